/**
 * The relay's side of one socket, without a socket: admission, the frame guard and the rooms are the relay's own. The
 * limits on requests are, too.
 */
import type { Identity } from '../../../src/lib/domain/access.ts';
import type { DocumentName } from '../../../src/lib/docs/document-names.ts';
import type { CloseReason } from '../../../src/lib/wire/close-codes.ts';
import { refuseAdmission } from '../../../sync-server/guard/admission.ts';
import { checkFrame, writes } from '../../../sync-server/guard/frame-guard.ts';
import type { RateLimitAccount } from '../../../sync-server/guard/rate-limit-accounts.ts';
import type { Peer, RoomMember } from '../../../sync-server/relay/peer.ts';
import type { VirtualRelay } from './virtual-relay.ts';
import type { VirtualTime } from './virtual-time.ts';

/** Where the relay's words go. */
export interface Wire {
  open(): void;
  send(frame: Uint8Array): void;
  /** Null: without a word, as a process that is not there. */
  close(reason: CloseReason | null): void;
}

export interface SeatParts {
  readonly time: VirtualTime;
  readonly relay: VirtualRelay;
  readonly identity: Identity;
  readonly account: RateLimitAccount;
}

export class RelaySeat {
  readonly #parts: SeatParts;
  readonly #name: DocumentName;
  readonly #wire: Wire;
  #seat: RoomMember | null = null;
  #over = false;

  constructor(parts: SeatParts, name: DocumentName, wire: Wire) {
    this.#parts = parts;
    this.#name = name;
    this.#wire = wire;
  }

  /** The handshake arrives. */
  enter(): void {
    if (this.#over) return;
    const { relay, time, identity, account } = this.#parts;
    const { rooms, arbiter } = relay;
    if (rooms === null) return this.#close(null);
    const reason = refuseAdmission(identity, this.#name, (id) => arbiter.office(id), time.now());
    if (reason !== null) {
      this.#wire.open();
      return this.#close(reason);
    }
    const peer: Peer = {
      identity,
      send: (frame) => {
        if (!this.#over) this.#wire.send(frame);
      },
      close: (why) => this.#close(why),
      fail: (error) => {
        throw error;
      },
      mayRequest: (count) => account.take('requests', count),
      buffered: 0,
    };
    rooms
      .enter(this.#name, peer)
      .then((seat) => {
        if (this.#over) return seat.leave();
        this.#seat = seat;
        this.#wire.open();
        seat.greet();
      })
      // A room that cannot be loaded has closed its peers itself.
      .catch(() => {});
  }

  receive(frame: Uint8Array): void {
    if (this.#over || this.#seat === null) return;
    const action = checkFrame(frame, writes(this.#parts.identity, this.#name));
    if (action.type === 'close') this.#close(action.reason);
    else if (action.type === 'ask') this.#closeFor(this.#seat.ask(action.stateVector));
    else if (action.type === 'give') this.#closeFor(this.#seat.give(action.step, action.update));
  }

  /** The other end is gone. A relay that has died leaves nothing. */
  leave(): void {
    if (this.#over) return;
    this.#over = true;
    if (this.#parts.relay.rooms !== null) this.#seat?.leave();
  }

  #closeFor(reason: CloseReason | null): void {
    if (reason !== null) this.#close(reason);
  }

  #close(reason: CloseReason | null): void {
    if (this.#over) return;
    this.leave();
    this.#wire.close(reason);
  }
}
