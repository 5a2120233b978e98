/** S1, S4: what of the statistics comes over HTTP. The figures themselves are documents. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { LocalMonth } from '../../src/lib/domain/time.ts';
import { statisticsRoutes } from '../../src/lib/wire/http/statistics-routes.ts';
import type { TownStatistics } from '../people/town-statistics.ts';
import type { ServeRoute } from './serve-route.ts';

export interface StatisticsRoutesParts {
  readonly townStatistics: TownStatistics;
  readonly countedMonths: (office: OfficeId) => Promise<LocalMonth[]>;
}

export function registerStatisticsRoutes(
  serve: ServeRoute,
  { townStatistics, countedMonths }: StatisticsRoutesParts,
): void {
  serve(statisticsRoutes.townStatistics, async ({ request, session, refuse }) => {
    const query = statisticsRoutes.townStatistics.query.safeParse(request.query);
    if (!query.success) return refuse({ code: 'invalid-field', message: 'from, until: days as 2026-11-30' });
    return townStatistics(session.office, query.data);
  });
  serve(statisticsRoutes.countedMonths, ({ session }) => countedMonths(session.office));
}
