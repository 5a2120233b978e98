/** B10: what became of a list of appointments, also where it was asked in parts. */
import type { ImportReport, Memo } from '../requests/memo.ts';
import type { RequestId } from '../ids.ts';

export interface WholeImport {
  readonly taken: number;
  /** Rows are counted from 1 over the whole list, the names of the columns not included. */
  readonly refused: ImportReport['refused'];
  readonly leftEmpty: ImportReport['leftEmpty'];
  /** Rows that are judged, and rows of the list. */
  readonly rowsJudged: number;
  readonly rowsInAll: number;
}

/** The reports of one import as one; null: no part of it is judged yet. */
export function wholeImport(memos: Iterable<Memo>, asked: RequestId): WholeImport | null {
  const reports = [...memos]
    .filter((memo): memo is ImportReport => memo.type === 'import' && (memo.part?.of ?? memo.id) === asked)
    .sort((a, b) => (a.part?.rowsBefore ?? 0) - (b.part?.rowsBefore ?? 0));
  const [first] = reports;
  if (first === undefined) return null;
  const taken = reports.reduce((sum, report) => sum + report.taken, 0);
  const inWhole =
    ({ part }: ImportReport) =>
    <T extends { readonly row: number }>(entry: T): T => ({
      ...entry,
      row: entry.row + (part?.rowsBefore ?? 0),
    });
  const refused = reports.flatMap((report) => report.refused.map(inWhole(report)));
  const leftEmpty = reports.flatMap((report) => report.leftEmpty.map(inWhole(report)));
  const rowsJudged = taken + refused.length;
  return {
    taken,
    refused,
    leftEmpty,
    rowsJudged,
    rowsInAll: first.part?.rowsInAll ?? first.rowsAsked ?? rowsJudged,
  };
}
