/**
 * The second factor of a member with a password: set up by the member, confirmed by a code before it counts, asked for
 * at each sign-in. What is being set up is in memory alone.
 */
import type { StaffId } from '../../../src/lib/domain/ids.ts';
import { err, ok } from '../../../src/lib/domain/result.ts';
import type { Result } from '../../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../../store/account-store.ts';
import type { Sessions, StaffRecords } from '../sessions.ts';
import { MadeToday } from '../made-today.ts';
import { makeSlowDown } from '../slow-down.ts';
import {
  appCodeAsTyped,
  factorUri,
  newFactorSecret,
  newRecoveryCodes,
  recoveryDigest,
  stepOfCode,
} from './one-time-codes.ts';
import type { Sealing } from './sealing.ts';

/** What the member is shown, once. */
export interface FactorSetUp {
  /** Base32. */
  readonly key: string;
  /** For the QR code. */
  readonly uri: string;
  readonly recoveryCodes: readonly string[];
}

export interface FactorState {
  readonly isOn: boolean;
  readonly recoveryCodesLeft: number;
}

/**
 * `wrong-code`: it is not one of now, or was used before. `second-factor-unreadable`: the key file is not the one that sealed it.
 * `retryAfterSeconds`: how long to wait.
 */
export type CodeRefusal = { readonly code: 'wrong-code' | 'second-factor-unreadable' } | TooMany;

interface TooMany {
  readonly code: 'too-many';
  readonly retryAfterSeconds: number;
}

export interface SecondFactors {
  state(member: StaffId): Promise<FactorState>;
  /** An operator has taken it away since the last look; said once. */
  wasFreed(member: StaffId): Promise<boolean>;
  /**
   * Anew each time; what was begun before does not count any more. `too-many`: the member has set up enough today.
   */
  begin(account: StaffAccount): Result<FactorSetUp, TooMany>;
  /**
   * Ends the other sessions of the member: an intruder's, too. `except`: the digest of the one that goes on.
   * `set-up-expired`: also where the code is of a set-up that another tab has begun anew since.
   */
  confirm(
    account: StaffAccount,
    code: string,
    except: string | null,
  ): Promise<Result<null, 'wrong-code' | 'set-up-expired' | 'not-signed-in'>>;
  /** Uses the code up. `counter`: which tries are counted together. */
  check(
    member: StaffId,
    code: string,
    counter: string,
  ): Promise<Result<'app' | 'recovery', CodeRefusal | { readonly code: 'no-second-factor' }>>;
  remove(member: StaffId): Promise<boolean>;
}

export interface SecondFactorsParts {
  readonly store: AccountStore;
  readonly staff: Pick<StaffRecords, 'office'>;
  readonly sessions: Pick<Sessions, 'endMember'>;
  /** The time of the world, which the phones show; without the shift that a relay may be tried out with. */
  readonly clock: () => Instant;
  readonly sealing: Sealing;
}

interface BegunSetUp {
  readonly shown: FactorSetUp;
  /** Key of the one before it, as another tab still shows. */
  readonly replaced: string | null;
  readonly until: Instant;
}

const SET_UP_MS = 15 * MINUTE_MS;
/** More than a lead can begin; a flood pushes out its own oldest. */
const MAX_SET_UPS = 1000;

export function openSecondFactors({
  store,
  staff,
  sessions,
  clock,
  sealing,
}: SecondFactorsParts): SecondFactors {
  const settingUp = new Map<StaffId, BegunSetUp>();
  /** Wrong codes of one member whose password was right. */
  const tries = makeSlowDown(clock, 10);
  const confirmed = new MadeToday();

  function begunBy(member: StaffId): BegunSetUp | null {
    const found = settingUp.get(member);
    return found === undefined || found.until <= clock() ? null : found;
  }

  return {
    async state(member) {
      const isOn = ((await store.secondFactor(member))?.sealed ?? null) !== null;
      return { isOn, recoveryCodesLeft: isOn ? await store.recoveryCodesLeft(member) : 0 };
    },
    async wasFreed(member) {
      const factor = await store.secondFactor(member);
      return factor !== null && factor.sealed === null && (await store.removeSecondFactor(member));
    },
    begin({ id, office, login }) {
      const untilNextMs = confirmed.waitFor(id, clock());
      if (untilNextMs > 0) return err({ code: 'too-many', retryAfterSeconds: Math.ceil(untilNextMs / 1000) });
      const key = newFactorSecret();
      const issuer = ['Foyer', staff.office(office)?.town ?? ''].join(' ').trim();
      const shown = { key, uri: factorUri(key, issuer, login), recoveryCodes: newRecoveryCodes() };
      const replaced = begunBy(id)?.shown.key ?? null;
      settingUp.delete(id);
      settingUp.set(id, { shown, replaced, until: clock() + SET_UP_MS });
      for (const oldest of settingUp.keys()) {
        if (settingUp.size <= MAX_SET_UPS) break;
        settingUp.delete(oldest);
      }
      return ok(shown);
    },
    async confirm({ id, office }, typed, except) {
      const begun = begunBy(id);
      if (begun === null) return err('set-up-expired');
      const { shown, replaced } = begun;
      const code = appCodeAsTyped(typed);
      const stepBy = (key: string | null): number | null =>
        code === null || key === null ? null : stepOfCode(key, code, clock());
      const step = stepBy(shown.key);
      if (step === null) return err(stepBy(replaced) === null ? 'wrong-code' : 'set-up-expired');
      const sealed = sealing.seal(shown.key, id);
      const digests = shown.recoveryCodes.map(recoveryDigest);
      const isStored = await sessions.endMember(id, except, () =>
        store.putSecondFactor({ office, member: id, sealed, lastStep: step }, digests, except),
      );
      settingUp.delete(id);
      if (isStored) confirmed.note(id, clock());
      return isStored ? ok(null) : err('not-signed-in');
    },
    async check(member, typed, counter) {
      const factor = await store.secondFactor(member);
      if (factor === null || factor.sealed === null) return err({ code: 'no-second-factor' });
      const key = `${member} ${counter}`;
      const waitMs = tries.waitFor(key);
      if (waitMs > 0) return err({ code: 'too-many', retryAfterSeconds: Math.ceil(waitMs / 1000) });
      // Counted before it is looked at: tries at the same moment do not get in for free.
      tries.failed(key);
      const code = appCodeAsTyped(typed);
      if (code === null) {
        if (!(await store.useRecoveryCode(member, recoveryDigest(typed)))) return err({ code: 'wrong-code' });
        tries.succeeded(key);
        return ok('recovery');
      }
      const secret = sealing.unseal(factor.sealed, member);
      if (secret === null) return err({ code: 'second-factor-unreadable' });
      const step = stepOfCode(secret, code, clock());
      if (step === null || !(await store.useFactorStep(member, step))) return err({ code: 'wrong-code' });
      tries.succeeded(key);
      return ok('app');
    },
    remove: (member) => store.removeSecondFactor(member),
  };
}
