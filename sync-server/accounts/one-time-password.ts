/** The password that the relay makes for a member: good for one sign-in, some days long. Its member chooses an own one. */
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { PAIRING_ALPHABET } from '../../src/lib/wire/pairing-code.ts';
import { GROUP_LENGTH, inGroups, newGroupedSecret } from './secrets.ts';

/** What a lead is shown, once. */
export interface OneTimePassword {
  readonly password: string;
  readonly expiresAt: Instant;
}

const ONE_TIME_MS = 7 * DAY_MINUTES * MINUTE_MS;

const GROUPS = 4;
const asTyped = new RegExp(`^[${PAIRING_ALPHABET.toLowerCase()}]{${GROUPS * GROUP_LENGTH}}$`);

/** `k7mt-p2xr-9hcd-w4zb`, 76 bits. */
export function newOneTimePassword(now: Instant): OneTimePassword {
  return { password: newGroupedSecret(GROUPS), expiresAt: now + ONE_TIME_MS };
}

/** Case, and what separates the groups, do not count. Anything else stays as it was typed. */
export function oneTimeAsTyped(typed: string): string {
  const letters = typed.replace(/[\s\p{Pd}]/gu, '').toLowerCase();
  return asTyped.test(letters) ? inGroups(letters) : typed;
}
