/** Visits that staff look for, as the relay finds them on all days that are kept. */
import { searchRoutes } from '../../wire/http/search-routes.ts';
import type { FoundVisits } from '../../wire/http/search-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const searchVisits = (text: string, options: HttpOptions = {}): Reply<FoundVisits> =>
  askRelay(searchRoutes.searchVisits, { body: { text } }, options);
