/** Whom changes have left outside, as the relay tells a lead (C3, C11). */
import type { HitPerson } from '../../domain/decide/hours-preview.ts';
import { hoursRoutes } from '../../wire/http/hours-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const outsidePeople = (options: HttpOptions = {}): Reply<readonly HitPerson[]> =>
  askRelay(hoursRoutes.outsidePeople, {}, options);
