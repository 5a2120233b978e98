/** What a new appointment is known by on its day: the number that is called, and the code that is typed in. */
import type { Day } from '../day/day.ts';
import type { LaneId } from '../ids.ts';
import { laneOf } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { arbitersNumber, restoresOf } from '../day/ticket.ts';

/** Neither belongs to another visit of that day; null: one of the two has run out. */
export function numberAndCode(
  office: Office,
  day: Day,
  lane: LaneId,
  random: () => number,
): { readonly number: string; readonly code: string } | null {
  const { letter } = laneOf(office, lane)!;
  const number = arbitersNumber(letter, day.numbers, restoresOf(office, day.date));
  const code = freeCode(day, random);
  return number === null || code === null ? null : { number, code };
}

function freeCode(day: Day, random: () => number): string | null {
  for (let tries = 0; tries < 1000; tries++) {
    const code = String(Math.floor(random() * 1_000_000)).padStart(6, '0');
    if (!day.codes.has(code)) return code;
  }
  return null;
}
