/**
 * A page of the product, open on a device: its clock, its request channel, and the documents that it shows. All of it
 * is the product's own code, on the disk, the network and the machine of a virtual device.
 */
import './virtual-globals.ts';
import type { Dexie } from 'dexie';
import type * as Y from 'yjs';
import { keepKnown, toBeKnown } from '../../../src/lib/client/requests/bookings.ts';
import { openClock } from '../../../src/lib/client/http/clock.ts';
import { openRequestChannel } from '../../../src/lib/client/requests/request-channel.ts';
import { openDatabase } from '../../../src/lib/client/browser/database.ts';
import type { Booking, Database } from '../../../src/lib/client/browser/database.ts';
import { keepDroppingOldCopies } from '../../../src/lib/client/replica/old-copies.ts';
import type { Platform } from '../../../src/lib/client/browser/platform.ts';
import { openReplica } from '../../../src/lib/client/replica/replica.ts';
import type { PageEnvironment } from '../../../src/lib/client/replica/replica.ts';
import { openRescue } from '../../../src/lib/client/replica/rescue.ts';
import type { Rescue } from '../../../src/lib/client/replica/rescue.ts';
import type { LostCopy } from '../../../src/lib/client/replica/doc-tables.ts';
import type { Clock, RequestChannel } from '../../../src/lib/client/types.ts';
import { openOfficeView, openSlotsView } from '../../../src/lib/client/replica/office-views.ts';
import { openDayView, openPeopleView } from '../../../src/lib/client/replica/staff-views.ts';
import { followReplica, reportBad } from '../../../src/lib/client/replica/view.ts';
import type { View } from '../../../src/lib/client/replica/view.ts';
import { boardIn, openBoardDoc } from '../../../src/lib/docs/board-doc.ts';
import { makeName } from '../../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../../src/lib/docs/document-names.ts';
import { openMemoDoc } from '../../../src/lib/docs/memo-doc.ts';
import type { Records, Report } from '../../../src/lib/docs/records.ts';
import type { DocumentKind, Identity } from '../../../src/lib/domain/access.ts';
import type { Board } from '../../../src/lib/domain/queue/board.ts';
import type { DaySlots } from '../../../src/lib/domain/office/capacity.ts';
import type { Day } from '../../../src/lib/domain/day/day.ts';
import type { ActorId, OfficeId, VisitId } from '../../../src/lib/domain/ids.ts';
import type { Memo } from '../../../src/lib/domain/requests/memo.ts';
import type { Office } from '../../../src/lib/domain/office/office.ts';
import type { Person } from '../../../src/lib/domain/day/people.ts';
import { MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { LocalDate } from '../../../src/lib/domain/time.ts';
import type { Credential } from '../../../src/lib/wire/surface.ts';
import { unlocked } from '../people-keys.ts';
import type { PageFlaw } from './virtual-relay.ts';

export interface PageParts {
  /** The device's disk. */
  readonly disk: string;
  readonly platform: Platform;
  readonly webSocket: NonNullable<PageEnvironment['webSocket']>;
  readonly fetch: NonNullable<PageEnvironment['fetch']>;
  readonly office: OfficeId;
  readonly actor: ActorId;
  readonly credential: Credential;
  readonly reads: readonly DocumentKind[];
  /** It asks for things: it has a request channel. */
  readonly asks: boolean;
  /** Its machine may sleep, and its monotonic clock with it. */
  readonly sleeps: boolean;
  readonly flaw: PageFlaw | null;
  readonly role: Identity['role'];
  /** What this phone knows of its booking; null: it is no phone. */
  readonly booking: Booking | null;
  /** Its clock and its requests are at hand: from now on it can be asked for what belongs to the day. */
  readonly onOpen: () => void;
  readonly onProblem: (problem: unknown) => void;
}

const ORIGIN = 'http://relay.virtual';

export class VirtualPage {
  readonly #parts: PageParts;
  readonly #views = new Map<string, View<unknown>>();
  readonly #opening = new Set<string>();
  #around: (PageEnvironment & { readonly database: Database }) | null = null;
  #closed = false;
  #clock: Clock | null = null;
  #channel: RequestChannel | null = null;
  #rescue: Rescue | null = null;
  #stopDropping = (): void => {};
  /** A page that rescues nothing hands nothing over: then the replica throws its copy away. */
  readonly #onLost: { readonly onLost?: (copy: LostCopy) => void };

  constructor(parts: PageParts) {
    this.#parts = parts;
    const rescues = ['kiosk', 'clerk', 'lead'].includes(parts.role) && parts.flaw !== 'rescues nothing';
    this.#onLost = rescues ? { onLost: (copy) => this.#rescue?.take(copy) } : {};
    this.#open().catch((problem: unknown) => this.#fail(problem));
  }

  get clock(): Clock | null {
    return this.#clock;
  }

  /** What dates a request that is made now. */
  stamp(): ReturnType<Clock['stamp']> {
    if (this.#clock === null) throw new Error('a page that is not open yet asks for nothing');
    return this.#parts.flaw === 'dates by one offset' ? undated(this.#clock).stamp() : this.#clock.stamp();
  }

  /** Null until the disk has been read, and for a page that asks for nothing. */
  get channel(): RequestChannel | null {
    return this.#channel;
  }

  office(): Office | null {
    return this.#current<Office | null>(this.#of('office'), null);
  }

  board(): Board | null {
    return this.#current<Board | null>(this.#of('board'), null);
  }

  slots(): ReadonlyMap<LocalDate, DaySlots> {
    return this.#current<ReadonlyMap<LocalDate, DaySlots>>(this.#of('slots'), NO_SLOTS);
  }

  /** Null: not read from the disk yet. Whatever is asked for is opened. */
  day(date: LocalDate): Day | null {
    return this.#current<Day | null>(this.#of('day', date), null);
  }

  people(date: LocalDate): ReadonlyMap<VisitId, Person> {
    return this.#current<ReadonlyMap<VisitId, Person>>(this.#of('people', date), NO_PEOPLE);
  }

  memos(date: LocalDate): ReadonlyMap<string, Memo> {
    return this.#current<ReadonlyMap<string, Memo>>(this.#of('memo', date), NO_MEMOS);
  }

  linkOf(name: DocumentName): View<unknown>['link'] | null {
    return this.#views.get(makeName(name))?.link ?? null;
  }

  /** Acts as a tab that is closed: what is under way is still written. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#rescue?.close();
    this.#stopDropping();
    await Promise.all([...[...this.#views.values()].map((view) => view.close()), this.#channel?.close()]);
    this.#clock?.close();
    this.#around?.database.close();
  }

  /** Acts as a process that is killed: what the disk has not finished is undone, and nothing else happens. */
  kill(): void {
    const database = this.#around?.database;
    for (const half of [database?.replicas, database?.outboxes]) if (half) pullThePlug(half);
    this.#rescue?.close();
    this.#stopDropping();
    this.#channel?.close().catch(() => {});
    for (const view of this.#views.values()) view.close().catch(() => {});
    this.#closed = true;
    this.#clock?.close();
  }

  async #open(): Promise<void> {
    const { disk, platform, webSocket, fetch, actor, credential, booking, asks, reads, sleeps, flaw } =
      this.#parts;
    const database = unlocked(remindedRarely(await openDatabase({ name: disk })));
    if (this.#closed) return database.close();
    const around = { database, origin: ORIGIN, webSocket, fetch, platform };
    this.#around = around;
    const clock = await openClock({ ...around, sleeps });
    this.#clock = clock;
    if (this.#closed) return clock.close();
    if (asks) {
      const channel = await openRequestChannel(actor, credential, {
        ...around,
        clock: flaw === 'dates by one offset' ? undated(clock) : clock,
        ...(booking === null ? {} : { keepFirst: keepingBeside(booking, database), markFirst: true }),
      });
      if (this.#closed) return channel.close();
      this.#channel = channel;
    }
    if (this.#onLost.onLost !== undefined) this.#openRescue(around, clock);
    for (const kind of ['office', 'slots', 'board'] as const) if (reads.includes(kind)) this.#of(kind);
    // The product's pages open the day by themselves, before a visitor can ask for anything.
    this.#parts.onOpen();
  }

  /** Does what a kiosk's or a counter's page does. */
  #openRescue(around: PageEnvironment & { readonly database: Database }, clock: Clock): void {
    const { office, role, credential, platform } = this.#parts;
    const { database } = around;
    if (this.#channel === null || (role !== 'kiosk' && role !== 'clerk' && role !== 'lead')) return;
    this.#stopDropping = keepDroppingOldCopies(database, clock, platform);
    this.#rescue = openRescue({
      database,
      around,
      credential,
      session: { office, role },
      channel: this.#channel,
      clock,
    });
  }

  #of(kind: 'office' | 'slots' | 'board'): string;
  #of(kind: 'day' | 'people' | 'memo', date: LocalDate): string;
  #of(kind: DocumentKind, date?: LocalDate): string {
    const { office, reads } = this.#parts;
    const name = { kind, office, ...(date === undefined ? {} : { date }) } as DocumentName;
    const key = makeName(name);
    if (!reads.includes(kind) || this.#around === null || this.#closed) return key;
    if (this.#views.has(key) || this.#opening.has(key)) return key;
    this.#opening.add(key);
    this.#view(name, this.#around)
      .then((view) => {
        if (this.#closed) return view.close();
        this.#views.set(key, view);
        return undefined;
      })
      .catch((problem: unknown) => this.#fail(problem));
    return key;
  }

  #current<V>(key: string, otherwise: V): V {
    const view = this.#views.get(key) as View<V> | undefined;
    return view === undefined ? otherwise : view.current;
  }

  #view(name: DocumentName, around: PageEnvironment): Promise<View<unknown>> {
    const { office, credential } = this.#parts;
    switch (name.kind) {
      case 'office':
        return openOfficeView(office, credential, around);
      case 'slots':
        return openSlotsView(office, credential, around);
      case 'board':
        return followed(name, credential, around, openBoardDoc, boardIn);
      case 'memo':
        return followed(name, credential, around, openMemoDoc, ({ all }) => all);
      case 'day':
        return openDayView(office, name.date, credential, { ...around, ...this.#onLost });
      case 'people':
        return openPeopleView(office, name.date, credential, { ...around, ...this.#onLost });
      default:
        throw new Error(`no page shows ${name.kind}`);
    }
  }

  /** A page that is closed or killed while it opens fails, and no caller minds. */
  #fail(problem: unknown): void {
    if (!this.#closed) this.#parts.onProblem(problem);
  }
}

const NO_SLOTS: ReadonlyMap<LocalDate, DaySlots> = new Map();
const NO_PEOPLE: ReadonlyMap<VisitId, Person> = new Map();
const NO_MEMOS: ReadonlyMap<string, Memo> = new Map();

/** A document that the product shows on a page of its own kind, followed as the others are. */
async function followed<T, V>(
  name: DocumentName,
  credential: Credential,
  around: PageEnvironment,
  open: (doc: Y.Doc, report: Report) => Records<T>,
  read: (records: Records<T>) => V,
): Promise<View<V>> {
  return followReplica(await openReplica(name, credential, around), (doc) => {
    const records = open(doc, reportBad);
    return {
      read: () => read(records),
      subscribe: (listener) => records.subscribe(() => listener()),
      close: () => records.close(),
    };
  });
}

/** How much later than what lies on the disk the known time must be to be written again. */
const REMEMBERED_MS = 5 * MINUTE_MS;

/**
 * A page writes the time that it knows once a minute. On a disk of here that would be half of what a quiet hour costs,
 * so it is written once in five minutes, and at once with another offset.
 */
function remindedRarely(database: Database): Database {
  const { settings } = database;
  let last = { value: NaN, knownAt: -Infinity };
  return {
    ...database,
    settings: {
      ...settings,
      async put(setting) {
        if (setting.name === 'clock-offset') {
          const { value, knownAt = 0 } = setting;
          if (value === last.value && knownAt - last.knownAt < REMEMBERED_MS) return;
          last = { value, knownAt };
        }
        await settings.put(setting);
      },
    },
  };
}

/** What a phone is told is kept beside its proof first. */
const keepingBeside =
  (booking: Booking, database: Database) =>
  async (told: Parameters<typeof toBeKnown>[0]): Promise<void> => {
    const known = toBeKnown(told);
    if (known !== undefined) await keepKnown(booking, known, database);
  };

/** What fake-indexeddb lets us see of its transactions. */
interface OpenConnection {
  readonly _rawDatabase: { readonly transactions: readonly (IDBTransaction & { readonly _state: string })[] };
}

function pullThePlug(dexie: Dexie): void {
  if (!dexie.isOpen()) return;
  const connection = dexie.backendDB();
  const { transactions } = (connection as unknown as OpenConnection)._rawDatabase;
  // One that is being committed is on the disk, and its page does not hear of it any more.
  for (const transaction of [...transactions])
    if (transaction.db === connection && !['committing', 'finished'].includes(transaction._state))
      transaction.abort();
  dexie.close();
}

/**
 * The flaw: requests say when they were made by this device's clock alone, and the outbox speaks at once, with the one
 * offset that is known by then.
 */
function undated(clock: Clock): Clock {
  return {
    ...clock,
    get offset() {
      return clock.offset;
    },
    stamp: () => ({ at: Math.round(clock.deviceNow()) }) as ReturnType<Clock['stamp']>,
    get outboxClock() {
      return { offset: clock.offset, pages: [] };
    },
    get page() {
      return { ...clock.page, measured: [] };
    },
    get source() {
      return clock.source;
    },
    ensureMeasured: async () => {},
  };
}
