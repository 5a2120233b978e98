/** The tables in which the figures of a period are told. A value that was not counted is null, never zero. */

export const reportTables = [
  'visits',
  'outcomes',
  'byDay',
  'demand',
  'times',
  'waitsByHour',
  'services',
  'variants',
  'lanes',
  'counters',
  'staffing',
  'booked',
  'leadDays',
  'estimates',
] as const;
export type ReportTableId = (typeof reportTables)[number];

/** `count`: whole numbers; `mean`, `hours`, `minutes`, `percent` and `days` with at most one decimal. */
export type ReportUnit = 'count' | 'mean' | 'minutes' | 'hours' | 'percent' | 'days';

export interface ReportColumn {
  readonly id: string;
  readonly unit: ReportUnit;
}
/** `id`: what the row is about, as a service or an hour. */
export interface ReportRow {
  readonly id: string;
  readonly values: readonly (number | null)[];
}
export interface ReportTable {
  readonly id: ReportTableId;
  readonly columns: readonly ReportColumn[];
  readonly rows: readonly ReportRow[];
  /** Days of the period on which this was counted; some figures are counted on fewer days than others. */
  readonly countedDays: number;
}
