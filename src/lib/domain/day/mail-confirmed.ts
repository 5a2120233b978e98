/** What the mailbox of an appointment has to do with it (B7): whose it is, and which time it was told last. */
import type { AppointmentEvent } from './appointment.ts';
import { appointmentOf, stepsFor } from './day.ts';
import type { Day } from './day.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/**
 * True when staff booked or imported it, or the link of a mail was pressed, for this appointment or one that it was moved from. What
 * lies on a day that is not open counts as not confirmed. Anyone can type a stranger's address and any name.
 */
export function isMailConfirmed(
  appointment: AppointmentEvent,
  dayOf: (date: LocalDate) => Day | null,
): boolean {
  const { id, date, channel, movedFrom } = appointment;
  const day = dayOf(date);
  if (day !== null && stepsFor(day, id).some((e) => e.what === 'activated')) return true;
  if (movedFrom === null) return channel !== 'online';
  const before = dayOf(movedFrom.date);
  const earlier = before === null ? undefined : appointmentOf(before, movedFrom.visit);
  return earlier !== undefined && isMailConfirmed(earlier, dayOf);
}

/** B7: a citizen who moves a booking more than once gets one mail about it, at the latest after this time. */
export const MOVED_WAIT_MS = 2 * MINUTE_MS;

/**
 * The time of which the last mail before this move has told; null: it was not moved, or its day is not open. A mail
 * goes out a wait after the first move that it tells of, and tells of the newest by then.
 */
export function timeToldBefore(
  moved: AppointmentEvent,
  dayOf: (date: LocalDate) => Day | null,
): Instant | null {
  const [first, ...moves] = beforeMove(moved, dayOf);
  if (first === undefined) return null;
  // The first one that is known here may be a move of one that is not.
  let told = first.movedFrom === null ? first.start : null;
  let waitsSince = first.movedFrom === null ? null : first.at;
  let last = first;
  for (const move of [...moves, moved]) {
    if (waitsSince === null) waitsSince = move.at;
    else if (move.at - waitsSince >= MOVED_WAIT_MS) [told, waitsSince] = [last.start, move.at];
    last = move;
  }
  return told;
}

/** What an appointment was before, earliest first, as far as its days are open. */
function beforeMove(
  { movedFrom }: AppointmentEvent,
  dayOf: (date: LocalDate) => Day | null,
): readonly AppointmentEvent[] {
  const day = movedFrom === null ? null : dayOf(movedFrom.date);
  const before = day === null || movedFrom === null ? undefined : appointmentOf(day, movedFrom.visit);
  return before === undefined ? [] : [...beforeMove(before, dayOf), before];
}
