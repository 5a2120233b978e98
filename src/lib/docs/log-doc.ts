/** `log:<office>`: the staff log (P5), by entry id. An entry stays as long as days do. */
import { logEntry } from '../domain/requests/staff-log.ts';
import type { LogEntry } from '../domain/requests/staff-log.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openLogDoc = (doc: RecordDocument, report: Report): WritableRecords<LogEntry> =>
  openWritableRecords<LogEntry>(doc, always<LogEntry>(logEntry), report);
