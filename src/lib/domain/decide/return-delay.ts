/**
 * When a place that a booking gives up is free again (C10). One booking holds one place back at most. Else moves and a
 * cancellation right behind them would take one place after the other for the length of the delay.
 */
import type { AppointmentEvent } from '../day/appointment.ts';
import { appointmentOf, visitIn } from '../day/day.ts';
import type { OfficeState } from './decision.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/**
 * Milliseconds until the place of this appointment is free again. At once where the booking holds another place back
 * already. The place that it left first stays held: it was the booking's for longest, and so is the one to pass on.
 */
export function returnDelayMs(
  state: OfficeState,
  event: AppointmentEvent,
  now: Instant,
  random: () => number,
): number {
  if (isPlaceHeldBack(state, event, now)) return 0;
  return Math.round(random() * state.office.rules.returnDelay * MINUTE_MS);
}

/** A place that this booking has left is not free again yet. */
export function isPlaceHeldBack(state: OfficeState, { movedFrom }: AppointmentEvent, now: Instant): boolean {
  for (let left = movedFrom; left !== null;) {
    const day = state.day(left.date);
    const event = day === null ? undefined : appointmentOf(day, left.visit);
    if (day === null || event === undefined) return false;
    if ((visitIn(day, event.id)?.freeAt ?? now) > now) return true;
    left = event.movedFrom;
  }
  return false;
}
