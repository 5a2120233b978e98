/** C3: other times for an appointment that a change of the office hits. They are free now, and not held. */
import type { AppointmentEvent } from '../day/appointment.ts';
import { freeStarts } from '../office/capacity.ts';
import type { DaySlots } from '../office/capacity.ts';
import type { Office } from '../office/office.ts';
import { placesPausedUntil } from '../office/rescue.ts';
import type { Alternative } from '../requests/answer.ts';
import { needOf } from '../requests/need.ts';
import { daysBetween, startOfDay } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

export const MOST_PROPOSALS = 3;

export interface ProposingOffice {
  readonly office: Office;
  bookableDays(): readonly LocalDate[];
  slots(date: LocalDate): DaySlots | null;
}

/**
 * Up to three times for the same services, a day each, earliest first; none where they cannot be booked online. They lie on the nearest days, each at the time of
 * day that is nearest to the one that was booked. So those who lose a day are not all sent to its edge.
 */
export function proposalsFor(
  state: ProposingOffice,
  { date, start, services }: Pick<AppointmentEvent, 'date' | 'start' | 'services'>,
  now: Instant,
): Alternative[] {
  const { office } = state;
  if (placesPausedUntil(office, now) !== null) return [];
  const need = needOf(office, services, 'online');
  if (!need.ok) return [];
  const { lanes, minutes } = need.value;
  const wish = start - startOfDay(date, office.timeZone);
  const found: Alternative[] = [];
  for (const day of byNearness(state.bookableDays(), date)) {
    if (found.length === MOST_PROPOSALS) break;
    const free = state.slots(day);
    if (free === null) continue;
    const midnight = startOfDay(day, office.timeZone);
    const distance = (at: Instant): number => Math.abs(at - midnight - wish);
    const starts = freeStarts(free, lanes, minutes, 'online', now, office.rules.leadMinutes);
    const [first, ...others] = starts.map((one) => one.start);
    if (first === undefined) continue;
    const nearest = others.reduce((best, one) => (distance(one) < distance(best) ? one : best), first);
    found.push({ date: day, start: nearest });
  }
  return found.sort((a, b) => a.start - b.start);
}

/** The nearest days first; of two as near, the later: a citizen may no longer have time on an earlier day. */
function byNearness(days: readonly LocalDate[], to: LocalDate): LocalDate[] {
  const away = new Map(days.map((day) => [day, Math.abs(daysBetween(to, day))]));
  return [...days].sort((a, b) => away.get(a)! - away.get(b)! || (a < b ? 1 : -1));
}
