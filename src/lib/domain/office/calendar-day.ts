/** A day of an office's calendar as a lead sees it: whether it is open, and why not. */
import { closuresOn, fallsOn, hoursOn } from './calendar.ts';
import type { Span } from './calendar.ts';
import type { Closure } from './closure.ts';
import type { Holiday, Office, OpeningWindow } from './office.ts';
import { addDays, weekdayOf } from '../time.ts';
import type { LocalDate } from '../time.ts';

export interface CalendarDay {
  readonly date: LocalDate;
  /**
   * `special`: hours of this date alone. `holiday-open`: the same on a holiday.
   * `series-open`: an exception of a closure that recurs.
   * `part`: a part of it is closed. `closed`: a lead or the file has closed it.
   * `none`: no opening hours.
   */
  readonly kind: 'open' | 'special' | 'part' | 'closed' | 'holiday' | 'holiday-open' | 'series-open' | 'none';
  readonly hours: readonly Span[];
  readonly closures: readonly Closure[];
  /** Closures that recur, and of which this day is an exception. */
  readonly exceptions: readonly Closure[];
  readonly holiday: Holiday | null;
  /** Windows of this date alone. */
  readonly special: readonly OpeningWindow[];
}

/** The recurring closures of which a day is an exception. */
export const exceptionsOn = ({ closures }: Pick<Office, 'closures'>, date: LocalDate): Closure[] =>
  closures.filter(fallsOn(date)).filter(({ except }) => except?.includes(date) === true);

export function calendarDay(office: Office, date: LocalDate): CalendarDay {
  const hours = hoursOn(office, date);
  const closures = closuresOn(office, date);
  const exceptions = exceptionsOn(office, date);
  const holiday = office.holidays.find((one) => one.date === date) ?? null;
  const special = office.windows.filter((one) => one.date === date);
  const kindOf = (): CalendarDay['kind'] => {
    if (holiday !== null) return hours.length > 0 ? 'holiday-open' : 'holiday';
    if (closures.length > 0) return hours.length === 0 ? 'closed' : 'part';
    if (exceptions.length > 0 && hours.length > 0) return 'series-open';
    if (special.length > 0) return 'special';
    return hours.length > 0 ? 'open' : 'none';
  };
  return { date, kind: kindOf(), hours, closures, exceptions, holiday, special };
}

/** The weeks of a month, from Monday on; days of other months are null. `month`: `2026-11`. */
export function weeksOf(month: string): (LocalDate | null)[][] {
  const first = `${month}-01` as LocalDate;
  const begin = addDays(first, 1 - weekdayOf(first));
  const weeks: (LocalDate | null)[][] = [];
  for (let monday = begin; monday === begin || monday.startsWith(month); monday = addDays(monday, 7)) {
    weeks.push(
      Array.from({ length: 7 }, (_, day) => addDays(monday, day)).map((date) =>
        date.startsWith(month) ? date : null,
      ),
    );
  }
  return weeks;
}

/** The month before or after. */
export const monthAfter = (month: string, by: 1 | -1): string =>
  addDays(`${month}-15` as LocalDate, by * 30).slice(0, 7);
