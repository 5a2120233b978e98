/** P12: an authority's lead sees all offices of the town, and goes from desk to desk. */
import type { Instant } from '../../src/lib/domain/time.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { authorityRoutes, MOST_OF_AUTHORITY } from '../../src/lib/wire/http/authority-routes.ts';
import type { OfficeOfAuthority } from '../../src/lib/wire/http/authority-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { publicPart } from './account-steps.ts';
import type { Cookies } from './cookies.ts';
import type { ServeRoute } from './serve-route.ts';

export interface AuthorityRoutesParts {
  readonly accounts: Pick<Accounts, 'authority'>;
  readonly cookies: Pick<Cookies, 'set'>;
  readonly clock: () => Instant;
  /** In the order of the ids; one that is not served is left out. */
  readonly tellOffices: (offices: readonly OfficeId[]) => Promise<OfficeOfAuthority[]>;
}

export function registerAuthorityRoutes(
  serve: ServeRoute,
  { accounts, cookies, clock, tellOffices }: AuthorityRoutesParts,
): void {
  const { authority } = accounts;

  serve(authorityRoutes.authorityOffices, ({ session }) =>
    tellOffices(authority.officesOf(session).slice(0, MOST_OF_AUTHORITY)),
  );

  serve(authorityRoutes.enterOffice, async ({ reply, session, body, refuse }) => {
    const entered = await authority.enter(session, body.office, body.device);
    if (!entered.ok) return refuse(entered.error);
    cookies.set(reply, entered.value);
    return publicPart(entered.value.session, clock());
  });
}
