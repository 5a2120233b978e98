/** S4: the offices of a town beside each other, for who reads the statistics of one of them. */
import { statisticsRoutes } from '../../src/lib/wire/http/statistics-routes.ts';
import type { TownStatistics } from '../people/town-statistics.ts';
import type { ServeRoute } from './serve-route.ts';

export interface StatisticsRoutesParts {
  readonly townStatistics: TownStatistics;
}

export function registerStatisticsRoutes(serve: ServeRoute, { townStatistics }: StatisticsRoutesParts): void {
  serve(statisticsRoutes.townStatistics, async ({ request, session, refuse }) => {
    const query = statisticsRoutes.townStatistics.query.safeParse(request.query);
    if (!query.success) return refuse({ code: 'invalid-field', message: 'from, until: days as 2026-11-30' });
    return townStatistics(session.office, query.data);
  });
}
