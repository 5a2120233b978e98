/** Whether the mail address of an appointment is known to be its owner's (B7). */
import type { AppointmentFact } from './appointment.ts';
import { appointmentOf, evidenceFor } from './day.ts';
import type { Day } from './day.ts';
import type { LocalDate } from '../time.ts';

/**
 * True when staff booked or imported it, or the link of a mail was pressed, for this appointment or one that it was moved from. What
 * lies on a day that is not open counts as not confirmed. Anyone can type a stranger's address and any name.
 */
export function isMailConfirmed(
  appointment: AppointmentFact,
  dayOf: (date: LocalDate) => Day | null,
): boolean {
  const { id, date, channel, movedFrom } = appointment;
  const day = dayOf(date);
  if (day !== null && evidenceFor(day, id).some((e) => e.what === 'activated')) return true;
  if (movedFrom === null) return channel !== 'online';
  const before = dayOf(movedFrom.date);
  const earlier = before === null ? undefined : appointmentOf(before, movedFrom.visit);
  return earlier !== undefined && isMailConfirmed(earlier, dayOf);
}
