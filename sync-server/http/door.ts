/** Who asks over HTTP: the session of a surface's cookie. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { may } from '../../src/lib/domain/access.ts';
import type { Permission } from '../../src/lib/domain/access.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { StoredSession } from '../store/account-store.ts';
import type { CookieReader } from './cookies.ts';
import { sendHttpError } from './http-error.ts';

export interface Door {
  sessionOf(request: FastifyRequest, surface: Surface): Promise<StoredSession | null>;
  /** The member of staff who asks, if their role has the permission (`any`: all have); null after having refused. */
  staffWho(
    permission: Permission | 'any',
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<StoredSession | null>;
}

export function makeDoor(accounts: Pick<Accounts, 'session' | 'noteUse'>, { secretIn }: CookieReader): Door {
  async function sessionOf(request: FastifyRequest, surface: Surface): Promise<StoredSession | null> {
    const secret = secretIn(request.headers.cookie, surface);
    const session = secret === null ? null : await accounts.session(surface, secret);
    // Pages look by themselves whether there is news; what is changed a person has asked for (P4).
    if (session !== null && surface === 'staff' && request.method === 'POST')
      accounts.noteUse(session.digest);
    return session;
  }

  return {
    sessionOf,
    async staffWho(permission, request, reply) {
      const session = await sessionOf(request, 'staff');
      if (session !== null && (permission === 'any' || may(session.role, permission))) return session;
      sendHttpError(reply, session === null ? 'not-signed-in' : 'not-allowed');
      return null;
    },
  };
}
