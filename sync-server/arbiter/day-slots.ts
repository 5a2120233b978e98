/** What is free on each day that can be booked: reckoned when it is asked for, and written when a batch ends. */
import { isDeepStrictEqual } from 'node:util';
import {
  dateOfSlots,
  laneCells,
  laneKey,
  laneRecord,
  openDayKey,
  openDayRecord,
} from '../../src/lib/docs/slots-doc.ts';
import type { LaneSlots, SlotsRecord } from '../../src/lib/docs/slots-doc.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import { untakenSlots } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { WritableRecords } from '../../src/lib/docs/records.ts';
import type { Pause } from './pause.ts';

export interface OpenDaySlots {
  /** What is free on a day that can be booked. */
  slots(date: LocalDate): DaySlots | null;
  bookable(): readonly LocalDate[];
  /** What is free has changed: the next decision and the next offer see it, and `writeSlots` tells it. */
  refresh(date: LocalDate, now: Instant): void;
  /** The same for these days: reckoned when it is asked for, by `reckonRest`, and in portions by `writeSlots`. */
  refreshLater(dates: Iterable<LocalDate>, now: Instant): void;
  /** Reckons day by day what was not asked for yet. */
  reckonRest(pause: Pause): Promise<void>;
  /** Writes what has changed; of days that are reckoned later a portion. */
  writeSlots(records: WritableRecords<SlotsRecord>, pause: Pause, portion: DaysPortion): Promise<void>;
  /** Something has changed and is not written yet. */
  readonly hasStale: boolean;
  /** What is free there is known, and can be booked. */
  isFree(date: LocalDate): boolean;
  /** It has changed and is not written yet. */
  isStale(date: LocalDate): boolean;
  /** What is free there is reckoned later: in portions, or when it is asked for. */
  isUnreckoned(date: LocalDate): boolean;
  /** The day is not open any more; what was free there is told until it is over. */
  forget(date: LocalDate): void;
  dropPast(): void;
}

/** How many of the days that are reckoned later are written now. */
export interface DaysPortion {
  /** Some are, at least. */
  begin(): boolean;
  /** More are. */
  hasTime(): boolean;
}

export const allDays: DaysPortion = { begin: () => true, hasTime: () => true };

export interface DaySlotsParts {
  readonly office: () => Office;
  readonly today: () => LocalDate;
  /** Undefined: the day is not open. */
  readonly dayIn: (date: LocalDate) => Day | undefined;
  /** Asked of open days alone. */
  readonly isBookable: (date: LocalDate) => boolean;
}

/** Days of which is written what is free, before others have their turn; each batch writes as many at least. */
const DAYS_AT_ONCE = 8;

