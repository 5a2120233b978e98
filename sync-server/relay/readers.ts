/** The readers of a durable document: each is answered what it lacks, and hears of every change from then on. */
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { isEmptyUpdate, writeSync } from '../../src/lib/wire/frames.ts';
import { openAnswers } from './answers.ts';
import { sendToAll } from './peer.ts';
import type { Peer, RoomMember } from './peer.ts';
import type { WrittenDocument } from './written-document.ts';

export interface Readers {
  readonly occupied: boolean;
  enter(peer: Peer): RoomMember;
  /** The document has changed by this, and everyone may see it. */
  send(update: Uint8Array): void;
  /** The document is another one now: no answer that was made from it is good any more. */
  forgetAnswers(): void;
  /** Every peer goes, for this reason. */
  closeAll(reason: CloseReason): void;
}

export interface ReadersParts {
  /** Runs when everything in the document is visible: at once, or after the commit. */
  readonly whenCommitted: (run: (doc: WrittenDocument) => void) => void;
  readonly onEmpty: () => void;
}

export function openReaders({ whenCommitted, onEmpty }: ReadersParts): Readers {
  const peers = new Set<Peer>();
  /** The peers that have asked for the state, and so get every change. */
  const listening = new Set<Peer>();
  const answers = openAnswers();

  function answer(peer: Peer, stateVector: Uint8Array, from: WrittenDocument): void {
    if (!peers.has(peer)) return;
    listening.add(peer);
    const frame = answers.to(stateVector, from);
    if (frame === null) peer.close('malformed');
    else if (frame === 'ahead') peer.close('restored');
    else sendToAll([peer], frame);
  }

  /** Others wait behind this one. */
  function answerSafely(peer: Peer, stateVector: Uint8Array, from: WrittenDocument): void {
    try {
      answer(peer, stateVector, from);
    } catch (error) {
      peer.fail(error);
    }
  }

  const readers: ReadersOfRoom = {
    ask: (peer, stateVector) => whenCommitted((from) => answerSafely(peer, stateVector, from)),
    leave(peer) {
      if (!peers.delete(peer)) return;
      listening.delete(peer);
      if (peers.size === 0) onEmpty();
    },
  };

  return {
    get occupied() {
      return peers.size > 0;
    },
    enter(peer) {
      peers.add(peer);
      return new ReaderSeat(peer, readers);
    },
    send(update) {
      if (listening.size > 0) sendToAll(listening, writeSync('update', update));
    },
    forgetAnswers: () => answers.forget(),
    closeAll(reason) {
      for (const peer of [...peers]) peer.close(reason);
    },
  };
}

/** What a room does for all who are in it. */
interface ReadersOfRoom {
  ask(peer: Peer, stateVector: Uint8Array): void;
  leave(peer: Peer): void;
}

/** A class, as sockets are one: there are as many. */
class ReaderSeat implements RoomMember {
  readonly #peer: Peer;
  readonly #readers: ReadersOfRoom;

  constructor(peer: Peer, readers: ReadersOfRoom) {
    this.#peer = peer;
    this.#readers = readers;
  }

  /**
   * A reader is asked nothing: what it has beside the relay's state is not the relay's business. That it has more shows
   * in its own question.
   */
  greet(): void {}

  ask(stateVector: Uint8Array): null {
    this.#readers.ask(this.#peer, stateVector);
    return null;
  }

  give(_step: 'answer' | 'update', update: Uint8Array): CloseReason | null {
    return isEmptyUpdate(update) ? null : 'not-allowed';
  }

  leave(): void {
    this.#readers.leave(this.#peer);
  }
}
