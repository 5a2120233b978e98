/** B6: what was booked online of late, for the lead; and taking a wave of false bookings back. */
import { officeRoutes } from '../../src/lib/wire/http/office-routes.ts';
import type { Arbiter } from '../arbiter/arbiter.ts';
import type { ServeRoute } from './serve-route.ts';

export interface BookingRoutesParts {
  readonly bookings: Pick<Arbiter, 'seeBookings' | 'takeBack'>;
}

export function registerBookingRoutes(serve: ServeRoute, { bookings }: BookingRoutesParts): void {
  serve(
    officeRoutes.recentBookings,
    async ({ session, refuse }) => (await bookings.seeBookings(session.office)) ?? refuse('not-ready'),
  );

  serve(officeRoutes.takeBackBookings, ({ session, body }) =>
    bookings.takeBack(session.office, body, session.actor),
  );
}
