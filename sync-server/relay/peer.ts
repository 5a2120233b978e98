/** The other end of a socket, as the rooms see it: no socket library is known here. */
import type { Identity } from '../../src/lib/domain/access.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';

export interface Peer {
  readonly identity: Identity;
  /** The network address, where it counts (B6): of citizens from elsewhere than this machine. */
  readonly address?: string | null;
  send(frame: Uint8Array): void;
  close(reason: CloseReason): void;
  /** Something went wrong here while this peer was served: it is told to come back, and the operator hears of it. */
  fail(error: unknown): void;
  /** Takes `count` new requests from what its actor and its address may ask for; false: too many for now. */
  mayRequest(count: number): boolean;
  /** Bytes that were sent and have not left yet. */
  readonly buffered: number;
}

/** What a peer can do in the room that it has entered. A reason given back is why its socket has to close. */
export interface RoomMember {
  /** The relay's first words, once the socket is open. */
  greet(): void;
  /** Asks for what it lacks; the answer may come later, when a commit under way has ended. */
  ask(stateVector: Uint8Array): CloseReason | null;
  /** Gives what it holds: as the answer to the relay's question, or as news. */
  give(step: 'answer' | 'update', update: Uint8Array): CloseReason | null;
  leave(): void;
}

/** A reader that has not taken this much is dropped instead of kept in memory; it comes back and resyncs. */
export const MAX_BUFFERED_BYTES = 4 * 1024 * 1024;

/** Sends one frame to many, the frame encoded once. */
export function sendToAll(peers: Iterable<Peer>, frame: Uint8Array): void {
  for (const peer of peers) {
    try {
      if (peer.buffered > MAX_BUFFERED_BYTES) peer.close('too-slow');
      else peer.send(frame);
    } catch (error) {
      // The others get theirs.
      peer.fail(error);
    }
  }
}
