/**
 * All open documents of the relay, and the one way in which they become durable and then visible. The writer changes
 * documents in memory, `commit` stores what changed in one transaction, and only then is it sent.
 */
import type * as Y from 'yjs';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeName } from '../../src/lib/docs/catalog.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import type { Timers } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { OutgoingMail } from '../mail/compose.ts';
import type { Store } from '../store/store.ts';
import { openCommits } from './commits.ts';
import type { OnCommit } from './commits.ts';
import { makeOutboxRoom } from './outbox-room.ts';
import type { OutboxRoom } from './outbox-room.ts';
import type { Peer, RoomMember } from './peer.ts';
import { makeSharedRoom } from './shared-room.ts';
import type { SharedRoom } from './shared-room.ts';
import { documentSnapshot } from './snapshot.ts';
import type { DocumentSnapshot } from './snapshot.ts';

export interface OutboxEvent {
  /** `closed`: the last socket of the actor has gone, and the document with it. */
  readonly type: 'changed' | 'closed';
  readonly actor: ActorId;
  readonly identity: Identity;
  /** See `Peer.address`. */
  readonly address: string | null;
  readonly doc: Y.Doc;
  /** Every socket of the actor has sent all that it holds, so that a missing request is meaningful. */
  readonly complete: boolean;
}

export interface Rooms {
  /**
   * Opens a durable document for its writer; it stays in memory until released. Opening it again gives the same
   * document. After a failed commit or `discard` the old one is dead and has to be opened anew.
   */
  open(name: DocumentName): Promise<Y.Doc>;
  /** The writer needs it no longer. */
  release(name: DocumentName): void;
  /**
   * Everything that changed on open documents since the last commit, plus mails, becomes durable in one
   * transaction, and then visible. What changes while a commit is under way goes into the next one. Rejects when it
   * could not be made durable: then nothing was sent, and the changed documents are again as the store has them.
   */
  commit(extra: { readonly mails: readonly OutgoingMail[] }): Promise<void>;
  /** Throws away what changed since the last commit. */
  discard(): void;
  /** The volatile documents of everyone who is connected: in memory only. Tells of those already open at once. */
  onOutbox(listener: (event: OutboxEvent) => void): () => void;
  /** Closes the outbox of an actor, who comes back with what it asks. */
  turnAway(actor: ActorId): void;
  /** The names of the stored documents that begin so, and were last written before `untouchedSince`. */
  stored(prefix: string, untouchedSince?: Instant): Promise<string[]>;
  /**
   * Puts the state of each document in the place of its log, so that the disk no longer holds what was erased in it.
   * Gives back those that could not be written now.
   */
  forgetErased(names: readonly DocumentName[]): Promise<DocumentName[]>;
  /** Erases documents for good; their readers are closed with `past-retention`. */
  remove(names: readonly DocumentName[]): Promise<void>;
}

export interface OpenRooms extends Rooms {
  /** A peer comes in; what it may do here has been settled before. */
  enter(name: DocumentName, peer: Peer): Promise<RoomMember>;
  /** A durable document as everyone may see it now. */
  snapshot(name: DocumentName): Promise<DocumentSnapshot>;
  /** How many documents are in memory. */
  readonly size: number;
  /** Waits for the commit under way. */
  close(): Promise<void>;
}

export interface RoomsParts {
  readonly store: Store;
  readonly clock: () => Instant;
  readonly timers: Timers;
  readonly log: Log;
  readonly onCommit?: OnCommit;
}

const IDLE_MS = 60_000;

