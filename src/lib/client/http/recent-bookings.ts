/** B6: what was booked online of late, as the relay tells a lead, and taking some of it back. */
import type { TakeBack } from '../../domain/upkeep/recent-bookings.ts';
import { officeRoutes } from '../../wire/http/office-routes.ts';
import type { SeenBookings } from '../../wire/http/office-routes.ts';
import type { ReadReply } from '../../wire/http/route.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const recentBookings = (options: HttpOptions = {}): Reply<SeenBookings> =>
  askRelay(officeRoutes.recentBookings, {}, options);

/** Cancels a portion of the selection; `left` says how many appointments of it still stand. */
export const requestTakeBack = (
  selection: TakeBack,
  options: HttpOptions = {},
): Reply<ReadReply<typeof officeRoutes.takeBackBookings>> =>
  askRelay(officeRoutes.takeBackBookings, { body: selection }, options);

type Exempted = ReadReply<typeof officeRoutes.exemptMails>;

export const exemptMails = (options: HttpOptions = {}): Reply<Exempted> =>
  askRelay(officeRoutes.exemptMails, {}, options);

export const exemptMail = (mail: string, isExempt: boolean, options: HttpOptions = {}): Reply<Exempted> =>
  askRelay(officeRoutes.exemptMail, { body: { mail, isExempt } }, options);
