/** The outboxes of everyone who is connected, and the arbiter's ear at them. In memory only. */
import type * as Y from 'yjs';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { makeOutboxRoom } from './outbox-room.ts';
import type { OutboxRoom } from './outbox-room.ts';
import type { Peer, RoomMember } from './peer.ts';

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

export interface OutboxRooms {
  enter(actor: ActorId, peer: Peer): RoomMember;
  /** Tells of those already open at once; gives back its disposer. */
  onOutbox(listener: (event: OutboxEvent) => void): () => void;
  /** Closes the outbox of an actor, who comes back with what it asks. */
  turnAway(actor: ActorId): void;
  readonly size: number;
  close(): void;
}

export function openOutboxRooms(): OutboxRooms {
  const rooms = new Map<ActorId, OutboxRoom>();
  const listeners = new Set<(event: OutboxEvent) => void>();
  const stumbled = new WeakSet<OutboxRoom>();

  /** A listener that stumbles over what an actor has sent costs that actor its sockets, and no other actor theirs. */
  function announce(room: OutboxRoom, type: OutboxEvent['type']): void {
    if (type === 'changed' && stumbled.has(room)) return;
    for (const listener of [...listeners]) {
      try {
        listener(eventOf(room, type));
      } catch (error) {
        stumbled.add(room);
        room.failAll(error);
      }
    }
  }

  function roomOf(actor: ActorId, { identity, address = null }: Peer): OutboxRoom {
    const known = rooms.get(actor);
    if (known !== undefined) return known;
    const room = makeOutboxRoom(
      { actor, identity, address },
      (changed) => announce(changed, 'changed'),
      (empty) => {
        rooms.delete(actor);
        announce(empty, 'closed');
        empty.doc.destroy();
      },
    );
    rooms.set(actor, room);
    return room;
  }

  return {
    enter: (actor, peer) => roomOf(actor, peer).enter(peer),
    onOutbox(listener) {
      listeners.add(listener);
      for (const room of rooms.values()) listener(eventOf(room, 'changed'));
      return () => listeners.delete(listener);
    },
    turnAway: (actor) => rooms.get(actor)?.closeAll('too-many'),
    get size() {
      return rooms.size;
    },
    close() {
      for (const { doc } of rooms.values()) doc.destroy();
      rooms.clear();
    },
  };
}

const eventOf = (
  { actor, identity, address, doc, complete }: OutboxRoom,
  type: OutboxEvent['type'],
): OutboxEvent => ({ type, actor, identity, address, doc, complete });
