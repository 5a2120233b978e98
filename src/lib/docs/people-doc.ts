/** `people:<office>:<date>`: who is behind the visits of a day, by visit. Erased before the day is (P3). */
import { person } from '../domain/day/people.ts';
import type { Person } from '../domain/day/people.ts';
import type { RecordDocument } from './entry-list.ts';
import { always, openWritableRecords } from './records.ts';
import type { Report, WritableRecords } from './records.ts';

export const openPeopleDoc = (doc: RecordDocument, report: Report): WritableRecords<Person> =>
  openWritableRecords<Person>(doc, always(person), report);
