/**
 * What this device keeps on its disk, in two databases. `foyer` holds what the relay can give again. `foyer-outbox`
 * holds what exists nowhere else and must outlive a power cut (strict durability: a change counts once it is flushed).
 */
import { Dexie } from 'dexie';
import type { Table, Transaction } from 'dexie';
import yDexie from 'y-dexie';
import type { Answer, OwnAppointment } from '../../domain/requests/answer.ts';
import type { PageClock } from '../../domain/requests/clock-correction.ts';
import type { ActorId, OfficeId, RequestId, VisitId } from '../../domain/ids.ts';
import type { Language } from '../../domain/office/text.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { Surface } from '../../wire/surface.ts';
import { noteDiskOpening } from './disk-opening.ts';
import { DATABASE_NAME } from './kept-before.ts';
import { diskTable, memoryTable } from './key-value-table.ts';
import type { KeyValueTable } from './key-value-table.ts';
import { makePeopleKeys } from './people-keys.ts';
import type { KeyRow, PeopleKeys } from './people-keys.ts';
import type { Session } from '../types.ts';

/** Where a document lies. `key` is new whenever a replica is begun anew: a late write to the old one is lost. */
export interface DocRow {
  readonly key: string;
  readonly name: string;
  /** 1: the whole document has come from the relay at least once. */
  readonly complete: 0 | 1;
}

export type Setting =
  | { readonly name: 'device'; readonly value: string }
  /**
   * `knownAt`: the latest relay's time that this device knew, also from a person; `sureAt`: from the relay alone. Rows of
   * older versions lack them.
   */
  | {
      readonly name: 'clock-offset';
      readonly value: number;
      readonly knownAt?: Instant;
      readonly sureAt?: Instant;
    }
  /** M18: a restore has lost this session; what it could read is set aside until its office's next sign-in here. */
  | { readonly name: `lost-${Surface}`; readonly value: Session };

/** The device that this browser was paired as, for a pairing anew: what it asked lies on the disk under that actor. */
export interface PairedRow {
  readonly surface: Surface;
  readonly office: OfficeId;
  readonly actor: ActorId;
}

export interface RememberedSession {
  readonly surface: Surface;
  readonly session: Session;
  /** P9: when it is over, by this device's clock. Kiosks and monitors stay. */
  readonly overAt?: Instant;
}

/** An appointment for which this phone holds an authorization: its own booking, or a mail's link that was opened here. */
export interface Booking {
  readonly actor: ActorId;
  readonly secret: string;
  readonly via: 'phone' | 'mail';
  /** Null until it is known: a mail's link says nothing of its appointment. */
  readonly office: OfficeId | null;
  readonly date: LocalDate | null;
  readonly visit: VisitId | null;
  readonly start: Instant | null;
  /** What the office last said of it: beside its authorization, where it outlives a power cut. */
  readonly known: OwnAppointment | null;
  /** B5.6: what the citizen calls the appointment. It is on this device only. */
  readonly label?: string;
  readonly language: Language;
  readonly addedAt: Instant;
}

/** An answer that this device has seen. It is written before its request leaves the outbox. */
export interface AnsweredRow {
  readonly id: RequestId;
  readonly actor: ActorId;
  readonly answer: Answer;
  readonly at: Instant;
  /** The request's day, to which a number in the answer belongs. Older rows lack it. */
  readonly date?: LocalDate;
  /** A7: the number that the request gave out; absent in older rows and where it gave out none. */
  readonly given?: string;
}

/** A sign-out of which the relay has not heard: the cookie, which no page can read, still holds. */
export interface LeavingRow {
  readonly surface: Surface;
}

/** A request that may have left this device: it cannot be taken back unseen any more. */
export interface LeftRow {
  readonly id: RequestId;
  readonly actor: ActorId;
}

/** A7.15: a number that a kiosk has asked for and whose visitor has not seen it yet. `id`: the request. */
export interface UnseenRow {
  readonly id: RequestId;
  readonly actor: ActorId;
  readonly date: LocalDate;
}

/** C11: a change that a lead has asked for, until its outcome has been shown. `id`: the request. */
export interface AskedChangeRow {
  readonly id: RequestId;
  readonly actor: ActorId;
  /** The appointments that are cancelled once it counts; `id`: the request that cancels. */
  readonly cancels: readonly {
    readonly id: RequestId;
    readonly date: LocalDate;
    readonly visit: VisitId;
  }[];
}

