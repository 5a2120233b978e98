/** The durable documents that are in memory: each is loaded when it is needed, and forgotten when it is not. */
import { makeName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Timers } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { Store } from '../store/store.ts';
import { openCommits } from './commits.ts';
import type { Commits, OnCommit } from './commits.ts';
import { openNextPlaces } from './next-places.ts';
import { makeSharedRoom } from './shared-room.ts';
import type { SharedRoom } from './shared-room.ts';
import { openSnapshots } from './snapshot.ts';
import type { DocumentSnapshot } from './snapshot.ts';

export interface RoomsParts {
  readonly store: Store;
  readonly clock: () => Instant;
  readonly timers: Timers;
  readonly log: Log;
  readonly onCommit?: OnCommit;
}

export interface SharedRooms {
  readonly commits: Commits;
  /** The room of a document that is in memory. */
  find(name: DocumentName): SharedRoom | undefined;
  /** The room of a document; its document may not be loaded yet. */
  of(name: DocumentName): SharedRoom;
  /** Resolves once its document is in memory. */
  load(room: SharedRoom): Promise<void>;
  /** Lets go of it after a while in which it is neither held nor visited. */
  forgetLater(room: SharedRoom): void;
  /** The same without the while. */
  forgetNow(room: SharedRoom): void;
  /** Throws away what changed since the last commit. */
  discard(): void;
  /** Its document is erased: its readers go, and nothing of it stays in memory. */
  expel(name: DocumentName): void;
  /** Its document as everyone may see it now. */
  snapshot(room: SharedRoom): Promise<DocumentSnapshot>;
  readonly size: number;
  close(): void;
}

const IDLE_MS = 60_000;

export function openSharedRooms({ store, clock, timers, log, onCommit }: RoomsParts): SharedRooms {
  const rooms = new Map<string, SharedRoom>();
  const loading = new Map<SharedRoom, Promise<void>>();
  const snapshots = openSnapshots(forgetLater);
  const nextPlaces = openNextPlaces();
  /** Something changed in these that no commit has taken yet. */
  const dirty = new Set<SharedRoom>();
  const commits = openCommits({ store, clock, log, onCommit, takeDirty, giveUp, committed: forgetLater });

  function onChange(room: SharedRoom): void {
    dirty.add(room);
    snapshots.forget(room);
  }

  function takeDirty(): SharedRoom[] {
    const taken = [...dirty];
    dirty.clear();
    return taken;
  }

  function roomOf(name: DocumentName): SharedRoom {
    const key = makeName(name);
    const known = rooms.get(key);
    if (known !== undefined) return known;
    const room = makeSharedRoom(name, key, onChange, forgetLater);
    rooms.set(key, room);
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
      if (room.hasUncommitted) await commits.underWay();
      const updates = await store.load(room.key);
      // Its writer has opened it as one of which nothing is stored.
      if (room.doc !== null) return;
      const { mended } = room.fill(updates, nextPlaces.take(room.key));
      if (mended) {
        log.error({ document: room.name.kind }, 'a document was repaired without its damaged part');
        await commits.compact(room);
      }
    } catch (error) {
      log.error({ code: codeOf(error), document: room.name.kind }, 'a document could not be loaded');
      room.closeAll('shutting-down');
      if (rooms.get(room.key) === room) rooms.delete(room.key);
      throw error;
    }
  }

  function forgetLater(room: SharedRoom): void {
    room.stopIdleTimer();
    if (room.occupied || room.held) return;
    room.stopIdleTimer = timers(IDLE_MS, () => forgetNow(room));
  }

  function forgetNow(room: SharedRoom): void {
    room.stopIdleTimer();
    if (room.occupied || room.held || rooms.get(room.key) !== room) return;
    if (room.hasUncommitted || loading.has(room)) return forgetLater(room);
    rooms.delete(room.key);
    // There are too many inboxes, and each is opened seldom.
    if (room.name.kind !== 'inbox') nextPlaces.remember(room.key, room.doc?.nextPlace ?? null);
    room.drop();
  }

  /** The readers stay in; the document is read again from the store. */
  function giveUp(room: SharedRoom): void {
    room.drop();
    dirty.delete(room);
    snapshots.forget(room);
    if (rooms.get(room.key) === room && (room.occupied || room.held)) load(room).catch(() => {});
  }

  return {
    commits,
    find: (name) => rooms.get(makeName(name)),
    of: roomOf,
    load,
    forgetLater,
    forgetNow,
    discard() {
      for (const room of [...dirty]) giveUp(room);
    },
    expel(name) {
      const room = rooms.get(makeName(name));
      if (room === undefined) return;
      rooms.delete(room.key);
      nextPlaces.take(room.key);
      dirty.delete(room);
      room.closeAll('past-retention');
      room.drop();
    },
    snapshot: (room) => snapshots.of(room),
    get size() {
      return rooms.size;
    },
    close() {
      for (const room of rooms.values()) {
        room.stopIdleTimer();
        room.drop();
      }
      rooms.clear();
    },
  };
}
