/** Files of spreadsheets (S3). Loaded when one is saved: the library is of no use before. */
import writeExcelFile from 'write-excel-file/universal';
import type { Sheet } from '../../domain/statistics/report-sheets.ts';

/** Characters that a column is wide. */
const FIRST_COLUMN_WIDTH = 34;
const COLUMN_WIDTH = 18;

/** XLSX with a bold first row that stays in sight. A text is a text there, whatever it begins with. */
export const spreadsheetOf = (sheets: readonly Sheet[]): Promise<Blob> =>
  writeExcelFile(
    sheets.map(({ name, rows: [names = [], ...rows] }) => ({
      sheet: name,
      data: [
        names.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const })),
        ...rows.map((cells) => cells.map(cellOf)),
      ],
      columns: names.map((_, i) => ({ width: i === 0 ? FIRST_COLUMN_WIDTH : COLUMN_WIDTH })),
      stickyRowsCount: 1,
    })),
  ).toBlob();

const cellOf = (value: string | number | null) =>
  value === null ? null : typeof value === 'number' ? { value, type: Number } : { value, type: String };
