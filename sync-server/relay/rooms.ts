/**
 * All open documents of the relay, and the one way in which they become durable and then visible. The writer changes
 * documents in memory, `commit` stores what changed in one transaction, and only then is it sent.
 */
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { EntryList } from '../../src/lib/docs/entry-list.ts';
import type { OutgoingMail } from '../mail/compose.ts';
import { openOutboxRooms } from './outbox-rooms.ts';
import type { OutboxEvent } from './outbox-rooms.ts';
import type { Peer, RoomMember } from './peer.ts';
import type { SharedRoom } from './shared-room.ts';
import { openSharedRooms } from './shared-rooms.ts';
import type { RoomsParts } from './shared-rooms.ts';
import type { DocumentSnapshot } from './snapshot.ts';

export interface Rooms {
  /**
   * Opens a durable document for its writer; it stays in memory until released. Opening it again gives the same
   * document. After a failed commit or `discard` the old one is dead and has to be opened anew.
   */
  open(name: DocumentName): Promise<EntryList>;
  /** Opens, at once, a document of which the writer knows that nothing is stored. */
  openUnstored(name: DocumentName): EntryList;
  /** The writer no longer needs the document. `at-once`: it leaves memory now, unless it has readers. */
  release(name: DocumentName, when?: 'at-once'): void;
  /** Whether sockets read the document. */
  isRead(name: DocumentName): boolean;
  /**
   * Everything that changed on open documents since the last commit, plus mails, becomes durable in one
   * transaction, and then visible. What changes while a commit is under way goes into the next one. Rejects when it
   * could not be made durable: then nothing was sent, and the changed documents are again as the store has them.
   */
  commit(extra: { readonly mails: readonly OutgoingMail[] }): Promise<void>;
  /** Throws away all changes since the last commit. */
  discard(): void;
  /** Tells of each event of an outbox, and at once of those that are open. Outboxes are in memory only. */
  onOutbox(listener: (event: OutboxEvent) => void): () => void;
  /** Closes the outbox of an actor, who comes back with what it asks. */
  turnAway(actor: ActorId): void;
  /** The names of stored documents that begin with `prefix` and were last written before `untouchedSince`. */
  stored(prefix: string, untouchedSince?: Instant): Promise<string[]>;
  /**
   * Puts the state of each document in the place of its log, so that the disk no longer holds what was erased in it.
   * Gives back those that could not be read or written now.
   */
  forgetErased(names: readonly DocumentName[]): Promise<DocumentName[]>;
  /** Erases documents for good; their readers are closed with `past-retention`. */
  remove(names: readonly DocumentName[]): Promise<void>;
}

export interface OpenRooms extends Rooms {
  /** Adds a peer. The guard has decided before what it may do here. */
  enter(name: DocumentName, peer: Peer): Promise<RoomMember>;
  /** A durable document as everyone may see it now. */
  snapshot(name: DocumentName): Promise<DocumentSnapshot>;
  /** How many documents are in memory. */
  readonly size: number;
  /** Waits for the commit under way. */
  close(): Promise<void>;
}

export function openRooms(parts: RoomsParts): OpenRooms {
  const { store } = parts;
  const shared = openSharedRooms(parts);
  const outboxes = openOutboxRooms();
  const { commits } = shared;

  /** Gives the room once its document is in memory. It is not released while it loads. */
  async function loaded(name: DocumentName): Promise<SharedRoom> {
    const room = shared.of(name);
    room.stopIdleTimer();
    await shared.load(room);
    return room;
  }

  async function open(name: DocumentName): Promise<EntryList> {
    shared.of(name).held = true;
    return (await loaded(name)).doc ?? open(name);
  }

  /** Writes the state also where the store holds nothing else: the files may still hold the log that it replaced. */
  async function forgetErasedIn(name: DocumentName): Promise<boolean> {
    await commits.underWay();
    let room: SharedRoom;
    try {
      room = await loaded(name);
    } catch {
      // The log has said why already.
      return false;
    }
    const isDone = !room.hasUncommitted && (!room.isStored || (await commits.compact(room, true)));
    shared.forgetLater(room);
    return isDone;
  }

  return {
    open,
    openUnstored(name) {
      const room = shared.of(name);
      room.stopIdleTimer();
      room.held = true;
      if (room.doc === null) room.fill([]);
      return room.doc!;
    },
    release(name, when) {
      const room = shared.find(name);
      if (room === undefined) return;
      room.held = false;
      if (when === undefined) shared.forgetLater(room);
      else shared.forgetNow(room);
    },
    isRead: (name) => shared.find(name)?.occupied ?? false,
    commit: ({ mails }) => commits.add(mails),
    discard: shared.discard,
    onOutbox: outboxes.onOutbox,
    turnAway: outboxes.turnAway,
    stored: (prefix, since) =>
      since === undefined ? store.list(prefix) : store.untouchedSince(prefix, since),
    async forgetErased(names) {
      const left: DocumentName[] = [];
      for (const name of names) if (!(await forgetErasedIn(name))) left.push(name);
      return left;
    },
    async remove(names) {
      for (const name of names) shared.expel(name);
      await commits.underWay();
      await store.remove(names.map(makeName));
    },
    async enter(name, peer) {
      if (name.kind === 'outbox') return outboxes.enter(name.actor, peer);
      const room = shared.of(name);
      const seat = room.enter(peer);
      try {
        await shared.load(room);
      } catch (error) {
        seat.leave();
        throw error;
      }
      return seat;
    },
    async snapshot(name) {
      return shared.snapshot(await loaded(name));
    },
    get size() {
      return shared.size + outboxes.size;
    },
    async close() {
      await commits.underWay();
      shared.close();
      outboxes.close();
    },
  };
}
