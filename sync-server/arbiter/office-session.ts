/**
 * One office at the arbiter: all that is known of it, kept in memory and in its documents. It judges requests and
 * carries decisions out on the documents; making them durable and visible is the arbiter's commit.
 */
import type { StepEvent } from '../../src/lib/domain/day/step-event.ts';
import { isDeepStrictEqual } from 'node:util';
import { decide } from '../../src/lib/domain/decide/decide.ts';
import type {
  Circumstances,
  Decision,
  OfficeState,
  OpenAppointments,
} from '../../src/lib/domain/decide/decision.ts';
import type { BirthDateKey } from '../../src/lib/domain/input/birth-date.ts';
import type { ActorId, OfficeId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { dayKinds } from '../../src/lib/domain/office/retention.ts';
import { isBeingRescued } from '../../src/lib/domain/office/rescue.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays, dateOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { openBoardDoc } from '../../src/lib/docs/board-doc.ts';
import { openOfficeDoc } from '../../src/lib/docs/office-doc.ts';
import type { Report } from '../../src/lib/docs/records.ts';
import { openSlotsDoc } from '../../src/lib/docs/slots-doc.ts';
import type { Device, Member, StaffRecord } from '../../src/lib/docs/staff-doc.ts';
import type { Rooms } from '../relay/rooms.ts';
import { openBoardWriter } from './board-writer.ts';
import { openAppointmentsOf } from './day-documents.ts';
import { allDays } from './day-slots.ts';
import type { DaysPortion } from './day-slots.ts';
import { openEffectsWriter } from './effects.ts';
import type { Effects, Touched } from './effects.ts';
import { mayHaveLostUntil } from './effective-office.ts';
import type { DroppedPart } from './effective-office.ts';
import { openOfficeFigures } from './office-figures.ts';
import type { OfficeFigures } from './office-figures.ts';
import { knownHolidays } from '../offices/public-holidays.ts';
import { makeOfficeRecord } from './office-record.ts';
import type { OfficeRecord } from './office-record.ts';
import { openOfficeStaff } from './office-staff.ts';
import type { OfficeStaff } from './office-staff.ts';
import { openOpenDays } from './open-days.ts';
import type { OpenDays } from './open-days.ts';
import { noPause } from './pause.ts';
import type { Pause } from './pause.ts';

export interface OfficeSession extends OfficeState {
  readonly today: LocalDate;
  /** The days that are open here: the horizon, yesterday, and what late requests were about. */
  openDays(): readonly LocalDate[];
  /** Loads a day that is not in the horizon any more or not yet. */
  ensureDay(date: LocalDate): Promise<void>;
  /** What is noted on each day that is stored since then, open or not. Nothing stays open for it. */
  storedMemos(since: LocalDate): Promise<ReadonlyMap<LocalDate, ReadonlyMap<string, Memo>>>;
  /** Something is stored of this day. */
  isStored(date: LocalDate): Promise<boolean>;
  /** Lets go of a day whose documents are erased. */
  forgetDay(date: LocalDate): void;
  /**
   * Lets go of days that only a late or an early request was about, once they are durable. What follows from them is
   * written by then.
   */
  tidy(now: Instant): void;
  decide(request: Request, circumstances: Circumstances): Decision;
  /** Whether all that a decision writes can be written, so that none is carried out by half. */
  fits(effects: Effects): boolean;
  /** Writes a decision down; what the next one sees includes it. */
  carryOut(effects: Effects, now: Instant): void;
  /** Makes another day today. */
  turnTo(date: LocalDate, now: Instant, pause?: Pause): Promise<void>;
  /** The days with new events since the last time; at first all that are open. */
  takeChanged(): LocalDate[];
  /** A day that is open has changed since `takeChanged`. */
  readonly hasChanged: boolean;
  /** The documents in which people were erased before their day, and of which the disk may hold more (P3). */
  takeErased(): DocumentName[];
  /** Q15: the calls that were written since the last time. */
  takeCalls(): StepEvent[];
  /** Counts anew what is free on these days; whatever is decided or offered next sees it. */
  recount(dates: Iterable<LocalDate>, now: Instant): void;
  /** Q8: when the waits on the board are to be reckoned anew although nothing happened; `Infinity`: never. */
  readonly boardDue: Instant;
  /**
   * Writes the derived documents (slots, board) and says which visits changed since the last time. `portion`: how many
   * days it writes after a change of hours.
   */
  writeDerived(now: Instant, pause?: Pause, portion?: DaysPortion): Promise<Touched[]>;
  /** Some days are to be written by the next `writeDerived`. */
  readonly hasUnwritten: boolean;
  /** Reckons day by day what is free after a change of hours. Without it, a look over all days does so in one stretch. */
  reckonRest(pause: Pause): Promise<void>;
  /** What is free on that day is reckoned later. To ask for it reckons it now. */
  isUnreckoned(date: LocalDate): boolean;
  /** Of a past day that was opened here; null: not counted yet. */
  figuresOn(date: LocalDate): Statistics | null;
  putFigures(date: LocalDate, figures: Statistics): void;
  /**
   * M18: a device of staff has brought back what the store had lost. That it is an older copy counts once for as long as
   * the relay runs.
   */
  noteRescue(now: Instant): void;
  /** M18: a lead says that the store is an older copy. */
  noteRestore(now: Instant): void;
  /** B6: a mail address without a limit of open appointments. */
  isExempt(mail: string): boolean;
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
  /** Its devices and staff, as the staff document has them. */
  staffRecords(): readonly StaffRecord[];
  /** M18: that the store is an older copy has been noted since the relay started. */
  isRestoreNoted(): boolean;
  /** Q7: the figures of this past day are written, and nothing that may change them is under way. */
  isCounted(date: LocalDate): boolean;
  /** The documents that it may have open. */
  documents(): readonly DocumentName[];
  close(): void;
}

/** B6: whether an office has exempted a mail address from its limit, however that is written. */
export type IsExempt = (office: OfficeId, mail: string) => boolean;

const NONE_COUNT: OpenAppointments = { confirmed: 0, sameOrigin: 0 };

interface SessionOptions {
  readonly epoch?: string | null;
  /** The actor under which the arbiter's own events stand. */
  readonly authority?: ActorId | null;
  /** Key to which kiosks seal birth dates. */
  readonly birthDateKey?: BirthDateKey;
  readonly isExempt?: IsExempt;
  readonly pause?: Pause;
  /** Whether the restore was noted when the office fell asleep. */
  readonly isRestoreNoted?: boolean;
}

export async function openOfficeSession(
  rooms: Rooms,
  file: Office,
  now: Instant,
  report: Report,
  options: SessionOptions = {},
): Promise<OfficeSession> {
  const { epoch = null, authority = null, birthDateKey, pause = noPause, isRestoreNoted = false } = options;
  const isExempt = (mail: string): boolean => options.isExempt?.(file.id, mail) ?? false;
  const { id } = file;
  let today = dateOf(now, file.timeZone);
  const documents = await thenRest(pause, openDocuments(rooms, id, report));
  const figures = openOfficeFigures(rooms, id, report);
  await figures.open(pastDaysOf(today, await storedDates(rooms, id)));
  const staff = await thenRest(pause, openOfficeStaff(rooms, id, report));
  const record = makeOfficeRecord(
    { records: documents.office, file, epoch, birthDateKey, isRestoreNoted },
    now,
  );
  staff.log.add(fileEntries(record, now));
  const board = openBoardWriter(documents.board);
  // What came back in a rescue may have changed them. Invented figures count no day.
  const isCounted = (date: LocalDate, at: Instant): boolean =>
    !isBeingRescued(record.office, at) && isReallyCounted(figures.on(date));
  const days = await openOpenDays(
    {
      ...{ rooms, id, report },
      office: () => record.office,
      today: () => today,
      isCounted: (date) => isCounted(date, now),
    },
    now,
    pause,
  );
  // An office that was not open at midnight turned no page.
  staff.forgetOld(record.office, now);
  const effects = openEffectsWriter({ record, staff, board, days, today: () => today });

  const session: OfficeSession = {
    // What is known of the office.
    get office() {
      return record.office;
    },
    get today() {
      return today;
    },
    day: (date) => days.all.get(date)?.events.day ?? null,
    ...freeIn(days),
    people: (date) => (days.all.get(date)?.people.all as ReadonlyMap<VisitId, Person> | undefined) ?? null,
    memos: (date) => days.all.get(date)?.memos.all ?? null,
    numberHolders: (date) => staff.numberHolders(date, record.office.timeZone),
    makerOf: (actor) => (actor === authority ? 'arbiter' : staff.makerOf(actor)),
    ...mailboxesIn(days, isExempt, () => today),

    // Its days.
    openDays: () => [...days.all.keys()].sort(),
    ensureDay: (date) => figures.open(date < today ? [date] : []).then(() => days.ensure(date)),
    storedMemos: (since) => days.storedMemos(since),
    isStored: async (date) => (await rooms.stored(`day:${id}:${date}`)).length > 0,
    forgetDay: (date) => void (date < today && days.close(date)),
    tidy(at) {
      if (isBeingRescued(record.office, at)) return;
      days.tidy(at);
      figures.keep(() => pastDaysOf(today, days.all.keys()));
    },
    async turnTo(date, at, rests = noPause) {
      today = date;
      await figures.open(pastDaysOf(today, days.all.keys()));
      board.markStale();
      staff.forgetOld(record.office, at);
      await days.openHorizon(at, rests);
    },
    takeChanged: () => days.takeChanged(),
    get hasChanged() {
      return days.hasChanged;
    },
    takeErased: () => days.takeErased().flatMap((date) => peopleDocumentsOf(id, date)),

    // Decisions, and what follows from them.
    decide: (request, circumstances) => decide(session, request, circumstances),
    fits: effects.fits,
    carryOut: effects.carryOut,
    takeCalls: effects.takeCalls,
    get boardDue() {
      return board.dueAt;
    },
    get hasUnwritten() {
      return days.hasStale;
    },
    async writeDerived(at, rests = noPause, portion = allDays) {
      await days.writeSlots(documents.slots, rests, portion);
      board.write(record.office, days.all.get(today)?.events.day, at);
      return effects.takeTouched();
    },
    ...figuresIn(figures),
    isCounted: (date) => isCounted(date, now),
    ...settingsIn(record, () => today),
    ...staffIn(staff, () => today),
    documents: () => [...documentsOf(id, days.all.keys()), ...figures.documents()],
    close() {
      staff.close();
      for (const records of Object.values(documents)) records.close();
      figures.close();
      days.closeAll();
    },
  };
  return session;
}

/** What is set and noted of the office itself. */
const settingsIn = (record: OfficeRecord, today: () => LocalDate) => ({
  holidaysFor: (of: Office) => knownHolidays(of, today()),
  noteRescue: (at: Instant) => record.noteRescue(at, mayHaveLostUntil(today())),
  noteRestore: (at: Instant) => record.noteRestore(at, mayHaveLostUntil(today())),
  pullBrake: record.pullBrake,
  isRestoreNoted: () => record.isRestoreNoted,
});

/** B6: what counts against a mail address. */
const mailboxesIn = (days: OpenDays, isExempt: (mail: string) => boolean, today: () => LocalDate) => ({
  isExempt,
  openAppointments: (mail: string, origin: string | null): OpenAppointments =>
    isExempt(mail) ? NONE_COUNT : openAppointmentsOf(mail, origin, days.all, today()),
});

/** What is free on its days. */
const freeIn = (days: OpenDays) => ({
  slots: days.slots,
  bookableDays: days.bookable,
  recount(dates: Iterable<LocalDate>, at: Instant): void {
    for (const date of dates) days.refresh(date, at);
  },
  reckonRest: days.reckonRest,
  isUnreckoned: days.isUnreckoned,
});

/** The statistics of its past days. */
const figuresIn = (figures: OfficeFigures) => ({
  figuresOn: figures.on,
  putFigures(date: LocalDate, of: Statistics): void {
    if (!isDeepStrictEqual(figures.on(date), of)) figures.put(date, of);
  },
});

/** The past days that may still be counted, and today, so that its month is open in time. */
const pastDaysOf = (today: LocalDate, open: Iterable<LocalDate>): LocalDate[] => [
  ...[today, addDays(today, -1)],
  ...[...open].filter((date) => date < today),
];

/** What is noted of its staff. */
const staffIn = (staff: OfficeStaff, today: () => LocalDate) => ({
  note: (entry: LogEntry) => staff.log.add([entry]),
  isLogged: (entry: string) => staff.log.has(entry),
  putStaff: (of: StaffRecord) => staff.put(of, today()),
  devices: staff.devices,
  members: staff.members,
  staffRecords: staff.records,
});

/** P5: what has become of the file; who has edited it is not known here. */
const fileEntries = ({ dropped, fileNews }: OfficeRecord, at: Instant): LogEntry[] => [
  ...dropped.map((part) => droppedEntry(part, at)),
  // C13.
  ...(fileNews === null ? [] : [{ what: fileNews, id: `${fileNews}.${at}`, at, by: null } as const]),
];

const droppedEntry = ({ part, digest, fits }: DroppedPart, at: Instant): LogEntry => ({
  ...{ what: 'office-from-file', id: `file.${part}.${digest}.${at}`, at, by: null, part, fits },
});

const isReallyCounted = (known: Statistics | null): boolean => known !== null && known.example === undefined;

/** The days of which events are stored. */
const storedDates = async (rooms: Rooms, office: OfficeId): Promise<LocalDate[]> =>
  (await rooms.stored(`day:${office}:`)).flatMap((text) => {
    const name = parseName(text);
    return name.ok && name.value.kind === 'day' ? [name.value.date] : [];
  });

/** The kinds of documents of an office that are of no day. */
const ownKinds = ['office', 'slots', 'board', 'staff', 'log'] as const;

const peopleDocumentsOf = (office: OfficeId, date: LocalDate): DocumentName[] => [
  { kind: 'people', office, date },
  { kind: 'memo', office, date },
];

const documentsOf = (office: OfficeId, dates: Iterable<LocalDate>): DocumentName[] => [
  ...ownKinds.map((kind) => ({ kind, office })),
  ...[...dates].flatMap((date) => dayKinds.map((kind) => ({ kind, office, date }))),
];

/** One part of an office is open: others have their turn before the next. */
async function thenRest<T>(pause: Pause, opening: Promise<T>): Promise<T> {
  const opened = await opening;
  await pause.rest();
  return opened;
}

/** The documents of an office that are of no day, but for its staff's. */
async function openDocuments(rooms: Rooms, office: OfficeId, report: Report) {
  return {
    office: openOfficeDoc(await rooms.open({ kind: 'office', office }), report),
    slots: openSlotsDoc(await rooms.open({ kind: 'slots', office }), report),
    board: openBoardDoc(await rooms.open({ kind: 'board', office }), report),
  };
}
