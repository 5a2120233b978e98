/** `office:<office>`: one record, the office. */
import { officeRecord } from '../domain/office/office.ts';
import type { Office } from '../domain/office/office.ts';
import type { RecordDocument } from './entry-list.ts';
import { openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

const KEY = 'office';

export const openOfficeDoc = (doc: RecordDocument, report: Report): WritableRecords<Office> =>
  openWritableRecords<Office>(doc, (key) => (key === KEY ? officeRecord : null), report);

export const officeIn = (records: { all: ReadonlyMap<string, Office> }): Office | null =>
  records.all.get(KEY) ?? null;

export const putOffice = (records: WritableRecords<Office>, office: Office): void =>
  records.write([[KEY, office]]);
