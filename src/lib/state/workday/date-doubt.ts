/** Whether a kiosk or a counter should trust its date (M15), and what a person says instead. */
import type { Clock } from '../../client/types.ts';
import { doubtOfDate } from '../../domain/requests/clock-correction.ts';
import type { DateDoubt } from '../../domain/requests/clock-correction.ts';
import type { Office } from '../../domain/office/office.ts';
import { dateOf, instantOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/time.ts';

/** Null: it may. `checking`: the relay is being asked. */
export function dateDoubtOf(
  clock: Pick<Clock, 'source' | 'knownAt' | 'now' | 'otherTime'>,
  { timeZone }: Office,
): DateDoubt | 'checking' | null {
  const { source, otherTime } = clock;
  const doubt = doubtIn(clock, otherTime, timeZone);
  return doubt !== null && source === 'asking' ? 'checking' : doubt;
}

function doubtIn(
  { source, knownAt, now }: Pick<Clock, 'source' | 'knownAt' | 'now'>,
  otherTime: Instant | null,
  timeZone: string,
): DateDoubt | null {
  // A page that went on over a night in which its device slept.
  if (otherTime !== null) return dateOf(otherTime, timeZone) === dateOf(now(), timeZone) ? null : 'new-day';
  return source === 'measured' || source === 'told' ? null : doubtOfDate(now(), knownAt, timeZone);
}

/** The instant that a person means who has confirmed this minute, or set another. */
export function timeTold(date: LocalDate, time: LocalTime, { timeZone }: Office, now: Instant): Instant {
  const minute = instantOf(date, time, timeZone);
  return minute <= now && now < minute + MINUTE_MS ? now : minute + MINUTE_MS / 2;
}
