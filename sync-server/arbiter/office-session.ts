/**
 * One office at the arbiter: all that is known of it, kept in memory and in its documents. It judges requests and
 * carries decisions out on the documents; making them durable and visible is the arbiter's commit.
 */
import { isDeepStrictEqual } from 'node:util';
import { boardOf, nextBoardAt } from '../../src/lib/domain/queue/board.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import type { Day, Fact } from '../../src/lib/domain/day/day.ts';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type { Circumstances, Decision, OfficeState } from '../../src/lib/domain/decide/decision.ts';
import type { BirthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { ActorId, VisitId } from '../../src/lib/domain/ids.ts';
import { isMailConfirmed } from '../../src/lib/domain/day/mail-confirmed.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { memoKey } from '../../src/lib/domain/requests/memo.ts';
import { officeRecord } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, DAY_MINUTES, dateOf, MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import { boardIn, openBoardDoc, putBoard } from '../../src/lib/docs/board-doc.ts';
import { openFiguresDoc } from '../../src/lib/docs/figures-doc.ts';
import { officeIn, openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { openSlotsDoc } from '../../src/lib/docs/slots-doc.ts';
import { openStaffDoc, staffKey } from '../../src/lib/docs/staff-doc.ts';
import type { Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Rooms } from '../relay/rooms.ts';
import { openOpenDays } from './open-days.ts';
import { effectiveOffice, isBeingRescued, RESCUE_MS, withRestore, withStore } from './effective-office.ts';
import { giversOn, isLent, noteLoan } from './number-givers.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';
import { actorsPast, isNoted, makerIn, openStaffLog } from './staff-log.ts';

/** A visit that something happened to: devices that may act for it have to hear of it. */
export interface Touched {
  readonly date: LocalDate;
  readonly visit: VisitId;
}

/** What a decision writes; each part may be missing. */
export type Effects = Partial<Pick<Decision, 'facts' | 'people' | 'memos' | 'office' | 'loan' | 'log'>> & {
  /** P3: by `memoKey`. */
  readonly erasedMemos?: readonly { readonly date: LocalDate; readonly key: string }[];
};

export interface OfficeSession extends OfficeState {
  readonly today: LocalDate;
  /** The days that are open here: the horizon, yesterday, and what late requests were about. */
  openDays(): readonly LocalDate[];
  /** Loads a day that is not in the horizon any more or not yet. */
  ensureDay(date: LocalDate): Promise<void>;
  /** Something is stored of this day. */
  isStored(date: LocalDate): Promise<boolean>;
  /** Lets go of a day whose documents are erased. */
  forgetDay(date: LocalDate): void;
  /**
   * Lets go of days that only a late or an early request was about, once they are durable. What follows from them is
   * written by then.
   */
  tidy(now: Instant): void;
  judge(request: Request, circumstances: Circumstances): Decision;
  /** Whether all that a decision writes can be written, so that none is carried out by half. */
  fits(effects: Effects): boolean;
  /** Writes a decision down; what the next one sees includes it. */
  carryOut(effects: Effects, now: Instant): void;
  /** Turns the page to another day. */
  turnTo(date: LocalDate, now: Instant, pause?: Pause): Promise<void>;
  /** The days with new facts since the last time; at first all that are open. */
  takeChanged(): LocalDate[];
  /** A day has changed since `takeChanged`. */
  readonly hasChanged: boolean;
  /** The documents in which people were erased before their day, and of which the disk may hold more (P3). */
  takeErased(): DocumentName[];
  /** Counts anew what is free on these days; whatever is decided or offered next sees it. */
  recount(dates: Iterable<LocalDate>, now: Instant): void;
  /** Q8: when the waits on the board are to be reckoned anew although nothing happened; `Infinity`: never. */
  readonly boardDue: Instant;
  /** Writes what follows from the facts (slots, board) and says which visits changed since the last time. */
  settle(now: Instant, pause?: Pause): Promise<Touched[]>;
  /** Reckons day by day what is free after a change of hours; a decision that comes before reckons it itself. */
  reckonRest(pause: Pause): Promise<void>;
  figures(): ReadonlyMap<string, Statistics>;
  putFigures(date: LocalDate, figures: Statistics): void;
  /**
   * M18: a device of staff has brought back what the store had lost. That it is an older copy counts once for as long as
   * the relay runs.
   */
  noteRescue(now: Instant): void;
  /** M18: a lead says that the store is an older copy. */
  noteRestore(now: Instant): void;
  /** B6: pulls the brake on online bookings. */
  pullBrake(brake: NonNullable<Office['brake']>): void;
  /** P5: writes into the staff log. */
  note(entry: LogEntry): void;
  /** Whether the staff log has an entry of that id. */
  isLogged(id: string): boolean;
  /** False: its numbers have been lent meanwhile (A7), and nothing is written. */
  putStaff(record: StaffRecord): boolean;
  devices(): readonly Device[];
  members(): readonly Member[];
  close(): void;
}

interface StoreOfADesk {
  readonly epoch?: string | null;
  /** The actor under which the arbiter's own facts stand. */
  readonly authority?: ActorId | null;
  /** Key to which kiosks seal birth dates. */
  readonly birthDateKey?: BirthDateKey;
  readonly pause?: Pause;
}

export async function openOfficeSession(
  rooms: Rooms,
  file: Office,
  now: Instant,
  report: Report,
  { epoch = null, authority = null, birthDateKey, pause = noPause }: StoreOfADesk = {},
): Promise<OfficeSession> {
  const { id } = file;
  const officeRecords = openOfficeDoc(await rooms.open({ kind: 'office', office: id }), report);
  const slotRecords = openSlotsDoc(await rooms.open({ kind: 'slots', office: id }), report);
  const boardRecords = openBoardDoc(await rooms.open({ kind: 'board', office: id }), report);
  const staffRecords = openStaffDoc(await rooms.open({ kind: 'staff', office: id }), report);
  const figureRecords = openFiguresDoc(await rooms.open({ kind: 'figures', office: id }), report);
  const log = await openStaffLog(rooms, id, report);
  const touched = new Map<VisitId, Touched>();
  let boardStale = true;
  let boardDue = Infinity;
  const before = officeIn(officeRecords);
  let today = dateOf(now, file.timeZone);
  let office: Office = {
    ...effectiveOffice(file, before, epoch, now),
    ...(birthDateKey === undefined ? {} : { birthDateKey }),
  };
  let restoreNoted = before !== null && office.restores !== before.restores;

  if (!isDeepStrictEqual(before, office)) putOffice(officeRecords, office);
  const days = await openOpenDays(
    {
      ...{ rooms, id, report },
      office: () => office,
      today: () => today,
      // What came back in a rescue may have changed them.
      isCounted: (date) => !isBeingRescued(office, now) && figureRecords.all.has(date),
    },
    now,
    pause,
  );

  const restoredAt = (at: Instant): Office =>
    withRestore(office, addDays(today, office.rules.horizonDays), at);

  /** P5: who worked under an actor, and what was changed, is kept as long as days are. */
  function forgetOld(at: Instant): void {
    log.forget(at - office.rules.retention.day * DAY_MINUTES * MINUTE);
    const forgotten = actorsPast(staffRecords.all.values(), office, at);
    if (forgotten.length > 0) staffRecords.write([], forgotten);
  }

  function append(facts: readonly Fact[], at: Instant): void {
    for (const [date, group] of Map.groupBy(facts, (f) => f.date)) {
      const { facts: doc } = days.all.get(date)!;
      doc.append(group);
      days.noteChanged(date);
      if (date === today) boardStale = true;
      for (const f of group) {
        // A hold stands on the day that it is for, the visit that it was offered to on its own.
        if (f.kind === 'hold' || f.kind === 'release') continue;
        const visit = f.kind === 'evidence' ? f.of : f.id;
        touched.set(visit, { date, visit });
      }
      if (group.some((f) => takesPlaces(f, doc.day))) days.refresh(date, at);
    }
  }

  const desk: OfficeSession = {
    get office() {
      return office;
    },
    get today() {
      return today;
    },
    openDays: () => [...days.all.keys()].sort(),
    day: (date) => days.all.get(date)?.facts.day ?? null,
    slots: days.slots,
    bookableDays: days.bookable,
    people: (date) => (days.all.get(date)?.people.all as ReadonlyMap<VisitId, Person> | undefined) ?? null,
    memos: (date) => days.all.get(date)?.memos.all ?? null,
    givers: (date) => giversOn(staffRecords.all.values(), date, office.timeZone),
    makerOf: (actor) => (actor === authority ? 'arbiter' : makerIn(staffRecords.all, actor)),
    openAppointments(mail, origin) {
      const open = { confirmed: 0, sameOrigin: 0 };
      for (const [date, { facts, people, byMail }] of days.all) {
        if (date < today) continue;
        for (const visit of byMail(mail)) {
          const state = facts.day.visits.get(visit)?.state;
          const fact = appointmentOf(facts.day, visit);
          if (fact === undefined || (state !== 'reserved' && state !== 'booked')) continue;
          if (isMailConfirmed(fact, desk.day)) open.confirmed++;
          if (origin !== null && people.all.get(visit)?.received?.origin === origin) open.sameOrigin++;
        }
      }
      return open;
    },
    ensureDay: (date) => days.ensure(date),
    isStored: async (date) => (await rooms.stored(`day:${id}:${date}`)).length > 0,
    forgetDay(date) {
      if (date < today) days.close(date);
    },
    tidy(at) {
      if (!isBeingRescued(office, at)) days.tidy();
    },
    judge: (request, circumstances) => decide(desk, request, circumstances),
    fits({ facts = [], people = [], memos = [], office: changedOffice = null }) {
      const open = [...facts, ...people, ...memos].every(({ date }) => days.all.has(date));
      return (
        open &&
        [...Map.groupBy(facts, (f) => f.date)].every(([date, group]) =>
          days.all.get(date)!.facts.fits(group),
        ) &&
        people.every(({ date, person }) => days.all.get(date)!.people.fits([[person.id, person]])) &&
        memos.every(({ date, record }) => days.all.get(date)!.memos.fits([[memoKey(record), record]])) &&
        (changedOffice === null || officeRecord.safeParse(changedOffice).success)
      );
    },
    carryOut(effects, at) {
      if (effects.office !== undefined && effects.office !== null) {
        office = withStore({ ...effects.office, holidays: file.holidays, source: office.source }, office);
        putOffice(officeRecords, office);
        boardStale = true;
        days.refreshAll(at);
        // C3: from other hours follow other offers and other times to look again.
        for (const date of days.all.keys()) if (date >= today) days.noteChanged(date);
      }
      if (effects.loan !== undefined && effects.loan !== null) {
        const { loan, forgotten } = noteLoan(staffRecords.all.values(), effects.loan, today);
        staffRecords.write([[staffKey(loan), loan]], forgotten.map(staffKey));
      }
      append(effects.facts ?? [], at);
      log.add(effects.log ?? []);
      for (const { date, person } of effects.people ?? []) {
        days.all.get(date)!.people.write([[person.id, person]]);
        touched.set(person.id, { date, visit: person.id });
        if (person.contact === null) days.noteErased(date);
      }
      for (const { date, key } of effects.erasedMemos ?? []) {
        days.all.get(date)!.memos.write([], [key]);
        days.noteErased(date);
      }
      for (const { date, record } of effects.memos ?? []) {
        days.all.get(date)!.memos.write([[memoKey(record), record]]);
        days.noteChanged(date);
        const visit = visitOfMemo(record);
        if (visit !== null) touched.set(visit, { date, visit });
      }
    },
    async turnTo(date, at, rests = noPause) {
      today = date;
      boardStale = true;
      forgetOld(at);
      await days.openHorizon(at, rests);
    },
    takeChanged: () => days.takeChanged(),
    takeErased: () =>
      days.takeErased().flatMap((date): DocumentName[] => [
        { kind: 'people', office: id, date },
        { kind: 'memo', office: id, date },
      ]),
    get hasChanged() {
      return days.hasChanged;
    },
    recount(dates, at) {
      for (const date of dates) days.refresh(date, at);
    },
    get boardDue() {
      return boardDue;
    },
    reckonRest: days.reckonRest,
    async settle(at, rests = noPause) {
      await days.writeSlots(slotRecords, rests);
      const day = boardStale || at >= boardDue ? days.all.get(today)?.facts.day : undefined;
      if (day !== undefined) {
        boardStale = false;
        const fresh = boardOf(office, day, at);
        boardDue = nextBoardAt(office, day, at);
        if (!isDeepStrictEqual(boardIn(boardRecords), fresh)) putBoard(boardRecords, fresh);
      }
      const told = [...touched.values()];
      touched.clear();
      return told;
    },
    figures: () => figureRecords.all,
    putFigures(date, figures) {
      if (!isDeepStrictEqual(figureRecords.all.get(date), figures)) figureRecords.write([[date, figures]]);
    },
    noteRescue(at) {
      const left = (office.rescueUntil ?? -Infinity) - at;
      // Everyone reads the office: it is not written anew with every portion that comes back.
      if (restoreNoted && left > RESCUE_MS / 2 && left <= RESCUE_MS) return;
      office = restoreNoted
        ? { ...office, rescueUntil: at + RESCUE_MS }
        : // For how long devices are believed is not told by them.
          { ...restoredAt(at), takesBackUntil: office.takesBackUntil };
      restoreNoted = true;
      putOffice(officeRecords, office);
    },
    noteRestore(at) {
      office = restoredAt(at);
      restoreNoted = true;
      putOffice(officeRecords, office);
    },
    pullBrake(brake) {
      office = { ...office, brake };
      putOffice(officeRecords, office);
    },
    note: (entry) => log.add([entry]),
    isLogged: (id) => log.has(id),
    putStaff(record) {
      if (record.type === 'device' && isLent(staffRecords.all.values(), record, today)) return false;
      if (record.type === 'actor' && isNoted(staffRecords.all, record)) return true;
      staffRecords.write([[staffKey(record), record]]);
      return true;
    },
    devices: () => [...staffRecords.all.values()].filter((r): r is Device => r.type === 'device'),
    members: () => [...staffRecords.all.values()].filter((r): r is Member => r.type === 'member'),
    close() {
      log.close();
      for (const records of [officeRecords, slotRecords, boardRecords, staffRecords, figureRecords])
        records.close();
      days.closeAll();
    },
  };
  return desk;
}

/** Whether a fact may change what is free: what becomes of a ticket does not. */
const takesPlaces = (f: Fact, { subjects }: Day): boolean =>
  f.kind === 'evidence' ? subjects.get(f.of)?.kind !== 'ticket' : f.kind !== 'ticket';

const visitOfMemo = (record: Memo): VisitId | null => (record.type === 'wish' ? record.id : null);
