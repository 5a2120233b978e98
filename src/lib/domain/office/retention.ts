/** P3: for how long an office keeps what belongs to a day. The relay erases by it, and so does each device. */
import type { OfficeRules } from './office.ts';
import { addDays } from '../time.ts';
import type { LocalDate } from '../time.ts';

/** The kinds of documents that belong to one day of an office. */
export const dayKinds = ['day', 'people', 'memo'] as const;
export type DayKind = (typeof dayKinds)[number];

/** Those of an office whose own rules cannot be read, days. */
export const USUAL_RETENTION: OfficeRules['retention'] = { people: 7, day: 90 };

/** The earliest day that is still kept. Notes go with the people whom they are about. */
export const keptSince = (retention: OfficeRules['retention'], kind: DayKind, today: LocalDate): LocalDate =>
  addDays(today, -(kind === 'day' ? retention.day : retention.people));