/** A request that has no answer yet. It lies here from the moment it was asked until its answer is on this disk. */
export interface StoredRequest {
  readonly actor: ActorId;
  /** Its place among the requests of this actor: they are judged in the order in which they were asked. */
  readonly seq: number;
  readonly id: RequestId;
  /** Null: it holds people and lies in `sealed`. */
  readonly request: Request | null;
  readonly sealed?: Sealed;
  /** A7: the number that a sealed request gave out, known without the key. */
  readonly given?: { readonly date: LocalDate; readonly number: string };
}

/** Bytes under one of the keys for people's data, and which key that is. */
export interface Sealed {
  readonly key: string;
  readonly bytes: Uint8Array;
}

/** One update of a document that holds people; `k`: the document's row. */
export interface SealedUpdate {
  readonly i?: number;
  readonly k: string;
  readonly sealed: Sealed;
}

/** What a page has measured; `key`: its actor and its start. */
export interface PageClockRow {
  readonly key: string;
  readonly actor: ActorId;
  readonly page: PageClock;
}

export interface Database {
  /** Null: the disk has refused; what belongs there lives in memory until the page is closed. */
  readonly replicas: Dexie | null;
  readonly outboxes: Dexie | null;
  readonly settings: KeyValueTable<Setting>;
  readonly sessions: KeyValueTable<RememberedSession>;
  readonly bookings: KeyValueTable<Booking>;
  readonly answered: KeyValueTable<AnsweredRow>;
  readonly left: KeyValueTable<LeftRow>;
  readonly unseen: KeyValueTable<UnseenRow>;
  readonly askedChanges: KeyValueTable<AskedChangeRow>;
  readonly leaving: KeyValueTable<LeavingRow>;
  readonly pageClocks: KeyValueTable<PageClockRow>;
  readonly paired: KeyValueTable<PairedRow>;
  /** The wrapped keys for people's data. */
  readonly keyRows: KeyValueTable<KeyRow>;
  /** The keys themselves, in this page's memory. */
  readonly peopleKeys: PeopleKeys;
  close(): void;
}

export interface DatabaseOptions {
  /** Name of the first database; the second is `<name>-outbox`. */
  readonly name?: string;
  /** False: as where the browser refuses to keep anything. */
  readonly disk?: boolean;
}

export const DOCS = 'docs';
export const REQUESTS = 'requests';
export const UNSEEN_MARKS = 'unseen';
export const UPDATES = '$docs.doc_updates';
/** The updates of documents that hold people, encrypted. */
export const SEALED = 'sealed';
export const KEYS = 'keys';

/**
 * Never rejects, and never takes slowness for absence. A busy disk is waited for, however long: a page without it would
 * not know its own bookings. Only a disk that is not there or that says no is replaced by memory; each of the two by
 * itself.
 */
export async function openDatabase({
  name = DATABASE_NAME,
  disk = true,
}: DatabaseOptions = {}): Promise<Database> {
  if (!disk || typeof Dexie.dependencies.indexedDB === 'undefined') return databaseOf(null, null);
  const replicas = new Dexie(name, {
    addons: [yDexie],
    cache: 'disabled',
    chromeTransactionDurability: 'relaxed',
  });
  replicas.version(1).stores({ [DOCS]: 'key, name, doc: Y.Doc', settings: 'name', sessions: 'surface' });
  replicas
    .version(2)
    .stores({ [SEALED]: '++i, k' })
    .upgrade(dropClearPeople);
  const outboxes = new Dexie(`${name}-outbox`, {
    addons: [yDexie],
    cache: 'disabled',
    chromeTransactionDurability: 'strict',
  });
  outboxes
    .version(1)
    .stores({ [DOCS]: 'key, name, doc: Y.Doc', answered: 'id', bookings: 'actor', left: 'id' });
  outboxes.version(2).stores({ leaving: 'surface' });
  outboxes.version(3).stores({ [REQUESTS]: '[actor+seq+id]', pageClocks: 'key' });
  outboxes.version(4).stores({ [KEYS]: 'name' });
  outboxes.version(5).stores({ paired: 'surface' });
  outboxes.version(6).stores({ [UNSEEN_MARKS]: 'id' });
  outboxes.version(7).stores({ askedChanges: 'id' });
  return databaseOf(...(await Promise.all([open(replicas), open(outboxes)])));
}

