/**
 * Counts for itself what is taken and what is left, by cell and lane, by the hours that the office has now. Nothing here
 * asks the code that it checks, but for the fold that says which appointments stand.
 */
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import type { LaneCapacity, Office } from '../../src/lib/domain/office/office.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { at } from '../support/build/index.ts';
import type { Ledger } from './ledger.ts';

const CELL_MS = 5 * MINUTE_MS;
const CELLS = 96;

interface Held {
  /** Not free for those who book online. */
  readonly all: Int16Array;
  /** Not free for staff, who have what they gave up themselves at once (C10). */
  readonly staff: Int16Array;
  /** Not free of the online share. */
  readonly online: Int16Array;
}

export class CapacityWatch {
  readonly #ledger: Ledger;
  /** What was promised at the last look, by day and lane. */
  readonly #before = new Map<string, Held>();

  constructor(ledger: Ledger) {
    this.#ledger = ledger;
  }

  /**
   * `settled`: hours were changed (C11), or what a restore had lost has come back (M18). Both may leave more than there
   * is room for, and nothing may be added to that.
   */
  look(office: Office, day: Day, told: DaySlots | undefined, now: Instant, settled: boolean): void {
    const ledger = this.#ledger;
    const released = now >= at('08:00', day.date) - 15 * MINUTE_MS;
    for (const [lane, capacity] of Object.entries(office.windows[0]!.lanes)) {
      const promised = heldOn(day, lane, now, false);
      const counted = heldOn(day, lane, now, true);
      const open = openCells(office, day.date);
      const before = this.#before.get(`${day.date} ${lane}`);
      this.#before.set(`${day.date} ${lane}`, promised);
      const extra = released ? (capacity.sameDay ?? 0) : 0;
      if (!settled) {
        const online = exceeded(promised.online, before?.online, open, capacity.online + extra);
        ledger.expect(
          'online capacity is never exceeded',
          online === -1,
          () => `${lane}, cell ${online}: ${promised.online[online]} of ${capacity.online + extra}`,
        );
        const all = exceeded(promised.staff, before?.staff, open, capacity.counters);
        ledger.expect(
          'all of the capacity is never exceeded',
          all === -1,
          () => `${lane}, cell ${all}: ${promised.staff[all]} of ${capacity.counters}`,
        );
      }
      const free = told?.lanes[lane];
      if (free === undefined) continue;
      const isTold = (text: string, share: 'all' | 'online' | 'released'): boolean =>
        text.padEnd(CELLS, '0') === digits(capacity, counted, open, share);
      ledger.expect(
        'what is free is told as it is, and never negative',
        isTold(free.all, 'all') && isTold(free.online, 'online') && isTold(free.released, 'released'),
        () => `${lane}: ${JSON.stringify(free)}`,
      );
    }
  }
}

/** The first cell in which there are more than there is room for, and more than there were; -1: none. */
function exceeded(
  held: Int16Array,
  before: Int16Array | undefined,
  open: readonly boolean[],
  most: number,
): number {
  return held.findIndex((n, i) => n > (open[i] === true ? most : 0) && n > (before?.[i] ?? 0));
}

const opens = new WeakMap<Office, Map<LocalDate, readonly boolean[]>>();

/** Which cells of the day lie in no closed part. */
function openCells(office: Office, date: LocalDate): readonly boolean[] {
  const days = opens.get(office) ?? new Map<LocalDate, readonly boolean[]>();
  opens.set(office, days);
  const known = days.get(date);
  if (known !== undefined) return known;
  const cells = Array.from({ length: CELLS }, (_, i) => {
    const minute = 8 * 60 + i * 5;
    const wall = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    return !office.closures.some((c) => c.date === date && c.from! <= wall && wall < c.to!);
  });
  days.set(date, cells);
  return cells;
}

/** The places that are held now, by cell. A visitor who came after giving up the place was not promised it (M8). */
function heldOn(day: Day, lane: string, now: Instant, withUnpromised: boolean): Held {
  const held: Held = {
    all: new Int16Array(CELLS),
    staff: new Int16Array(CELLS),
    online: new Int16Array(CELLS),
  };
  const first = at('08:00', day.date);
  const add = (start: Instant, minutes: number, online: boolean, freeForStaff = false): void => {
    for (let i = (start - first) / CELL_MS; i < (start - first + minutes * MINUTE_MS) / CELL_MS; i++) {
      held.all[i]!++;
      if (!freeForStaff) held.staff[i]!++;
      if (online) held.online[i]!++;
    }
  };
  const accepted = new Set<string>();
  for (const subject of day.subjects.values()) {
    if (subject.kind !== 'appointment') continue;
    if (subject.movedFrom !== null) accepted.add(subject.movedFrom.visit);
    if (subject.lane !== lane) continue;
    const { freeAt, freeForStaffAt, arrivedAt } = day.visits.get(subject.id)!;
    if (freeAt !== null && freeAt <= now) continue;
    const freeForStaff = freeForStaffAt !== null && freeForStaffAt <= now;
    if (!withUnpromised && arrivedAt !== null && wasGivenUp(day, subject.id)) continue;
    add(subject.start, subject.minutes, subject.channel === 'online', freeForStaff);
  }
  for (const hold of day.holds.values()) {
    if (hold.lane === lane && hold.until > now && !accepted.has(hold.for))
      add(hold.start, hold.minutes, true);
  }
  return held;
}

function wasGivenUp(day: Day, id: VisitId): boolean {
  return (day.steps.get(id) ?? []).some((e) =>
    ['cancelled', 'lapsed', 'unconfirmed', 'moved'].includes(e.what),
  );
}

function digits(
  capacity: LaneCapacity,
  held: Held,
  open: readonly boolean[],
  share: 'all' | 'online' | 'released',
): string {
  const extra = share === 'released' ? (capacity.sameDay ?? 0) : 0;
  return Array.from({ length: CELLS }, (_, i) => {
    if (open[i] !== true) return '0';
    const all = capacity.counters - held.all[i]!;
    const free =
      share === 'all'
        ? capacity.counters - held.staff[i]!
        : Math.min(all, capacity.online + extra - held.online[i]!);
    return Math.max(0, free).toString(36);
  }).join('');
}
