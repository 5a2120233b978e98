/** C7: which of the free starts people choose from. */
import { GRID_MINUTES } from './office.ts';
import type { Office } from './office.ts';
import { DAY_MINUTES, MINUTE_MS, offsetOf } from '../time.ts';
import type { Instant } from '../time.ts';

const GRID_MS = GRID_MINUTES * MINUTE_MS;
/** No zone changes its clock twice within that time. */
const STRETCH_MS = DAY_MINUTES * MINUTE_MS;
/** Clocks change on the half hour at the finest. */
const SHORT_STRETCH_MS = 30 * MINUTE_MS;

/**
 * Minutes from midnight by the office's clock. The zone is asked once for each day, and for each half hour of a day on
 * which the clock changes: each question takes microseconds.
 */
export function minutesOfDayIn(timeZone: string): (at: Instant) => number {
  const offsets = new Map<Instant, number>();
  /** Milliseconds by which the office's clock is ahead of UTC. */
  function offsetAt(at: Instant): number {
    const known = offsets.get(at);
    if (known !== undefined) return known;
    const fresh = offsetOf(at, timeZone);
    offsets.set(at, fresh);
    return fresh;
  }
  return (at) => {
    const begins = at - (at % STRETCH_MS);
    const atFirst = offsetAt(begins);
    const isSame = atFirst === offsetAt(begins + STRETCH_MS);
    const offset = isSame ? atFirst : offsetAt(at - (at % SHORT_STRETCH_MS));
    return Math.floor((at + offset) / MINUTE_MS) % DAY_MINUTES;
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
