/** The days that a desk has open: their documents, and what is free on each of those that can be booked. */
import { isDeepStrictEqual } from 'node:util';
import { daysInHorizon } from '../../src/lib/domain/office/calendar.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { parseName } from '../../src/lib/docs/catalog.ts';
import type { Report, WritableRecords } from '../../src/lib/docs/records.ts';
import type { Rooms } from '../relay/rooms.ts';
import { openDayDocuments } from './day-documents.ts';
import type { DayDocuments } from './day-documents.ts';
import type { Pause } from './pause.ts';

export interface OpenDays {
  readonly all: ReadonlyMap<LocalDate, DayDocuments>;
  /** What is free on a day that can be booked. */
  slots(date: LocalDate): DaySlots | null;
  bookable(): LocalDate[];
  /** Loads a day that is not open yet. */
  ensure(date: LocalDate): Promise<void>;
  /** Opens all that can be booked, and reckons what is free. */
  openHorizon(now: Instant, pause: Pause): Promise<void>;
  /** Something was written on this day. */
  noteChanged(date: LocalDate): void;
  /** A day has changed since `takeChanged`. */
  readonly hasChanged: boolean;
  /** The days on which something was written since the last time; at first all that are open. */
  takeChanged(): LocalDate[];
  /** The days on which people were erased before their day since the last time; at first all on which some were. */
  takeErased(): LocalDate[];
  noteErased(date: LocalDate): void;
  /** What is free has changed: the next decision and the next offer see it, and `writeSlots` tells it. */
  refresh(date: LocalDate, now: Instant): void;
  /** The same for all days at once: reckoned when it is asked for, and by `reckonRest`. */
  refreshAll(now: Instant): void;
  /** Reckons day by day what was not asked for yet. */
  reckonRest(pause: Pause): Promise<void>;
  writeSlots(records: WritableRecords<DaySlots>, pause: Pause): Promise<void>;
  close(date: LocalDate): void;
  /** Lets go of the days that only a late or an early request was about. */
  tidy(): void;
  closeAll(): void;
}

export interface OpenDaysParts {
  readonly rooms: Rooms;
  readonly id: OfficeId;
  readonly report: Report;
  readonly office: () => Office;
  readonly today: () => LocalDate;
  /** The figures of this past day are written, so that it need not be looked at again (Q7). */
  readonly isCounted: (date: LocalDate) => boolean;
}

/** Days of which is written what is free, before others have their turn. */
const DAYS_AT_ONCE = 8;

