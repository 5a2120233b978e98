/**
 * Tries of passwords: who may try now, and whether the password fits. A browser that the member has used before has a
 * counter of its own, so that wrong tries from elsewhere never keep it out.
 */
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';
import { normalLogin } from './members.ts';
import { BUSY_RETRY_SECONDS } from './hash-queue.ts';
import type { HashRank } from './hash-queue.ts';
import { oneTimeAsTyped } from './one-time-password.ts';
import type { Passwords } from './passwords.ts';
import { digestOf } from './secrets.ts';
import { makeSlowDown } from './slow-down.ts';
import type { SlowDown } from './slow-down.ts';

export interface PasswordTry {
  readonly office: OfficeId;
  readonly login: string;
  readonly password: string;
  /** The secret of the browser's cookie; null: no member has signed in there yet. */
  readonly browser: string | null;
  readonly address: string;
}

/** `password-expired`: it was right, and its days are over. */
export type PasswordTryRefusal =
  | { readonly code: 'wrong-credentials' | 'password-expired' }
  | { readonly code: 'too-many' | 'busy'; readonly retryAfterSeconds: number };

export interface RightPassword {
  readonly account: StaffAccount;
  /** Sets the count of wrong tries to zero. */
  readonly forgiveTries: () => void;
  /** Which tries of codes are counted together: those of a known browser apart. */
  readonly counter: string;
}

export interface PasswordTries {
  check(tried: PasswordTry): Promise<Result<RightPassword, PasswordTryRefusal>>;
}

const busy = { code: 'busy', retryAfterSeconds: BUSY_RETRY_SECONDS } as const;

export function openPasswordTries({
  store,
  clock,
  passwords,
}: {
  readonly store: AccountStore;
  readonly clock: () => Instant;
  readonly passwords: Passwords;
}): PasswordTries {
  /** Tries for one login in one browser that knows it: its owner's own typing mistakes. */
  const inKnownBrowser = makeSlowDown(clock, 5);
  /** Tries for one login from one address: a guesser elsewhere does not lock its owner out. */
  const fromAddress = makeSlowDown(clock, 5);
  /** Tries for one login from everywhere: more than any of its owner's own mistakes. */
  const fromEverywhere = makeSlowDown(clock, 100);
  /** Tries from one address for any login: a whole office may share one address. */
  const atAddress = makeSlowDown(clock, 30);

  /** Which counters this try is up against, and where it stands in the queue for a hash. */
  async function standingOf(
    { office, login, address, browser }: PasswordTry,
    member: StaffId | null,
  ): Promise<{ readonly rank: HashRank; readonly counters: readonly (readonly [SlowDown, string])[] }> {
    const until = await store.freedUntil(office, normalLogin(login));
    const isFreed = until !== null && until > clock();
    // An operator who frees a login gives it fresh counters.
    const key = `${office}:${normalLogin(login)}${isFreed ? ` ${until}` : ''}`;
    const digest = browser === null ? null : digestOf(browser);
    if (digest !== null && member !== null && (await store.isKnownBrowser(digest, member)))
      return { rank: 'known', counters: [[inKnownBrowser, `${key} ${digest}`]] };
    const ofLogin = [
      [fromAddress, `${key} ${address}`],
      [fromEverywhere, key],
    ] as const;
    return { rank: 'stranger', counters: isFreed ? ofLogin : [...ofLogin, [atAddress, address]] };
  }

  return {
    async check(tried: PasswordTry): Promise<Result<RightPassword, PasswordTryRefusal>> {
      const account = await store.staffByLogin(tried.office, normalLogin(tried.login));
      const { rank, counters } = await standingOf(tried, account?.id ?? null);
      const waitMs = Math.max(...counters.map(([counter, key]) => counter.waitFor(key)));
      if (waitMs > 0) return err({ code: 'too-many', retryAfterSeconds: Math.ceil(waitMs / 1000) });
      if (passwords.isBusy(rank)) return err(busy);
      // Counted before it is looked at: tries at the same moment do not get in for free.
      for (const [counter, key] of counters) counter.failed(key);
      const oneTimeUntil = account?.oneTimeUntil ?? null;
      const typed = oneTimeUntil === null ? tried.password : oneTimeAsTyped(tried.password);
      const right = await passwords.compare(rank, typed, account?.password ?? null);
      if (!right.ok) return err(busy);
      if (account === null || !right.value) return err({ code: 'wrong-credentials' });
      const forgiveTries = (): void => {
        for (const [counter, key] of counters) counter.succeeded(key);
      };
      // Said to its owner alone: the password was right.
      if (oneTimeUntil !== null && oneTimeUntil <= clock()) {
        forgiveTries();
        return err({ code: 'password-expired' });
      }
      const counter = rank === 'known' && tried.browser !== null ? digestOf(tried.browser) : 'elsewhere';
      return ok({ account, forgiveTries, counter });
    },
  };
}
