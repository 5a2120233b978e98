/** One socket of one document: frames come in through the guard, the room's frames go out. */
import type { Duplex } from 'node:stream';
import { WebSocket } from 'ws';
import type { RawData } from 'ws';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { checkFrame, MAX_FRAME_BYTES, writes } from '../guard/frame-guard.ts';
import { makeAllowance, frameCost } from '../guard/limits.ts';
import type { Allowance, Counted, Limits } from '../guard/limits.ts';
import type { RateLimitAccount } from '../guard/rate-limit-accounts.ts';
import type { Peer, RoomMember } from '../relay/peer.ts';
import { lowRefusalOf } from './socket-refusal.ts';
import type { SocketRefusal } from './socket-refusal.ts';
import { sendFrame } from './wire-frame.ts';

export interface SyncSocket extends Peer {
  /** Id of its handshake, for the log. */
  readonly id: string;
  readonly name: DocumentName;
  /** The session that it came in with; null for citizens and the public. */
  readonly session: string | null;
  /** The room has let it in. */
  sit(seat: RoomMember): void;
  /** The handshake is done; `stream` is what the socket writes to. */
  attach(ws: WebSocket, stream: Duplex): void;
  /** The other end still answers; false: not since the last time. */
  checkAlive(): boolean;
  /** The other end is gone, or never came. */
  drop(): void;
}

/** What is known of one socket. */
export interface SyncSocketParts {
  readonly id: string;
  readonly identity: Identity;
  readonly address: string | null;
  readonly name: DocumentName;
  readonly session: string | null;
  /** The rate-limit accounts that pay for the socket, beside its own. */
  readonly rateLimitAccounts: readonly RateLimitAccount[];
  /** It is open no more. */
  readonly giveBack: () => void;
}

/** What all sockets share. */
export interface SocketSurroundings {
  readonly limits: Limits;
  readonly onClosed: (socket: SyncSocket, reason: SocketRefusal | null) => void;
  /** New requests of this session have come. */
  readonly onUse: (session: string) => void;
  /** An exception that came of what this socket sent or was to be sent. */
  readonly onFault: (socket: SyncSocket, error: unknown) => void;
}

/** A peer that does not close its side in this time is cut off. */
const CLOSE_TIMEOUT_MS = 3_000;
const CUT_OFF_TIMEOUT_MS = 500;
/** What the system's own buffers do not take at once; less is no sign of anything. */
const LAGGING_BYTES = 64 * 1024;

const monotonic = (): number => performance.now();

export const makeSyncSocket = (parts: SyncSocketParts, shared: SocketSurroundings): SyncSocket =>
  new OpenSyncSocket(parts, shared);

/** A class, since a town has thousands of them: methods of their own would double what each takes of the memory. */
class OpenSyncSocket implements SyncSocket {
  readonly id: string;
  readonly identity: Identity;
  readonly address: string | null;
  readonly name: DocumentName;
  readonly session: string | null;
  readonly #isWriter: boolean;
  readonly #mayFrame: Allowance;
  readonly #mayAsk: Allowance;
  readonly #rateLimitAccounts: readonly RateLimitAccount[];
  readonly #giveBack: () => void;
  readonly #shared: SocketSurroundings;
  #ws: WebSocket | null = null;
  #stream: Duplex | null = null;
  #seat: RoomMember | null = null;
  #over = false;
  /** Why it has to close, when that was known before the handshake was done. */
  #doomed: CloseReason | null = null;
  #alive = true;

  constructor(parts: SyncSocketParts, shared: SocketSurroundings) {
    const { id, identity, address, name, session } = parts;
    const { limits } = shared;
    this.#shared = shared;
    this.id = id;
    this.#rateLimitAccounts = parts.rateLimitAccounts;
    this.#giveBack = parts.giveBack;
    this.identity = identity;
    this.address = address;
    this.name = name;
    this.session = session;
    this.#isWriter = writes(identity, name);
    this.#mayFrame = makeAllowance(limits.frames, monotonic);
    this.#mayAsk = makeAllowance(limits.questions, monotonic);
  }

  get buffered(): number {
    return this.#ws?.bufferedAmount ?? 0;
  }