export async function openOpenDays(parts: OpenDaysParts, now: Instant, pause: Pause): Promise<OpenDays> {
  const { rooms, id, report, office, today, isCounted } = parts;
  const all = new Map<LocalDate, DayDocuments>();
  const slots = new Map<LocalDate, DaySlots>();
  /** Days of which it is not reckoned yet what is free since then. */
  const unreckoned = new Map<LocalDate, Instant>();
  const stale = new Set<LocalDate>();
  const changed = new Set<LocalDate>();
  const erased = new Set<LocalDate>();
  /** The days that stay open; reckoned once a day, since the calendar's arithmetic is dear. */
  let kept = { from: today(), to: today() };

  /**
   * Yesterday, and days that were not counted while the relay was down, for one night or for many (Q7). Also every day
   * with an appointment, even beyond the horizon (C3, C11).
   */
  async function storedDays(): Promise<LocalDate[]> {
    const stored = (await rooms.stored(`day:${id}:`)).flatMap((text) => {
      const name = parseName(text);
      return name.ok && name.value.kind === 'day' ? [name.value.date] : [];
    });
    const open = stored.filter((date) => date >= today() || !isCounted(date));
    return [...new Set([addDays(today(), -1), ...open])];
  }

  async function ensure(date: LocalDate): Promise<void> {
    if (all.has(date)) return;
    const opened = await openDayDocuments(rooms, id, date, report);
    all.set(date, opened);
    changed.add(date);
    // A crash may have come before the disk forgot them.
    if ([...opened.people.all.values()].some(({ contact }) => contact === null)) erased.add(date);
  }

  async function openHorizon(at: Instant, pause: Pause): Promise<void> {
    const horizon = daysInHorizon(office(), today());
    kept = { from: addDays(today(), -1), to: horizon.at(-1) ?? today() };
    for (const date of slots.keys()) if (date < today()) slots.delete(date);
    for (const date of horizon) {
      await pause.rest();
      await ensure(date);
      refresh(date, at);
    }
  }

  function reckon(date: LocalDate, at: Instant): void {
    unreckoned.delete(date);
    const day = all.get(date)?.facts.day;
    const isBookable = day !== undefined && date >= today() && (date <= kept.to || hasPending(date));
    const fresh = isBookable ? freeSlots(office(), day, at) : null;
    if (fresh === null) slots.delete(date);
    else slots.set(date, fresh);
  }

  function refresh(date: LocalDate, at: Instant): void {
    reckon(date, at);
    stale.add(date);
  }

  function reckonDue(date: LocalDate): void {
    const at = unreckoned.get(date);
    if (at !== undefined) reckon(date, at);
  }

  function reckoned(date: LocalDate): DaySlots | null {
    reckonDue(date);
    return slots.get(date) ?? null;
  }

  function bookable(): LocalDate[] {
    for (const date of [...unreckoned.keys()]) reckonDue(date);
    return [...slots.keys()].sort();
  }

  async function reckonRest(pause: Pause): Promise<void> {
    for (const date of [...unreckoned.keys()]) {
      reckonDue(date);
      await pause.rest();
    }
  }

  async function writeSlots(records: WritableRecords<DaySlots>, pause: Pause): Promise<void> {
    await reckonRest(pause);
    const put = [...stale].flatMap((date) => {
      const fresh = slots.get(date);
      return fresh !== undefined && !isDeepStrictEqual(records.all.get(date), fresh)
        ? [[date, fresh] as const]
        : [];
    });
    const over = [...(records.all.keys() as Iterable<LocalDate>)].filter((date) => !slots.has(date));
    stale.clear();
    if (over.length > 0) records.write([], over);
    for (let i = 0; i < put.length; i += DAYS_AT_ONCE) {
      records.write(put.slice(i, i + DAYS_AT_ONCE));
      await pause.rest();
    }
  }

  function close(date: LocalDate): void {
    all.get(date)?.close();
    if (!all.delete(date)) return;
    for (const kind of ['day', 'people', 'memo'] as const) rooms.release({ kind, office: id, date });
    stale.delete(date);
    unreckoned.delete(date);
    changed.add(date);
  }

  /** Something of this day will happen by itself. */
  function hasPending(date: LocalDate): boolean {
    const { visits } = all.get(date)!.facts.day;
    return [...visits.values()].some((v) => v.state === 'reserved' || v.state === 'booked');
  }

  for (const date of await storedDays()) await ensure(date);
  await openHorizon(now, pause);
  // C3: what stands beyond the horizon is hit by new hours, too.
  for (const date of all.keys()) if (date >= today() && !slots.has(date)) refresh(date, now);

  return {
    all,
    slots: reckoned,
    bookable,
    ensure,
    openHorizon,
    noteChanged: (date) => void changed.add(date),
    get hasChanged() {
      return changed.size > 0;
    },
    takeChanged() {
      const taken = [...changed];
      changed.clear();
      return taken;
    },
    takeErased() {
      const taken = [...erased];
      erased.clear();
      return taken;
    },
    noteErased: (date) => void erased.add(date),
    refresh,
    refreshAll(at) {
      for (const date of all.keys()) {
        unreckoned.set(date, at);
        stale.add(date);
      }
    },
    reckonRest,
    writeSlots,
    close,
    tidy() {
      for (const date of all.keys()) {
        const wanted = date >= kept.from && date <= kept.to;
        if (!wanted && !changed.has(date) && !stale.has(date) && !hasPending(date)) close(date);
      }
    },
    closeAll() {
      for (const open of all.values()) open.close();
    },
  };
}
