/** Whether a kiosk or a counter should trust its date (M15), and what a person says instead. */
import type { Clock } from '../../client/types.ts';
import { doubtOfDate } from '../../domain/requests/clock-correction.ts';
import type { DateDoubt } from '../../domain/requests/clock-correction.ts';
import type { Office } from '../../domain/office/office.ts';
import { instantOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/time.ts';

/** Null: it may. `checking`: the relay is being asked. */
export function dateDoubtOf(
  clock: Pick<Clock, 'source' | 'knownAt' | 'now'>,
  { timeZone }: Office,
): DateDoubt | 'checking' | null {
  const { source } = clock;
  if (source === 'measured' || source === 'told') return null;
  const doubt = doubtOfDate(clock.now(), clock.knownAt, timeZone);
  return doubt !== null && source === 'asking' ? 'checking' : doubt;
}

/** The instant that a person means who has confirmed this minute, or set another. */
export function timeTold(date: LocalDate, time: LocalTime, { timeZone }: Office, now: Instant): Instant {
  const minute = instantOf(date, time, timeZone);
  return minute <= now && now < minute + MINUTE_MS ? now : minute + MINUTE_MS / 2;
}
