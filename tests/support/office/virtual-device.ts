/**
 * A device of the office: a disk, a clock that may be wrong, a network that may be cut, and on them a page of the
 * product. It survives being cut off, closed, killed and opened again; nothing is kept for it anywhere else.
 */
import type { Booking } from '../../../src/lib/client/browser/database.ts';
import { ownPlatform } from '../../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../../src/lib/client/browser/platform.ts';
import type { TrackedRequest } from '../../../src/lib/client/types.ts';
import type { DocumentName } from '../../../src/lib/docs/document-names.ts';
import type { DocumentKind, Identity } from '../../../src/lib/domain/access.ts';
import { blockOn } from '../../../src/lib/domain/requests/answer.ts';
import type { Answer, OwnAppointment } from '../../../src/lib/domain/requests/answer.ts';
import type { Board } from '../../../src/lib/domain/queue/board.ts';
import type { DaySlots } from '../../../src/lib/domain/office/capacity.ts';
import { emptyDay } from '../../../src/lib/domain/day/day.ts';
import type { Day } from '../../../src/lib/domain/day/day.ts';
import type { ActorId, RequestId, VisitId } from '../../../src/lib/domain/ids.ts';
import type { Memo } from '../../../src/lib/domain/requests/memo.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import type { Person } from '../../../src/lib/domain/day/people.ts';
import { request as requestShape, SCHEMA_VERSION } from '../../../src/lib/domain/requests/request.ts';
import type { Request, RequestKind, RequestOf } from '../../../src/lib/domain/requests/request.ts';
import { numbersTaken } from '../../../src/lib/domain/day/ticket.ts';
import type { TakenNumbers } from '../../../src/lib/domain/day/ticket.ts';
import type { NumberBlock } from '../../../src/lib/domain/day/number-block.ts';
import { addDays, dateOf, MINUTE_MS, startOfDay } from '../../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../../src/lib/domain/time.ts';
import { seenBy } from '../../../src/lib/domain/requests/placing.ts';
import { makeOptimistic } from '../../../src/lib/state/workday/optimistic.ts';
import type { Known, OptimisticState } from '../../../src/lib/state/workday/optimistic.ts';
import type { CloseReason } from '../../../src/lib/wire/close-codes.ts';
import type { Credential } from '../../../src/lib/wire/surface.ts';
import { citizensKinds, costOf } from '../../../src/lib/domain/requests/citizens-requests.ts';
import { defaultLimits } from '../../../sync-server/guard/limits.ts';
import { makeRateLimitAccounts } from '../../../sync-server/guard/rate-limit-accounts.ts';
import type { Chance } from './chance.ts';
import { warned } from './virtual-globals.ts';
import { VirtualNetwork } from './virtual-network.ts';
import type { NetworkState } from './virtual-network.ts';
import { VirtualPage } from './virtual-page.ts';
import type { PageFlaw, VirtualRelay } from './virtual-relay.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Weather } from './weather.ts';

/** What a request says beyond who, where and when. */
export type Ask<K extends RequestKind> = Omit<RequestOf<K>, 'v' | 'id' | 'office' | 'at' | 'date' | 'kind'>;

export interface DeviceOptions {
  /** The code of the mail whose link was opened: it is typed to cancel (B8). */
  readonly mailCode?: string;
  readonly name: string;
  readonly actor: ActorId;
  readonly role: Identity['role'];
  /** Kinds of documents that it keeps replicas of, beside its outbox and inbox. */
  readonly reads: readonly DocumentKind[];
  /** M15: milliseconds by which its clock is ahead. */
  readonly clockAhead?: number;
}

export interface DeviceParts {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly relay: VirtualRelay;
  readonly weather: () => Weather;
  readonly office: Office;
  readonly flaw: PageFlaw | null;
}

/** A page looks this often which day it is. */
const TICK_MS = 30_000;

/** A hidden page gets one moment in this time, as browsers hold it back. */
const IDLE_MOMENT_MS = 5 * MINUTE_MS;

