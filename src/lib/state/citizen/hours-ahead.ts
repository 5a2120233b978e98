/** The opening hours that a visitor reads before anything is chosen. */
import { hoursOn } from '../../domain/office/calendar.ts';
import type { Span } from '../../domain/office/calendar.ts';
import type { Office } from '../../domain/office/office.ts';
import { addDays } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';

export interface DayHours {
  readonly date: LocalDate;
  /** Empty: closed. */
  readonly hours: readonly Span[];
}

/** When the office is open on the next seven days. */
export function hoursAhead(office: Office, today: LocalDate): DayHours[] {
  return Array.from({ length: 7 }, (_, i) => {
    const date = addDays(today, i);
    return { date, hours: hoursOn(office, date) };
  });
}
