/** B6: what was booked online of late, taking a wave of false bookings back, and addresses without a limit. */
import { ok } from '../../src/lib/domain/result.ts';
import { officeRoutes } from '../../src/lib/wire/http/office-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { ExemptMails } from '../accounts/exempt-mails.ts';
import type { Arbiter } from '../arbiter/arbiter.ts';
import type { ServeRoute } from './serve-route.ts';

export interface BookingRoutesParts {
  readonly bookings: Pick<Arbiter, 'seeBookings' | 'takeBack'>;
  readonly exemptMails: ExemptMails;
  readonly accounts: Pick<Accounts, 'note'>;
}

export function registerBookingRoutes(
  serve: ServeRoute,
  { bookings, exemptMails, accounts }: BookingRoutesParts,
): void {
  serve(
    officeRoutes.recentBookings,
    async ({ session, refuse }) => (await bookings.seeBookings(session.office)) ?? refuse('not-ready'),
  );

  serve(officeRoutes.takeBackBookings, ({ session, body }) =>
    bookings.takeBack(session.office, body, session.actor),
  );

  serve(officeRoutes.exemptMails, async ({ session }) => ({
    mails: exemptMails.list(session.office),
  }));

  serve(officeRoutes.exemptMail, async ({ session, body: { mail, isExempt }, refuse }) => {
    const { office } = session;
    const changed = isExempt
      ? await exemptMails.add(office, mail)
      : ok(await exemptMails.remove(office, mail));
    if (!changed.ok) return refuse(changed.error);
    if (changed.value) accounts.note(session, { what: isExempt ? 'mail-exempted' : 'mail-limited' });
    return { mails: exemptMails.list(office) };
  });
}