/** Disks of one process have names of their own. */
let disks = 0;

export class VirtualDevice {
  readonly name: string;
  readonly actor: ActorId;
  readonly identity: Identity;
  clockAhead: number;
  readonly #parts: DeviceParts;
  /** A stream of its own, so that the weather does not change the ids. */
  readonly #ids: Chance;
  readonly #options: DeviceOptions;
  readonly #network: VirtualNetwork;
  readonly #disk = `device-${++disks}`;
  readonly #problems: string[] = [];
  readonly #onlineListeners = new Set<() => void>();
  readonly #stopTick: () => void;
  readonly #unread = new Map<LocalDate, Day>();
  #page: VirtualPage | null = null;
  #disposed = false;
  #run = makeOptimistic();
  #today = { date: '' as LocalDate, from: 0, to: 0 };

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
    const { time } = parts;
    const account = makeRateLimitAccounts(() => time.now()).of(this.actor, defaultLimits.ofActor);
    this.#network = new VirtualNetwork({ ...parts, identity: this.identity, account });
    this.#openPage();
    this.#stopTick = time.every(TICK_MS, () => this.turnPage());
  }

  get connected(): boolean {
    return this.#network.state === 'up' && this.#parts.relay.rooms !== null;
  }

  /** Everything that was not as it should be: must stay empty. */
  get badRecords(): readonly string[] {
    const skipped = warned().filter((warning) => warning.startsWith('a record was skipped'));
    return [...skipped, ...this.#network.refusals, ...this.#problems].map((what) => `${this.name}: ${what}`);
  }

  // Its clock

  deviceNow(): Instant {
    return this.#parts.time.now() + this.clockAhead;
  }
  get offset(): number {
    return this.#page?.clock?.offset ?? 0;
  }
  now(): Instant {
    return this.#page?.clock?.now() ?? this.deviceNow();
  }
  today(): LocalDate {
    const now = this.now();
    const { timeZone } = this.#parts.office;
    if (now < this.#today.from || now >= this.#today.to) {
      const date = dateOf(now, timeZone);
      this.#today = {
        date,
        from: startOfDay(date, timeZone),
        to: startOfDay(addDays(date, 1), timeZone),
      };
    }
    return this.#today.date;
  }

  /** Opens what belongs to the day on which it is now. */
  turnPage(): void {
    if (!this.#page?.clock) return;
    const today = this.today();
    this.#page.day(today);
    this.#page.people(today);
    this.#page.memos(today);
  }

  // The network

  cut(): void {
    this.#network.become('cut');
  }

  /** The line is dead, and the machine does not know. */
  lose(): void {
    this.#network.become('dead');
  }

  connect(): void {
    const before: NetworkState = this.#network.state;
    this.#network.become('up');
    if (before === 'cut') for (const hear of [...this.#onlineListeners]) hear();
    this.takeOut();
  }

  /** A phone in a pocket: its page is closed, and costs nothing. */
  putAway(): void {
    const page = this.#page;
    this.#page = null;
    page?.close().catch((problem: unknown) => this.#problems.push(String(problem)));
    this.#network.abandon();
  }

  /** Opens its page if none is open. It is there after a moment, since the disk is read first. */
  takeOut(): void {
    if (this.#page === null && !this.#disposed) this.#openPage();
  }

  /** Closed and opened again: what is not on its disk is gone. */
  async reload(): Promise<void> {
    const page = this.#page;
    this.#page = null;
    await page?.close();
    this.#network.abandon();
    this.takeOut();
  }

  /**
   * Its process dies, at once and with whatever the disk was about to do, and it is opened again. After a power cut its
   * clock may be another.
   */
  kill(clockAhead = this.clockAhead): void {
    this.clockAhead = clockAhead;
    const page = this.#page;
    this.#page = null;
    this.#network.abandon();
    this.#onlineListeners.clear();
    page?.kill();
    this.takeOut();
  }

  // What it reads

  office(): Office {
    return this.#page?.office() ?? this.#parts.office;
  }

  /** A day as the relay has told of it, without what is only asked. */
  said(date = this.today()): Day {
    const day = this.#page?.day(date) ?? null;
    if (day !== null) return day;
    let unread = this.#unread.get(date);
    if (unread === undefined) this.#unread.set(date, (unread = emptyDay(date)));
    return unread;
  }

  /** The day with what this device has asked (today if nothing is said). */
  day(date = this.today()): Day {
    return this.#look(date).day(date) ?? this.said(date);
  }

  board(): Board | null {
    return this.#page?.board() ?? null;
  }

  slots(): ReadonlyMap<LocalDate, DaySlots> {
    return this.#page?.slots() ?? new Map<LocalDate, DaySlots>();
  }

  people(date = this.today()): ReadonlyMap<VisitId, Person> {
    return this.#page?.people(date) ?? new Map<VisitId, Person>();
  }

  memos(date = this.today()): ReadonlyMap<string, Memo> {
    return this.#page?.memos(date) ?? new Map<string, Memo>();
  }

  appointments(): readonly OwnAppointment[] {
    return this.#page?.channel?.appointments() ?? [];
  }

  numbers(): NumberBlock | null {
    const { role } = this.#options;
    return role === 'citizen' ? null : blockOn(this.#page?.channel?.grant() ?? null, this.today());
  }

  /** A7: the numbers of today that visitors have, as its page knows them; null: it has not read the day from the disk. */
  protected taken(): TakenNumbers | null {
    const today = this.today();
    const channel = this.#page?.channel ?? null;
    if (channel === null || (this.#page?.day(today) ?? null) === null) return null;
    return numbersTaken(this.day(), channel.numbersOn(today));
  }

  /** Its page has the document, and a line over which it hears of each change. */
  isLive(name: DocumentName): boolean {
    return this.#page?.linkOf(name)?.state === 'live';
  }

  /** Why a document is closed to it for good, or null. */
  refusedBy(name: DocumentName): CloseReason | null {
    const link = this.#page?.linkOf(name) ?? null;
    return link?.state === 'closed' ? link.reason : null;
  }

  // What it asks

  compose<K extends RequestKind>(kind: K, ask: Ask<K>, date?: LocalDate): RequestOf<K> {
    if (this.#page === null) throw new Error(`${this.name} has no page that could ask`);
    const day = this.#options.reads.includes('day') ? this.day(date) : null;
    const { mailCode } = this.#options;
    const given = {
      ...seenBy(day, kind, ask),
      ...(isCodeAsked(kind) && mailCode !== undefined ? { code: mailCode } : {}),
      ...ask,
      v: SCHEMA_VERSION,
      id: this.#ids.id(),
      office: this.#parts.office.id,
      ...this.#page.stamp(),
      date: date ?? this.today(),
      kind,
    };
    return requestShape.parse(given) as RequestOf<typeof kind>;
  }

  /** What this device alone makes of a request. */
  predict(request: Request): Answer {
    return this.#look(request.date).predict(request, this.now()).answer;
  }

  ask(request: Request): RequestId {
    const channel = this.#page?.channel ?? null;
    if (channel === null) throw new Error(`${this.name} has no page that could ask`);
    const page = this.#page;
    channel.ask(request).catch((problem: unknown) => {
      // A process that was killed says nothing any more.
      if (this.#page === page) this.#problems.push(String(problem));
    });
    return request.id;
  }

  /** Like a screen, asks only what it expects to be granted. Null: refused here already. */
  tryAsk<K extends RequestKind>(kind: K, ask: Ask<K>, date?: LocalDate): RequestId | null {
    const request = this.compose(kind, ask, date);
    return this.predict(request).ok ? this.ask(request) : null;
  }

  /** Asks, and takes it for a mistake of the test when this device would not even have sent it. */
  mustAsk<K extends RequestKind>(kind: K, ask: Ask<K>, date?: LocalDate): RequestId {
    const request = this.compose(kind, ask, date);
    const predicted = this.predict(request);
    if (!predicted.ok) throw new Error(`${this.name} would not ask ${kind}: ${predicted.reason}`);
    return this.ask(request);
  }

  answer(id: RequestId): Answer | null {
    return this.#page?.channel?.trackedRequest(id)?.answer ?? null;
  }

  pending(): readonly Request[] {
    return this.#page?.channel?.pending() ?? [];
  }

  trackedRequests(): readonly TrackedRequest[] {
    return this.#page?.channel?.trackedRequests() ?? [];
  }

  /** Lets go of everything, as a device that is thrown away. */
  dispose(): void {
    this.#disposed = true;
    this.#stopTick();
    this.#network.close();
    this.#page?.kill();
    this.#page = null;
    for (const name of [this.#disk, `${this.#disk}-outbox`]) indexedDB.deleteDatabase(name);
  }

  // Inside

  #openPage(): void {
    const { office, flaw } = this.#parts;
    const { role, reads } = this.#options;
    this.#run = makeOptimistic();
    this.#unread.clear();
    this.#page = new VirtualPage({
      disk: this.#disk,
      platform: this.#platform(),
      webSocket: this.#network.webSocket,
      fetch: this.#network.fetch,
      office: office.id,
      actor: this.actor,
      credential: credentialOf(role),
      reads,
      asks: role !== 'public' && role !== 'monitor',
      sleeps: role !== 'kiosk',
      flaw,
      role,
      booking: role === 'citizen' ? bookingOf(this.actor, this.deviceNow()) : null,
      onOpen: () => this.turnPage(),
      onProblem: (problem) => this.#problems.push(String(problem)),
    });
  }

  #platform(): Platform {
    const { time, chance } = this.#parts;
    const began = time.now();
    const random = chance.fork();
    return {
      ...ownPlatform,
      now: () => this.deviceNow(),
      monotonic: () => time.now() - began,
      after: (ms, run) => time.at(time.now() + ms, run),
      every: (ms, run) =>
        time.every(ms, () => {
          if (!this.#network.isIdle || time.now() % IDLE_MOMENT_MS < ms) run();
        }),
      random: () => random.next(),
      on: (event, listener) => {
        if (event !== 'online') return () => {};
        this.#onlineListeners.add(listener);
        return () => this.#onlineListeners.delete(listener);
      },
    };
  }

  #look(date: LocalDate): OptimisticState {
    const reads = (kind: DocumentKind): boolean => this.#options.reads.includes(kind);
    const known: Known = {
      office: this.office(),
      by: { actor: this.actor, role: this.identity.role },
      days: reads('day') ? [this.said(date)] : [],
      slots: reads('slots') ? this.slots() : undefined,
      people: reads('people') ? new Map([[date, this.people(date)]]) : undefined,
      numbers: this.numbers(),
      clock: this.#page?.clock?.outboxClock ?? { offset: this.offset, pages: [] },
    };
    return this.#run(known, this.trackedRequests(), this.now());
  }
}

/** How the page says who it is. The network knows who sits there, so a phone's secret may be any. */
function credentialOf(role: Identity['role']): Credential {
  if (role === 'citizen') return { type: 'secret', secret: 'any' };
  if (role === 'public') return { type: 'none' };
  return { type: 'surface', surface: role === 'kiosk' || role === 'monitor' ? role : 'staff' };
}

/** What a phone holds: a proof, and nothing that it knows of its appointment yet. */
const bookingOf = (actor: ActorId, addedAt: Instant): Booking => ({
  actor,
  secret: '',
  via: 'phone',
  office: null,
  date: null,
  visit: null,
  start: null,
  known: null,
  language: 'de',
  addedAt,
});

/** B8: from the link of a mail it takes the code of the mail. */
const isCodeAsked = (kind: RequestKind): boolean =>
  citizensKinds.some((known) => known === kind && costOf(known).byLink === 'with-code');
