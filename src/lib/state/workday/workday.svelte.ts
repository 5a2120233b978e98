/**
 * The office's today as a kiosk or a counter sees it. It is what the relay has said, and on top of it the unanswered
 * requests of this device. Moves to the next day by itself.
 */
import { openClock } from '../../client/http/clock.ts';
import { openRequestChannel } from '../../client/requests/request-channel.ts';
import { pageDatabase } from '../../client/browser/database.ts';
import { keepDroppingOldCopies } from '../../client/replica/old-copies.ts';
import type { PageEnvironment } from '../../client/replica/replica.ts';
import { askToKeep } from '../../client/browser/lasting.ts';
import { CONNECTING, joinLinks } from '../../client/replica/link-status.ts';
import { openRescue } from '../../client/replica/rescue.ts';
import type { Rescue } from '../../client/replica/rescue.ts';
import type { LostCopy } from '../../client/replica/doc-tables.ts';
import type { Clock, RequestChannel, TrackedRequest, LinkStatus, Session } from '../../client/types.ts';
import { openOfficeView, openStaffView } from '../../client/replica/views.ts';
import type { View } from '../../client/replica/views.ts';
import type { StaffRecord } from '../../docs/staff-doc.ts';
import { blockOn } from '../../domain/requests/answer.ts';
import type { Answer, DeviceGrant } from '../../domain/requests/answer.ts';
import type { DateDoubt } from '../../domain/requests/dating.ts';
import type { Day } from '../../domain/day/day.ts';
import { seenBy } from '../../domain/requests/placing.ts';
import { numbersTaken } from '../../domain/day/ticket.ts';
import type { TakenNumbers } from '../../domain/day/ticket.ts';
import { requestId } from '../../domain/ids.ts';
import type { RequestId, VisitId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Person } from '../../domain/day/people.ts';
import { request as requestShape, SCHEMA_VERSION } from '../../domain/requests/request.ts';
import type { Request, RequestKind, RequestOf } from '../../domain/requests/request.ts';
import { dateOf, instant } from '../../domain/time.ts';
import type { Instant, LocalDate, LocalTime } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { dateDoubtOf, timeTold } from './date-doubt.ts';
import { closeDate, followDate, knownOf, NO_MEMOS, NOBODY, openDateOf } from './known.ts';
import type { Memos, OpenDate } from './known.ts';
import { readSetting, writeSetting } from '../local-setting.ts';
import { makeTentative } from './tentative.ts';
import type { Tentative } from './tentative.ts';

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
  /** With what is only asked so far. */
  readonly day: Day | null;
  /** Empty where this role may not read it, or while it has not come. */
  readonly people: ReadonlyMap<VisitId, Person>;
  /** What staff have to keep in mind of today, as the relay has said; empty as `people`. */
  readonly memos: Memos;
  /** The office's devices and staff; empty as `people`. */
  readonly staff: readonly StaffRecord[];
  /** The weakest of the links that it lives by. */
  readonly link: LinkStatus;
  /** When the relay was last heard of, by its own clock, also by an earlier page; null: not known. */
  readonly heardAt: Instant | null;
  readonly grant: DeviceGrant | null;
  /** A7: the numbers that visitors have today, as `numbersTaken`; null as long as `day` is. */
  readonly taken: TakenNumbers | null;
  readonly errands: readonly TrackedRequest[];
  errand(id: RequestId): TrackedRequest | null;
  /** What this device alone makes of a request, before it is asked. */
  foresee(asked: Request): Answer;
  /** A request of today, made now; null while the office is unknown. `id`: fresh where none is given. */
  compose<K extends RequestKind>(kind: K, ask: Ask<K>, id?: RequestId): RequestOf<K> | null;
  /** Resolves when it is on disk; rejects when it could not be saved. */
  ask(asked: Request): Promise<void>;
  /** Takes back what has never left this device; false: too late. */
  withdraw(id: RequestId): Promise<boolean>;
  release(id: RequestId): void;
  close(): void;
}

const TICK_MS = 2_000;

/** How often the time at which the relay was last heard of is kept for the next page, milliseconds. */
const KEEP_HEARD_MS = 20_000;