export function openRooms({ store, clock, timers, log, onCommit }: RoomsParts): OpenRooms {
  const shared = new Map<string, SharedRoom>();
  const loading = new Map<SharedRoom, Promise<void>>();
  const outboxes = new Map<ActorId, OutboxRoom>();
  const listeners = new Set<(event: OutboxEvent) => void>();
  const stumbled = new WeakSet<OutboxRoom>();
  const snapshots = new WeakMap<SharedRoom, DocumentSnapshot>();
  /** Something changed in these that no commit has taken yet. */
  const dirty = new Set<SharedRoom>();
  const commits = openCommits({ store, clock, log, onCommit, takeDirty, giveUp, settled: forgetLater });

  function onChange(room: SharedRoom): void {
    dirty.add(room);
    snapshots.delete(room);
  }

  function takeDirty(): SharedRoom[] {
    const taken = [...dirty];
    dirty.clear();
    return taken;
  }

  function roomOf(name: DocumentName): SharedRoom {
    const key = makeName(name);
    const known = shared.get(key);
    if (known !== undefined) return known;
    const room = makeSharedRoom(name, key, onChange, forgetLater);
    shared.set(key, room);
    return room;
  }

  function load(room: SharedRoom): Promise<void> {
    if (room.doc !== null) return Promise.resolve();
    const under = loading.get(room);
    if (under !== undefined) return under;
    const promise = fill(room).finally(() => loading.delete(room));
    loading.set(room, promise);
    return promise;
  }

  async function fill(room: SharedRoom): Promise<void> {
    try {
      // What a commit under way is about to store must be in what is read.
      if (room.unsettled) await commits.underWay();
      const { mended } = room.fill(await store.load(room.key));
      if (mended) {
        log.error({ document: room.name.kind }, 'a document was repaired without its damaged part');
        await commits.compact(room);
      }
    } catch (error) {
      log.error({ code: codeOf(error), document: room.name.kind }, 'a document could not be loaded');
      room.closeAll('shutting-down');
      if (shared.get(room.key) === room) shared.delete(room.key);
      throw error;
    }
  }

  function forgetLater(room: SharedRoom): void {
    room.stopIdleTimer();
    if (room.occupied || room.held) return;
    room.stopIdleTimer = timers(IDLE_MS, () => {
      if (room.occupied || room.held || shared.get(room.key) !== room) return;
      if (room.unsettled || loading.has(room)) return forgetLater(room);
      shared.delete(room.key);
      room.drop();
    });
  }

  /** The readers stay in; the document is read again from the store. */
  function giveUp(room: SharedRoom): void {
    room.drop();
    dirty.delete(room);
    snapshots.delete(room);
    if (shared.get(room.key) === room && (room.occupied || room.held)) load(room).catch(() => {});
  }

  /** A listener that stumbles over what an actor has sent costs that actor its sockets, and no other actor theirs. */
  function announce(room: OutboxRoom, type: OutboxEvent['type']): void {
    if (type === 'changed' && stumbled.has(room)) return;
    const { actor, identity, address, doc, complete } = room;
    for (const listener of [...listeners]) {
      try {
        listener({ type, actor, identity, address, doc, complete });
      } catch (error) {
        stumbled.add(room);
        room.failAll(error);
      }
    }
  }

  function outboxOf(actor: ActorId, { identity, address = null }: Peer): OutboxRoom {
    const known = outboxes.get(actor);
    if (known !== undefined) return known;
    const room = makeOutboxRoom(
      { actor, identity, address },
      (changed) => announce(changed, 'changed'),
      (empty) => {
        outboxes.delete(actor);
        announce(empty, 'closed');
        empty.doc.destroy();
      },
    );
    outboxes.set(actor, room);
    return room;
  }

  async function open(name: DocumentName): Promise<Y.Doc> {
    const room = roomOf(name);
    room.held = true;
    room.stopIdleTimer();
    await load(room);
    return room.doc ?? open(name);
  }

  return {
    open,
    release(name) {
      const room = shared.get(makeName(name));
      if (room === undefined) return;
      room.held = false;
      forgetLater(room);
    },
    commit: ({ mails }) => commits.add(mails),
    discard() {
      for (const room of [...dirty]) giveUp(room);
    },
    onOutbox(listener) {
      listeners.add(listener);
      for (const { actor, identity, address, doc, complete } of outboxes.values()) {
        listener({ type: 'changed', actor, identity, address, doc, complete });
      }
      return () => listeners.delete(listener);
    },
    turnAway: (actor) => outboxes.get(actor)?.closeAll('too-many'),
    stored: (prefix, since) =>
      since === undefined ? store.list(prefix) : store.untouchedSince(prefix, since),
    async forgetErased(names) {
      const left: DocumentName[] = [];
      for (const name of names) {
        await commits.underWay();
        const room = roomOf(name);
        room.stopIdleTimer();
        await load(room);
        const isDone = !room.unsettled && (!room.hasLog || (await commits.compact(room, true)));
        if (!isDone) left.push(name);
        forgetLater(room);
      }
      return left;
    },
    async remove(names) {
      const keys = names.map(makeName);
      for (const key of keys) {
        const room = shared.get(key);
        if (room === undefined) continue;
        shared.delete(key);
        dirty.delete(room);
        room.closeAll('past-retention');
        room.drop();
      }
      await commits.underWay();
      await store.remove(keys);
    },
    async enter(name, peer) {
      if (name.kind === 'outbox') return outboxOf(name.actor, peer).enter(peer);
      const room = roomOf(name);
      const seat = room.enter(peer);
      try {
        await load(room);
      } catch (error) {
        seat.leave();
        throw error;
      }
      return seat;
    },
    async snapshot(name) {
      const room = roomOf(name);
      room.stopIdleTimer();
      await load(room);
      const known = snapshots.get(room);
      if (known !== undefined) return known;
      return new Promise((resolve) => {
        room.whenSettled((doc) => {
          const fresh = documentSnapshot(room.key, doc);
          snapshots.set(room, fresh);
          resolve(fresh);
          forgetLater(room);
        });
      });
    },
    get size() {
      return shared.size + outboxes.size;
    },
    async close() {
      await commits.underWay();
      for (const room of shared.values()) {
        room.stopIdleTimer();
        room.drop();
      }
      shared.clear();
      for (const { doc } of outboxes.values()) doc.destroy();
      outboxes.clear();
    },
  };
}
