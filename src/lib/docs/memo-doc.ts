/** `memo:<office>:<date>`: what staff have to keep in mind of a day. Erased together with its people (P3). */
import type * as Y from 'yjs';
import { memo } from '../domain/requests/memo.ts';
import type { Memo } from '../domain/requests/memo.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openMemoDoc = (doc: Y.Doc, report: Report): WritableRecords<Memo> =>
  openWritableRecords<Memo>(doc, always<Memo>(memo), report);
