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

interface PressedKey {
  readonly key: string;
  readonly shiftKey: boolean;
}

/** Null: the key leads nowhere. `isRightToLeft`: Monday is on the right. */
export function dateAfterKey(
  { key, shiftKey }: PressedKey,
  from: LocalDate,
  isRightToLeft: boolean,
): LocalDate | null {
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
