/** One document of this page: from disk at once, kept up to date by the relay, and begun anew when the relay says so. */
import type * as Y from 'yjs';
import { makeName } from '../../docs/document-names.ts';
import type { DocumentName } from '../../docs/document-names.ts';
import type { Instant } from '../../domain/time.ts';
import type { Credential } from '../../wire/surface.ts';
import type { Database } from '../browser/database.ts';
import { makeListeners } from '../browser/listeners.ts';
import type { Platform } from '../browser/platform.ts';
import type { LinkStatus, Replica } from '../types.ts';
import { isSealedKind } from './doc-tables.ts';
import type { LostCopy, StoredDoc } from './doc-tables.ts';
import type { SocketType } from './link-socket.ts';
import { CONNECTING } from './link-status.ts';
import { openRelayLink } from './relay-link.ts';
import type { RelayLink } from './relay-link.ts';
import { loadStoredDoc, memoryDoc } from './stored-doc.ts';

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
  /** Count of this page's writes that were given to a socket, whether they arrived or not. */
  readonly writesSent: number;
  /** Whether all that the document holds now is on disk; waits for writes under way. */
  saved(): Promise<boolean>;
}

/** A store that keeps sending its devices away is broken: then the page is told instead. */
const RENEWALS_AT_MOST = 3;

type Place = 'disk' | 'memory';

export class DocumentReplica implements OpenReplica {
  readonly #database: Database;
  readonly #name: DocumentName;
  readonly #credential: Credential;
  readonly #options: ReplicaOptions;
  readonly #listeners = makeListeners();
  readonly #stopKeys: () => void;
  /** Whether it is this device's outbox: no relay can give that again, so it is never thrown away. */
  readonly #isOwn: boolean;
  #stored!: StoredDoc;
  #link: RelayLink | null = null;
  #status: LinkStatus = CONNECTING;
  /** The keys with which the document was loaded. Without keys, one that holds people is in memory alone. */
  #loadedWith: Database['peopleKeys']['current'] = null;
  #renewals = 0;
  /** Renewals one after the other: a second reason to begin anew waits for the first. */
  #renewal: Promise<void> = Promise.resolve();
  /** Updates that were sent on links that are closed now. */
  #sentOnEarlierLinks = 0;
  #closed = false;

  private constructor(
    database: Database,
    name: DocumentName,
    credential: Credential,
    options: ReplicaOptions,
  ) {
    this.#database = database;
    this.#name = name;
    this.#credential = credential;
    this.#options = options;
    this.#isOwn = name.kind === 'outbox';
    this.#stopKeys = database.peopleKeys.subscribe(() => this.#onKeys());
  }

  /** Resolves with what the disk has; never waits for the relay. */
  static async open(
    database: Database,
    name: DocumentName,
    credential: Credential,
    options: ReplicaOptions,
  ): Promise<OpenReplica> {
    const replica = new DocumentReplica(database, name, credential, options);
    await replica.#load('disk');
    return replica;
  }

  get doc(): Y.Doc {
    return this.#stored.doc;
  }

  get status(): LinkStatus {
    return this.#status;
  }

  get flushed(): boolean {
    return this.#link?.flushed ?? false;
  }

  get leaving(): boolean {
    return this.#link?.leaving ?? false;
  }

  get writesSent(): number {
    return this.#sentOnEarlierLinks + (this.#link?.writesSent ?? 0);
  }

  saved(): Promise<boolean> {
    return this.#stored.saved().catch(() => false);
  }

  subscribe(listener: () => void): () => void {
    return this.#listeners.subscribe(listener);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#stopKeys();
    this.#listeners.clear();
    this.#link?.close();
    this.#link = null;
    await this.#renewal;
    this.#stored.release();
  }

  async #load(place: Place): Promise<void> {
    this.#loadedWith = this.#database.peopleKeys.current;
    const onGone = (): void => {
      // Another tab has deleted it.
      if (this.#stored === loaded) this.#renew(async () => 'disk');
    };
    const loaded =
      place === 'disk' ? await loadStoredDoc(this.#database, this.#name, onGone) : memoryDoc(this.#name);
    this.#stored = loaded;
    await this.#options.prepare?.(loaded.doc);
    if (this.#closed) return this.#stored.release();
    this.#link = this.#openLink(this.#stored.doc);
    this.#link.subscribe(() => this.#onLinkChange());
    this.#refresh();
    this.#onKeys();
  }

  #openLink(doc: Y.Doc): RelayLink {
    const { origin = globalThis.location?.origin, webSocket = globalThis.WebSocket } = this.#options;
    const { beforeWriting, beforeAnswering, platform } = this.#options;
    return openRelayLink({
      doc,
      document: makeName(this.#name),
      credential: this.#credential,
      mayWrite: this.#isOwn,
      beforeWriting: beforeWriting && (() => beforeWriting(doc)),
      beforeAnswering: beforeAnswering && (() => beforeAnswering(doc)),
      origin,
      webSocket,
      platform,
    });
  }

  /** P7: the document is begun anew from the disk, which can be read now. */
  #onKeys(): void {
    const { current } = this.#database.peopleKeys;
    if (!isSealedKind(this.#name.kind) || this.#link === null) return;
    if (current === null || current === this.#loadedWith) return;
    this.#renew(async (old) => {
      old.release();
      return 'disk';
    });
  }

  /** `letGo` tells where the document is begun anew. */
  #renew(letGo: (old: StoredDoc) => Promise<Place>): void {
    // The provider first: it must not see its document go.
    this.#sentOnEarlierLinks += this.#link?.writesSent ?? 0;
    this.#link?.close();
    this.#link = null;
    this.#renewal = this.#renewal.then(async () => {
      if (this.#closed) return;
      await this.#load((await letGo(this.#stored).catch(reportDisk)) ?? 'disk');
    });
  }

  #onLinkChange(): void {
    const now = this.#link;
    if (now === null) return;
    if (now.state === 'closed' && !this.#isOwn) {
      if (now.reason === 'restored' && ++this.#renewals <= RENEWALS_AT_MOST)
        return this.#renew((old) => this.#beginAnew(old));
      if (now.reason === 'past-retention' || now.reason === 'not-allowed') return this.#erase(now);
    }
    if (now.state === 'live' && !this.#stored.complete) void this.#stored.markComplete().catch(reportDisk);
    this.#refresh();
  }

  async #beginAnew(old: StoredDoc): Promise<Place> {
    const { onLost } = this.#options;
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
  #erase({ reason, heardAt }: RelayLink): void {
    this.#link?.close();
    this.#link = null;
    const old = this.#stored;
    this.#stored = memoryDoc(this.#name);
    this.#status = { state: 'closed', reason, heardAt, complete: false };
    this.#renewal = this.#renewal.then(() => old.drop().catch(reportDisk));
    this.#listeners.notify();
  }

  #refresh(): void {
    if (this.#link !== null) this.#status = statusOf(this.#link, this.#stored, this.#status.heardAt);
    this.#listeners.notify();
  }
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
