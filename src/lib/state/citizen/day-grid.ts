/** The days of a calendar month as a phone shows them: which are free, and why the others are not. */
import { bookableFrom, openingsOn } from '../../domain/office/calendar.ts';
import type { Text } from '../../domain/office/text.ts';
import { addDays, dateOf } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { KnownOffice, OfferedDay } from './offer.ts';

/** How long after the last day that can be booked the calendar goes on: it says from when those can be. */
const DAYS_BEYOND = 45;

export interface BookableDay {
  readonly date: LocalDate;
  /** `later`: it can be booked from `opensAt` on. */
  readonly kind: 'free' | 'full' | 'closed' | 'past' | 'later';
  readonly free: number;
  readonly opensAt: Instant | null;
  /** What the office is closed for, where the day has a name. */
  readonly holiday: Text | null;
}

/** The first and the last day that the calendar shows. */
export function calendarSpan({ office }: KnownOffice, now: Instant): { first: LocalDate; last: LocalDate } {
  const first = dateOf(now, office.timeZone);
  return { first, last: addDays(first, office.rules.horizonDays + DAYS_BEYOND) };
}

/** `offered`: what `offeredDays` says of the days that are open. */
export function bookableDay(
  { office }: KnownOffice,
  offered: readonly OfferedDay[],
  date: LocalDate,
  now: Instant,
): BookableDay {
  const none = { date, free: 0, opensAt: null, holiday: null };
  if (date < dateOf(now, office.timeZone)) return { ...none, kind: 'past' };
  const known = offered.find((day) => day.date === date);
  if (known !== undefined && known.free > 0) return { ...none, kind: 'free', free: known.free };
  if (openingsOn(office, date).length === 0) {
    const holiday = office.holidays.find((one) => one.date === date)?.name ?? null;
    return { ...none, kind: 'closed', holiday };
  }
  const opensAt = known === undefined ? bookableFrom(office, date) : known.opensAt;
  return opensAt !== null && opensAt > now ? { ...none, kind: 'later', opensAt } : { ...none, kind: 'full' };
}