export function openDaySlots({ office, today, dayIn, isBookable }: DaySlotsParts): OpenDaySlots {
  const slots = new SlotsByDay();
  /** Days of which it is not reckoned yet what is free since then. */
  const unreckoned = new Map<LocalDate, Instant>();
  const stale = new Set<LocalDate>();

  function reckon(date: LocalDate, at: Instant): void {
    unreckoned.delete(date);
    const day = dayIn(date);
    const fresh = day !== undefined && isBookable(date) ? freeSlots(office(), day, at) : null;
    if (fresh === null) slots.delete(date);
    else slots.set(date, fresh);
  }

  function reckonDue(date: LocalDate): void {
    const at = unreckoned.get(date);
    if (at !== undefined) reckon(date, at);
  }

  async function reckonRest(pause: Pause): Promise<void> {
    for (const date of [...unreckoned.keys()]) {
      reckonDue(date);
      await pause.rest();
    }
  }

  async function write(
    records: WritableRecords<SlotsRecord>,
    dates: readonly LocalDate[],
    pause: Pause,
  ): Promise<void> {
    const changes = dates.flatMap((date) => {
      const [fresh, untaken] = [slots.get(date), untakenSlots(office(), date)];
      return fresh === undefined || untaken === null ? [] : changesOf(records.all, untaken, fresh);
    });
    for (const date of dates) stale.delete(date);
    for (let i = 0; i < changes.length; i += DAYS_AT_ONCE) {
      const some = changes.slice(i, i + DAYS_AT_ONCE);
      records.write(
        some.flatMap(({ put }) => put),
        some.flatMap(({ gone }) => gone),
      );
      await pause.rest();
    }
  }

  return {
    slots(date) {
      reckonDue(date);
      return slots.get(date) ?? null;
    },
    bookable() {
      if (unreckoned.size === 0) return slots.dates;
      return [...new Set([...slots.keys(), ...[...unreckoned.keys()].filter(isBookable)])].sort();
    },
    refresh(date, at) {
      reckon(date, at);
      stale.add(date);
    },
    refreshLater(dates, at) {
      for (const date of dates) {
        unreckoned.set(date, at);
        stale.add(date);
      }
    },
    reckonRest,
    async writeSlots(records, pause, portion) {
      await write(
        records,
        [...stale].filter((date) => !unreckoned.has(date)),
        pause,
      );
      let goesOn = unreckoned.size > 0 && portion.begin();
      while (goesOn) {
        const dates = [...unreckoned.keys()].sort().slice(0, DAYS_AT_ONCE);
        for (const date of dates) {
          reckonDue(date);
          await pause.rest();
        }
        await write(records, dates, pause);
        goesOn = unreckoned.size > 0 && portion.hasTime();
      }
      if (!slots.hasLost) return;
      const over = [...records.all.keys()].filter((key) => !slots.has(dateOfSlots(key)));
      if (over.length > 0) records.write([], over);
      slots.hasLost = false;
    },
    get hasStale() {
      return stale.size > 0;
    },
    isFree: (date) => slots.has(date),
    isStale: (date) => stale.has(date),
    isUnreckoned: (date) => unreckoned.has(date),
    forget(date) {
      stale.delete(date);
      unreckoned.delete(date);
    },
    dropPast() {
      for (const date of slots.keys()) if (date < today()) slots.delete(date);
    },
  };
}

/** What is free on each day. After each event of an office its days are asked for in their order. */
class SlotsByDay extends Map<LocalDate, DaySlots> {
  /** The document may tell of days that are not among these. It was written before, so at first it may. */
  hasLost = true;
  #dates: readonly LocalDate[] | null = null;

  get dates(): readonly LocalDate[] {
    return (this.#dates ??= [...this.keys()].sort());
  }

  override set(date: LocalDate, slots: DaySlots): this {
    if (!this.has(date)) this.#dates = null;
    return super.set(date, slots);
  }

  override delete(date: LocalDate): boolean {
    this.#dates = null;
    this.hasLost = true;
    return super.delete(date);
  }
}

interface SlotsChange {
  readonly put: readonly (readonly [key: string, record: SlotsRecord])[];
  readonly gone: readonly string[];
}

/** What has to be written so that a day is told as it is; nothing: it is. `untaken`: the day before anything is taken. */
function changesOf(
  records: ReadonlyMap<string, SlotsRecord>,
  untaken: DaySlots,
  fresh: DaySlots,
): SlotsChange[] {
  const { date } = fresh;
  const put: [string, SlotsRecord][] = [];
  const gone: string[] = [];
  const openKey = openDayKey(date);
  const open = openDayRecord(untaken);
  const isNewDay = !isDeepStrictEqual(records.get(openKey), open);
  if (isNewDay) put.push([openKey, open]);
  // A record as relays of earlier versions wrote it.
  if (records.has(date)) gone.push(date);
  for (const [lane, cells] of Object.entries(fresh.lanes)) {
    const key = laneKey(date, lane);
    const known = records.get(key) as LaneSlots | undefined;
    if (areSame(cells, untaken.lanes[lane]!)) {
      if (known !== undefined) gone.push(key);
    } else if (known === undefined || !areSame(cells, laneCells(known))) put.push([key, laneRecord(cells)]);
  }
  // Lanes that have gone with a change of the office; without one no lane does.
  if (isNewDay)
    for (const key of records.keys())
      if (key.startsWith(`${date}:`) && !Object.hasOwn(fresh.lanes, key.slice(date.length + 1)))
        gone.push(key);
  return put.length + gone.length === 0 ? [] : [{ put, gone }];
}

type Cells = DaySlots['lanes'][string];
const areSame = (a: Cells, b: Cells): boolean =>
  a === b || (a.online === b.online && a.released === b.released && a.all === b.all);
