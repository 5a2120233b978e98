/**
 * One office at the arbiter: all that is known of it, kept in memory and in its documents. It judges requests and
 * carries decisions out on the documents; making them durable and visible is the arbiter's commit.
 */
import { isDeepStrictEqual } from 'node:util';
import { boardOf } from '../../src/lib/domain/board.ts';
import { daysInHorizon } from '../../src/lib/domain/calendar.ts';
import { slotsOn } from '../../src/lib/domain/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/capacity.ts';
import { takenPlaces } from '../../src/lib/domain/day.ts';
import type { Day, Fact } from '../../src/lib/domain/day.ts';
import { decide } from '../../src/lib/domain/decide.ts';
import type { Circumstances, Decision, OfficeState } from '../../src/lib/domain/decision.ts';
import type { VisitId } from '../../src/lib/domain/ids.ts';
import type { Memo } from '../../src/lib/domain/memo.ts';
import { memoKey } from '../../src/lib/domain/memo.ts';
import { officeRecord } from '../../src/lib/domain/office.ts';
import type { Office } from '../../src/lib/domain/office.ts';
import type { Person } from '../../src/lib/domain/people.ts';
import type { Request } from '../../src/lib/domain/request.ts';
import type { Statistics } from '../../src/lib/domain/statistics.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import { isOpen } from '../../src/lib/domain/visit.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { parseName } from '../../src/lib/docs/catalog.ts';
import { boardIn, openBoardDoc, putBoard } from '../../src/lib/docs/board-doc.ts';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { officeIn, openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { openSlotsDoc } from '../../src/lib/docs/slots-doc.ts';
import { openStaffDoc, staffKey } from '../../src/lib/docs/staff-doc.ts';
import type { Device, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Rooms } from '../relay/rooms.ts';
import { effectiveOffice, withStore } from './effective-office.ts';
import { giversOn, isLent } from './number-givers.ts';
import { openDayDesk } from './day-desk.ts';
import type { DayDesk } from './day-desk.ts';

/** A visit that something happened to, so that whoever may act for it has to hear of it. */
export interface Touched {
  readonly date: LocalDate;
  readonly visit: VisitId;
}

/** What a decision writes; each part may be missing. */
export type Effects = Partial<Pick<Decision, 'facts' | 'people' | 'memos' | 'office' | 'loan'>>;

export interface Desk extends OfficeState {
  readonly today: LocalDate;
  /** The days that are open here: the horizon, yesterday, and what late requests were about. */
  openDays(): readonly LocalDate[];
  /** Loads a day that is not in the horizon any more or not yet. */
  ensureDay(date: LocalDate): Promise<void>;
  /** Something is stored of this day. */
  isStored(date: LocalDate): Promise<boolean>;
  /** Lets go of a day whose documents are erased. */
  forgetDay(date: LocalDate): void;
  /** Lets go of the days that only a late or an early request was about, once that is durable. */
  tidy(): void;
  judge(request: Request, circumstances: Circumstances): Decision;
  /** Whether all that a decision writes can be written, so that none is carried out by half. */
  fits(effects: Effects): boolean;
  /** Writes a decision down; what the next one sees includes it. */
  carryOut(effects: Effects, now: Instant): void;
  /** Turns the page to another day. */
  turnTo(date: LocalDate, now: Instant): Promise<void>;
  /** The days with new facts since the last time; at first all that are open. */
  takeChanged(): LocalDate[];
  /** There are such days. */
  readonly hasChanged: boolean;
  /** What is free on these days is counted anew. */
  recount(dates: Iterable<LocalDate>): void;
  /** Somebody is here, or the board still tells a wait. */
  readonly isBusy: boolean;
  /** Q8: waits grow shorter and longer also while nothing happens. */
  refreshBoard(): void;
  /** Writes what follows from the facts (slots, board) and says which visits changed since the last time. */
  settle(now: Instant): Touched[];
  figures(): ReadonlyMap<string, Statistics>;
  putFigures(date: LocalDate, figures: Statistics): void;
  /** M18: the store has turned out to be an older copy; counts once for as long as the relay runs. */
  noteRestore(): void;
  /** False: its numbers have been lent meanwhile (A7), and nothing is written. */
  putStaff(record: StaffRecord): boolean;
  devices(): readonly Device[];
  close(): void;
}

/** Days for which a loan that has run out is kept: the news of its numbers may still be under way (M14). */
const LOANS_KEPT = 30;

export async function openDesk(
  rooms: Rooms,
  file: Office,
  now: Instant,
  report: Report,
  epoch: string | null = null,
): Promise<Desk> {
  const { id } = file;
  const officeRecords = openOfficeDoc(await rooms.open({ kind: 'office', office: id }), report);
  const slotRecords = openSlotsDoc(await rooms.open({ kind: 'slots', office: id }), report);
  const boardRecords = openBoardDoc(await rooms.open({ kind: 'board', office: id }), report);
  const staffRecords = openStaffDoc(await rooms.open({ kind: 'staff', office: id }), report);
  const figureRecords = openFiguresDoc(await rooms.open({ kind: 'figures', office: id }), report);
  const days = new Map<LocalDate, DayDesk>();
  const slots = new Map<LocalDate, DaySlots>();
  const stale = new Set<LocalDate>();
  const touched = new Map<VisitId, Touched>();
  const changed = new Set<LocalDate>();
  let boardStale = true;
  const before = officeIn(officeRecords);
  let office = effectiveOffice(file, before, epoch);
  let restoreNoted = before !== null && office.restores !== before.restores;
  let today = dateOf(now, office.timeZone);
  /** The days that stay open; reckoned once a day, since the calendar's arithmetic is dear. */
  let kept = { from: today, to: today };

  if (!isDeepStrictEqual(before, office)) putOffice(officeRecords, office);
  for (const date of await storedDays()) await ensureDay(date);
  await openHorizon(now);
  // C3: what stands beyond the horizon is hit by new hours, too.
  for (const date of days.keys()) {
    if (date < today || slots.has(date)) continue;
    refresh(date, now);
    stale.add(date);
  }

  /**
   * Yesterday, and what nobody has counted while the relay was down, for one night or for many (Q7); and whatever
   * somebody has an appointment on, also beyond the horizon (C3, C11).
   */
  async function storedDays(): Promise<LocalDate[]> {
    const stored = (await rooms.stored(`day:${id}:`)).flatMap((text) => {
      const name = parseName(text);
      return name.ok && name.value.kind === 'day' ? [name.value.date] : [];
    });
    const open = stored.filter((date) => date >= today || !figureRecords.all.has(date));
    return [...new Set([addDays(today, -1), ...open])];
  }

  async function ensureDay(date: LocalDate): Promise<void> {
    if (days.has(date)) return;
    days.set(date, await openDayDesk(rooms, id, date, report));
    changed.add(date);
  }

  async function openHorizon(at: Instant): Promise<void> {
    const horizon = daysInHorizon(office, today);
    kept = { from: addDays(today, -1), to: horizon.at(-1) ?? today };
    for (const date of horizon) {
      await ensureDay(date);
      refresh(date, at);
      stale.add(date);
    }
  }

  function close(date: LocalDate): void {
    days.get(date)?.close();
    if (!days.delete(date)) return;
    for (const kind of ['day', 'people', 'memo'] as const) rooms.release({ kind, office: id, date });
    stale.delete(date);
    changed.add(date);
  }

  /** Something of this day will happen by itself. */
  function hasPending(date: LocalDate): boolean {
    const { visits } = days.get(date)!.facts.day;
    return [...visits.values()].some((v) => v.state === 'reserved' || v.state === 'booked');
  }

  function refresh(date: LocalDate, at: Instant): void {
    const day = days.get(date)?.facts.day;
    const fresh = day === undefined || date < today ? null : slotsOn(office, date, takenPlaces(day), at);
    if (fresh === null) slots.delete(date);
    else slots.set(date, fresh);
  }

  function append(facts: readonly Fact[], at: Instant): void {
    for (const [date, group] of Map.groupBy(facts, (f) => f.date)) {
      const { facts: doc } = days.get(date)!;
      doc.append(group);
      changed.add(date);
      if (date === today) boardStale = true;
      for (const f of group) {
        // A hold stands on the day that it is for, the visit that it was offered to on its own.
        if (f.kind === 'hold' || f.kind === 'release') continue;
        const visit = f.kind === 'evidence' ? f.of : f.id;
        touched.set(visit, { date, visit });
      }
      if (!group.some((f) => takesPlaces(f, doc.day))) continue;
      stale.add(date);
      refresh(date, at);
    }
  }

  const desk: Desk = {
    get office() {
      return office;
    },
    get today() {
      return today;
    },
    openDays: () => [...days.keys()].sort(),
    day: (date) => days.get(date)?.facts.day ?? null,
    slots: (date) => slots.get(date) ?? null,
    bookableDays: () => [...slots.keys()].sort(),
    people: (date) => (days.get(date)?.people.all as ReadonlyMap<VisitId, Person> | undefined) ?? null,
    memos: (date) => days.get(date)?.memos.all ?? null,
    givers: (date) => giversOn(staffRecords.all.values(), date, office.timeZone),
    openAppointments(mail) {
      let open = 0;
      for (const [date, { facts, byMail }] of days) {
        if (date < today) continue;
        for (const visit of byMail(mail)) {
          const state = facts.day.visits.get(visit)?.state;
          if (state === 'reserved' || state === 'booked') open++;
        }
      }
      return open;
    },
    ensureDay,
    isStored: async (date) => (await rooms.stored(`day:${id}:${date}`)).length > 0,
    forgetDay(date) {
      if (date < today) close(date);
    },
    tidy() {
      for (const date of days.keys()) {
        const wanted = date >= kept.from && date <= kept.to;
        if (!wanted && !changed.has(date) && !stale.has(date) && !hasPending(date)) close(date);
      }
    },
    judge: (request, circumstances) => decide(desk, request, circumstances),
    fits({ facts = [], people = [], memos = [], office: changedOffice = null }) {
      const open = [...facts, ...people, ...memos].every(({ date }) => days.has(date));
      return (
        open &&
        [...Map.groupBy(facts, (f) => f.date)].every(([date, group]) => days.get(date)!.facts.fits(group)) &&
        people.every(({ date, person }) => days.get(date)!.people.fits([[person.id, person]])) &&
        memos.every(({ date, record }) => days.get(date)!.memos.fits([[memoKey(record), record]])) &&
        (changedOffice === null || officeRecord.safeParse(changedOffice).success)
      );
    },
    carryOut(effects, at) {
      if (effects.office !== undefined && effects.office !== null) {
        const { source, store, restores } = office;
        office = withStore({ ...effects.office, holidays: file.holidays, source }, store, restores);
        putOffice(officeRecords, office);
        boardStale = true;
        for (const date of days.keys()) {
          refresh(date, at);
          stale.add(date);
        }
      }
      if (effects.loan !== undefined && effects.loan !== null) {
        const record = { type: 'loan', ...effects.loan } as const;
        const old = addDays(today, -LOANS_KEPT);
        const over = [...staffRecords.all.values()].filter((r) => r.type === 'loan' && r.until < old);
        staffRecords.write([[staffKey(record), record]], over.map(staffKey));
      }
      append(effects.facts ?? [], at);
      for (const { date, person } of effects.people ?? []) {
        days.get(date)!.people.write([[person.id, person]]);
        touched.set(person.id, { date, visit: person.id });
      }
      for (const { date, record } of effects.memos ?? []) {
        days.get(date)!.memos.write([[memoKey(record), record]]);
        changed.add(date);
        const visit = visitOfMemo(record);
        if (visit !== null) touched.set(visit, { date, visit });
      }
    },
    async turnTo(date, at) {
      today = date;
      boardStale = true;
      await openHorizon(at);
      for (const past of slotRecords.all.keys() as Iterable<LocalDate>) if (past < today) stale.add(past);
    },
    takeChanged() {
      const taken = [...changed];
      changed.clear();
      return taken;
    },
    get hasChanged() {
      return changed.size > 0;
    },
    recount(dates) {
      for (const date of dates) stale.add(date);
    },
    get isBusy() {
      const visits = days.get(today)?.facts.day.visits.values() ?? [];
      return (
        [...visits].some(isOpen) || (boardIn(boardRecords)?.waiting.some((w) => w.wait !== null) ?? false)
      );
    },
    refreshBoard() {
      boardStale = true;
    },
    settle(at) {
      for (const date of stale) refresh(date, at);
      const put = [...stale].flatMap((date) => {
        const fresh = slots.get(date);
        return fresh !== undefined && !isDeepStrictEqual(slotRecords.all.get(date), fresh)
          ? [[date, fresh] as const]
          : [];
      });
      slotRecords.write(
        put,
        [...stale].filter((date) => !slots.has(date)),
      );
      const day = boardStale ? days.get(today)?.facts.day : undefined;
      if (day !== undefined) {
        boardStale = false;
        const fresh = boardOf(office, day, at);
        if (!isDeepStrictEqual(boardIn(boardRecords), fresh)) putBoard(boardRecords, fresh);
      }
      stale.clear();
      const told = [...touched.values()];
      touched.clear();
      return told;
    },
    figures: () => figureRecords.all,
    putFigures(date, figures) {
      if (!isDeepStrictEqual(figureRecords.all.get(date), figures)) figureRecords.write([[date, figures]]);
    },
    noteRestore() {
      if (restoreNoted) return;
      restoreNoted = true;
      office = withStore(office, office.store, (office.restores ?? 0) + 1);
      putOffice(officeRecords, office);
    },
    putStaff(record) {
      if (record.type === 'device' && isLent(staffRecords.all.values(), record, today)) return false;
      staffRecords.write([[staffKey(record), record]]);
      return true;
    },
    devices: () => [...staffRecords.all.values()].filter((r): r is Device => r.type === 'device'),
    close() {
      for (const records of [officeRecords, slotRecords, boardRecords, staffRecords, figureRecords])
        records.close();
      for (const open of days.values()) open.close();
    },
  };
  return desk;
}

/** Whether a fact may change what is free: what becomes of a ticket does not. */
const takesPlaces = (f: Fact, { subjects }: Day): boolean =>
  f.kind === 'evidence' ? subjects.get(f.of)?.kind !== 'ticket' : f.kind !== 'ticket';

const visitOfMemo = (record: Memo): VisitId | null => (record.type === 'wish' ? record.id : null);
