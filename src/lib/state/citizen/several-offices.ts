/** B16: what several offices of a town offer to one citizen, as one calendar. Of one office it is that one's. */
import type { LinkStatus } from '../../client/types.ts';
import { placesPausedUntil } from '../../domain/office/rescue.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import { bookableDay, calendarSpan } from './day-grid.ts';
import type { BookableDay } from './day-grid.ts';
import { earliestStart } from './offer.ts';
import type { KnownOffice, OfferedDay, PlaceNeed } from './offer.ts';

/** An office that offers what is chosen, and what that needs there. */
export interface OfferingOffice extends KnownOffice {
  readonly need: PlaceNeed;
  readonly link: LinkStatus;
}

export interface TimeAtOffice {
  readonly offering: OfferingOffice;
  readonly date: LocalDate;
  readonly start: Instant;
}

/** Those that give places away at this moment. */
export const givingPlaces = (all: readonly OfferingOffice[], now: Instant): OfferingOffice[] =>
  all.filter(({ office }) => placesPausedUntil(office, now) === null);

/** The days of each office as one list, earliest first. */
export function mergedDays(ofEach: readonly (readonly OfferedDay[])[]): OfferedDay[] {
  const byDate = new Map<LocalDate, OfferedDay>();
  for (const day of ofEach.flat()) {
    const other = byDate.get(day.date);
    byDate.set(day.date, other === undefined ? day : bothDays(other, day));
  }
  return [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}

const bothDays = (one: OfferedDay, other: OfferedDay): OfferedDay => ({
  date: one.date,
  free: one.free + other.free,
  opensAt: soonest(one.opensAt, other.opensAt),
  releaseAt: soonest(one.releaseAt, other.releaseAt),
});

const soonest = (one: Instant | null, other: Instant | null): Instant | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

/** The earliest of all offices; of two at the same time, that of the office that comes first. */
export function earliestOfAll(all: readonly OfferingOffice[], now: Instant): TimeAtOffice | null {
  const times = all.flatMap((offering) => {
    const earliest = earliestStart(offering, offering.need, now);
    return earliest === null ? [] : [{ offering, ...earliest }];
  });
  return times.sort((one, other) => one.start - other.start)[0] ?? null;
}

/** From the kind that leads soonest to a time to the one that never does; those that open later by when they do. */
const RANKS: Readonly<Record<BookableDay['kind'], number>> = {
  ...{ free: 0, release: 1, later: 1, full: 2, unknown: 3 },
  ...{ 'not-offered': 4, closed: 5, past: 6 },
};

/** One day of the calendar. Where nothing is free it says why of the office that may have a place soonest. */
export function dayOfAll(
  all: readonly OfferingOffice[],
  ofEach: readonly (readonly OfferedDay[])[],
  date: LocalDate,
  now: Instant,
): BookableDay | null {
  const days = all.map((one, nth) => bookableDay(one, one.need, ofEach[nth] ?? [], date, now));
  const free = days.reduce((sum, day) => sum + day.free, 0);
  const [best] = days.sort(
    (one, other) => RANKS[one.kind] - RANKS[other.kind] || (one.opensAt ?? 0) - (other.opensAt ?? 0),
  );
  return best === undefined ? null : { ...best, free };
}

/** The first and the last day that the calendar shows. */
export function spanOfAll(
  all: readonly OfferingOffice[],
  now: Instant,
): { first: LocalDate; last: LocalDate } | null {
  const spans = all.map((one) => calendarSpan(one, now));
  const [first] = spans.map((span) => span.first).sort();
  const last = spans
    .map((span) => span.last)
    .sort()
    .at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
