/**
 * An actor's outbox while the actor is connected: in memory alone, made with its first socket and gone with its last.
 * What it holds lives on the device until it is answered, so the relay never has to keep it.
 */
import * as Y from 'yjs';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { isEmptyUpdate, writeSync } from '../../src/lib/wire/frames.ts';
import { limitsOf } from '../../src/lib/wire/outbox-limits.ts';
import { newDocument } from './new-document.ts';
import { recordsIn, sizeOf, structsIn, surveyUpdate } from './outbox-update.ts';
import type { Addition } from './outbox-update.ts';
import { sendToAll } from './peer.ts';
import type { Peer, RoomMember } from './peer.ts';
import { readStateVector } from './state-vector.ts';

/** The owner of the outbox, as its first socket said. */
interface Whose {
  readonly actor: ActorId;
  readonly identity: Identity;
  readonly address: string | null;
}

export interface OutboxRoom extends Whose {
  readonly doc: Y.Doc;
  readonly complete: boolean;
  enter(peer: Peer): RoomMember;
  /** Closes its sockets; the device comes back with what it asks. */
  closeAll(reason: CloseReason): void;
  /** Something went wrong here over what it holds. */
  failAll(error: unknown): void;
}

export function makeOutboxRoom(
  whose: Whose,
  onChange: (room: OutboxRoom) => void,
  onEmpty: (room: OutboxRoom) => void,
): OutboxRoom {
  const doc = newDocument();
  const peers = new Set<Peer>();
  const answered = new Set<Peer>();
  const limits = limitsOf(whose.identity.role);
  /** It holds at most so much; exact after each look. */
  let bytes = 0;
  let structs = 0;

  /** Before anything is applied: what is refused must not stay, since another socket may keep the document open. */
  function hasRoomFor(adds: Addition): boolean {
    if (bytes + adds.bytes > limits.bytes) bytes = sizeOf(doc);
    // Room for the structures that are there, and for as many again that come with an answer.
    const mostStructs = 2 * limits.structs;
    if (structs + adds.structs > mostStructs) structs = structsIn(doc);
    return (
      bytes + adds.bytes <= limits.bytes &&
      structs + adds.structs <= mostStructs &&
      recordsIn(doc) + adds.records <= limits.records
    );
  }

  function apply(peer: Peer, step: 'answer' | 'update', update: Uint8Array): CloseReason | null {
    const survey = surveyUpdate(doc, step, update, limits);
    if (!survey.ok) return survey.reason;
    const { adds } = survey;
    if (!hasRoomFor(adds)) return 'too-large';
    if (adds.requests > 0 && !peer.mayRequest(adds.requests)) return 'too-many';
    try {
      Y.applyUpdate(doc, update, peer);
    } catch {
      return spoilt();
    }
    // What was looked into before must have been applied wholly; if not, the look missed something.
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return spoilt();
    bytes += adds.bytes;
    structs += adds.structs;
    const others = [...answered].filter((other) => other !== peer);
    if (others.length > 0) sendToAll(others, writeSync('update', update));
    return null;
  }

  /** What the document holds now is unknown, so it is not kept. */
  function spoilt(): CloseReason {
    for (const peer of [...peers]) peer.close('malformed');
    return 'malformed';
  }

  const room: OutboxRoom = {
    ...whose,
    doc,
    get complete() {
      return peers.size > 0 && answered.size === peers.size;
    },
    enter(peer) {
      peers.add(peer);
      if (peers.size > 1) onChange(room);
      return {
        greet: () => peer.send(writeSync('state-vector', Y.encodeStateVector(doc))),
        ask(stateVector) {
          // The device may well be ahead: its outbox is its own, and only now on the way here.
          if (readStateVector(stateVector) === null) return 'malformed';
          sendToAll([peer], writeSync('answer', Y.encodeStateAsUpdate(doc, stateVector)));
          return null;
        },
        give(step, update) {
          // News that come before the answer may build on what is not here yet. The answer will hold them too.
          if (step === 'update' && !answered.has(peer)) return null;
          if (!isEmptyUpdate(update)) {
            const reason = apply(peer, step, update);
            if (reason !== null) return reason;
          } else if (answered.has(peer)) return null;
          answered.add(peer);
          onChange(room);
          return null;
        },
        leave() {
          if (!peers.delete(peer)) return;
          const wasComplete = answered.delete(peer);
          if (peers.size === 0) onEmpty(room);
          else if (!wasComplete && room.complete) onChange(room);
        },
      };
    },
    closeAll(reason) {
      for (const peer of [...peers]) peer.close(reason);
    },
    failAll(error) {
      for (const peer of [...peers]) peer.fail(error);
    },
  };
  return room;
}
