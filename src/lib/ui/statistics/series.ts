import type { Phrase } from '../phrase.ts';

/** What a chart draws. Values of a row stand in the order of the series; null is not drawn. */
export interface ChartSeries {
  readonly id: string;
  readonly name: string;
}
export interface ChartRow {
  readonly id: string;
  readonly name: Phrase;
  readonly values: readonly (number | null)[];
  /** The values as text, with their units. */
  readonly texts: readonly string[];
}

/** The greatest value of all rows, and never nothing, so that a scale has a length. */
export const greatestOf = (rows: readonly ChartRow[]): number =>
  Math.max(1, ...rows.flatMap(({ values }) => values.map((value) => value ?? 0)));
