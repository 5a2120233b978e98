/** C3: the regions whose public holidays can close an office. The library that knows them is the relay's alone. */
import { hoursRoutes } from '../../wire/http/hours-routes.ts';
import type { HolidayRegion } from '../../wire/http/hours-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const holidayRegions = (options: HttpOptions = {}): Reply<readonly HolidayRegion[]> =>
  askRelay(hoursRoutes.holidayRegions, {}, options);
