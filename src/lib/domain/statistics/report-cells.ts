/** Values of the report's tables. */
import { percentile } from './tally.ts';
import type { Counts } from './tally.ts';

/** Rounds to one decimal, as screens and the export show it. */
export const tenths = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 10) / 10;

/** Null where there is nothing to take a part of. */
export const percentOf = (part: number | null, all: number): number | null =>
  part === null || all <= 0 ? null : tenths((100 * part) / all);

export const meanOf = (sum: number, count: number): number | null => (count > 0 ? tenths(sum / count) : null);

export const totalOf = (counts: Readonly<Record<string, number>>): number =>
  Object.values(counts).reduce((a, b) => a + b, 0);

export const medianOf = (counts: Counts | null): number | null =>
  counts === null ? null : percentile(counts, 0.5);
/** What nine of ten stay within. */
export const ninetiethOf = (counts: Counts | null): number | null =>
  counts === null ? null : percentile(counts, 0.9);

export const inKeyOrder = <V>(record: Readonly<Record<string, V>>): [string, V][] =>
  Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
