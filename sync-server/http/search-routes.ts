/** Staff look for a visit on any day that the office keeps. */
import { may } from '../../src/lib/domain/access.ts';
import { parseSearch } from '../../src/lib/domain/search/search-query.ts';
import { searchRoutes } from '../../src/lib/wire/http/search-routes.ts';
import type { SearchVisits } from '../people/search-visits.ts';
import type { ServeRoute } from './serve-route.ts';

export interface SearchRoutesParts {
  readonly searchVisits: SearchVisits;
}

export function registerSearchRoutes(serve: ServeRoute, { searchVisits }: SearchRoutesParts): void {
  serve(searchRoutes.searchVisits, async ({ session, body, refuse }) => {
    const found = await searchVisits(session.office, {
      parse: (today) => parseSearch(body.text, today),
      withPast: may(session.role, 'search-past'),
    });
    if (found === null) return refuse('not-ready');
    if (!found.ok) return refuse(`search-${found.error}`);
    return { visits: [...found.value.visits], hasMore: found.value.hasMore };
  });
}
