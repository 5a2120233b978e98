/**
 * A durable document and those who read it. Its one writer changes `doc`; the changes gather here until a commit has
 * made them durable, and only then are they shown.
 */
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { openLogSize } from './log-size.ts';
import type { Peer, RoomMember } from './peer.ts';
import { openReaders } from './readers.ts';
import type { NextPlace } from './written-document.ts';
import { WrittenDocument } from './written-document.ts';

export interface SharedRoom {
  readonly name: DocumentName;
  readonly key: string;
  /** Null while it is being loaded. */
  readonly doc: WrittenDocument | null;
  /** The writer needs the document in memory. */
  held: boolean;
  /** Stops the timer of an empty room. */
  stopIdleTimer: () => void;
  readonly occupied: boolean;
  /** Something changed that is not visible yet. */
  readonly hasUncommitted: boolean;
  /** The store holds something of the document. */
  readonly isStored: boolean;
  /** The log of the store is long enough that a fresh state should take its place. */
  readonly wantsCompaction: boolean;

  /** If part of the log was missing: the state that must replace the log before a change is stored. Else null. */
  readonly mendedState: Uint8Array | null;

  /** Fills the document from the log. `mended`: part of the log was missing. */
  fill(updates: readonly Uint8Array[], from?: NextPlace | null): { readonly mended: boolean };
  /** Forgets the document with all that was not committed. Readers stay, and are answered once it is filled again. */
  drop(): void;
  /** Hands over all changes since the last time, as one update; null: there are none. */
  takeChanges(): Uint8Array | null;
  /** The changes that were taken are durable: everyone may see them. */
  publish(update: Uint8Array): void;
  /** The changes that were taken were not made durable. */
  fail(): void;
  /** The state that replaces the log, to be stored now. If that fails, it is due again once the log has grown. */
  compacted(): Uint8Array;
  /** The mended state is stored. */
  mendStored(): void;
  /** Runs when everything in the document is visible: at once, or after the commit. */
  whenCommitted(run: (doc: WrittenDocument) => void): void;
  enter(peer: Peer): RoomMember;
  /** Every peer goes, for this reason. */
  closeAll(reason: Parameters<Peer['close']>[0]): void;
}

export function makeSharedRoom(
  name: DocumentName,
  key: string,
  onChange: (room: SharedRoom) => void,
  onEmpty: (room: SharedRoom) => void,
): SharedRoom {
  let doc: WrittenDocument | null = null;
  let mendedState: Uint8Array | null = null;
  let underWay = false;
  let waiting: ((doc: WrittenDocument) => void)[] = [];
  const stored = openLogSize();
  const readers = openReaders({ whenCommitted, onEmpty: () => onEmpty(room) });

  const committed = (): boolean => doc !== null && !doc.hasChanges && !underWay;

  function answerWaiting(): void {
    if (doc === null || !committed()) return;
    const taken = waiting;
    waiting = [];
    for (const run of taken) run(doc);
  }

  function whenCommitted(run: (doc: WrittenDocument) => void): void {
    waiting.push(run);
    answerWaiting();
  }

  const room: SharedRoom = {
    name,
    key,
    get doc() {
      return doc;
    },
    held: false,
    stopIdleTimer: () => {},
    get occupied() {
      return readers.occupied;
    },
    get hasUncommitted() {
      return (doc?.hasChanges ?? false) || underWay;
    },
    get isStored() {
      return stored.isStored;
    },
    get wantsCompaction() {
      return committed() && stored.isLong;
    },
    get mendedState() {
      return mendedState;
    },
    fill(updates, from = null) {
      const { doc: fresh, mended } = WrittenDocument.of(updates, () => onChange(room), from);
      stored.read(updates);
      mendedState = mended ? fresh.state() : null;
      doc = fresh;
      readers.forgetAnswers();
      answerWaiting();
      return { mended };
    },
    drop() {
      doc?.close();
      doc = null;
      mendedState = null;
      readers.forgetAnswers();
    },
    takeChanges() {
      const update = doc?.takeChanges() ?? null;
      if (update !== null) underWay = true;
      return update;
    },
    publish(update) {
      underWay = false;
      readers.forgetAnswers();
      stored.add(update);
      readers.send(update);
      answerWaiting();
    },
    fail() {
      underWay = false;
      room.drop();
    },
    compacted() {
      const state = doc!.state();
      stored.replace(state);
      return state;
    },
    mendStored() {
      mendedState = null;
    },
    whenCommitted,
    enter(peer) {
      const seat = readers.enter(peer);
      room.stopIdleTimer();
      return seat;
    },
    closeAll: (reason) => readers.closeAll(reason),
  };
  return room;
}
