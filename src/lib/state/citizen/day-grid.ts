/** The days of a calendar month as a phone shows them: which are free, and why the others are not. */
import { bookableFrom, openingsOn } from '../../domain/office/calendar.ts';
import { freeStarts, slotsOn } from '../../domain/office/capacity.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Text } from '../../domain/office/text.ts';
import { addDays, dateOf } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { releaseFor } from './offer.ts';
import type { KnownOffice, OfferedDay, PlaceNeed } from './offer.ts';

/** How long after the last day that can be booked the calendar goes on: it says from when those can be. */
const DAYS_BEYOND = 45;

export interface BookableDay {
  readonly date: LocalDate;
  /**
   * `later`: it can be booked from `opensAt` on. `release`: C9, more places open at `opensAt`. `not-offered`: the office
   * is open, and not for this need. `unknown`: this phone has not heard what is free.
   */
  readonly kind: 'free' | 'full' | 'closed' | 'past' | 'later' | 'release' | 'not-offered' | 'unknown';
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

/** `offered`: what `offeredDays` says of this need on the days that are open. */
export function bookableDay(
  { office, slots }: KnownOffice,
  need: PlaceNeed,
  offered: readonly OfferedDay[],
  date: LocalDate,
  now: Instant,
): BookableDay {
  const none = { date, free: 0, opensAt: null, holiday: null };
  if (date < dateOf(now, office.timeZone)) return { ...none, kind: 'past' };
  const free = offered.find((day) => day.date === date)?.free ?? 0;
  if (free > 0) return { ...none, kind: 'free', free };
  if (openingsOn(office, date).length === 0) {
    const holiday = office.holidays.find((one) => one.date === date)?.name ?? null;
    return { ...none, kind: 'closed', holiday };
  }
  if (!isOfferedOn(office, need, date, now)) return { ...none, kind: 'not-offered' };
  const known = slots.get(date);
  const opensAt = known?.bookableFrom ?? bookableFrom(office, date);
  if (opensAt !== null && opensAt > now) return { ...none, kind: 'later', opensAt };
  if (known === undefined) return { ...none, kind: 'unknown' };
  const releaseAt = releaseFor(office, known, need, now);
  return releaseAt === null ? { ...none, kind: 'full' } : { ...none, kind: 'release', opensAt: releaseAt };
}

/** Whether the need fits into the day while nothing is taken. */
function isOfferedOn(office: Office, need: PlaceNeed, date: LocalDate, now: Instant): boolean {
  const untaken = slotsOn(office, date, [], now);
  if (need === null || untaken === null) return false;
  const { first, releaseAt } = untaken;
  const open = { ...untaken, bookableFrom: first, releaseAt: releaseAt === null ? null : first };
  return freeStarts(open, need.lanes, need.minutes, 'online', first, 0).length > 0;
}
