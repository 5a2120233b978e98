/** The lead who attacks: signed in at the largest office, in one browser or several. */
import { dateOf } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addTo } from '../../tests/support/attacks/attacker.ts';
import type { Outcome, Target } from '../../tests/support/attacks/attacker.ts';
import { openAccounts } from '../support/accounts.ts';
import type { SignedIn } from '../support/accounts.ts';
import { openStaffDevice } from '../support/device.ts';
import type { StaffDevice } from '../support/device.ts';
import { LARGEST } from './offices.ts';

export const office = LARGEST as Office['id'];
export const today = (): LocalDate => dateOf(Date.now(), 'Europe/Berlin');

/** Browsers in which the lead may be signed in. */
export const LEADS = 10;

/** By browser. The token of the first link is good for one process, once. */
const browsers = new Map<number, Promise<SignedIn>>();

export function signedIn(target: Target, browser: number): Promise<SignedIn> {
  const { url, firstLead } = target;
  const known = browsers.get(browser);
  if (known !== undefined) return known;
  const accounts = openAccounts(url, office);
  // One after the other: sign-ins at once from one address count as tries until they have succeeded.
  const fresh =
    browser === 0
      ? accounts.firstLead(firstLead ?? '')
      : signedIn(target, browser - 1).then(() => accounts.again(`bench-lead-${browser}`));
  browsers.set(browser, fresh);
  return fresh;
}

export interface Lead {
  readonly device: StaffDevice;
  readonly actor: string;
  /** Counts what became of it, and does not throw. */
  ask(asked: Parameters<StaffDevice['ask']>[0]): Promise<boolean>;
}

export async function asLead(target: Target, outcome: Outcome, browser = 0): Promise<Lead> {
  const who = await signedIn(target, browser);
  const device = await openStaffDevice(target.url, who, { office, date: today(), now: Date.now });
  return {
    device,
    actor: who.actor,
    async ask(asked) {
      const word = await device.ask(asked).then(
        (answer) => {
          for (const { reason } of answer.notTaken ?? []) addTo(outcome, `not taken: ${reason}`);
          return 'granted';
        },
        (error: unknown) => (error instanceof Error ? error.message : 'no answer'),
      );
      addTo(outcome, word);
      return word === 'granted';
    },
  };
}
