/** Documents as values: each view reads one replica through its typed document and gives a snapshot of it. */
import type * as Y from 'yjs';
import type { DocumentName } from '../../docs/catalog.ts';
import { boardIn, openBoardDoc } from '../../docs/board-doc.ts';
import { openDayDoc } from '../../docs/day-doc.ts';
import { openFiguresDoc } from '../../docs/figures-doc.ts';
import { openLogDoc } from '../../docs/log-doc.ts';
import { openMemoDoc } from '../../docs/memo-doc.ts';
import { officeIn, openOfficeDoc } from '../../docs/office-doc.ts';
import { openPeopleDoc } from '../../docs/people-doc.ts';
import type { BadRecord, Records, Report } from '../../docs/records.ts';
import { openSlotsDoc } from '../../docs/slots-doc.ts';
import { openStaffDoc } from '../../docs/staff-doc.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import type { DaySlots } from '../../domain/office/capacity.ts';
import type { Day } from '../../domain/day/day.ts';
import type { OfficeId, VisitId } from '../../domain/ids.ts';
import type { Memo } from '../../domain/requests/memo.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Board } from '../../domain/queue/board.ts';
import type { Person } from '../../domain/day/people.ts';
import type { LogEntry } from '../../domain/requests/staff-log.ts';
import type { Statistics } from '../../domain/statistics/statistics.ts';
import type { LocalDate } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { makeListeners } from '../browser/listeners.ts';
import { openReplica } from './replica.ts';
import type { ReplicaOptions, PageEnvironment } from './replica.ts';
import type { LinkStatus, Replica } from '../types.ts';

/** What a document says now, and how it stands to the relay. `current` is a new value whenever it has changed. */
export interface View<V> {
  readonly current: V;
  readonly link: LinkStatus;
  subscribe(listener: () => void): () => void;
  close(): Promise<void>;
}

/** A typed document that is open over a Y.Doc. */
export interface Reading<V> {
  read(): V;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Follows a replica: when it is begun anew, so is the reading. */
export function followReplica<V>(replica: Replica, open: (doc: Y.Doc) => Reading<V>): View<V> {
  const listeners = makeListeners();
  let doc = replica.doc;
  let reading = begin();
  let value: { readonly current: V } | null = null;

  function begin(): Reading<V> {
    const begun = open(doc);
    begun.subscribe(() => {
      value = null;
      listeners.notify();
    });
    return begun;
  }

  const stop = replica.subscribe(() => {
    if (replica.doc !== doc) {
      reading.close();
      doc = replica.doc;
      value = null;
      reading = begin();
    }
    listeners.notify();
  });
  return {
    get current() {
      value ??= { current: reading.read() };
      return value.current;
    },
    get link() {
      return replica.status;
    },
    subscribe: listeners.subscribe,
    async close() {
      listeners.clear();
      stop();
      reading.close();
      await replica.close();
    },
  };
}

/** A record that does not fit names its field, never its value: values may be personal (P2). */
export const reportBad: Report = ({ key, problem }: BadRecord) =>
  console.warn(`a record was skipped: ${key.split(':', 1)[0]}: ${problem}`);

export const openOfficeView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<Office | null>> =>
  openView({ kind: 'office', office }, credential, around, ofRecords(openOfficeDoc, officeIn));

/** What the monitors show: calls, and the line by number. Null: the relay has never told it here. */
export const openBoardView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<Board | null>> =>
  openView({ kind: 'board', office }, credential, around, ofRecords(openBoardDoc, boardIn));

/** What is free, by day, earliest first. */
export const openSlotsView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<ReadonlyMap<LocalDate, DaySlots>>> =>
  openView({ kind: 'slots', office }, credential, around, ofRecords(openSlotsDoc, slotsIn));

/**
 * A day and its visits. Each change gives a new object around the same maps, which grow in place. Compare the object to
 * learn of a change; do not keep a map to compare with later.
 */
export const openDayView = (
  office: OfficeId,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment & Pick<ReplicaOptions, 'onLost'> = {},
): Promise<View<Day>> =>
  openView({ kind: 'day', office, date }, credential, around, (doc) => {
    const opened = openDayDoc(doc, date, reportBad);
    return { read: () => ({ ...opened.day }), subscribe: opened.subscribe, close: opened.close };
  });

/** Who is behind the visits of a day, by visit. */
export const openPeopleView = (
  office: OfficeId,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment & Pick<ReplicaOptions, 'onLost'> = {},
): Promise<View<ReadonlyMap<VisitId, Person>>> =>
  openView({ kind: 'people', office, date }, credential, around, ofRecords(openPeopleDoc, peopleIn));

/** What staff have to keep in mind of a day, by `memoKey`. */
export const openMemoView = (
  office: OfficeId,
  date: LocalDate,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<ReadonlyMap<string, Memo>>> =>
  openView(
    { kind: 'memo', office, date },
    credential,
    around,
    ofRecords(openMemoDoc, ({ all }) => new Map(all)),
  );

export const openStaffView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<readonly StaffRecord[]>> =>
  openView(
    { kind: 'staff', office },
    credential,
    around,
    ofRecords(openStaffDoc, ({ all }) => [...all.values()]),
  );

/** P5: the staff log, newest first. */
export const openLogView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<readonly LogEntry[]>> =>
  openView(
    { kind: 'log', office },
    credential,
    around,
    ofRecords(openLogDoc, ({ all }) => [...all.values()].sort((a, b) => b.at - a.at)),
  );

/** S1: the statistics of every day that is over, by date. */
export const openFiguresView = (
  office: OfficeId,
  credential: Credential,
  around: PageEnvironment = {},
): Promise<View<ReadonlyMap<string, Statistics>>> =>
  openView(
    { kind: 'figures', office },
    credential,
    around,
    ofRecords(openFiguresDoc, ({ all }) => new Map(all)),
  );

async function openView<V>(
  name: DocumentName,
  credential: Credential,
  around: ReplicaOptions,
  open: (doc: Y.Doc) => Reading<V>,
): Promise<View<V>> {
  return followReplica(await openReplica(name, credential, around), open);
}

const ofRecords =
  <T, V>(open: (doc: Y.Doc, report: Report) => Records<T>, read: (records: Records<T>) => V) =>
  (doc: Y.Doc): Reading<V> => {
    const records = open(doc, reportBad);
    return {
      read: () => read(records),
      subscribe: (listener) => records.subscribe(() => listener()),
      close: () => records.close(),
    };
  };

const slotsIn = ({ all }: Records<DaySlots>): ReadonlyMap<LocalDate, DaySlots> =>
  new Map([...all.values()].sort((a, b) => (a.date < b.date ? -1 : 1)).map((s) => [s.date, s]));

const peopleIn = ({ all }: Records<Person>): ReadonlyMap<VisitId, Person> =>
  new Map([...all.values()].map((p) => [p.id, p]));
