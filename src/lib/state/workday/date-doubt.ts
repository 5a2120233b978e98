/** Whether a kiosk or a counter should trust its date (M15), and what a person says instead. */
import type { Clock } from '../../client/types.ts';
import { doubtOfDate } from '../../domain/requests/clock-correction.ts';
import type { DateDoubt } from '../../domain/requests/clock-correction.ts';
import type { Office } from '../../domain/office/office.ts';
import { dateOf, instantOf, MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/time.ts';

/** Null: it may. `checking`: the relay is being asked. */
export function dateDoubtOf(
  clock: Pick<Clock, 'source' | 'knownAt' | 'now' | 'otherTime' | 'page'>,
  { timeZone }: Office,
): DateDoubt | 'checking' | null {
  const { source, otherTime } = clock;
  const doubt = doubtIn(clock, otherTime, timeZone);
  return doubt !== null && source === 'asking' ? 'checking' : doubt;
}

function doubtIn(
  { source, knownAt, now, page }: Pick<Clock, 'source' | 'knownAt' | 'now' | 'page'>,
  otherTime: Instant | null,
  timeZone: string,
): DateDoubt | null {
  if (otherTime !== null) {
    // A page that went on over a night in which its device slept.
    if (dateOf(otherTime, timeZone) !== dateOf(now(), timeZone)) return 'new-day';
    // A laptop goes by its own clock, which went on while it slept. A kiosk goes by its page's, since it is not to
    // sleep. Where it did all the same, it is behind by as much, and turns visitors away who are in time.
    return page.sleeps ? null : 'stood-still';
  }
  return source === 'measured' || source === 'told' ? null : doubtOfDate(now(), knownAt, timeZone);
}

/** The instant that a person means who has confirmed this minute, or set another. */
export function timeTold(date: LocalDate, time: LocalTime, { timeZone }: Office, now: Instant): Instant {
  const minute = instantOf(date, time, timeZone);
  return minute <= now && now < minute + MINUTE_MS ? now : minute + MINUTE_MS / 2;
}
