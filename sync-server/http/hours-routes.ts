/** A lead looks what a change of the hours or the office would do. */
import { hoursRoutes } from '../../src/lib/wire/http/hours-routes.ts';
import type { PreviewHours } from '../people/preview-hours.ts';
import type { TellOutsidePeople } from '../people/outside-people.ts';
import type { PreviewOffice } from '../people/preview-office.ts';
import type { ServeRoute } from './serve-route.ts';

export interface HoursRoutesParts {
  readonly previewHours: PreviewHours;
  readonly previewOffice: PreviewOffice;
  readonly outsidePeople: TellOutsidePeople;
}

export function registerHoursRoutes(
  serve: ServeRoute,
  { previewHours, previewOffice, outsidePeople }: HoursRoutesParts,
): void {
  serve(
    hoursRoutes.previewHours,
    async ({ session, body, refuse }) => (await previewHours(session.office, body)) ?? refuse('not-ready'),
  );
  serve(
    hoursRoutes.previewOffice,
    async ({ session, body, refuse }) => (await previewOffice(session.office, body)) ?? refuse('not-ready'),
  );
  serve(
    hoursRoutes.outsidePeople,
    async ({ session, refuse }) => (await outsidePeople(session.office)) ?? refuse('not-ready'),
  );
}
