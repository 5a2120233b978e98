/**
 * The office's today as a kiosk or a counter sees it. It is what the relay has said, and on top of it the unanswered
 * requests of this device. Moves to the next day by itself.
 */
import { askToKeep } from '../../client/browser/lasting.ts';
import { composeRequest } from '../../client/compose-request.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import { CONNECTING, isSameLink, joinLinks } from '../../client/replica/link-status.ts';
import type { UnseenNumbers } from '../../client/requests/unseen-numbers.ts';
import type { LostCopy } from '../../client/replica/doc-tables.ts';
import type { AskOptions, TrackedRequest, LinkStatus, Session } from '../../client/types.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import { blockOn } from '../../domain/requests/answer.ts';
import type { Answer, DeviceGrant } from '../../domain/requests/answer.ts';
import type { DateDoubt } from '../../domain/requests/clock-correction.ts';
import type { Day } from '../../domain/day/day.ts';
import { seenBy } from '../../domain/requests/placing.ts';
import { numbersTaken } from '../../domain/day/ticket.ts';
import type { TakenNumbers } from '../../domain/day/ticket.ts';
import type { RequestId, VisitId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Person } from '../../domain/day/people.ts';
import type { Request, RequestKind, RequestOf } from '../../domain/requests/request.ts';
import { dateOf } from '../../domain/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/time.ts';
import { Connections } from './connections.ts';
import { dateDoubtOf, timeTold } from './date-doubt.ts';
import { DayAhead } from './day-ahead.svelte.ts';
import type { HeldDay } from './day-ahead.svelte.ts';
import { HeardAt } from './heard-at.svelte.ts';
import { closeDate, followDate, knownOf, NO_MEMOS, NOBODY, openDateOf } from './known.ts';
import type { Memos, OpenDate } from './known.ts';
import { makeOptimistic } from './optimistic.ts';
import type { OptimisticState } from './optimistic.ts';

/** What a request says beyond who, where and when. */
export type Ask<K extends RequestKind> = Omit<RequestOf<K>, 'v' | 'id' | 'office' | 'at' | 'date' | 'kind'>;

export interface Workday {
  readonly session: Session;
  /** The disk has been read: an office that is missing now is not on this device. */
  readonly loaded: boolean;
  /** The disk could not be read. */
  readonly broken: boolean;
  readonly office: Office | null;
  readonly now: Instant;
  readonly today: LocalDate | null;
  /**
   * M15: why `today` may be another day; null: the relay or a person has said what time it is, or nothing speaks
   * against this device's clock. `checking`: the relay is being asked.
   */
  readonly dateDoubt: DateDoubt | 'checking' | null;
  /** A person has read a calendar and a clock. The lead reads it in the staff log. */
  tellTime(date: LocalDate, time: LocalTime): void;
  /** Today, with the optimistic results of open requests. */
  readonly day: Day | null;
  /** The people of today, with open requests. Empty where this role may not read them, and until they are loaded. */
  readonly people: ReadonlyMap<VisitId, Person>;
  /** What staff have to keep in mind of today, as the relay has said; empty as `people`. */
  readonly memos: Memos;
  /** The memos of `today` have come from the relay, now or before; false where this role may not read them. */
  readonly memosKnown: boolean;
  /** The office's devices and staff; empty as `people`. */
  readonly staff: readonly StaffRecord[];
  /** P7.6: the next day on which the office is open; null where this role may not read it, or while it has not come. */
  readonly ahead: HeldDay | null;
  /** The weakest of the links that it lives by. */
  readonly link: LinkStatus;
  /** When the relay was last heard of, by its own clock, also by an earlier page; null: not known. */
  readonly heardAt: Instant | null;
  readonly grant: DeviceGrant | null;
  /** A7: the numbers that visitors have today, as `numbersTaken`; null as long as `day` is. */
  readonly taken: TakenNumbers | null;
  /** A7.15: what this kiosk has asked for and not shown. Empty until it is `loaded`. */
  readonly unseen: UnseenNumbers;
  readonly trackedRequests: readonly TrackedRequest[];
  trackedRequest(id: RequestId): TrackedRequest | null;
  /** What this device alone makes of a request, before it is asked. */
  predict(asked: Request): Answer;
  /** A request of today, made now; null while the office is unknown. `id`: fresh where none is given. */
  compose<K extends RequestKind>(kind: K, ask: Ask<K>, id?: RequestId): RequestOf<K> | null;
  /** Resolves when it is on disk; rejects when it could not be saved. */
  ask(asked: Request, options?: AskOptions): Promise<void>;
  /** Takes back what has never left this device; false: too late. */
  withdraw(id: RequestId): Promise<boolean>;
  release(id: RequestId): void;
  close(): void;
}

