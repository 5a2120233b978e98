/** One socket of one document: frames come in through the guard, the room's frames go out. */
import type { RawData, WebSocket } from 'ws';
import type { Identity } from '../../src/lib/domain/access.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { judgeFrame, writes } from '../guard/frame-guard.ts';
import { makeAllowance } from '../guard/limits.ts';
import type { Allowance, Limits } from '../guard/limits.ts';
import type { Peer, Seat } from '../relay/peer.ts';

export interface SyncSocket extends Peer {
  readonly name: DocumentName;
  /** Of the session that it came in with; null for citizens and the public. */
  readonly session: string | null;
  /** The room has let it in. */
  sit(seat: Seat): void;
  /** The handshake is done. */
  attach(ws: WebSocket): void;
  /** Somebody at the other end still answers; false: nobody has since the last time. */
  checkAlive(): boolean;
  /** The other end is gone, or never came. */
  drop(): void;
}

export interface SyncSocketParts {
  readonly identity: Identity;
  readonly address: string | null;
  readonly name: DocumentName;
  readonly session: string | null;
  readonly limits: Limits;
  readonly onClosed: (socket: SyncSocket, reason: CloseReason | null) => void;
}

/** A peer that does not close its side in this time is cut off. */
const CLOSE_WITHIN = 3_000;

const monotonic = (): number => performance.now();

export const makeSyncSocket = (parts: SyncSocketParts): SyncSocket => new OpenSyncSocket(parts);

/** A class, since a town has thousands of them: methods of their own would double what each takes of the memory. */
class OpenSyncSocket implements SyncSocket {
  readonly identity: Identity;
  readonly address: string | null;
  readonly name: DocumentName;
  readonly session: string | null;
  private readonly isWriter: boolean;
  private readonly mayFrame: Allowance;
  private readonly mayAsk: Allowance;
  private readonly onClosed: SyncSocketParts['onClosed'];
  private ws: WebSocket | null = null;
  private seat: Seat | null = null;
  private over = false;
  /** Why it has to close, when that was known before the handshake was done. */
  private doomed: CloseReason | null = null;
  private alive = true;

  constructor({ identity, address, name, session, limits, onClosed }: SyncSocketParts) {
    this.identity = identity;
    this.address = address;
    this.name = name;
    this.session = session;
    this.isWriter = writes(identity, name);
    this.mayFrame = makeAllowance(limits.frames, monotonic);
    this.mayAsk = makeAllowance(limits.questions, monotonic);
    this.onClosed = onClosed;
  }

  get buffered(): number {
    return this.ws?.bufferedAmount ?? 0;
  }

  send(frame: Uint8Array): void {
    if (!this.over && this.ws !== null) this.ws.send(frame);
  }

  close(reason: CloseReason): void {
    if (this.over) return;
    this.end(reason);
    if (this.ws === null) this.doomed = reason;
    else closeWith(this.ws, reason);
  }

  sit(taken: Seat): void {
    this.seat = taken;
    if (this.over) taken.leave();
  }

  attach(opened: WebSocket): void {
    this.ws = opened;
    opened.on('error', ignore); // ws closes it with the protocol's own code; 'close' follows
    if (this.doomed !== null) return closeWith(opened, this.doomed);
    sockets.set(opened, this);
    opened.on('message', onMessage).on('pong', onPong).on('ping', onPing).on('close', onClose);
    this.seat!.greet();
  }

  checkAlive(): boolean {
    const answered = this.alive;
    this.alive = false;
    if (answered) this.ws?.ping();
    return answered;
  }

  drop(): void {
    this.end(null);
    this.ws?.terminate();
  }

  end(reason: CloseReason | null): void {
    if (this.over) return;
    this.over = true;
    this.seat?.leave();
    this.onClosed(this, reason);
  }

  isAlive(): void {
    this.alive = true;
  }

  pinged(): void {
    if (!this.mayFrame()) this.close('too-many');
  }

  receive(data: RawData, isBinary: boolean): void {
    if (this.over) return;
    this.alive = true;
    if (!this.mayFrame()) return this.close('too-many');
    if (!isBinary || !(data instanceof Uint8Array)) return this.close('malformed');
    const action = judgeFrame(data, this.isWriter);
    switch (action.type) {
      case 'ignore':
        return;
      case 'close':
        return this.close(action.reason);
      case 'ask':
        if (!this.mayAsk()) return this.close('too-many');
        return this.closeFor(this.seat!.ask(action.stateVector));
      case 'give':
        return this.closeFor(this.seat!.give(action.step, action.update));
    }
  }

  private closeFor(reason: CloseReason | null): void {
    if (reason !== null) this.close(reason);
  }
}

/** The listeners are shared by all sockets and find theirs here. */
const sockets = new WeakMap<WebSocket, OpenSyncSocket>();

const ignore = (): void => {};

function onMessage(this: WebSocket, data: RawData, isBinary: boolean): void {
  sockets.get(this)!.receive(data, isBinary);
}

function onPong(this: WebSocket): void {
  sockets.get(this)!.isAlive();
}

function onPing(this: WebSocket): void {
  sockets.get(this)!.pinged();
}

function onClose(this: WebSocket): void {
  sockets.get(this)!.end(null);
}

export function closeWith(ws: WebSocket, reason: CloseReason): void {
  ws.close(closeCodes[reason], reason);
  const timer = setTimeout(() => ws.terminate(), CLOSE_WITHIN);
  ws.once('close', () => clearTimeout(timer));
}