let ofPage: Promise<Database> | null = null;

/** The page's own database, opened at first use and for as long as the page lives. */
export function pageDatabase(): Promise<Database> {
  if (ofPage === null) noteDiskOpening((ofPage = openDatabase()));
  return ofPage;
}

/** The random name of this browser, so that a staff member stays the same actor on it. */
export async function deviceName(database: Database): Promise<string> {
  const known = await database.settings.get('device').catch(() => undefined);
  if (known?.name === 'device') return known.value;
  const value = crypto.randomUUID();
  await database.settings.put({ name: 'device', value }).catch(() => {});
  return value;
}

/** In-memory database for this page; every write reports that it was not saved. */
export const memoryDatabase = (): Database => databaseOf(null, null);

function databaseOf(replicas: Dexie | null, outboxes: Dexie | null): Database {
  const tableIn = <T>(dexie: Dexie | null, table: string, keyOf: (value: T) => string): KeyValueTable<T> =>
    dexie === null ? memoryTable(keyOf) : diskTable(dexie.table(table) as Table<T, string>);
  return {
    replicas,
    outboxes,
    settings: tableIn<Setting>(replicas, 'settings', (s) => s.name),
    sessions: tableIn<RememberedSession>(replicas, 'sessions', (s) => s.surface),
    bookings: tableIn<Booking>(outboxes, 'bookings', (b) => b.actor),
    answered: tableIn<AnsweredRow>(outboxes, 'answered', (a) => a.id),
    left: tableIn<LeftRow>(outboxes, 'left', (l) => l.id),
    unseen: tableIn<UnseenRow>(outboxes, UNSEEN_MARKS, (u) => u.id),
    askedChanges: tableIn<AskedChangeRow>(outboxes, 'askedChanges', (c) => c.id),
    leaving: tableIn<LeavingRow>(outboxes, 'leaving', (l) => l.surface),
    pageClocks: tableIn<PageClockRow>(outboxes, 'pageClocks', (c) => c.key),
    paired: tableIn<PairedRow>(outboxes, 'paired', (p) => p.surface),
    keyRows: tableIn<KeyRow>(outboxes, KEYS, (row) => row.name),
    peopleKeys: makePeopleKeys(),
    close() {
      replicas?.close();
      outboxes?.close();
    },
  };
}

/** Null when the browser refuses, as in a private window or on a full disk. */
async function open(dexie: Dexie): Promise<Dexie | null> {
  try {
    await dexie.open();
  } catch (problem) {
    console.warn('nothing can be kept on this device:', problem instanceof Error ? problem.name : 'unknown');
    dexie.close();
    return null;
  }
  // Not awaited: the next read stands behind it in the disk's own queue.
  sweep(dexie).catch(() => {});
  return dexie;
}

/** Removes updates of documents that are gone: another tab may have written one while its document was deleted (P3). */
async function sweep(dexie: Dexie): Promise<void> {
  await dexie.transaction('rw', updateTablesOf(dexie).concat(DOCS), async () => {
    const kept = new Set(await dexie.table(DOCS).toCollection().primaryKeys());
    for (const updates of updateTablesOf(dexie)) {
      const stored = await dexie.table(updates).orderBy('k').uniqueKeys();
      const orphans = stored.filter((key) => !kept.has(key));
      if (orphans.length > 0) await dexie.table(updates).where('k').anyOf(orphans).delete();
    }
  });
}

/** The tables that hold documents' updates; only replicas may be sealed. */
export const updateTablesOf = (dexie: Dexie): string[] =>
  [UPDATES, SEALED].filter((table) => dexie.tables.some(({ name }) => name === table));

/** Earlier versions kept people in clear. The relay gives them again; what was set aside stays until it is brought back. */
async function dropClearPeople(transaction: Transaction): Promise<void> {
  const rows: DocRow[] = await transaction.table(DOCS).toArray();
  const keys = rows.filter(({ name }) => /^(?:people|memo):/.test(name)).map(({ key }) => key);
  await transaction.table(DOCS).bulkDelete(keys);
  await transaction.table(UPDATES).where('k').anyOf(keys).delete();
}
