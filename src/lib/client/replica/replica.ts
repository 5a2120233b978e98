/** A document on this device: from disk at once, kept up to date by the relay, shared by all of a page that open it. */
import type * as Y from 'yjs';
import { makeName } from '../../docs/catalog.ts';
import type { DocumentName } from '../../docs/catalog.ts';
import type { Instant } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import { CONNECTING } from './link-status.ts';
import { makeListeners } from '../browser/listeners.ts';
import type { SocketType } from './link-socket.ts';

import type { Platform } from '../browser/platform.ts';
import { openRelayLink } from './relay-link.ts';
import type { RelayLink } from './relay-link.ts';
import { loadStoredDoc, memoryDoc } from './stored-doc.ts';
import { isSealedKind } from './doc-tables.ts';
import type { LostCopy, StoredDoc } from './doc-tables.ts';
import type { LinkStatus, Replica } from '../types.ts';

/** Where a replica lives; all of it is the page's own unless a test says otherwise. */
export interface PageEnvironment {
  readonly database?: Database;
  /** The relay's origin; the page's by default. */
  readonly origin?: string;
  readonly webSocket?: SocketType;
  readonly fetch?: typeof fetch;
  readonly platform?: Platform;
}

export interface ReplicaOptions extends PageEnvironment {
  /** Runs over the document as it lies on disk, before the relay is asked. */
  readonly prepare?: (doc: Y.Doc) => Promise<void>;
  /** Nothing of what a writer has written leaves before this is done; null: it may leave at once. Must not reject. */
  readonly beforeWriting?: (doc: Y.Doc) => Promise<void> | null;
  /** The relay's questions are answered once this is done, on each connection. Must not reject. */
  readonly beforeAnswering?: (doc: Y.Doc) => Promise<void>;
  /**
   * M18: the relay has lost part of what this document holds. It is begun anew, and what was held stays on the disk
   * under another name until the receiver of this call has brought it back. Without it, the copy is thrown away.
   */
  readonly onLost?: (copy: LostCopy) => void;
}

/**
 * `doc` changes when the relay has the replica begun anew; listeners hear of it. A document that the relay has
 * erased or refused is empty from then on.
 */
export interface OpenReplica extends Replica {
  /** All that this page has written has left through the socket that is open now. */
  readonly flushed: boolean;
  /** Something that this page has written has not left yet, and the socket for it is open. */
  readonly leaving: boolean;
  /** Grows whenever something that this page wrote was handed to a socket, arrived or not. */
  readonly spoken: number;
  /** Whether all that the document holds now is on disk; waits for writes under way. */
  saved(): Promise<boolean>;
}

/** A store that keeps sending its devices away is broken: then the page is told instead. */
const RENEWALS_AT_MOST = 3;

const shared = new WeakMap<Database, Map<string, { opened: Promise<OpenReplica>; users: number }>>();

/** Resolves with what the disk has; never waits for the relay. */
export async function openReplica(
  name: DocumentName,
  credential: Credential,
  options: ReplicaOptions = {},
): Promise<OpenReplica> {
  const database = options.database ?? (await pageDatabase());
  const replicas = shared.get(database) ?? new Map<string, { opened: Promise<OpenReplica>; users: number }>();
  shared.set(database, replicas);
  const key = JSON.stringify([makeName(name), credential]);
  const entry = replicas.get(key) ?? { opened: begin(database, name, credential, options), users: 0 };
  replicas.set(key, entry);
  entry.users++;
  const replica = await entry.opened.catch((problem: unknown) => {
    replicas.delete(key);
    throw problem;
  });
  const disposers: (() => void)[] = [];
  let open = true;
  return {
    get doc() {
      return replica.doc;
    },
    get status() {
      return replica.status;
    },
    get flushed() {
      return replica.flushed;
    },
    get leaving() {
      return replica.leaving;
    },
    get spoken() {
      return replica.spoken;
    },
    saved: () => replica.saved(),
    subscribe(listener) {
      const dispose = replica.subscribe(listener);
      disposers.push(dispose);
      return dispose;
    },
    async close() {
      if (!open) return;
      open = false;
      for (const dispose of disposers) dispose();
      if (--entry.users > 0) return;
      if (replicas.get(key) === entry) replicas.delete(key);
      await replica.close();
    },
  };
}

