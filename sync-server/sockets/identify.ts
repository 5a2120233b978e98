/** Who is at the socket: by the surface's cookie, by a booking's secret, or unknown. */
import { assertNever } from '../../src/lib/domain/result.ts';
import type { Credential } from '../../src/lib/wire/surface.ts';
import { identityOf } from '../accounts/accounts.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { actorOf } from '../accounts/secrets.ts';
import type { CookieReader } from '../http/cookies.ts';
import type { Visitor } from './admission.ts';

/** Null: names a surface that is not signed in here. */
export async function identify(
  accounts: Pick<Accounts, 'session'>,
  { secretIn }: CookieReader,
  credential: Credential,
  cookies: string | undefined,
): Promise<Visitor | null> {
  switch (credential.type) {
    case 'none':
      return { identity: { role: 'public', actor: null, office: null }, session: null };
    // The secret is not compared with anything: a client that has it is this actor (P1).
    case 'secret':
      return {
        identity: { role: 'citizen', actor: actorOf(credential.secret), office: null },
        session: null,
      };
    case 'surface': {
      const secret = secretIn(cookies, credential.surface);
      const session = secret === null ? null : await accounts.session(credential.surface, secret);
      return session === null ? null : { identity: identityOf(session), session: session.digest };
    }
    default:
      return assertNever(credential);
  }
}
