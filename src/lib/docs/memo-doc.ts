/** `memo:<office>:<date>`: what staff have to keep in mind of a day. Erased together with its people (P3). */
import { memo } from '../domain/requests/memo.ts';
import type { Memo } from '../domain/requests/memo.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openMemoDoc = (doc: RecordDocument, report: Report): WritableRecords<Memo> =>
  openWritableRecords<Memo>(doc, always<Memo>(memo), report);
