/** C7: which of the free starts people choose from. */
import { GRID_MINUTES } from './office.ts';
import type { Office } from './office.ts';
import { DAY_MINUTES, MINUTE_MS, timeOfDay } from '../time.ts';
import type { Instant } from '../time.ts';

const GRID_MS = GRID_MINUTES * MINUTE_MS;
const STRETCH_MS = 30 * MINUTE_MS;

/**
 * Minutes from midnight by the office's clock. The zone is asked once for each half hour, in which no clock changes:
 * each question takes microseconds.
 */
export function minutesOfDayIn(timeZone: string): (at: Instant) => number {
  const stretches = new Map<number, number>();
  return (at) => {
    const stretch = Math.floor(at / STRETCH_MS) * STRETCH_MS;
    let begins = stretches.get(stretch);
    if (begins === undefined) {
      const [hour = 0, minute = 0] = timeOfDay(stretch, timeZone).split(':').map(Number);
      begins = hour * 60 + minute;
      stretches.set(stretch, begins);
    }
    return (begins + (at - stretch) / MINUTE_MS) % DAY_MINUTES;
  };
}

/**
 * C7: the starts on the quarter hour, or as the office has set it, and those beside what is booked. The first and the
 * last start of each free span are among them, so no day loses its last free starts, and no gap stays for ever.
 */
export function easyStarts(
  starts: readonly Instant[],
  { rules, timeZone }: Office,
  minutesOfDay = minutesOfDayIn(timeZone),
): Instant[] {
  const free = new Set(starts);
  const isOnGrid = (start: Instant): boolean => minutesOfDay(start) % rules.startEvery === 0;
  const isEdge = (start: Instant): boolean => !free.has(start - GRID_MS) || !free.has(start + GRID_MS);
  return starts.filter((start) => isOnGrid(start) || isEdge(start));
}
