/** Where a key leads in a grid of days, by the ARIA pattern for date grids. */
import { addDays, weekdayOf } from '../domain/time.ts';
import type { LocalDate } from '../domain/time.ts';

/** The same day of another month; its last day where it is shorter. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const count = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const month = `${String(Math.floor(count / 12)).padStart(4, '0')}-${String((count % 12) + 1).padStart(2, '0')}`;
  const sameDay = addDays(`${month}-01` as LocalDate, Number(date.slice(8)) - 1);
  return sameDay.startsWith(month) ? sameDay : addDays(sameDay, -Number(sameDay.slice(8)));
}

/** The first and the last day of a calendar. */
interface CalendarSpan {
  readonly first: LocalDate;
  readonly last: LocalDate;
}

export const clampTo = ({ first, last }: CalendarSpan, date: LocalDate): LocalDate =>
  date < first ? first : date > last ? last : date;

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/**
 * Null: the key is none of the grid's. `isRightToLeft`: Monday is on the right. Other keys stop at the edge of the span;
 * an arrow that leads past it stays, as another weekday is not what it points to.
 */
export function dateAfterKey(
  pressed: PressedKey,
  from: LocalDate,
  isRightToLeft: boolean,
  span: CalendarSpan,
): LocalDate | null {
  const next = stepOf(pressed, from, isRightToLeft);
  if (next === null) return null;
  const inSpan = clampTo(span, next);
  return inSpan !== next && pressed.key.startsWith('Arrow') ? from : inSpan;
}

function stepOf({ key, shiftKey }: PressedKey, from: LocalDate, isRightToLeft: boolean): LocalDate | null {
  const ahead = isRightToLeft ? -1 : 1;
  switch (key) {
    case 'ArrowRight':
      return addDays(from, ahead);
    case 'ArrowLeft':
      return addDays(from, -ahead);
    case 'ArrowDown':
      return addDays(from, 7);
    case 'ArrowUp':
      return addDays(from, -7);
    case 'Home':
      return addDays(from, 1 - weekdayOf(from));
    case 'End':
      return addDays(from, 7 - weekdayOf(from));
    case 'PageDown':
      return addMonths(from, shiftKey ? 12 : 1);
    case 'PageUp':
      return addMonths(from, shiftKey ? -12 : -1);
    default:
      return null;
  }
}
