/** B8: an appointment of a day that was moved to another day, by the code that its visitor still has. */
import type { Day } from './day.ts';
import { stepsFor } from './day.ts';
import type { LocalDate } from '../time.ts';

/** The other day; null: no appointment of this day has the code, or it is on this day. */
export function movedFromToday(day: Day, code: string): LocalDate | null {
  for (const subject of day.subjects.values()) {
    if (subject.kind !== 'appointment' || subject.code !== code) continue;
    const moved = stepsFor(day, subject.id).find((e) => e.what === 'moved');
    if (moved !== undefined && moved.toDate !== day.date) return moved.toDate;
  }
  return null;
}