const TICK_MS = 2_000;

export const openWorkday = (session: Session, around: PageEnvironment = {}): Workday =>
  new OpenWorkday(session, around);

class OpenWorkday implements Workday {
  readonly session: Session;
  loaded = $state(false);
  broken = $state(false);
  office = $state.raw<Office | null>(null);
  now = $state(Date.now());
  today = $state.raw<LocalDate | null>(null);
  dateDoubt = $state.raw<DateDoubt | 'checking' | null>(null);
  day = $state.raw<Day | null>(null);
  people = $state.raw(NOBODY);
  memos = $state.raw(NO_MEMOS);
  memosKnown = $state(false);
  staff = $state.raw<readonly StaffRecord[]>([]);
  link = $state.raw(CONNECTING);
  grant = $state.raw<DeviceGrant | null>(null);
  trackedRequests = $state.raw<readonly TrackedRequest[]>([]);

  readonly #around: PageEnvironment;
  readonly #connections: Connections;
  readonly #heard: HeardAt;
  readonly #ahead: DayAhead;
  readonly #runOptimistic = makeOptimistic();
  readonly #timer: ReturnType<typeof setInterval>;
  #opened: OpenDate | null = null;
  #opening: LocalDate | null = null;
  #closed = false;
  #refreshing = false;

  constructor(session: Session, around: PageEnvironment) {
    this.session = session;
    this.#around = around;
    this.#connections = new Connections(session, around, this.#changed);
    this.#heard = new HeardAt(session.office);
    const { credential } = this.#connections;
    this.#ahead = new DayAhead({ session, credential, around, onLost: this.#onLost });
    askToKeep();
    this.#timer = setInterval(this.#changed, TICK_MS);
    this.#open().catch(this.#fail);
  }

  get heardAt(): Instant | null {
    return this.#heard.at;
  }

  get unseen(): UnseenNumbers {
    return this.#connections.unseen;
  }

  get ahead(): HeldDay | null {
    return this.#ahead.current;
  }

  get taken(): TakenNumbers | null {
    const { channel } = this.#connections;
    return this.day === null || channel === null
      ? null
      : numbersTaken(this.day, channel.numbersOn(this.day.date));
  }

  trackedRequest(id: RequestId): TrackedRequest | null {
    return this.trackedRequests.find(({ request }) => request.id === id) ?? null;
  }

  tellTime(date: LocalDate, time: LocalTime): void {
    const { clock } = this.#connections;
    if (clock === null || this.office === null) return;
    const told = timeTold(date, time, this.office, clock.now());
    clock.tell(told);
    const asked = this.compose('tell-date', { told });
    // A disk that refuses: it is sent all the same, as long as the page stays open.
    if (asked !== null) this.ask(asked).catch(() => {});
  }

  predict(asked: Request): Answer {
    const at = this.#connections.clock?.now() ?? this.now;
    const unknown: Answer = { ok: false, request: asked.id, reason: 'not-possible-now', alternatives: [] };
    return this.#lookAhead(at)?.predict(asked, at).answer ?? unknown;
  }

