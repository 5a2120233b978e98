/** `slots:<office>`: what is free, a record for every day that can be booked, by date. */
import type * as Y from 'yjs';
import { daySlots } from '../domain/office/capacity.ts';
import type { DaySlots } from '../domain/office/capacity.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openSlotsDoc = (doc: Y.Doc, report: Report): WritableRecords<DaySlots> =>
  openWritableRecords<DaySlots>(doc, always(daySlots), report);
