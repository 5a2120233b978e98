/**
 * The socket under y-websocket, which lets through only what this end may say. The relay closes a socket on which a
 * reader speaks; y-websocket passes on every change of a document, also one that another tab brought from disk.
 */
import { readFrame, writeSync } from '../wire/frames.ts';

const NOTHING = writeSync('answer', Uint8Array.of(0, 0));

export type SocketType = typeof WebSocket;

export interface LinkSocketOptions {
  readonly base: SocketType;
  readonly mayWrite: boolean;
  /** A frame of a writer has been handed to the socket; `whole`: our side of the document, asked for by the relay. */
  readonly onWritten: (socket: WebSocket, whole: boolean) => void;
  /** Anything at all has come from the relay. */
  readonly onHeard: () => void;
}

export function linkSocket({ base, mayWrite, onWritten, onHeard }: LinkSocketOptions): SocketType {
  return class LinkSocket extends base {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      this.addEventListener('message', onHeard);
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      const frame = data instanceof Uint8Array ? readFrame(data) : null;
      if (frame === null || !frame.ok) return;
      const { kind } = frame.value;
      if (kind === 'state-vector') super.send(data);
      else if (kind === 'answer' || kind === 'update') {
        if (mayWrite) {
          super.send(data);
          onWritten(this, kind === 'answer');
        } else if (kind === 'answer') super.send(NOTHING as Uint8Array<ArrayBuffer>);
      }
      // What is left is awareness, which is switched off.
    }
  };
}
