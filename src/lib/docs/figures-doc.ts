/** `figures:<office>`: the statistics of every day that is over, by date. Counts alone, so they stay (P3). */
import type * as Y from 'yjs';
import { statistics } from '../domain/statistics/statistics.ts';
import type { Statistics } from '../domain/statistics/statistics.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openFiguresDoc = (doc: Y.Doc, report: Report): WritableRecords<Statistics> =>
  openWritableRecords<Statistics>(doc, always<Statistics>(statistics), report);
