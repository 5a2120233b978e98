/** `slots:<office>`: what is free, a record for every day that can be booked, by date. */
import { daySlots } from '../domain/office/capacity.ts';
import type { DaySlots } from '../domain/office/capacity.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openSlotsDoc = (doc: RecordDocument, report: Report): WritableRecords<DaySlots> =>
  openWritableRecords<DaySlots>(doc, always(daySlots), report);
