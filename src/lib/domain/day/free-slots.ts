/** What of a day can really be booked: free places, as long as there is a number for them. */
import { slotsOn } from '../office/capacity.ts';
import type { DaySlots } from '../office/capacity.ts';
import { takenPlaces } from './day.ts';
import type { Day } from './day.ts';
import type { Lane, Office } from '../office/office.ts';
import { arbitersNumber, restoresOf } from './ticket.ts';
import type { Instant } from '../time.ts';

/** What everyone is told of a day; null when the office is closed. A lane whose numbers are used up has no place left. */
export function freeSlots(office: Office, day: Day, now: Instant): DaySlots | null {
  const slots = slotsOn(office, day.date, takenPlaces(office, day), now);
  if (slots === null) return null;
  const lanes = { ...slots.lanes };
  for (const lane of office.lanes) {
    const left = lanes[lane.id];
    if (left === undefined || hasNumber(office, day, lane)) continue;
    const none = '0'.repeat(left.all.length);
    lanes[lane.id] = { online: none, released: none, all: none };
  }
  return { ...slots, lanes };
}

const hasNumber = (office: Office, day: Day, { letter }: Lane): boolean =>
  arbitersNumber(letter, day.numbers, restoresOf(office, day.date)) !== null;
