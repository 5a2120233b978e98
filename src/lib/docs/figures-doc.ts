/** `figures:<office>:<month>`: the statistics of each day of it that is over, by date. Counts alone, so they stay (P3). */
import { statistics } from '../domain/statistics/statistics.ts';
import type { Statistics } from '../domain/statistics/statistics.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openFiguresDoc = (doc: RecordDocument, report: Report): WritableRecords<Statistics> =>
  openWritableRecords<Statistics>(doc, always<Statistics>(statistics), report);
