/** A lead looks what a change of hours would do. */
import { hoursRoutes } from '../../src/lib/wire/http/hours-routes.ts';
import type { PreviewHours } from '../people/preview-hours.ts';
import type { ServeRoute } from './serve-route.ts';

export interface HoursRoutesParts {
  readonly previewHours: PreviewHours;
}

export function registerHoursRoutes(serve: ServeRoute, { previewHours }: HoursRoutesParts): void {
  serve(
    hoursRoutes.previewHours,
    async ({ session, body, refuse }) => (await previewHours(session.office, body)) ?? refuse('not-ready'),
  );
}
