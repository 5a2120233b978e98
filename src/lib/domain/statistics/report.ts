/**
 * The figures of a period as tables (rules S1–S3). The page draws its pictures from them and the export writes them, so
 * that both say the same.
 */
import type { Office } from '../office/office.ts';
import type { Period } from './period.ts';
import type { PeriodFigures } from './period-figures.ts';
import { bookedTable, countersTable, leadTable, variantsTables } from './report-detail.ts';
import type { ReportTable, ReportTableId } from './report-table.ts';
import { demandTable, lanesTable, servicesTable, staffingTable } from './report-use.ts';
import {
  byDayTable,
  estimatesTable,
  outcomesTable,
  timesTable,
  visitsTable,
  waitsByHourTable,
} from './report-visits.ts';

export interface StatisticsReport {
  readonly period: Period;
  readonly before: Period;
  /** How many days of the period, and of the one before, were counted. */
  readonly days: number;
  readonly daysBefore: number;
  /** How many of all these days are invented. */
  readonly exampleDays: number;
  readonly tables: readonly ReportTable[];
}

/** `target`: the minutes that a visitor may wait on average, for which counters are suggested (S2). */
export function reportOf(
  office: Office,
  now: PeriodFigures,
  before: PeriodFigures,
  target: number,
): StatisticsReport {
  return {
    period: now.period,
    before: before.period,
    days: now.days.length,
    daysBefore: before.days.length,
    exampleDays: (now.sum.example ?? 0) + (before.sum.example ?? 0),
    tables: [
      visitsTable(now, before),
      outcomesTable(now, before),
      byDayTable(now),
      demandTable(now),
      timesTable(now, before),
      waitsByHourTable(now),
      servicesTable(office, now),
      ...variantsTables(office, now),
      lanesTable(office, now),
      countersTable(office, now),
      staffingTable(office, now, target),
      bookedTable(now, before),
      leadTable(now),
      estimatesTable(now, before),
    ],
  };
}

/** The table of a report. */
export const tableOf = ({ tables }: StatisticsReport, id: ReportTableId): ReportTable =>
  tables.find((table) => table.id === id)!;
