/** The tables of a report as a file for spreadsheets (rule S3): one figure a line, so that any tool can sort them. */
import { harmlessCell } from '../input/formula-cell.ts';
import type { StatisticsReport } from './report.ts';
import type { ReportTableId, ReportUnit } from './report-table.ts';

/** What tables, rows and columns are called in the reader's language. */
export interface ReportWords {
  readonly header: readonly [
    from: string,
    until: string,
    table: string,
    about: string,
    figure: string,
    unit: string,
    value: string,
  ];
  table(id: ReportTableId): string;
  /** What stands above the rows' names. */
  about(table: ReportTableId): string;
  row(table: ReportTableId, id: string): string;
  column(table: ReportTableId, id: string): string;
  unit(unit: ReportUnit): string;
}

/** How a spreadsheet of that language reads a file. */
export interface CsvForm {
  /** Between the cells, and before the tenths. */
  readonly separator: string;
  readonly decimal: string;
}

/** What was not counted is left out. */
export const reportLines = (report: StatisticsReport, words: ReportWords, decimal: string): string[][] => [
  [...words.header],
  ...report.tables.flatMap(({ id, columns, rows }) =>
    rows.flatMap((row) =>
      columns.flatMap((column, i) => {
        const value = row.values[i] ?? null;
        if (value === null) return [];
        const about = [words.table(id), words.row(id, row.id), words.column(id, column.id)];
        const { from, until } = report.period;
        return [[from, until, ...about, words.unit(column.unit), String(value).replace('.', decimal)]];
      }),
    ),
  ),
];

/** The report as CSV. Its byte order mark tells spreadsheets that it is UTF-8. */
export const reportCsv = (
  report: StatisticsReport,
  words: ReportWords,
  { separator, decimal }: CsvForm,
): string =>
  '\uFEFF' +
  reportLines(report, words, decimal)
    .map((cells) => cells.map((cell) => quoted(harmlessCell(cell), separator)).join(separator) + '\r\n')
    .join('');

const quoted = (cell: string, separator: string): string =>
  cell.includes(separator) || /["\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
