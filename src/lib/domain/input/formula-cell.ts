/** Cells that a spreadsheet would take for a formula (B10, S3). What people type may begin like one. */

/** The signs also in the wide forms that Japanese and Chinese spreadsheets read, and white space that they cut off. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r\n]/u;

/** Behind an apostrophe where it would be a formula: spreadsheets take that for a text. */
export const harmlessCell = (cell: string): string => (FORMULA.test(cell) ? `'${cell}` : cell);

/** The cell as it was before. */
export const unmarkedCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
