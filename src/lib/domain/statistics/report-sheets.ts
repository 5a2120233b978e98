/** The tables of a report as the sheets of a spreadsheet (rule S3): numbers are numbers there, in no language. */
import type { ReportWords } from './report-csv.ts';
import type { StatisticsReport } from './report.ts';

export interface Sheet {
  /** Name of the sheet: at most 31 characters, as spreadsheets want it, and no two alike. */
  readonly name: string;
  /** The first one names the columns. Null: not counted. */
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** A sheet a table. What is not counted is an empty cell. */
export function reportSheets({ tables }: StatisticsReport, words: ReportWords): Sheet[] {
  const taken = new Set<string>();
  return tables.map(({ id, columns, rows }) => ({
    name: sheetName(words.table(id), taken),
    rows: [
      [
        words.about(id),
        ...columns.map(({ id: column, unit }) =>
          unit === 'count' ? words.column(id, column) : `${words.column(id, column)} (${words.unit(unit)})`,
        ),
      ],
      ...rows.map((row) => [words.row(id, row.id), ...row.values]),
    ],
  }));
}

const LONGEST_NAME = 31;

/** Spreadsheets refuse some characters, an apostrophe at either end, and a name that is there already. */
function sheetName(wanted: string, taken: Set<string>): string {
  const allowed = wanted.replaceAll(/[[\]:*?/\\]/g, '').replaceAll(/^'+|'+$/g, '');
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : ` ${n}`;
    const name = allowed.slice(0, LONGEST_NAME - end.length).trimEnd() + end;
    if (name === '' || taken.has(name.toLowerCase())) continue;
    taken.add(name.toLowerCase());
    return name;
  }
}
