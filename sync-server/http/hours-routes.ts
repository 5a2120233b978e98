/** A lead looks what a change of the hours or the office would do. */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { hoursRoutes } from '../../src/lib/wire/http/hours-routes.ts';
import { regionsWithHolidays } from '../offices/public-holidays.ts';
import type { PreviewHours } from '../people/preview-hours.ts';
import type { TellOutsidePeople } from '../people/outside-people.ts';
import type { PreviewOffice } from '../people/preview-office.ts';
import type { ServeRoute } from './serve-route.ts';

export interface HoursRoutesParts {
  readonly previewHours: PreviewHours;
  readonly previewOffice: PreviewOffice;
  readonly outsidePeople: TellOutsidePeople;
  /** The office as it counts now; null: it cannot be asked. */
  readonly countingOffice: (office: OfficeId) => Promise<Office | null>;
}

export function registerHoursRoutes(
  serve: ServeRoute,
  { previewHours, previewOffice, outsidePeople, countingOffice }: HoursRoutesParts,
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
  serve(hoursRoutes.holidayRegions, async ({ session, refuse }) => {
    const office = await countingOffice(session.office);
    return office === null ? refuse('not-ready') : regionsWithHolidays(office);
  });
}
