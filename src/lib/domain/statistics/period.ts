/** The days that the statistics are about, and the days with which they are compared. */
import { addDays, daysBetween } from '../time.ts';
import type { LocalDate } from '../time.ts';

export const periodKinds = ['today', 'week', 'four-weeks', 'month', 'year', 'range'] as const;
export type PeriodKind = (typeof periodKinds)[number];

/** Both days belong to it. */
export interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** A range that ends before it begins is turned round. */
export function rangeOf(from: LocalDate, until: LocalDate): Period {
  return from <= until ? { from, until } : { from: until, until: from };
}

/**
 * `week` and `four-weeks` are the whole days before today; a month and a year are those of `anchor`, and end today if
 * they are not over.
 */
export function periodOf(kind: Exclude<PeriodKind, 'range'>, today: LocalDate, anchor = today): Period {
  switch (kind) {
    case 'today':
      return { from: today, until: today };
    case 'week':
      return { from: addDays(today, -7), until: addDays(today, -1) };
    case 'four-weeks':
      return { from: addDays(today, -28), until: addDays(today, -1) };
    case 'month':
      return { from: monthStart(anchor), until: earlier(monthEnd(anchor), today) };
    case 'year':
      return { from: yearStart(anchor), until: earlier(yearEnd(anchor), today) };
  }
}

/**
 * What a period is compared with. Today: the same weekday a week ago. A month or a year: the one before, and of one
 * that is not over the same days of the one before. Else as many days just before it.
 */
export function periodBefore(kind: PeriodKind, { from, until }: Period): Period {
  if (kind === 'today') return { from: addDays(from, -7), until: addDays(until, -7) };
  if (kind === 'month') {
    const end = addDays(from, -1);
    const start = monthStart(end);
    return { from: start, until: until === monthEnd(from) ? end : earlier(end, sameDay(start, until)) };
  }
  if (kind === 'year') {
    const end = addDays(from, -1);
    const month = monthStart(`${end.slice(0, 4)}${until.slice(4, 8)}01` as LocalDate);
    return {
      from: yearStart(end),
      until: until === yearEnd(from) ? end : earlier(monthEnd(month), sameDay(month, until)),
    };
  }
  const days = daysBetween(from, until) + 1;
  return { from: addDays(from, -days), until: addDays(from, -1) };
}

const earlier = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b);
const yearStart = (date: LocalDate): LocalDate => `${date.slice(0, 4)}-01-01` as LocalDate;
const yearEnd = (date: LocalDate): LocalDate => `${date.slice(0, 4)}-12-31` as LocalDate;
const monthStart = (date: LocalDate): LocalDate => `${date.slice(0, 7)}-01` as LocalDate;
/** No month has more than 31 days, and the next one has at least four. */
const monthEnd = (date: LocalDate): LocalDate => addDays(monthStart(addDays(monthStart(date), 31)), -1);
/** The day of the month of `like`, counted from a month's first; it may lie in the month after. */
const sameDay = (start: LocalDate, like: LocalDate): LocalDate => addDays(start, Number(like.slice(8)) - 1);