  send(frame: Uint8Array): void {
    if (this.#over || this.#ws === null || this.#ws.readyState !== WebSocket.OPEN) return;
    try {
      sendFrame(this.#ws, this.#stream!, frame);
    } catch (error) {
      return this.fail(error);
    }
    if (this.#ws.bufferedAmount < LAGGING_BYTES) return;
    for (const account of this.#rateLimitAccounts) {
      account.lags(this);
      if (account.unsent > this.#shared.limits.mostUnsent) this.close('too-slow');
    }
  }

  fail(error: unknown): void {
    if (this.#over) return;
    this.#shared.onFault(this, error);
    this.close('shutting-down');
  }

  mayRequest(count: number): boolean {
    const may = this.#take('requests', count);
    if (may && this.session !== null) this.#shared.onUse(this.session);
    return may;
  }

  close(reason: CloseReason): void {
    if (this.#over) return;
    this.end(reason);
    if (this.#ws === null) this.#doomed = reason;
    else closeWith(this.#ws, reason);
  }

  sit(taken: RoomMember): void {
    this.#seat = taken;
    if (this.#over) taken.leave();
  }

  attach(opened: WebSocket, stream: Duplex): void {
    this.#ws = opened;
    this.#stream = stream;
    sockets.set(opened, this);
    opened.on('error', onError);
    if (this.#doomed !== null) return closeWith(opened, this.#doomed);
    opened.on('message', onMessage).on('pong', onBeat).on('ping', onBeat).on('close', onClose);
    try {
      this.#seat!.greet();
    } catch (error) {
      this.fail(error);
    }
  }

  checkAlive(): boolean {
    const answered = this.#alive;
    this.#alive = false;
    if (answered) this.#ws?.ping();
    return answered;
  }

  drop(): void {
    this.end(null);
    this.#ws?.terminate();
  }

  end(reason: SocketRefusal | null): void {
    if (this.#over) return;
    this.#over = true;
    try {
      this.#seat?.leave();
    } catch (error) {
      this.#shared.onFault(this, error);
    }
    this.#giveBack();
    this.#shared.onClosed(this, reason);
  }

  /** The connection is gone, with all that had not been sent. */
  gone(): void {
    this.end(null);
    for (const account of this.#rateLimitAccounts) account.gone(this);
  }

  /** A ping, or the pong to one of ours. */
  beaten(): void {
    this.#alive = true;
    if (!this.#over && !(this.#mayFrame() && this.#take('frames', 1))) this.close('too-many');
  }

  /** Whatever goes wrong over a frame costs the socket that it came through, and no other. */
  receive(data: RawData, isBinary: boolean): void {
    if (this.#over) return;
    try {
      this.#takeFrame(data, isBinary);
    } catch (error) {
      this.fail(error);
    }
  }

  #takeFrame(data: RawData, isBinary: boolean): void {
    this.#alive = true;
    if (!(data instanceof Uint8Array)) return this.close('malformed');
    if (data.length > MAX_FRAME_BYTES) return this.close('too-large');
    const weight = frameCost(data);
    if (!this.#mayFrame(weight) || !this.#take('frames', weight)) return this.close('too-many');
    if (!isBinary) return this.close('malformed');
    const action = checkFrame(data, this.#isWriter);
    switch (action.type) {
      case 'ignore':
        return;
      case 'close':
        return this.close(action.reason);
      case 'ask':
        if (!this.#mayAsk() || !this.#take('questions', 1)) return this.close('too-many');
        return this.#closeFor(this.#seat!.ask(action.stateVector));
      case 'give':
        return this.#closeFor(this.#seat!.give(action.step, action.update));
    }
  }

  #take(what: Counted, count: number): boolean {
    return this.#rateLimitAccounts.every((account) => account.take(what, count));
  }

  #closeFor(reason: CloseReason | null): void {
    if (reason !== null) this.close(reason);
  }
}

/** The listeners are shared by all sockets and find theirs here. */
const sockets = new WeakMap<WebSocket, OpenSyncSocket>();

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  sockets.get(this)!.receive(data, isBinary);
}

function onBeat(this: WebSocket): void {
  sockets.get(this)!.beaten();
}

/** ws has said the protocol's own code. It would read on for half a minute from a client that keeps no protocol. */
function onError(this: WebSocket, error: Error): void {
  sockets.get(this)!.end(lowRefusalOf(error));
  const timer = setTimeout(() => this.terminate(), CUT_OFF_TIMEOUT_MS);
  this.once('close', () => clearTimeout(timer));
}

function onClose(this: WebSocket): void {
  sockets.get(this)!.gone();
}

export function closeWith(ws: WebSocket, reason: CloseReason): void {
  ws.close(closeCodes[reason], reason);
  const timer = setTimeout(() => ws.terminate(), CLOSE_TIMEOUT_MS);
  ws.once('close', () => clearTimeout(timer));
}
