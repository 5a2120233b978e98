/** How full a day is, as a lead reads it (C12): minutes of counters, by lane. */
import { bookableFrom } from './calendar.ts';
import { openCells, slotsOn } from './capacity.ts';
import type { DaySlots } from './capacity.ts';
import type { LaneId } from '../ids.ts';
import { GRID_MINUTES } from './office.ts';
import type { Office } from './office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/** Minutes of counters: two that are open for an hour are 120. */
export interface Occupancy {
  /** Minutes of the whole day. */
  readonly open: number;
  readonly taken: number;
  /** Minutes that are free in the rest of the day. */
  readonly free: number;
  /** How many of these can be booked online now. */
  readonly freeOnline: number;
}

export interface DayOccupancy {
  /** The lanes with counters on this day, in the office's order. Empty: closed. */
  readonly lanes: ReadonlyMap<LaneId, Occupancy>;
  readonly all: Occupancy;
  /** C8: when the day opens for online bookings; null: it has. */
  readonly opensAt: Instant | null;
  /** C9: when its same-day share opens places; null: it has, or there are none. */
  readonly releaseAt: Instant | null;
}

const NONE: Occupancy = { open: 0, taken: 0, free: 0, freeOnline: 0 };
const CELL_MS = GRID_MINUTES * MINUTE_MS;

/**
 * `known`: what is free on the day, as the relay tells it of the days that can be booked. Later days have nothing taken.
 * Null: it is not told of any more, as for a day that is over.
 */
export function occupancyOn(
  office: Office,
  date: LocalDate,
  known: DaySlots | undefined,
  now: Instant,
): DayOccupancy | null {
  const cells = openCells(office, date);
  const opens = bookableFrom(office, date);
  if (cells === null || opens === null)
    return { lanes: new Map(), all: NONE, opensAt: null, releaseAt: null };
  const isLater = opens > now;
  const slots = known ?? (isLater ? slotsOn(office, date, [], now) : null);
  if (slots === null) return null;
  const hasSameDayShare = Object.values(slots.lanes).some(({ online, released }) => released !== online);
  const isReleased = slots.releaseAt !== null && slots.releaseAt <= now;
  const leftAt = (digits: string | undefined, at: Instant): number =>
    parseInt(digits?.charAt((at - slots.first) / CELL_MS) || '0', 36);
  const occupancyOf = (id: LaneId, counters: Int16Array): Occupancy => {
    const left = slots.lanes[id];
    const leftOnline = isReleased ? left?.released : left?.online;
    return [...counters].reduce((before, most, i) => {
      const at = cells.first + i * CELL_MS;
      // Hours that have just changed may reach further than what was counted for the old ones.
      const free = Math.min(most, leftAt(left?.all, at));
      const isAhead = at >= now;
      return sum(before, {
        open: most * GRID_MINUTES,
        taken: (most - free) * GRID_MINUTES,
        free: isAhead ? free * GRID_MINUTES : 0,
        freeOnline: isAhead && !isLater ? Math.min(free, leftAt(leftOnline, at)) * GRID_MINUTES : 0,
      });
    }, NONE);
  };
  const lanes = new Map(
    office.lanes
      .map(({ id }) => [id, occupancyOf(id, cells.lanes.get(id)!.counters)] as const)
      .filter(([, { open }]) => open > 0),
  );
  return {
    lanes,
    all: [...lanes.values()].reduce(sum, NONE),
    opensAt: isLater ? opens : null,
    releaseAt: isReleased || !hasSameDayShare ? null : slots.releaseAt,
  };
}

const sum = (a: Occupancy, b: Occupancy): Occupancy => ({
  open: a.open + b.open,
  taken: a.taken + b.taken,
  free: a.free + b.free,
  freeOnline: a.freeOnline + b.freeOnline,
});