async function begin(
  database: Database,
  name: DocumentName,
  credential: Credential,
  options: ReplicaOptions,
): Promise<OpenReplica> {
  const { origin = globalThis.location?.origin, webSocket = globalThis.WebSocket } = options;
  const { prepare, beforeWriting, beforeAnswering, onLost, platform } = options;
  const listeners = makeListeners();
  /** Only its own device writes an outbox, and no relay can give it again: it is never thrown away. */
  const own = name.kind === 'outbox';
  let renewals = 0;
  /** On links that have been closed since. */
  let spokenBefore = 0;
  let closed = false;
  let status = CONNECTING;
  let stored: StoredDoc;
  let link: RelayLink | null = null;
  /** Renewals one after the other: a second reason to begin anew waits for the first. */
  let renewal: Promise<void> = Promise.resolve();

  /** With which keys the document was loaded: until they are here, one that holds people lives in memory alone. */
  let loadedWith = database.peopleKeys.current;

  async function load(place: 'disk' | 'memory' = 'disk'): Promise<void> {
    loadedWith = database.peopleKeys.current;
    const onGone = (): void => {
      // Another tab has deleted it.
      if (stored === loaded) renew(async () => 'disk');
    };
    const loaded = place === 'disk' ? await loadStoredDoc(database, name, onGone) : memoryDoc(name);
    stored = loaded;
    await prepare?.(stored.doc);
    if (closed) return stored.release();
    const { doc } = stored;
    link = openRelayLink({
      doc,
      document: makeName(name),
      credential,
      mayWrite: own,
      beforeWriting: beforeWriting && (() => beforeWriting(doc)),
      beforeAnswering: beforeAnswering && (() => beforeAnswering(doc)),
      origin,
      webSocket,
      platform,
    });
    link.subscribe(onLinkChange);
    refresh();
    onKeys();
  }

  /** P7: the document is begun anew from the disk, which can be read now. */
  function onKeys(): void {
    const { current } = database.peopleKeys;
    if (!isSealedKind(name.kind) || link === null || current === null || current === loadedWith) return;
    renew(async (old) => {
      old.release();
      return 'disk';
    });
  }

  /** `letGo` tells where the document is begun anew. */
  function renew(letGo: (old: StoredDoc) => Promise<'disk' | 'memory'>): void {
    // The provider first: it must not see its document go.
    spokenBefore += link?.spoken ?? 0;
    link?.close();
    link = null;
    renewal = renewal.then(async () => {
      if (closed) return;
      await load((await letGo(stored).catch(reportDisk)) ?? 'disk');
    });
  }

  function onLinkChange(): void {
    const now = link;
    if (now === null) return;
    if (now.state === 'closed' && !own) {
      if (now.reason === 'restored' && ++renewals <= RENEWALS_AT_MOST) return renew(beginAnew);
      if (now.reason === 'past-retention' || now.reason === 'not-allowed') return erase(now);
    }
    if (now.state === 'live' && !stored.complete) void stored.markComplete().catch(reportDisk);
    refresh();
  }

  async function beginAnew(old: StoredDoc): Promise<'disk' | 'memory'> {
    if (onLost === undefined) {
      await old.drop();
      return 'disk';
    }
    const { kept, copy } = await old.setAside();
    onLost(copy);
    // On a disk that refuses the copy lies where it lay, and the next page finds it there.
    return kept ? 'disk' : 'memory';
  }

  /** The page keeps an empty document in hand, and the reason. */
  function erase({ reason, heardAt }: RelayLink): void {
    link?.close();
    link = null;
    const old = stored;
    stored = memoryDoc(name);
    status = { state: 'closed', reason, heardAt, complete: false };
    renewal = renewal.then(() => old.drop().catch(reportDisk));
    listeners.notify();
  }

  function refresh(): void {
    if (link !== null) status = statusOf(link, stored, status.heardAt);
    listeners.notify();
  }

  const stopKeys = database.peopleKeys.subscribe(onKeys);
  await load();
  return {
    get doc() {
      return stored.doc;
    },
    get status() {
      return status;
    },
    get flushed() {
      return link?.flushed ?? false;
    },
    get leaving() {
      return link?.leaving ?? false;
    },
    get spoken() {
      return spokenBefore + (link?.spoken ?? 0);
    },
    saved: () => stored.saved().catch(() => false),
    subscribe: listeners.subscribe,
    async close() {
      closed = true;
      stopKeys();
      listeners.clear();
      link?.close();
      link = null;
      await renewal;
      stored.release();
    },
  };
}

function statusOf(link: RelayLink, stored: StoredDoc, before: Instant | null): LinkStatus {
  return {
    state: link.state,
    reason: link.reason,
    heardAt: link.heardAt ?? before,
    complete: stored.complete,
  };
}

function reportDisk(problem: unknown): undefined {
  console.warn('this device cannot write to its disk:', problem instanceof Error ? problem.name : 'unknown');
}
