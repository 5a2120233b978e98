/**
 * A device of the office: replicas of what it may read, its outbox and inbox, a clock that may be wrong, and the same
 * tentative judgement as in the browser. It survives being cut off, closed and opened again; nothing is kept for it
 * anywhere else.
 */
import type * as Y from 'yjs';
import type { Errand } from '../../../src/lib/client/types.ts';
import { boardIn, openBoardDoc } from '../../../src/lib/docs/board-doc.ts';
import { makeName } from '../../../src/lib/docs/catalog.ts';
import type { DocumentName } from '../../../src/lib/docs/catalog.ts';
import { openDayDoc, openFacts } from '../../../src/lib/docs/day-doc.ts';
import type { DayDoc } from '../../../src/lib/docs/day-doc.ts';
import { answersIn, appointmentsIn, grantIn, openInboxDoc } from '../../../src/lib/docs/inbox-doc.ts';
import type { InboxRecord } from '../../../src/lib/docs/inbox-doc.ts';
import { openMemoDoc } from '../../../src/lib/docs/memo-doc.ts';
import { officeIn, openOfficeDoc } from '../../../src/lib/docs/office-doc.ts';
import { openOutbox } from '../../../src/lib/docs/outbox-doc.ts';
import type { Outbox } from '../../../src/lib/docs/outbox-doc.ts';
import { openPeopleDoc } from '../../../src/lib/docs/people-doc.ts';
import type { Records, Report } from '../../../src/lib/docs/records.ts';
import { openSlotsDoc } from '../../../src/lib/docs/slots-doc.ts';
import type { DocumentKind, Identity } from '../../../src/lib/domain/access.ts';
import { blockOn } from '../../../src/lib/domain/answer.ts';
import type { Answer, OwnAppointment } from '../../../src/lib/domain/answer.ts';
import type { Board } from '../../../src/lib/domain/board.ts';
import type { DaySlots } from '../../../src/lib/domain/capacity.ts';
import type { Day, Fact } from '../../../src/lib/domain/day.ts';
import type { ActorId, RequestId, VisitId } from '../../../src/lib/domain/ids.ts';
import type { Memo } from '../../../src/lib/domain/memo.ts';
import type { Office } from '../../../src/lib/domain/office.ts';
import type { Person } from '../../../src/lib/domain/people.ts';
import { request as requestShape, SCHEMA_VERSION } from '../../../src/lib/domain/request.ts';
import type { Request, RequestKind, RequestOf } from '../../../src/lib/domain/request.ts';
import type { NumberBlock } from '../../../src/lib/domain/ticket.ts';
import { addDays, dateOf, startOfDay } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import { seenBy } from '../../../src/lib/domain/placing.ts';
import { makeTentative } from '../../../src/lib/state/tentative.ts';
import type { Known, Tentative } from '../../../src/lib/state/tentative.ts';
import type { CloseReason } from '../../../src/lib/wire/close-codes.ts';
import type { Chance } from './chance.ts';
import { Replicas } from './replicas.ts';
import type { Replica, ReplicaParts } from './replicas.ts';

/** What a request says beyond who, where and when. */
export type Ask<K extends RequestKind> = Omit<RequestOf<K>, 'v' | 'id' | 'office' | 'at' | 'date' | 'kind'>;

export interface DeviceOptions {
  /** Of the mail whose link was opened: it is typed to cancel (B8). */
  readonly mailCode?: string;
  readonly name: string;
  readonly actor: ActorId;
  readonly role: Identity['role'];
  /** Kinds of documents that it keeps replicas of, beside its outbox and inbox. */
  readonly reads: readonly DocumentKind[];
  /** M15: milliseconds by which its clock is ahead. */
  readonly clockAhead?: number;
}

export interface DeviceParts extends ReplicaParts {
  readonly office: Office;
}

/** Records in one request that brings back what a relay has lost; the same as in the browser. */
const PORTION = 200;
const ERRANDS_KEPT = 40;

