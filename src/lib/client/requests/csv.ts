/**
 * CSV as spreadsheets write and read it (rules B10, S3): with semicolons or commas, in UTF-8, UTF-16 or as older programs
 * of Windows have it. Papa Parse does the reading of quotes and separators.
 */
import Papa from 'papaparse';
import { harmlessCell, unmarkedCell } from '../../domain/input/formula-cell.ts';
import { importColumn } from '../../domain/input/import-cells.ts';
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/** Rows of cells; `no-table` for what is none. Never throws. */
export function parseCsv(file: Uint8Array): Result<string[][], 'no-table'> {
  const [, told, text = ''] = SEPARATOR_LINE.exec(decode(file).replace(BYTE_ORDER_MARK, ''))!;
  if (text.includes('\0')) return err('no-table');
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: told ?? separatorOf(text),
    skipEmptyLines: 'greedy',
  });
  if (errors.some(({ type }) => type === 'Quotes') || data.length === 0) return err('no-table');
  return ok(data.map((row) => row.map(plainCell)));
}

/** Spreadsheets write and read a first line `sep=;` that says what separates the cells. */
const SEPARATOR_LINE = /^(?:"?sep=([;,\t|])"?\r?\n)?([^]*)$/i;

/** The cell without the marks of a text: an apostrophe here, `="0123"` in other programs. */
function plainCell(cell: string): string {
  const text = /^="(.*)"$/s.exec(cell)?.[1];
  if (text !== undefined) return text.replaceAll('""', '"');
  return unmarkedCell(cell);
}

const SEPARATORS = [';', ',', '\t', '|'] as const;

/** What separates the names of the columns. Papa Parse guesses from all rows, and now and then takes what stands in cells. */
function separatorOf(text: string): string {
  const unquoted = text.replace(/"[^"]*"/g, '');
  const first = /\S.*/.exec(unquoted)?.[0] ?? '';
  const count = (separator: string): number => first.split(separator).length;
  return SEPARATORS.reduce((best, other) => (count(other) > count(best) ? other : best));
}

/** The reader has to find out what separates the cells, and must not take what stands in one for it. */
const looksLikeSeveral = (cell: unknown): boolean => SEPARATORS.some((s) => String(cell).includes(s));

/** Makes a CSV with semicolons and a byte order mark, which spreadsheets in Germany open by a double click. */
export function makeCsv(rows: readonly (readonly string[])[]): string {
  const safe = rows.map((row) => row.map(harmlessCell));
  const table = Papa.unparse(safe, { delimiter: ';', newline: '\r\n', quotes: looksLikeSeveral });
  return `${BYTE_ORDER_MARK}${table}\r\n`;
}

/** The rows with the columns that an import reads, so that nothing else leaves this device. */
export function columnsToImport(rows: readonly string[][]): string[][] {
  const wanted = (rows[0] ?? []).flatMap((name, i) => (isColumn(name) ? [i] : []));
  return rows.map((row) => wanted.map((i) => row[i] ?? ''));
}

const isColumn = (name: string): boolean => importColumn(name) !== null;

/** UTF-8, UTF-16 as spreadsheets save "Unicode text", or Windows-1252 of older programs. */
function decode(file: Uint8Array): string {
  const wide = wideEncodingOf(file);
  if (wide !== null) return new TextDecoder(wide).decode(file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

/** Found by the byte order mark; without one by where the zero bytes of European letters stand. Null: not UTF-16. */
function wideEncodingOf(file: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  const beginning = file.subarray(0, 200);
  const zeros = (odd: 0 | 1): number => beginning.filter((byte, i) => byte === 0 && i % 2 === odd).length;
  const [even, odd] = [zeros(0), zeros(1)];
  if (file.length % 2 !== 0 || Math.max(even, odd) < beginning.length * 0.4) return null;
  if (Math.min(even, odd) > 0) return null;
  return odd > even ? 'utf-16le' : 'utf-16be';
}
