/** Steps that several account routes share: the password once more, the note in the staff log, the session before. */
import type { FastifyRequest } from 'fastify';
import type { StaffId } from '../../src/lib/domain/ids.ts';
import type { Session } from '../../src/lib/wire/http/session-routes.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Asking } from '../accounts/members.ts';
import type { ConfirmRefusal } from '../accounts/password-rules.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { StoredSession } from '../store/account-store.ts';
import type { CookieReader } from './cookies.ts';
import type { Refuse } from './serve-route.ts';

export interface AccountSteps {
  /** A browser's cookie holds one session of a surface: the one that it held before is over. */
  endEarlier(request: FastifyRequest, surface: Surface): Promise<void>;
  /** P5 */
  noteMember(
    by: StoredSession,
    what:
      'member-removed' | 'password-set' | 'sessions-ended' | 'second-factor-set' | 'second-factor-removed',
    member: StaffId | null | undefined,
  ): void;
  /**
   * A session alone changes no accounts: its owner says the password once more, or has just signed in anew at the
   * provider. Null after having refused.
   */
  confirmPassword(
    asked: { readonly session: StoredSession; readonly refuse: Refuse<ConfirmRefusal['code']> },
    password: string | undefined,
  ): Promise<Asking | null>;
}

export function makeAccountSteps(
  accounts: Pick<Accounts, 'signOut' | 'note' | 'confirm'>,
  { secretIn }: CookieReader,
): AccountSteps {
  return {
    async endEarlier(request, surface) {
      const secret = secretIn(request.headers.cookie, surface);
      if (secret !== null) await accounts.signOut(surface, secret);
    },
    noteMember(by, what, member) {
      if (member) accounts.note(by, { what, member });
    },
    async confirmPassword({ session, refuse }, password = '') {
      const account = await accounts.confirm(session, password);
      if (account.ok) return { account: account.value, password, digest: session.digest };
      refuse(account.error);
      return null;
    },
  };
}

/** The operator has turned passwords off: everyone signs in at the provider. */
export const isWithoutPasswords = ({ provider }: Pick<Accounts, 'provider'>): boolean =>
  provider?.settings.only === true;

/** P12: password, second factor and calendar feed belong to the account, and are changed where the member signs in. */
export const isAtOtherOffice = ({ home }: StoredSession): boolean => (home ?? null) !== null;

/** What a surface learns of its own session. */
export const publicPart = (session: StoredSession, now: Instant): Session => ({
  ...{ office: session.office, actor: session.actor, role: session.role, name: session.name },
  ...(session.member && { member: session.member }),
  ...(session.home && { home: session.home }),
  ...(session.surface === 'staff' && { endsAt: session.expiresAt, lastsMs: session.expiresAt - now }),
});
