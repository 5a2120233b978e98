/**
 * A durable document and those who read it. Its one writer changes `doc`; the changes gather here until a commit has
 * made them durable, and only then are they shown.
 */
import * as Y from 'yjs';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { isEmptyUpdate, writeSync } from '../../src/lib/wire/frames.ts';
import { openAnswers } from './answers.ts';
import { hasHole, mend } from './mend.ts';
import { sendToAll } from './peer.ts';
import type { Peer, RoomMember } from './peer.ts';

export interface SharedRoom {
  readonly name: DocumentName;
  readonly key: string;
  /** Null while it is being loaded. */
  readonly doc: Y.Doc | null;
  /** The writer needs it in memory. */
  held: boolean;
  /** Stops the timer of an empty room. */
  stopIdleTimer: () => void;
  readonly occupied: boolean;
  /** Something changed that is not visible yet. */
  readonly unsettled: boolean;
  /** The store holds more of it than one state, and so may hold what was erased in it. */
  readonly hasLog: boolean;
  /** The log of the store is long enough that a fresh state should take its place. */
  readonly wantsCompaction: boolean;

  /** `mended`: part of it was missing, and the state should take the place of the log. */
  fill(updates: readonly Uint8Array[]): { readonly mended: boolean };
  /** Forgets the document with all that was not committed. Readers stay, and are answered once it is filled again. */
  drop(): void;
  /** Hands over what changed since the last time, as one update; null: nothing. */
  takeChanges(): Uint8Array | null;
  /** The changes that were taken are durable: everyone may see them. */
  publish(update: Uint8Array): void;
  /** The changes that were taken were not made durable. */
  fail(): void;
  /** The state in the place of the log, to be stored now. */
  compacted(): Uint8Array;
  /** Runs when everything in the document is visible: at once, or after the commit. */
  whenSettled(run: (doc: Y.Doc) => void): void;
  enter(peer: Peer): RoomMember;
  /** Every peer goes, for this reason. */
  closeAll(reason: Parameters<Peer['close']>[0]): void;
}

const COMPACT_BYTES = 64 * 1024;
const COMPACT_ROWS = 1000;

export function makeSharedRoom(
  name: DocumentName,
  key: string,
  onChange: (room: SharedRoom) => void,
  onEmpty: (room: SharedRoom) => void,
): SharedRoom {
  let doc: Y.Doc | null = null;
  let changes: Uint8Array[] = [];
  let underWay = false;
  let waiting: ((doc: Y.Doc) => void)[] = [];
  const answers = openAnswers();
  let stored = { rows: 0, bytes: 0, base: 0 };
  const peers = new Set<Peer>();
  /** Those who have asked, and so hear of every change. */
  const readers = new Set<Peer>();

  const settled = (): boolean => doc !== null && changes.length === 0 && !underWay;

  function onUpdate(update: Uint8Array): void {
    changes.push(update);
    onChange(room);
  }

  function answerWaiting(): void {
    if (doc === null || !settled()) return;
    const taken = waiting;
    waiting = [];
    for (const run of taken) run(doc);
  }

  function answer(peer: Peer, stateVector: Uint8Array, from: Y.Doc): void {
    if (!peers.has(peer)) return;
    readers.add(peer);
    const frame = answers.to(stateVector, from);
    if (frame === null) peer.close('malformed');
    else if (frame === 'ahead') peer.close('restored');
    else sendToAll([peer], frame);
  }

  /** Others wait behind this one. */
  function answerSafely(peer: Peer, stateVector: Uint8Array, from: Y.Doc): void {
    try {
      answer(peer, stateVector, from);
    } catch (error) {
      peer.fail(error);
    }
  }

  const desk: ReadersDesk = {
    ask: (peer, stateVector) => room.whenSettled((from) => answerSafely(peer, stateVector, from)),
    leave(peer) {
      if (!peers.delete(peer)) return;
      readers.delete(peer);
      if (peers.size === 0) onEmpty(room);
    },
  };

  const room: SharedRoom = {
    name,
    key,
    get doc() {
      return doc;
    },
    held: false,
    stopIdleTimer: () => {},
    get occupied() {
      return peers.size > 0;
    },
    get unsettled() {
      return changes.length > 0 || underWay;
    },
    get hasLog() {
      return stored.rows > 0;
    },
    get wantsCompaction() {
      return (
        settled() && (stored.rows > COMPACT_ROWS || stored.bytes > Math.max(COMPACT_BYTES, 2 * stored.base))
      );
    },
    fill(updates) {
      let fresh = new Y.Doc();
      Y.transact(fresh, () => {
        for (const update of updates) Y.applyUpdate(fresh, update);
      });
      const mended = hasHole(fresh);
      if (mended) {
        fresh.destroy();
        fresh = mend(updates);
      }
      const [base, ...rest] = updates;
      stored = {
        rows: rest.length,
        bytes: rest.reduce((sum, update) => sum + update.length, 0),
        base: base?.length ?? 0,
      };
      fresh.on('update', onUpdate);
      doc = fresh;
      answers.forget();
      answerWaiting();
      return { mended };
    },
    drop() {
      doc?.destroy();
      doc = null;
      changes = [];
      answers.forget();
    },
    takeChanges() {
      if (changes.length === 0) return null;
      const update = changes.length === 1 ? changes[0]! : Y.mergeUpdates(changes);
      changes = [];
      underWay = true;
      return update;
    },
    publish(update) {
      underWay = false;
      answers.forget();
      stored = { ...stored, rows: stored.rows + 1, bytes: stored.bytes + update.length };
      if (readers.size > 0) sendToAll(readers, writeSync('update', update));
      answerWaiting();
    },
    fail() {
      underWay = false;
      room.drop();
    },
    compacted() {
      const state = Y.encodeStateAsUpdate(doc!);
      stored = { rows: 0, bytes: 0, base: state.length };
      return state;
    },
    whenSettled(run) {
      waiting.push(run);
      answerWaiting();
    },
    enter(peer) {
      peers.add(peer);
      room.stopIdleTimer();
      return new ReaderSeat(peer, desk);
    },
    closeAll(reason) {
      for (const peer of [...peers]) peer.close(reason);
    },
  };
  return room;
}

/** What a room does for all who are in it. */
interface ReadersDesk {
  ask(peer: Peer, stateVector: Uint8Array): void;
  leave(peer: Peer): void;
}

/** A class, as sockets are one: there are as many. */
class ReaderSeat implements RoomMember {
  private readonly peer: Peer;
  private readonly desk: ReadersDesk;

  constructor(peer: Peer, desk: ReadersDesk) {
    this.peer = peer;
    this.desk = desk;
  }

  /**
   * A reader is asked nothing: what it has beside the relay's state is not the relay's business. That it has more shows
   * in its own question.
   */
  greet(): void {}

  ask(stateVector: Uint8Array): null {
    this.desk.ask(this.peer, stateVector);
    return null;
  }

  give(_step: 'answer' | 'update', update: Uint8Array): CloseReason | null {
    return isEmptyUpdate(update) ? null : 'not-allowed';
  }

  leave(): void {
    this.desk.leave(this.peer);
  }
}
