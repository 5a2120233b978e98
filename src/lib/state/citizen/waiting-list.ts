/** B11: whether an appointment can be exchanged for an earlier one, and what the office offers its citizen now. */
import { hoursOn } from '../../domain/office/calendar.ts';
import type { Office } from '../../domain/office/office.ts';
import type { OwnAppointment } from '../../domain/requests/answer.ts';
import { addDays, dateOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';

/** An offered place is at least an hour earlier than the appointment. */
const WORTHWHILE_MINUTES = 60;

/** An earlier place that is held for this citizen. */
export type HeldPlace = NonNullable<OwnAppointment['offer']>;

/** The place that is held now, or null. */
export const heldPlace = ({ state, offer }: OwnAppointment, now: Instant): HeldPlace | null =>
  state === 'booked' && offer !== null && offer.until > now ? offer : null;

/** There is still time for an offer, an answer to it, and the way to the office. */
export function mayWishEarlier({ rules }: Office, { start, state }: OwnAppointment, now: Instant): boolean {
  if (rules.offer === null || state !== 'booked') return false;
  return start - now >= (rules.offer + rules.leadMinutes + WORTHWHILE_MINUTES) * MINUTE_MS;
}

/** The appointment's page offers the waiting list. */
export const mayJoinWaitingList = (office: Office, appointment: OwnAppointment, now: Instant): boolean =>
  !appointment.wish && mayWishEarlier(office, appointment, now);

/** The opening days up to the appointment's own, from which on an earlier place may lie. */
export function daysToWishFrom(office: Office, { date }: OwnAppointment, now: Instant): LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = dateOf(now, office.timeZone); day <= date; day = addDays(day, 1))
    if (hoursOn(office, day).length > 0) days.push(day);
  return days;
}
