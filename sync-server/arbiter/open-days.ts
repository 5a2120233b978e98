/** The days that a session has open: their documents, and what is free on each of those that can be booked. */
import { daysInHorizon } from '../../src/lib/domain/office/calendar.ts';
import { isNameless } from '../../src/lib/domain/day/people.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { dayKinds } from '../../src/lib/domain/office/retention.ts';
import { nextWithoutContact } from '../../src/lib/domain/requests/given-up.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import { openMemoDoc } from '../../src/lib/docs/memo-doc.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import type { Rooms } from '../relay/rooms.ts';
import { openDayDocuments, storedDayDocuments } from './day-documents.ts';
import type { DayDocuments } from './day-documents.ts';
import { openDaySlots } from './day-slots.ts';
import type { OpenDaySlots } from './day-slots.ts';
import type { Pause } from './pause.ts';

export interface OpenDays extends Pick<
  OpenDaySlots,
  'slots' | 'bookable' | 'refresh' | 'reckonRest' | 'isUnreckoned' | 'writeSlots' | 'hasStale'
> {
  readonly all: ReadonlyMap<LocalDate, DayDocuments>;
  /** Loads a day that is not open yet. */
  ensure(date: LocalDate): Promise<void>;
  /** Reads the stored memos since a date, as a session does. */
  storedMemos(since: LocalDate): Promise<ReadonlyMap<LocalDate, ReadonlyMap<string, Memo>>>;
  /** Opens all that can be booked, and reckons what is free. */
  openHorizon(now: Instant, pause: Pause): Promise<void>;
  /** Something was written on this day. */
  noteChanged(date: LocalDate): void;
  /** A day that is open has changed since `takeChanged`. */
  readonly hasChanged: boolean;
  /** The days on which something was written since the last time; at first all that are open. */
  takeChanged(): LocalDate[];
  /** The days on which people were erased before their day since the last time; at first all on which some were. */
  takeErased(): LocalDate[];
  noteErased(date: LocalDate): void;
  /** `refresh` of all days at once: reckoned when it is asked for, by `reckonRest`, and in portions by `writeSlots`. */
  refreshAll(now: Instant): void;
  close(date: LocalDate): void;
  /** Lets go of the days that only a late or an early request was about. */
  tidy(at: Instant): void;
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

export async function openOpenDays(parts: OpenDaysParts, now: Instant, pause: Pause): Promise<OpenDays> {
  const { rooms, id, report, office, today } = parts;
  const all = new Map<LocalDate, DayDocuments>();
  const changed = new Set<LocalDate>();
  const erased = new Set<LocalDate>();
  /** The days that stay open; reckoned once a day, since the calendar's arithmetic is dear. */
  let kept = { from: today(), to: today() };
  /** Days ahead that were opened last, and when the office itself changed: a lead may have made the horizon longer. */
  let opened = 0;
  let changedAt = now;
  const free = openDaySlots({
    ...{ office, today },
    dayIn: (date) => all.get(date)?.events.day,
    isBookable: (date) => date >= today() && (date <= kept.to || hasPending(all.get(date)!)),
  });

  /** `known`: the documents that are stored, where they were just listed. */
  async function ensure(date: LocalDate, known?: ReadonlySet<string>): Promise<void> {
    if (all.has(date)) return;
    const stored = known ?? (await storedDayDocuments(rooms, id, date));
    const opened = await openDayDocuments(rooms, id, date, report, stored);
    all.set(date, opened);
    changed.add(date);
    // A crash may have come before the disk forgot them.
    if ([...opened.people.all.values()].some(isNameless)) erased.add(date);
  }

  async function openHorizon(at: Instant, pause: Pause, reckonsLater = false): Promise<void> {
    const horizon = daysInHorizon(office(), today());
    kept = { from: addDays(today(), -1), to: lastInHorizon() };
    opened = office().rules.horizonDays;
    free.dropPast();
    const stored = await storedDayDocuments(rooms, id);
    for (const date of horizon) {
      await pause.rest();
      await ensure(date, stored);
      if (reckonsLater) free.refreshLater([date], at);
      else free.refresh(date, at);
    }
  }

  /** A lead has made the horizon longer. */
  async function openLonger(pause: Pause): Promise<void> {
    if (office().rules.horizonDays !== opened) await openHorizon(changedAt, pause, true);
  }

  const lastInHorizon = (): LocalDate => daysInHorizon(office(), today()).at(-1) ?? today();

  function close(date: LocalDate): void {
    all.get(date)?.close();
    if (!all.delete(date)) return;
    for (const kind of dayKinds) rooms.release({ kind, office: id, date });
    free.forget(date);
    changed.add(date);
  }

  await pause.rest();
  for (const date of await storedDays(parts)) await ensure(date);
  await openHorizon(now, pause);
  // C3: what stands beyond the horizon is hit by new hours, too.
  for (const date of all.keys()) if (date >= today() && !free.isFree(date)) free.refresh(date, now);

  return {
    all,
    ...free,
    ensure: (date) => ensure(date),
    storedMemos: (since) => storedMemos(parts, all, since),
    openHorizon: (at, pause) => openHorizon(at, pause),
    noteChanged: (date) => void changed.add(date),
    get hasChanged() {
      // One that is closed asks for no work: what follows from it was written before.
      for (const date of changed) if (all.has(date)) return true;
      return false;
    },
    takeChanged: () => takeAll(changed),
    takeErased: () => takeAll(erased),
    noteErased: (date) => void erased.add(date),
    refreshAll(at) {
      changedAt = at;
      // A shorter one counts at once; days of a longer one are opened when the rest is reckoned or written.
      if (office().rules.horizonDays < opened) kept = { ...kept, to: lastInHorizon() };
      free.refreshLater(all.keys(), at);
    },
    async reckonRest(pause) {
      await openLonger(pause);
      await free.reckonRest(pause);
    },
    async writeSlots(records, pause, portion) {
      await openLonger(pause);
      await free.writeSlots(records, pause, portion);
    },
    get hasStale() {
      return free.hasStale;
    },
    close,
    tidy(at) {
      for (const date of all.keys()) {
        const wanted = date >= kept.from && date <= kept.to;
        if (
          !wanted &&
          !changed.has(date) &&
          !free.isStale(date) &&
          !hasPending(all.get(date)!) &&
          !hasToForget(all.get(date)!, at)
        )
          close(date);
      }
    },
    closeAll() {
      for (const open of all.values()) open.close();
    },
  };
}

/**
 * Yesterday, and days that were not counted while the relay was down, for one night or for many (Q7). Also every day
 * with an appointment, even beyond the horizon (C3, C11).
 */
async function storedDays({ rooms, id, today, isCounted }: OpenDaysParts): Promise<LocalDate[]> {
  const stored = (await rooms.stored(`day:${id}:`)).flatMap((text) => {
    const name = parseName(text);
    return name.ok && name.value.kind === 'day' ? [name.value.date] : [];
  });
  const open = stored.filter((date) => date >= today() || !isCounted(date));
  return [...new Set([addDays(today(), -1), ...open])];
}

/** Something of this day will happen by itself. */
const hasPending = ({ events }: DayDocuments): boolean =>
  [...events.day.visits.values()].some((v) => v.state === 'reserved' || v.state === 'booked');

async function storedMemos(
  parts: OpenDaysParts,
  open: ReadonlyMap<LocalDate, DayDocuments>,
  since: LocalDate,
): Promise<ReadonlyMap<LocalDate, ReadonlyMap<string, Memo>>> {
  const found = new Map<LocalDate, ReadonlyMap<string, Memo>>();
  for (const text of await parts.rooms.stored(`memo:${parts.id}:`)) {
    const name = parseName(text);
    if (!name.ok || name.value.kind !== 'memo' || name.value.date < since) continue;
    const { date } = name.value;
    found.set(date, open.get(date)?.memos.all ?? (await readMemos(parts, date)));
  }
  return found;
}

/** P3: people of this day are erased before it has come, as of a reservation that has just lapsed. */
const hasToForget = ({ events, people }: DayDocuments, at: Instant): boolean =>
  nextWithoutContact(events.day, people.all, at) < Infinity;

async function readMemos(
  { rooms, id, report }: OpenDaysParts,
  date: LocalDate,
): Promise<ReadonlyMap<string, Memo>> {
  const name = { kind: 'memo', office: id, date } as const;
  const memos = openMemoDoc(await rooms.open(name), report);
  const read = new Map(memos.all);
  memos.close();
  rooms.release(name);
  return read;
}

function takeAll<T>(noted: Set<T>): T[] {
  const taken = [...noted];
  noted.clear();
  return taken;
}