export function openWorkday(session: Session, around: PageEnvironment = {}): Workday {
  const surface = session.role === 'kiosk' ? 'kiosk' : 'staff';
  const credential: Credential = { type: 'surface', surface };

  let clock: Clock | null = null;
  let stopDropping = (): void => {};
  let courier: RequestChannel | null = null;
  let rescue: Rescue | null = null;
  let officeView: View<Office | null> | null = null;
  let staffView: View<readonly StaffRecord[]> | null = null;
  let opened: OpenDate | null = null;
  let opening: LocalDate | null = null;
  let closed = false;
  let refreshing = false;
  const runTentative = makeTentative();

  let loaded = $state(false);
  let broken = $state(false);
  let office = $state.raw<Office | null>(null);
  let now = $state(Date.now());
  let today = $state.raw<LocalDate | null>(null);
  let dateDoubt = $state.raw<DateDoubt | 'checking' | null>(null);
  let day = $state.raw<Day | null>(null);
  let people = $state.raw(NOBODY);
  let memos = $state.raw(NO_MEMOS);
  let staff = $state.raw<readonly StaffRecord[]>([]);
  let link = $state.raw(CONNECTING);
  const heardKey = `foyer:heard-at:${session.office}`;
  /** Of an earlier page, until this one hears itself. */
  let heardKept = instant.safeParse(Number(readSetting(heardKey) ?? undefined)).data ?? null;
  let heardAt = $state<Instant | null>(heardKept);
  let grant = $state.raw<DeviceGrant | null>(null);
  let errands = $state.raw<readonly TrackedRequest[]>([]);

  async function open(): Promise<void> {
    clock = await openClock({ ...around, sleeps: session.role !== 'kiosk' });
    if (closed) return dispose();
    clock.subscribe(changed);
    const database = around.database ?? (await pageDatabase());
    if (closed) return dispose();
    stopDropping = keepDroppingOldCopies(database, clock, around.platform);
    courier = await openRequestChannel(session.actor, credential, { ...around, clock });
    if (closed) return dispose();
    courier.subscribe(changed);
    rescue = openRescue({ database, around, credential, session, courier, clock });
    officeView = await openOfficeView(session.office, credential, around);
    if (closed) return dispose();
    officeView.subscribe(changed);
    if (surface === 'staff') staffView = await openStaffView(session.office, credential, around);
    if (closed) return dispose();
    staffView?.subscribe(changed);
    refresh();
    if (today === null) loaded = true;
  }

  /** Several documents change in one moment: they are read once. */
  function changed(): void {
    if (refreshing) return;
    refreshing = true;
    queueMicrotask(() => {
      refreshing = false;
      refresh();
    });
  }

  function refresh(): void {
    if (closed || clock === null || courier === null || officeView === null) return;
    now = clock.now();
    office = officeView.current;
    grant = courier.grant();
    errands = courier.errands();
    link = joinLinks([courier.link, ...(opened === null ? [officeView.link] : [opened.day.link])]);
    keepHeard(link.heardAt === null ? null : link.heardAt + clock.offset);
    if (office === null) return;
    today = dateOf(now, office.timeZone);
    dateDoubt = dateDoubtOf(clock, office);
    if (opening !== today) openDate(today).catch(fail);
    day = opened?.date === today ? (lookAhead(now)?.day(today) ?? null) : null;
    people = opened?.people?.current ?? NOBODY;
    memos = opened?.memos?.current ?? NO_MEMOS;
    staff = staffView?.current ?? staff;
  }

  function keepHeard(at: Instant | null): void {
    if (at === null) return;
    heardAt = at;
    if (heardKept !== null && Math.abs(at - heardKept) < KEEP_HEARD_MS) return;
    heardKept = at;
    writeSetting(heardKey, String(Math.round(at)));
  }

  async function openDate(date: LocalDate): Promise<void> {
    opening = date;
    const before = opened;
    const next = await openDateOf(session, date, credential, around, onLost);
    if (closed || opening !== date) return closeDate(next);
    opened = next;
    followDate(opened, changed);
    closeDate(before);
    refresh();
    loaded = true;
  }

  /** M18: the relay has lost some of it. */
  const onLost = (copy: LostCopy): void => rescue?.take(copy);

  /** Null until the day is open. */
  function lookAhead(at: Instant): Tentative | null {
    if (office === null || opened === null || clock === null) return null;
    const numbers = blockOn(grant, opened.date);
    const known = knownOf(office, session, opened, numbers, clock.dating);
    return runTentative(known, errands, at);
  }

  function fail(problem: unknown): void {
    console.error('the office could not be opened', problem);
    broken = true;
  }

  function dispose(): void {
    rescue?.close();
    closeDate(opened);
    stopDropping();
    void officeView?.close();
    void staffView?.close();
    void courier?.close();
    clock?.close();
  }

  askToKeep();
  const timer = setInterval(changed, TICK_MS);
  open().catch(fail);

  return {
    session,
    get loaded() {
      return loaded;
    },
    get broken() {
      return broken;
    },
    get office() {
      return office;
    },
    get now() {
      return now;
    },
    get today() {
      return today;
    },
    get dateDoubt() {
      return dateDoubt;
    },
    tellTime(date, time) {
      if (clock === null || office === null) return;
      const told = timeTold(date, time, office, clock.now());
      clock.tell(told);
      const asked = this.compose('tell-date', { told });
      // A disk that refuses: it is sent all the same, as long as the page stays open.
      if (asked !== null) this.ask(asked).catch(() => {});
    },
    get day() {
      return day;
    },
    get people() {
      return people;
    },
    get memos() {
      return memos;
    },
    get staff() {
      return staff;
    },
    get link() {
      return link;
    },
    get heardAt() {
      return heardAt;
    },
    get grant() {
      return grant;
    },
    get taken() {
      return day === null || courier === null ? null : numbersTaken(day, courier.numbersOn(day.date));
    },
    get errands() {
      return errands;
    },
    errand: (id) => errands.find(({ request }) => request.id === id) ?? null,
    foresee(asked) {
      const at = clock?.now() ?? now;
      const unknown: Answer = { ok: false, request: asked.id, reason: 'not-possible-now', alternatives: [] };
      return lookAhead(at)?.foresee(asked, at).answer ?? unknown;
    },
    compose(kind, ask, id = requestId.parse(crypto.randomUUID())) {
      if (clock === null || office === null) return null;
      const composed = requestShape.parse({
        ...seenBy(day, kind, ask),
        ...ask,
        v: SCHEMA_VERSION,
        id,
        office: session.office,
        ...clock.stamp(),
        date: dateOf(clock.now(), office.timeZone),
        kind,
      });
      return composed as RequestOf<typeof kind>;
    },
    async ask(asked) {
      if (courier === null) throw new Error('not open yet');
      await courier.ask(asked);
    },
    withdraw: async (id) => (await courier?.withdraw(id)) ?? false,
    release: (id) => courier?.release(id),
    close() {
      closed = true;
      clearInterval(timer);
      dispose();
    },
  };
}
