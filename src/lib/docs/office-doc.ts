/** `office:<office>`: one record, the office. */
import { officeRecord } from '../domain/office/office.ts';
import type { Office } from '../domain/office/office.ts';
import { OFFICE_RECORD } from './document-names.ts';
import type { RecordDocument } from './entry-list.ts';
import { openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openOfficeDoc = (doc: RecordDocument, report: Report): WritableRecords<Office> =>
  openWritableRecords<Office>(doc, (key) => (key === OFFICE_RECORD ? officeRecord : null), report);

export const officeIn = (records: { all: ReadonlyMap<string, Office> }): Office | null =>
  records.all.get(OFFICE_RECORD) ?? null;

export const putOffice = (records: WritableRecords<Office>, office: Office): void =>
  records.write([[OFFICE_RECORD, office]]);
