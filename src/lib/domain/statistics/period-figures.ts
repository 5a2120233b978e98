/** The figures of the days of a period, together and one by one (rule S1). */
import { weekdayOf } from '../time.ts';
import type { LocalDate } from '../time.ts';
import type { DetailStatistics } from './detail.ts';
import type { Period } from './period.ts';
import { addStatistics, noStatistics } from './statistics.ts';
import type { Statistics } from './statistics.ts';

/** The days of a period that were counted, one by one and together. */
export interface PeriodFigures {
  readonly period: Period;
  readonly sum: Statistics;
  readonly detail: DetailStatistics | null;
  readonly days: readonly (readonly [date: LocalDate, figures: Statistics])[];
  /** The counted days on which the office was open or visitors came, keyed by weekday, `"1"` for Monday. */
  readonly openDays: Readonly<Record<string, number>>;
}

/** `today`: the figures of a day that is not over; null: they are not known on this device. */
export function figuresIn(
  all: ReadonlyMap<string, Statistics>,
  period: Period,
  today: Statistics | null = null,
): PeriodFigures {
  const { from, until } = period;
  const byDate = new Map([...all].filter(([date]) => from <= date && date <= until));
  const [live] = today?.days ?? [];
  if (today !== null && live !== undefined && from <= live && live <= until) byDate.set(live, today);
  const days = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1)) as [LocalDate, Statistics][];
  const sum = addStatistics(noStatistics, ...days.map(([, figures]) => figures));
  const openDays: Record<string, number> = {};
  for (const [date, figures] of days) {
    const weekday = String(weekdayOf(date));
    if (isOpenDay(figures)) openDays[weekday] = (openDays[weekday] ?? 0) + 1;
  }
  return { period, sum, detail: sum.detail ?? null, days, openDays };
}

const isOpenDay = ({ arrivals, lanes }: Statistics): boolean =>
  Object.keys(arrivals).length > 0 || Object.values(lanes).some(({ open }) => open > 0);
