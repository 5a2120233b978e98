/**
 * The socket under y-websocket, which lets through only what this end may say. The relay closes a socket on which a
 * reader speaks. But y-websocket passes on every change of a document, also one that another tab brought from disk.
 * What a writer says can be held until something else is done.
 */
import { readFrame, writeSync } from '../../wire/frames.ts';

const NOTHING = writeSync('answer', Uint8Array.of(0, 0));

export type SocketType = typeof WebSocket;

/** Asked for each frame of a writer; null: it may go at once. Must not reject. */
export type BeforeWriting = () => Promise<void> | null;

export interface LinkSocketOptions {
  readonly base: SocketType;
  readonly mayWrite: boolean;
  readonly beforeWriting?: BeforeWriting | undefined;
  /** Frames of a writer wait, or the last of them has gone. */
  readonly onHolding: (socket: WebSocket, holding: boolean) => void;
  /** A frame of a writer has been handed to the socket; `whole`: our side of the document, asked for by the relay. */
  readonly onWritten: (socket: WebSocket, whole: boolean) => void;
  /** Anything at all has come from the relay. */
  readonly onHeard: () => void;
}

type Sent = Parameters<WebSocket['send']>[0];

export function linkSocket(options: LinkSocketOptions): SocketType {
  const { base, mayWrite, beforeWriting, onHolding, onWritten, onHeard } = options;
  return class LinkSocket extends base {
    #held = 0;
    #hasAnswered = false;
    /** Frames go in the order in which they were written. */
    #last: Promise<void> = Promise.resolve();

    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', onHeard);
    }

    override send(data: Sent): void {
      const frame = data instanceof Uint8Array ? readFrame(data) : null;
      if (frame === null || !frame.ok) return;
      const { kind } = frame.value;
      if (kind === 'state-vector') super.send(data);
      else if (kind === 'answer' || kind === 'update') {
        if (mayWrite) this.#say(data, kind);
        else if (kind === 'answer') super.send(NOTHING as Uint8Array<ArrayBuffer>);
      }
      // What is left is awareness, which is switched off.
    }

    /** Until the relay has its answer it ignores updates; the answer holds them, too. */
    #say(data: Sent, kind: 'answer' | 'update'): void {
      this.#hasAnswered ||= kind === 'answer';
      if (this.#hasAnswered) this.#write(data, kind === 'answer');
    }

    #write(data: Sent, whole: boolean): void {
      const first = beforeWriting?.() ?? null;
      if (first === null && this.#held === 0) return this.#handOver(data, whole);
      if (this.#held++ === 0) onHolding(this, true);
      this.#last = Promise.all([this.#last, first]).then(() => {
        if (--this.#held === 0) onHolding(this, false);
        // A socket that has closed meanwhile takes nothing: the next one is asked for all of it.
        if (this.readyState === base.OPEN) this.#handOver(data, whole);
      });
    }

    #handOver(data: Sent, whole: boolean): void {
      super.send(data);
      onWritten(this, whole);
    }
  };
}
