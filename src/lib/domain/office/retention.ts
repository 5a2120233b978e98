/** P3: for how long an office keeps the documents of a day. The relay and each device erase by it. */
import * as z from 'zod/mini';
import type { OfficeRules } from './office.ts';
import { addDays, localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';

/** The kinds of documents that belong to one day of an office. */
export const dayKinds = ['day', 'people', 'memo'] as const;
export type DayKind = (typeof dayKinds)[number];

/** Retention in days for an office whose own rules cannot be read. */
export const USUAL_RETENTION: OfficeRules['retention'] = { people: 7, day: 90 };

/** The earliest day that is still kept. Notes go with the people whom they are about. */
export const keptSince = (retention: OfficeRules['retention'], kind: DayKind, today: LocalDate): LocalDate =>
  addDays(today, -(kind === 'day' ? retention.day : retention.people));

const dateSpan = z.object({ from: localDate, until: localDate });

/** The past days that a shorter retention erases in the next night, and the longer one would have kept; null: none. */
export const erasedDays = z.object({ people: z.nullable(dateSpan), day: z.nullable(dateSpan) });
export type ErasedDays = Readonly<z.infer<typeof erasedDays>>;

/** The days that another retention erases; null: it erases none that would have been kept. */
export function erasedBy(
  before: OfficeRules['retention'],
  after: OfficeRules['retention'],
  today: LocalDate,
): ErasedDays | null {
  const tomorrow = addDays(today, 1);
  const spanOf = (kind: DayKind): ErasedDays['day'] => {
    const [from, kept] = [keptSince(before, kind, tomorrow), keptSince(after, kind, tomorrow)];
    return from < kept ? { from, until: addDays(kept, -1) } : null;
  };
  const [people, day] = [spanOf('people'), spanOf('day')];
  return people === null && day === null ? null : { people, day };
}
