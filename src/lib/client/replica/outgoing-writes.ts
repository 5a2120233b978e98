/** What this end has written to a document: whether it waits, has gone, and how often it was handed to a socket. */
import type { Platform } from '../browser/platform.ts';

const FLUSH_CHECK_INTERVAL_MS = 50;

export interface OutgoingWritesParts {
  readonly platform: Platform;
  /** The socket of now; null: there is none. */
  readonly socket: () => WebSocket | null;
  readonly onChange: () => void;
}

export class OutgoingWrites {
  readonly #parts: OutgoingWritesParts;
  /** Sockets that have taken our whole side of the document. */
  readonly #handedOver = new WeakSet<WebSocket>();
  readonly #holding = new WeakSet<WebSocket>();
  /** The provider still names it while it says that it has closed. */
  #gone: WebSocket | null = null;
  #stopFlushCheck: (() => void) | null = null;
  #writesSent = 0;
  #closed = false;

  constructor(parts: OutgoingWritesParts) {
    this.#parts = parts;
  }

  /** Count of writes given to a socket, whether they arrived or not. */
  get writesSent(): number {
    return this.#writesSent;
  }

  /** All that was written has left through the socket of now. */
  get flushed(): boolean {
    const ws = this.#parts.socket();
    return ws !== null && this.#handedOver.has(ws) && !this.#isLeaving(ws);
  }

  /** Something is held, or has not gone yet, on a socket that is still open. */
  get leaving(): boolean {
    const ws = this.#parts.socket();
    return ws !== null && ws !== this.#gone && ws.readyState === ws.OPEN && this.#isLeaving(ws);
  }

  noteHolding(socket: WebSocket, held: boolean): void {
    if (held) this.#holding.add(socket);
    else this.#holding.delete(socket);
  }

  /** `whole`: our side of the document, asked for by the relay. */
  noteWritten(socket: WebSocket, whole: boolean): void {
    if (whole) this.#handedOver.add(socket);
    this.#writesSent++;
    this.#parts.onChange();
    this.awaitFlush();
  }

  noteGone(socket: WebSocket | null): void {
    this.#gone = socket;
  }

  /** A socket says nothing when its buffer has run empty, so it is asked. */
  awaitFlush(): void {
    if (this.#stopFlushCheck !== null || this.#closed) return;
    this.#stopFlushCheck = this.#parts.platform.after(FLUSH_CHECK_INTERVAL_MS, () => {
      this.#stopFlushCheck = null;
      const ws = this.#parts.socket();
      if (ws !== null && ws.bufferedAmount > 0) this.awaitFlush();
      else this.#parts.onChange();
    });
  }

  close(): void {
    this.#closed = true;
    this.#stopFlushCheck?.();
  }

  #isLeaving(ws: WebSocket): boolean {
    return this.#holding.has(ws) || ws.bufferedAmount > 0;
  }
}
