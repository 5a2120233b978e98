/**
 * What is free (rules C5–C7, C10). Capacity is counted in cells of the 5-minute grid; an appointment fits where every
 * cell that it covers has a counter left. Counters of a lane are interchangeable. So intervals that nowhere overlap
 * more often than there are counters can always be dealt out to them. Counting suffices, and no appointment has to move
 * for the next one.
 */
import * as z from 'zod/mini';
import { bookableFrom, openingsOn, releaseOf } from './calendar.ts';
import type { LaneId } from '../ids.ts';
import { GRID_MINUTES } from './office.ts';
import type { Office } from './office.ts';
import { instant, localDate, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

const CELL_MS = GRID_MINUTES * MINUTE_MS;
const FULL = '0'.charCodeAt(0);

/** One digit a cell, base 36: the counters left. */
const cells = z.string().check(z.maxLength(600), z.regex(/^[0-9a-z]*$/, 'digits of base 36'));

/** The free capacity of one day, as every phone reads it. Cell `i` begins at `first + i * 5 min`. */
export const daySlots = z.strictObject({
  date: localDate,
  first: instant,
  /** C8: nothing of this day can be booked online before. */
  bookableFrom: instant,
  /** C9: from then on `released` counts instead of `online`; null: never. */
  releaseAt: z.nullable(instant),
  /** What each lane has left: online, online once the same-day share is released, and for staff. */
  lanes: z.record(z.string(), z.strictObject({ online: cells, released: cells, all: cells })),
});
export type DaySlots = z.infer<typeof daySlots>;

/** A place that is taken. `freeAt`: given up, and free again from then on (C10); staff may have it sooner. */
export interface TakenPlace {
  readonly lane: LaneId;
  readonly start: Instant;
  readonly minutes: number;
  readonly online: boolean;
  readonly freeAt: Instant | null;
  readonly freeForStaffAt?: Instant | null;
}

/** Counters of each cell: all of them, those for online bookings, and those with the same-day share released. */
export interface LaneCount {
  readonly counters: Int16Array;
  readonly online: Int16Array;
  readonly released: Int16Array;
}

/** What an office has open on a day, before anything is taken. Cell `i` begins at `first + i * 5 min`. */
export interface OpenCells {
  readonly first: Instant;
  readonly lanes: ReadonlyMap<string, LaneCount>;
}

/** What is free on a day at `now`, given what is taken; null when the office is closed. */
export function slotsOn(
  office: Office,
  date: LocalDate,
  taken: Iterable<TakenPlace>,
  now: Instant,
): DaySlots | null {
  const untaken = untakenSlots(office, date);
  if (untaken === null) return null;
  const lanes = { ...untaken.lanes };
  const places = [...taken].filter(
    ({ lane, freeAt }) => Object.hasOwn(lanes, lane) && (freeAt === null || freeAt > now),
  );
  for (const [id, ofLane] of Map.groupBy(places, ({ lane }) => lane)) {
    const count = openCells(office, date, id)!.lanes.get(id)!;
    // C10: what staff gave up is free for them, and still taken for those who book online.
    const forStaff = Int16Array.from(count.counters);
    for (const place of ofLane) {
      takePlace(count, untaken.first, place);
      const { freeAt, freeForStaffAt = freeAt } = place;
      if (freeForStaffAt === null || freeForStaffAt > now)
        takeCells(forStaff, untaken.first, place, () => {});
    }
    lanes[id] = { ...written(count), all: digits(forStaff, forStaff) };
  }
  return { ...untaken, lanes };
}

function takePlace({ counters, online, released }: LaneCount, first: Instant, place: TakenPlace): void {
  takeCells(counters, first, place, (i) => {
    if (!place.online) return;
    online[i]!--;
    released[i]!--;
  });
}

/** One counter less in each cell that the place covers. */
function takeCells(
  counters: Int16Array,
  first: Instant,
  { start, minutes }: TakenPlace,
  also: (cell: number) => void,
): void {
  const from = Math.max(0, Math.floor((start - first) / CELL_MS));
  const end = Math.ceil((start + minutes * MINUTE_MS - first) / CELL_MS);
  const to = Math.min(counters.length, end);
  for (let i = from; i < to; i++) {
    counters[i]!--;
    also(i);
  }
}

/** Counted once a day and office, as most lanes of most days have nothing taken; an office's hours change with it. */
const counted = new WeakMap<Office, Map<LocalDate, DaySlots | null>>();
const MOST_DAYS = 1000;

/** What is free before anything is taken; null when the office is closed. */
export function untakenSlots(office: Office, date: LocalDate): DaySlots | null {
  const days = counted.get(office) ?? new Map<LocalDate, DaySlots | null>();
  counted.set(office, days);
  const known = days.get(date);
  if (known !== undefined) return known;
  const fresh = countUntaken(office, date);
  if (days.size >= MOST_DAYS) days.clear();
  days.set(date, fresh);
  return fresh;
}

function countUntaken(office: Office, date: LocalDate): DaySlots | null {
  const opens = bookableFrom(office, date);
  const open = openCells(office, date);
  if (open === null || opens === null) return null;
  const lanes = Object.fromEntries([...open.lanes].map(([id, count]) => [id, written(count)]));
  return { date, first: open.first, bookableFrom: opens, releaseAt: releaseOf(office, date), lanes };
}

const written = ({ counters, online, released }: LaneCount): DaySlots['lanes'][string] => ({
  online: digits(online, counters),
  released: digits(released, counters),
  all: digits(counters, counters),
});

/**
 * The counters of each lane, or of one, by cell; where windows overlap, the greater number. Null: closed. Fresh every
 * time.
 */
export function openCells(office: Office, date: LocalDate, only: string | null = null): OpenCells | null {
  const openings = openingsOn(office, date);
  if (openings.length === 0) return null;
  const first = Math.floor(openings[0]!.from / CELL_MS) * CELL_MS;
  const length = Math.ceil((Math.max(...openings.map((o) => o.to)) - first) / CELL_MS);
  const lanes = new Map<string, LaneCount>(
    office.lanes.flatMap(({ id }) =>
      only === null || only === id ? [[id, nothingOpen(length)] as const] : [],
    ),
  );
  for (const opening of openings) {
    // A cell counts only when it lies in the opening entirely, so nothing is offered beyond closing time.
    const from = Math.ceil((opening.from - first) / CELL_MS);
    const to = Math.floor((opening.to - first) / CELL_MS);
    for (const [id, capacity] of Object.entries(opening.lanes)) {
      const lane = lanes.get(id);
      if (lane === undefined) continue;
      for (let i = from; i < to; i++) {
        lane.counters[i] = Math.max(lane.counters[i]!, capacity.counters);
        lane.online[i] = Math.max(lane.online[i]!, capacity.online);
        lane.released[i] = Math.max(lane.released[i]!, capacity.online + capacity.sameDay);
      }
    }
  }
  return { first, lanes };
}

const nothingOpen = (length: number): LaneCount => ({
  counters: new Int16Array(length),
  online: new Int16Array(length),
  released: new Int16Array(length),
});

const DIGITS = Array.from({ length: 36 }, (_, n) => n.toString(36));

/** The smaller number of each cell, and none below zero. */
function digits(counts: Int16Array, most: Int16Array): string {
  let text = '';
  for (let i = 0; i < counts.length; i++) text += DIGITS[Math.max(0, Math.min(counts[i]!, most[i]!))]!;
  return text;
}

/** The slots with one counter less in a lane between two moments; unchanged where `to` is not later than `from`. */
export function withoutPlace(slots: DaySlots, id: LaneId, from: Instant, to: Instant): DaySlots {
  const lane = slots.lanes[id];
  if (lane === undefined || to <= from) return slots;
  const first = Math.floor((from - slots.first) / CELL_MS);
  const end = Math.ceil((to - slots.first) / CELL_MS);
  const less = (cells: string): string => {
    let part = '';
    for (const n of cells.slice(Math.max(0, first), Math.max(0, end)))
      part += DIGITS[Math.max(0, parseInt(n, 36) - 1)]!;
    return cells.slice(0, Math.max(0, first)) + part + cells.slice(Math.max(0, end));
  };
  const left = { online: less(lane.online), released: less(lane.released), all: less(lane.all) };
  return { ...slots, lanes: { ...slots.lanes, [id]: left } };
}

/** Who books: online within its contingent and times (C5, C8, C9), staff from all of it (B9). */
export type Channel = 'online' | 'staff';

export interface FreeStart {
  readonly start: Instant;
  readonly lane: LaneId;
}

/**
 * Every start on a day at which `minutes` fit into one of `lanes` (C7), earliest first. Where several lanes have
 * the same start free, the first of them is named.
 */
export function freeStarts(
  slots: DaySlots,
  lanes: readonly LaneId[],
  minutes: number,
  channel: Channel,
  now: Instant,
  leadMinutes: number,
): FreeStart[] {
  if (minutes <= 0 || (channel === 'online' && now < slots.bookableFrom)) return [];
  const needed = Math.ceil(minutes / GRID_MINUTES);
  const soonest = channel === 'online' ? now + leadMinutes * MINUTE_MS : now - CELL_MS;
  const from = Math.max(0, Math.ceil((soonest - slots.first) / CELL_MS));
  const lines = lanes.map((lane) => cellsFor(slots, lane, channel, now));
  /** For each cell the first lane, counted from one, in which an appointment can start; 0: none. */
  const chosen = new Uint8Array(Math.max(0, ...lines.map((cells) => cells.length)));
  for (let nth = lines.length; nth > 0; nth--) {
    const cells = lines[nth - 1]!;
    // Runs from the end, so that each cell knows for how long the lane is free from there on.
    for (let i = cells.length - 1, free = 0; i >= from; i--) {
      free = cells.charCodeAt(i) === FULL ? 0 : free + 1;
      if (free >= needed) chosen[i] = nth;
    }
  }
  const starts: FreeStart[] = [];
  for (let i = from; i < chosen.length; i++) {
    const nth = chosen[i]!;
    if (nth > 0) starts.push({ start: slots.first + i * CELL_MS, lane: lanes[nth - 1]! });
  }
  return starts;
}

/** Whether one start is free, and in which lane; the same answer as `freeStarts` gives. */
export function laneFreeAt(
  slots: DaySlots,
  lanes: readonly LaneId[],
  start: Instant,
  minutes: number,
  channel: Channel,
  now: Instant,
  leadMinutes: number,
): LaneId | null {
  if (minutes <= 0 || (start - slots.first) % CELL_MS !== 0 || start < slots.first) return null;
  if (channel === 'online' && (now < slots.bookableFrom || start < now + leadMinutes * MINUTE_MS))
    return null;
  if (channel === 'staff' && start < now - CELL_MS) return null;
  const from = (start - slots.first) / CELL_MS;
  const needed = Math.ceil(minutes / GRID_MINUTES);
  for (const lane of lanes) {
    const stretch = cellsFor(slots, lane, channel, now).slice(from, from + needed);
    if (stretch.length === needed && !stretch.includes('0')) return lane;
  }
  return null;
}

function cellsFor(slots: DaySlots, lane: LaneId, channel: Channel, now: Instant): string {
  const lanes = slots.lanes[lane];
  if (lanes === undefined) return '';
  if (channel === 'staff') return lanes.all;
  return slots.releaseAt !== null && now >= slots.releaseAt ? lanes.released : lanes.online;
}
