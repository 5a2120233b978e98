/** What a change of hours would do, as the relay reckons it from all that is booked. */
import type { HoursPreview } from '../../domain/decide/hours-preview.ts';
import { hoursRoutes } from '../../wire/http/hours-routes.ts';
import type { ProposedHours } from '../../wire/http/hours-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const previewHours = (
  { windows, closures }: ProposedHours,
  options: HttpOptions = {},
): Reply<HoursPreview> => askRelay(hoursRoutes.previewHours, { body: { windows, closures } }, options);
