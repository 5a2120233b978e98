/** Many days as one: what was checked how often, and how people fared. */
import { checks } from './ledger.ts';
import type { Check } from './ledger.ts';
import type { DayOutcome } from './simulate-day.ts';

/** How what was told of the wait fits what it was: shares of all who were told, to the minute that was shown. */
export interface Calibration {
  readonly count: number;
  readonly inside: number;
  readonly longer: number;
  readonly shorter: number;
}

export interface Sum {
  readonly evaluated: ReadonlyMap<Check, number>;
  readonly waits: readonly number[];
  readonly use: number;
  readonly told: Calibration;
  readonly people: number;
  readonly served: number;
  readonly requests: number;
  readonly mostOvertaken: number;
  readonly failing: readonly DayOutcome[];
}

export function sumUp(outcomes: readonly DayOutcome[]): Sum {
  const sum = (of: (o: DayOutcome) => number): number => outcomes.reduce((total, o) => total + of(o), 0);
  return {
    evaluated: new Map(checks.map((check) => [check, sum((o) => o.evaluated.get(check) ?? 0)])),
    waits: outcomes.flatMap((o) => o.measures.waits),
    use: sum((o) => o.measures.use) / Math.max(1, outcomes.length),
    told: calibrate(outcomes.flatMap((o) => o.measures.told)),
    people: sum((o) => o.measures.people),
    served: sum((o) => o.measures.served),
    requests: sum((o) => o.measures.requests),
    mostOvertaken: Math.max(0, ...outcomes.map((o) => o.measures.mostOvertaken)),
    failing: outcomes.filter((o) => o.violations.length > 0),
  };
}

export function calibrate(told: DayOutcome['measures']['told']): Calibration {
  const share = (which: (t: (typeof told)[number]) => boolean): number =>
    told.filter(which).length / Math.max(1, told.length);
  const longer = share(({ waited, to }) => Math.floor(waited) > to);
  const shorter = share(({ waited, from }) => Math.ceil(waited) < from);
  return { count: told.length, inside: 1 - longer - shorter, longer, shorter };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
