/** B6: what was booked online of late, as the relay tells a lead, and taking some of it back. */
import { z } from 'zod';
import type { TakeBack } from '../../domain/upkeep/recent-bookings.ts';
import { instant } from '../../domain/time.ts';
import { getJson, postJson } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

const bookingsSeen = z.object({
  until: instant,
  groups: z.array(
    z.object({
      hour: instant,
      origin: z.string().nullable(),
      reserved: z.int().min(0),
      confirmed: z.int().min(0),
    }),
  ),
});
export type BookingsSeen = z.infer<typeof bookingsSeen>;

const takenBack = z.object({ cancelled: z.int().min(0), left: z.int().min(0) });

/** Groups that the relay takes in one request. */
export const MOST_GROUPS = 500;

export const recentBookings = (options: HttpOptions = {}): Reply<BookingsSeen> =>
  getJson('/api/bookings/recent', bookingsSeen, options);

/** Cancels a portion of the selection; `left` says how many appointments of it still stand. */
export const requestTakeBack = (
  selection: TakeBack,
  options: HttpOptions = {},
): Reply<z.infer<typeof takenBack>> => postJson('/api/bookings/take-back', selection, takenBack, options);
