/** How each table of the report is drawn, and what of it. */
import type { ReportTableId } from '#lib/domain/statistics/report-table.ts';

interface Chart {
  readonly kind: 'bars' | 'columns' | 'heat';
  /** Columns of the table; at most two. */
  readonly series: readonly string[];
  /** The rows with the greatest first value alone, in that order. */
  readonly most?: number;
  /** A row that is in the table alone. */
  readonly without?: string;
  /** The end of the scale, where it is fixed. */
  readonly end?: number;
  /** Takes the whole width. */
  readonly isWide?: boolean;
}

export const charts: Readonly<Record<ReportTableId, Chart>> = {
  visits: { kind: 'bars', series: ['count', 'before'], without: 'example' },
  outcomes: { kind: 'bars', series: ['count', 'before'] },
  byDay: { kind: 'columns', series: ['came'], isWide: true },
  demand: { kind: 'heat', series: [] },
  times: { kind: 'bars', series: ['median', 'ninetieth'] },
  waitsByHour: { kind: 'columns', series: ['median', 'ninetieth'] },
  services: { kind: 'bars', series: ['planned', 'observed'], most: 12 },
  variants: { kind: 'bars', series: ['medianService', 'ninetiethService'] },
  lanes: { kind: 'bars', series: ['used', 'booked'], end: 100 },
  counters: { kind: 'bars', series: ['visits'] },
  staffing: { kind: 'heat', series: [] },
  booked: { kind: 'bars', series: ['share', 'shareBefore'], end: 100 },
  leadDays: { kind: 'bars', series: ['share'] },
  estimates: { kind: 'bars', series: ['within'], end: 100 },
};
