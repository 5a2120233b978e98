/** S4: sums of a period for the offices of the member's town. */
import type { LocalDate } from '../../domain/time.ts';
import { statisticsRoutes } from '../../wire/http/statistics-routes.ts';
import type { ComparedOffice } from '../../wire/http/statistics-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const townStatistics = (
  { from, until }: { readonly from: LocalDate; readonly until: LocalDate },
  options: HttpOptions = {},
): Reply<ComparedOffice[]> => askRelay(statisticsRoutes.townStatistics, { query: { from, until } }, options);
