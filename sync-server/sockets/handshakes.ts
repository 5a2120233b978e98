/** The handshake of each socket: what comes in is turned away before it, refused after it, or opened. */
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { PROTOCOL } from '../../src/lib/wire/surface.ts';
import { MAX_CITIZENS_FRAME_BYTES, MAX_FRAME_BYTES } from '../guard/frame-guard.ts';
import { newRequestId } from '../http/request-id.ts';
import type { SocketRefusal } from './socket-refusal.ts';
import { closeWith } from './sync-socket.ts';

/** That the relay has closed a socket, and why. */
export type TellClosed = (id: string, reason: SocketRefusal, kind?: DocumentName['kind']) => void;

export interface Handshake {
  readonly id: string;
  readonly request: IncomingMessage;
  /** The connection comes to nothing: there is no one to tell. */
  abandon(): void;
  /** Which document it is about. */
  nameDocument(kind: DocumentName['kind']): void;
  /** A device or a member of staff of an office: it may send what they need. */
  admitToOffice(): void;
  /** Without a handshake. A client that does not hang up is hung up on: Node looks after its connection no longer. */
  turnAway(status: string, reason: SocketRefusal): void;
  /** After the handshake, since a browser's page sees no other reason than a close code. */
  refuse(reason: CloseReason): void;
  /** False: it came to nothing. */
  complete(open: (ws: WebSocket, stream: Duplex) => void): boolean;
}

export interface Handshakes {
  begin(request: IncomingMessage, stream: Duplex, head: Buffer): Handshake;
  close(): void;
}

/** One for all streams. A listener of its own would keep the request in memory for as long as its socket is open. */
function destroyThis(this: Duplex): void {
  this.destroy();
}

export function openHandshakes(tellClosed: TellClosed): Handshakes {
  /** Ids of those whose handshake is not over yet; from then on only what speaks for a socket keeps its id. */
  const ids = new WeakMap<IncomingMessage, string>();
  const serverFor = (mostFrame: number): WebSocketServer => {
    const wss = new WebSocketServer({
      noServer: true,
      clientTracking: false,
      perMessageDeflate: false,
      // Up to twice the limit a frame is still read, so that its sender learns the reason.
      maxPayload: 2 * mostFrame,
      handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
    });
    wss.on('headers', (headers, request) => headers.push(`X-Request-Id: ${ids.get(request)}`));
    // Whatever goes wrong in a handshake is between ws and that socket.
    wss.on('wsClientError', (_error, socket) => socket.destroy());
    return wss;
  };
  // Who cannot say much is not let send much: reading a megabyte costs more than refusing it.
  const [ofOffices, ofOthers] = [serverFor(MAX_FRAME_BYTES), serverFor(MAX_CITIZENS_FRAME_BYTES)];

  return {
    begin(request, stream, head) {
      const id = newRequestId();
      ids.set(request, id);
      stream.on('error', destroyThis);
      let wss = ofOthers;
      let told = false;
      let kind: DocumentName['kind'] | undefined;

      function tell(reason: SocketRefusal): void {
        if (!told) tellClosed(id, reason, kind);
        told = true;
      }

      function complete(open: (ws: WebSocket, stream: Duplex) => void): boolean {
        let done = false;
        const gone = !stream.readable || !stream.writable;
        wss.handleUpgrade(request, stream, head, (ws) => {
          done = true;
          open(ws, stream);
        });
        if (!done && !gone) tell('bad-handshake');
        return done;
      }

      return {
        id,
        request,
        abandon: () => void stream.destroy(),
        nameDocument: (of) => void (kind = of),
        admitToOffice: () => void (wss = ofOffices),
        turnAway(status, reason) {
          tellClosed(id, reason);
          stream.once('finish', () => stream.destroy());
          stream.end(
            `HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\nX-Request-Id: ${id}\r\n\r\n`,
          );
        },
        refuse(reason) {
          tell(reason);
          complete((ws) => {
            ws.on('error', () => {});
            closeWith(ws, reason);
          });
        },
        complete,
      };
    },
    close() {
      for (const wss of [ofOffices, ofOthers]) wss.close();
    },
  };
}
