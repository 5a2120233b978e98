/** Which new password a member may choose, and asking those who are signed in for theirs once more. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { isProviderLogin } from '../../src/lib/domain/provider-login.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount, StoredSession } from '../store/account-store.ts';
import { isGuessable } from './guessable.ts';
import { BUSY_RETRY_SECONDS } from './hash-queue.ts';
import { homeAccountOf } from './home-account.ts';
import type { Passwords } from './passwords.ts';
import type { Sessions, StaffRecords } from './sessions.ts';
import { makeSlowDown } from './slow-down.ts';

export type PasswordRefusal = 'password-guessable' | 'password-unchanged';

/**
 * `wrong-password`: of the member who is signed in. `confirm-at-provider`: they have none, and have to sign in there anew.
 * `retryAfterSeconds`: how long to wait.
 */
export type ConfirmRefusal =
  | { readonly code: 'wrong-password' | 'confirm-at-provider' | 'not-signed-in' }
  | { readonly code: 'too-many' | 'busy'; readonly retryAfterSeconds: number };

export interface PasswordRules {
  /** Null: it may be chosen. */
  refusalOf(
    password: string,
    owner: { readonly office: OfficeId; readonly login: string; readonly name: string },
  ): PasswordRefusal | null;
  /**
   * The account with which the member of the session has signed in, if the password is its own and the session still
   * stands after it was looked at.
   */
  confirm(session: StoredSession, password: string): Promise<Result<StaffAccount, ConfirmRefusal>>;
}

export interface PasswordRulesParts {
  readonly store: AccountStore;
  readonly staff: Pick<StaffRecords, 'office'>;
  readonly sessions: Pick<Sessions, 'overAmong'>;
  readonly clock: () => Instant;
  readonly passwords: Passwords;
  /** The member of the session with this digest has just said at the provider who they are. */
  readonly isConfirmedAtProvider: (digest: string) => boolean;
}

export function openPasswordRules({
  store,
  staff,
  sessions,
  clock,
  passwords,
  isConfirmedAtProvider,
}: PasswordRulesParts): PasswordRules {
  /** Tries of one member who is signed in: a stolen session guesses no password. */
  const whileSignedIn = makeSlowDown(clock, 5);

  return {
    refusalOf(password, { office, login, name }) {
      const record = staff.office(office);
      const onTheDoor = record === null ? [] : [record.town, ...Object.values(record.name)];
      return isGuessable(password, [login, name, office, ...onTheDoor]) ? 'password-guessable' : null;
    },
    async confirm({ office, member, digest }, password) {
      const account = await homeAccountOf(store, { office, member });
      if (account === null) return err({ code: 'not-signed-in' });
      if (isProviderLogin(account.login))
        return isConfirmedAtProvider(digest) ? ok(account) : err({ code: 'confirm-at-provider' });
      // Left out: nothing was guessed.
      if (password === '') return err({ code: 'wrong-password' });
      const waitMs = whileSignedIn.waitFor(account.id);
      if (waitMs > 0) return err({ code: 'too-many', retryAfterSeconds: Math.ceil(waitMs / 1000) });
      if (passwords.isBusy('known')) return err({ code: 'busy', retryAfterSeconds: BUSY_RETRY_SECONDS });
      whileSignedIn.failed(account.id);
      const right = await passwords.compare('known', password, account.password);
      if (!right.ok) return err({ code: 'busy', retryAfterSeconds: BUSY_RETRY_SECONDS });
      if (!right.value) return err({ code: 'wrong-password' });
      whileSignedIn.succeeded(account.id);
      // Another lead may have ended the session meanwhile: who asks may have been removed, or have another role.
      const isOver = (await sessions.overAmong([digest])).has(digest);
      const still = isOver ? null : await store.staffById(account.office, account.id);
      return still?.password === account.password ? ok(still) : err({ code: 'not-signed-in' });
    },
  };
}
