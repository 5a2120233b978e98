/** P9: how long a sign-in of staff lasts: the office's day, and never past the night. */
import { addDays, dateOf, instantOf, localTime, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { hoursOn } from './calendar.ts';
import type { Office } from './office.ts';

/** After this hour of the night every member signs in anew. */
const NIGHT = localTime.parse('04:00');
/** What is left to do when the last visitor has gone. */
const AFTER_HOURS_MS = 3 * 60 * MINUTE_MS;
/** A session lasts at least this long, also outside the hours, as for a lead in the evening. */
const SHORTEST_MS = 4 * 60 * MINUTE_MS;
/** How much one extension by a member adds. */
export const EXTENSION_MS = 2 * 60 * MINUTE_MS;
/** A sign-in just before the night's hour is not over before it is of use. */
const BEFORE_NIGHT_MS = 60 * MINUTE_MS;
/** How long before the end the page says so. */
export const END_NOTICE_MS = 10 * MINUTE_MS;

function nightAfter({ timeZone }: Pick<Office, 'timeZone'>, from: Instant): Instant {
  const today = dateOf(from, timeZone);
  const tonight = instantOf(today, NIGHT, timeZone);
  return tonight >= from ? tonight : instantOf(addDays(today, 1), NIGHT, timeZone);
}

/** When a session that begins now is over. `office` null: nothing is known of it. */
export function sessionEnd(office: Office | null, now: Instant): Instant {
  if (office === null) return now + SHORTEST_MS;
  const closes = hoursOn(office, dateOf(now, office.timeZone)).at(-1)?.to ?? now;
  return Math.min(
    nightAfter(office, now + BEFORE_NIGHT_MS),
    Math.max(closes + AFTER_HOURS_MS, now + SHORTEST_MS),
  );
}

/** When a session that is extended now is over: never sooner than before, and not past the night by being extended. */
export function extendedEnd(office: Office | null, now: Instant, before: Instant): Instant {
  const night = office === null ? now + EXTENSION_MS : nightAfter(office, now);
  return Math.max(before, Math.min(night, now + EXTENSION_MS));
}
