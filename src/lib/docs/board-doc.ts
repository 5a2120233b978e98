/** `board:<office>`: one record, what the monitors show. */
import { board } from '../domain/queue/board.ts';
import type { Board } from '../domain/queue/board.ts';
import type { RecordDocument } from './entry-list.ts';
import { openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

const KEY = 'board';

export const openBoardDoc = (doc: RecordDocument, report: Report): WritableRecords<Board> =>
  openWritableRecords<Board>(doc, (key) => (key === KEY ? board : null), report);

export const boardIn = (records: { all: ReadonlyMap<string, Board> }): Board | null =>
  records.all.get(KEY) ?? null;

export const putBoard = (records: WritableRecords<Board>, value: Board): void =>
  records.write([[KEY, value]]);