export class VirtualDevice {
  readonly name: string;
  readonly actor: ActorId;
  readonly identity: Identity;
  /** Every document that could not be read as it should: must stay empty. */
  readonly badRecords: string[] = [];
  clockAhead: number;
  offset = 0;
  #parts: DeviceParts;
  /** A stream of its own, so that the weather does not change the ids. */
  #ids: Chance;
  #options: DeviceOptions;
  readonly #replicas: Replicas;
  #days = new Map<LocalDate, DayDoc>();
  #readers = new Map<string, Records<unknown>>();
  #errands = new Map<RequestId, Errand>();
  #run = makeTentative();
  #page = { date: '' as LocalDate, from: 0, to: 0 };
  #box: Outbox | null = null;

  constructor(parts: DeviceParts, options: DeviceOptions) {
    this.#parts = parts;
    this.#ids = parts.chance.fork();
    this.#options = options;
    this.name = options.name;
    this.actor = options.actor;
    this.clockAhead = options.clockAhead ?? 0;
    const citizen = options.role === 'citizen' || options.role === 'public';
    this.identity = {
      role: options.role,
      actor: options.actor,
      office: citizen ? null : parts.office.id,
    };
    this.#replicas = new Replicas(parts, this.identity, {
      beforeConnecting: () => this.#beforeConnecting(),
      rescue: (replica) => this.#rescue(replica),
    });
    if (options.role !== 'public' && options.role !== 'monitor') {
      const outbox = this.#replicas.get({ kind: 'outbox', actor: this.actor });
      outbox.onRenewed = () => {
        this.#box?.close();
        this.#box = null;
      };
      this.#follow({ kind: 'inbox', actor: this.actor }, openInboxDoc, () => this.#takeAnswers());
    }
    const { id: office } = parts.office;
    for (const kind of options.reads) {
      if (kind === 'office') this.#follow({ kind, office }, openOfficeDoc);
      if (kind === 'slots') this.#follow({ kind, office }, openSlotsDoc);
      if (kind === 'board') this.#follow({ kind, office }, openBoardDoc);
    }
    this.turnPage();
  }

  get connected(): boolean {
    return this.#replicas.connected;
  }

  // Its clock

  deviceNow(): Instant {
    return this.#parts.time.now() + this.clockAhead;
  }
  now(): Instant {
    return this.deviceNow() + this.offset;
  }
  today(): LocalDate {
    const now = this.now();
    const { timeZone } = this.#parts.office;
    if (now < this.#page.from || now >= this.#page.to) {
      const date = dateOf(now, timeZone);
      this.#page = {
        date,
        from: startOfDay(date, timeZone),
        to: startOfDay(addDays(date, 1), timeZone),
      };
    }
    return this.#page.date;
  }

  /** Opens what belongs to the day on which it is now. */
  turnPage(): void {
    if (this.#options.reads.includes('day')) this.said();
    if (this.#options.reads.includes('people')) this.people();
    if (this.#options.reads.includes('memo')) this.memos();
  }

  // The network

  cut(): void {
    this.#replicas.cut();
  }

  connect(): void {
    this.#replicas.connect();
  }

  /** Closed and opened again: what is not on its disk is gone. */
  reload(): void {
    this.#replicas.reload();
    this.#errands.clear();
    for (const request of this.#outbox().pending())
      this.#errands.set(request.id, { request, stage: 'saved', answer: null });
  }

  // What it reads

  office(): Office {
    const records = this.#readers.get(makeName({ kind: 'office', office: this.#parts.office.id }));
    return (
      (records === undefined ? null : officeIn(records as ReturnType<typeof openOfficeDoc>)) ??
      this.#parts.office
    );
  }

  /** A day as the relay has told of it, without what is only asked. */
  said(date = this.today()): Day {
    return this.#day(date).day;
  }

  /** The day with what this device has asked (today if nothing is said). */
  day(date = this.today()): Day {
    return this.#look(date).day(date) ?? this.said(date);
  }

  board(): Board | null {
    return boardIn(this.#reader({ kind: 'board', office: this.#parts.office.id }, openBoardDoc));
  }

  slots(): ReadonlyMap<LocalDate, DaySlots> {
    const records = this.#reader({ kind: 'slots', office: this.#parts.office.id }, openSlotsDoc);
    return records.all as ReadonlyMap<LocalDate, DaySlots>;
  }

  people(date = this.today()): ReadonlyMap<VisitId, Person> {
    const name = { kind: 'people', office: this.#parts.office.id, date } as const;
    return this.#reader(name, openPeopleDoc).all as ReadonlyMap<VisitId, Person>;
  }

  memos(date = this.today()): ReadonlyMap<string, Memo> {
    return this.#reader({ kind: 'memo', office: this.#parts.office.id, date }, openMemoDoc).all;
  }

  appointments(): OwnAppointment[] {
    return appointmentsIn(this.#inbox()).sort((a, b) => a.start - b.start);
  }

  numbers(): NumberBlock | null {
    return this.#options.role === 'citizen' ? null : blockOn(grantIn(this.#inbox()), this.today());
  }

  /** Why a document is closed to it for good, or null. */
  refusedBy(name: DocumentName): CloseReason | null {
    return this.#replicas.get(name).refused;
  }

  // What it asks

  compose<K extends RequestKind>(kind: K, ask: Ask<K>, date?: LocalDate): RequestOf<K> {
    const day = this.#options.reads.includes('day') ? this.day(date) : null;
    const { mailCode } = this.#options;
    const given = {
      ...seenBy(day, kind, ask),
      ...(kind === 'cancel' && mailCode !== undefined ? { code: mailCode } : {}),
      ...ask,
      v: SCHEMA_VERSION,
      id: this.#ids.id(),
      office: this.#parts.office.id,
      at: Math.round(this.deviceNow()),
      date: date ?? this.today(),
      kind,
    };
    return requestShape.parse(given) as RequestOf<typeof kind>;
  }

  /** What this device alone makes of a request. */
  foresee(request: Request): Answer {
    return this.#look(request.date).foresee(request, this.now()).answer;
  }

  ask(request: Request): RequestId {
    this.#errands.set(request.id, { request, stage: 'saved', answer: null });
    this.#outbox().append(request);
    return request.id;
  }

  /** As a screen does: asks only what it expects to be granted. Null: refused here already. */
  tryAsk<K extends RequestKind>(kind: K, ask: Ask<K>, date?: LocalDate): RequestId | null {
    const request = this.compose(kind, ask, date);
    return this.foresee(request).ok ? this.ask(request) : null;
  }

  /** Asks, and takes it for a mistake of the test when this device would not even have sent it. */
  mustAsk<K extends RequestKind>(kind: K, ask: Ask<K>, date?: LocalDate): RequestId {
    const request = this.compose(kind, ask, date);
    const foreseen = this.foresee(request);
    if (!foreseen.ok) throw new Error(`${this.name} would not ask ${kind}: ${foreseen.reason}`);
    return this.ask(request);
  }

  answer(id: RequestId): Answer | null {
    return this.#errands.get(id)?.answer ?? null;
  }

  pending(): Request[] {
    return this.#outbox().pending();
  }

  errands(): Errand[] {
    return [...this.#errands.values()];
  }

  /** Lets go of everything, as a page that is closed for good. */
  dispose(): void {
    this.#replicas.close();
    for (const day of this.#days.values()) day.close();
    for (const records of this.#readers.values()) records.close();
    this.#days.clear();
    this.#readers.clear();
  }

  // Inside

  readonly #report: Report = ({ key, problem }) => this.badRecords.push(`${this.name}: ${key} ${problem}`);

  /** The relay's time is asked first, so that everything after it is dated right. */
  #beforeConnecting(): void {
    this.offset = this.#parts.time.now() - this.deviceNow();
    const { role } = this.identity;
    if (role !== 'public' && role !== 'monitor') this.#outbox().tellClock(this.offset);
    this.turnPage();
  }

  #outbox(): Outbox {
    this.#box ??= openOutbox(this.#replicas.get({ kind: 'outbox', actor: this.actor }).doc, this.#report);
    return this.#box;
  }

  #inbox(): Records<InboxRecord> {
    return this.#reader({ kind: 'inbox', actor: this.actor }, openInboxDoc);
  }

  #takeAnswers(): void {
    const answered: RequestId[] = [];
    for (const answer of answersIn(this.#inbox())) {
      const errand = this.#errands.get(answer.request);
      if (errand === undefined || errand.answer !== null) continue;
      this.#errands.set(answer.request, {
        ...errand,
        answer,
        stage: answer.ok ? 'confirmed' : 'refused',
      });
      answered.push(answer.request);
    }
    if (answered.length > 0) this.#outbox().remove(answered);
    const old = [...this.#errands.values()].filter((e) => e.answer !== null);
    for (const { request } of old.slice(0, Math.max(0, old.length - ERRANDS_KEPT)))
      this.#errands.delete(request.id);
  }

  #look(date: LocalDate): Tentative {
    const reads = (kind: DocumentKind): boolean => this.#options.reads.includes(kind);
    const known: Known = {
      office: this.office(),
      by: { actor: this.actor, role: this.identity.role },
      days: reads('day') ? [this.#day(date).day] : [],
      slots: reads('slots') ? this.slots() : undefined,
      people: reads('people') ? new Map([[date, this.people(date)]]) : undefined,
      numbers: this.numbers(),
      clock: { offset: this.offset, pages: [] },
    };
    return this.#run(known, this.errands(), this.now());
  }

  #day(date: LocalDate): DayDoc {
    const name = { kind: 'day', office: this.#parts.office.id, date } as const;
    const replica = this.#replicas.get(name);
    let opened = this.#days.get(date);
    if (opened === undefined) {
      opened = openDayDoc(replica.doc, date, this.#report);
      this.#days.set(date, opened);
      replica.onRenewed = () => {
        this.#days.get(date)?.close();
        this.#days.delete(date);
      };
    }
    return opened;
  }

  #reader<T>(name: DocumentName, open: (doc: Y.Doc, report: Report) => Records<T>): Records<T> {
    return (this.#readers.get(makeName(name)) as Records<T> | undefined) ?? this.#follow(name, open);
  }

  #follow<T>(
    name: DocumentName,
    open: (doc: Y.Doc, report: Report) => Records<T>,
    onChange: () => void = () => {},
  ): Records<T> {
    const replica = this.#replicas.get(name);
    const key = makeName(name);
    const start = (): Records<T> => {
      this.#readers.get(key)?.close();
      const records = open(replica.doc, this.#report);
      records.subscribe(onChange);
      this.#readers.set(key, records);
      return records;
    };
    replica.onRenewed = start;
    return start();
  }

  /** M18: the relay has lost part of what this replica holds; the office's own devices bring it back. */
  #rescue({ name, doc }: Replica): void {
    const { role } = this.identity;
    if (role !== 'kiosk' && role !== 'clerk' && role !== 'lead') return;
    if (name.kind === 'day') {
      const records = openFacts(doc, this.#report);
      this.#bringBack(name.date, [...records.all.values()], []);
      records.close();
    } else if (name.kind === 'people') {
      const records = openPeopleDoc(doc, this.#report);
      this.#bringBack(name.date, [], [...records.all.values()]);
      records.close();
    }
  }

  #bringBack(date: LocalDate, facts: readonly Fact[], people: readonly Person[]): void {
    for (let i = 0; i < Math.max(facts.length, people.length); i += PORTION) {
      const portion = {
        facts: facts.slice(i, i + PORTION),
        people: people.slice(i, i + PORTION),
      };
      this.ask(this.compose('bring-back', portion, date));
    }
  }
}
