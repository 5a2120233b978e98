/** S4: what is compared between the offices of a town, in sums of a period. No counter and no hour is among it. */
import { medianOf, ninetiethOf, percentOf, totalOf } from './report-cells.ts';
import type { PeriodFigures } from './period-figures.ts';

export interface OfficeSummary {
  /** That were counted, and how many of them are invented. */
  readonly days: number;
  readonly exampleDays: number;
  readonly came: number;
  readonly appointments: number;
  /** The share of the appointments. Null: there was none. */
  readonly noShowPercent: number | null;
  /** Minutes. Null: no visitor waited. */
  readonly medianWait: number | null;
  readonly ninetiethWait: number | null;
}

/** Null: no day was counted, which is not zero. */
export function officeSummary({ sum, days }: PeriodFigures): OfficeSummary | null {
  if (days.length === 0) return null;
  const { arrivals, appointments, noShows, waits, example = 0 } = sum;
  return {
    ...{ days: days.length, exampleDays: example, came: totalOf(arrivals), appointments },
    noShowPercent: percentOf(noShows, appointments),
    medianWait: medianOf(waits),
    ninetiethWait: ninetiethOf(waits),
  };
}
