/** Many days as one: what was checked how often, and how people fared. */
import { checks } from './ledger.ts';
import type { Check } from './ledger.ts';
import type { DayOutcome } from './simulate-day.ts';

export interface Sum {
  readonly evaluated: ReadonlyMap<Check, number>;
  readonly waits: readonly number[];
  readonly use: number;
  /** Minutes outside the range that was told; 0 inside it. */
  readonly errors: readonly number[];
  /** Share of those who were called within what they were told, to the minute that was shown. */
  readonly inRange: number;
  readonly people: number;
  readonly served: number;
  readonly requests: number;
  readonly mostOvertaken: number;
  readonly failing: readonly DayOutcome[];
}

export function sumUp(outcomes: readonly DayOutcome[]): Sum {
  const sum = (of: (o: DayOutcome) => number): number => outcomes.reduce((total, o) => total + of(o), 0);
  const errors = outcomes.flatMap((o) => o.measures.estimateErrors);
  return {
    evaluated: new Map(checks.map((check) => [check, sum((o) => o.evaluated.get(check) ?? 0)])),
    waits: outcomes.flatMap((o) => o.measures.waits),
    use: sum((o) => o.measures.use) / Math.max(1, outcomes.length),
    errors,
    inRange: errors.filter((e) => e <= 1).length / Math.max(1, errors.length),
    people: sum((o) => o.measures.people),
    served: sum((o) => o.measures.served),
    requests: sum((o) => o.measures.requests),
    mostOvertaken: Math.max(0, ...outcomes.map((o) => o.measures.mostOvertaken)),
    failing: outcomes.filter((o) => o.violations.length > 0),
  };
}

export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