  compose<K extends RequestKind>(kind: K, ask: Ask<K>, id?: RequestId): RequestOf<K> | null {
    const { clock } = this.#connections;
    if (clock === null || this.office === null) return null;
    const date = dateOf(clock.now(), this.office.timeZone);
    const seen = seenBy(this.day, kind, ask);
    const asked = { ...seen, ...ask, kind, office: this.session.office, date };
    return composeRequest(clock, asked as Parameters<typeof composeRequest>[1], id) as RequestOf<K>;
  }

  async ask(asked: Request, options: AskOptions = {}): Promise<void> {
    const { channel } = this.#connections;
    if (channel === null) throw new Error('not open yet');
    await channel.ask(asked, options);
  }

  async withdraw(id: RequestId): Promise<boolean> {
    return (await this.#connections.channel?.withdraw(id)) ?? false;
  }

  release(id: RequestId): void {
    this.#connections.channel?.release(id);
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#timer);
    closeDate(this.#opened);
    this.#ahead.close();
    this.#connections.close();
  }

  async #open(): Promise<void> {
    await this.#connections.open();
    if (this.#closed) return;
    this.#refresh();
    if (this.today === null) this.loaded = true;
  }

  /** Several documents change in one moment: they are read once. */
  readonly #changed = (): void => {
    if (this.#refreshing) return;
    this.#refreshing = true;
    queueMicrotask(() => {
      this.#refreshing = false;
      this.#refresh();
    });
  };

  #refresh(): void {
    const { clock, channel, office, staff } = this.#connections;
    if (this.#closed || clock === null || channel === null || office === null) return;
    this.now = clock.now();
    this.office = office.current;
    this.grant = channel.grant();
    this.trackedRequests = channel.trackedRequests();
    const link = joinLinks([
      channel.link,
      ...(this.#opened === null ? [office.link] : [this.#opened.day.link]),
    ]);
    // Another object would have all that reads it looked through with each step.
    if (!isSameLink(link, this.link)) this.link = link;
    if (this.link.heardAt !== null) this.#heard.hear(this.link.heardAt + clock.offset);
    if (this.office === null) return;
    const today = dateOf(this.now, this.office.timeZone);
    this.today = today;
    this.dateDoubt = dateDoubtOf(clock, this.office);
    if (this.#opening !== today) this.#openDate(today).catch(this.#fail);
    // Today comes first: the page is of use with it.
    if (this.#opened?.date === today)
      this.#ahead.follow(this.office, today).catch((problem: unknown) => {
        console.error('the next day could not be opened', problem);
      });
    const optimistic = this.#opened?.date === today ? this.#lookAhead(this.now) : null;
    this.day = optimistic?.day(today) ?? null;
    this.people = optimistic?.people(today) ?? this.#opened?.people?.current ?? NOBODY;
    this.memos = this.#opened?.memos?.current ?? NO_MEMOS;
    this.memosKnown = this.#opened?.date === today && this.#opened.memos?.link.complete === true;
    this.staff = staff?.current ?? this.staff;
  }

  async #openDate(date: LocalDate): Promise<void> {
    this.#opening = date;
    const before = this.#opened;
    const { credential } = this.#connections;
    const next = await openDateOf(this.session, date, credential, this.#around, this.#onLost);
    if (this.#closed || this.#opening !== date) return closeDate(next);
    this.#opened = next;
    followDate(next, this.#changed);
    closeDate(before);
    this.#refresh();
    this.loaded = true;
  }

  /** M18: the relay has lost some of it. */
  readonly #onLost = (copy: LostCopy): void => this.#connections.rescue?.take(copy);

  /** Null until the day is open. */
  #lookAhead(at: Instant): OptimisticState | null {
    const { clock } = this.#connections;
    if (this.office === null || this.#opened === null || clock === null) return null;
    const numbers = blockOn(this.grant, this.#opened.date);
    const known = knownOf(this.office, this.session, this.#opened, numbers, clock.outboxClock);
    return this.#runOptimistic(known, this.trackedRequests, at);
  }

  readonly #fail = (problem: unknown): void => {
    console.error('the office could not be opened', problem);
    this.broken = true;
  };
}
