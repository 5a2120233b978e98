/**
 * The relay's side of the wire, small enough to be told in a test what to do: documents in memory, close codes on
 * demand, frames counted. What a real relay does with them is tested with the real relay.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer } from 'ws';
import type { WebSocket as Socket } from 'ws';
import * as Y from 'yjs';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { pulse, readFrame, writeSync } from '../../src/lib/wire/frames.ts';
import type { Frame } from '../../src/lib/wire/frames.ts';
import { PROTOCOL } from '../../src/lib/wire/surface.ts';

export interface SmallRelay {
  readonly origin: string;
  doc(name: string): Y.Doc;
  /** Of the documents that were opened here. */
  names(prefix: string): readonly string[];
  /** Everything that came in for a document, in order. */
  frames(name: string): readonly Frame['kind'][];
  /** Bytes of a non-empty answer or update that came in, by document: what a reader must never send. */
  spoken(name: string): number;
  sockets(name: string): number;
  /** Closes all sockets of a document, and every further one until `admit`. */
  refuse(name: string, reason: CloseReason): void;
  admit(name: string): void;
  /** Closes each socket whose document is ahead of ours, as after a restore. */
  restore(name: string, doc: Y.Doc): void;
  /** `GET /api/time` answers `now + shift`. */
  shift: number;
  protocols(name: string): readonly string[];
  /** Dead: no socket opens any more, on the same port. */
  stop(): Promise<void>;
  start(): Promise<void>;
}

interface Room {
  doc: Y.Doc;
  frames: Frame['kind'][];
  spoken: number;
  sockets: Set<Socket>;
  refusal: CloseReason | null;
  restored: boolean;
  protocols: string[];
}

export async function startSmallRelay(): Promise<SmallRelay> {
  const rooms = new Map<string, Room>();
  const room = (name: string): Room => {
    let found = rooms.get(name);
    if (found === undefined) {
      const fresh = { frames: [], spoken: 0, sockets: new Set<Socket>(), protocols: [] };
      found = { doc: follow(name, new Y.Doc()), refusal: null, restored: false, ...fresh };
      rooms.set(name, found);
    }
    return found;
  };
  function follow(name: string, doc: Y.Doc): Y.Doc {
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      for (const socket of rooms.get(name)?.sockets ?? []) {
        if (socket !== origin) socket.send(writeSync('update', update));
      }
    });
    return doc;
  }
  const relay = { shift: 0 };
  let port = 0;
  let stopServing = async (): Promise<void> => {};

  async function start(): Promise<void> {
    const http = createServer((request, response) => {
      response.setHeader('content-type', 'application/json');
      if (request.url !== '/api/time') response.statusCode = 404;
      response.end(JSON.stringify(request.url === '/api/time' ? { now: Date.now() + relay.shift } : {}));
    });
    const sync = new WebSocketServer({
      server: http,
      handleProtocols: (offered) => (offered.has(PROTOCOL) ? PROTOCOL : false),
    });
    sync.on('connection', (socket, request) => {
      const name = decodeURIComponent((request.url ?? '').replace('/sync/', ''));
      accept(room(name), socket, request.headers['sec-websocket-protocol'] ?? '');
    });
    await new Promise<void>((done) => http.listen(port, '127.0.0.1', done));
    port = (http.address() as AddressInfo).port;
    stopServing = async () => {
      for (const socket of sync.clients) socket.terminate();
      http.closeAllConnections();
      await new Promise((done) => http.close(done));
    };
  }

  function accept(here: Room, socket: Socket, offered: string): void {
    here.protocols = offered.split(/,\s*/);
    if (here.refusal !== null) return socket.close(closeCodes[here.refusal]);
    here.sockets.add(socket);
    socket.on('close', () => here.sockets.delete(socket));
    socket.on('message', (data: Buffer) => {
      // What was on its way when we closed no longer counts: a stale replica's answer least of all.
      if (socket.readyState !== socket.OPEN) return;
      const frame = readFrame(new Uint8Array(data));
      if (!frame.ok) return socket.close(closeCodes.malformed);
      here.frames.push(frame.value.kind);
      if (frame.value.kind === 'state-vector') {
        if (here.restored && isAhead(frame.value.bytes, here.doc)) return socket.close(closeCodes.restored);
        socket.send(writeSync('answer', Y.encodeStateAsUpdate(here.doc, frame.value.bytes)));
      }
      if (frame.value.kind === 'answer' || frame.value.kind === 'update') {
        if (frame.value.bytes.length > 2) here.spoken += frame.value.bytes.length;
        Y.applyUpdate(here.doc, frame.value.bytes, socket);
      }
    });
    socket.send(writeSync('state-vector', Y.encodeStateVector(here.doc)));
    socket.send(pulse);
  }

  await start();
  return Object.assign(relay, {
    origin: `http://127.0.0.1:${port}`,
    doc: (name: string) => room(name).doc,
    names: (prefix: string) => [...rooms.keys()].filter((name) => name.startsWith(prefix)),
    frames: (name: string) => room(name).frames,
    spoken: (name: string) => room(name).spoken,
    sockets: (name: string) => room(name).sockets.size,
    protocols: (name: string) => room(name).protocols,
    refuse(name: string, reason: CloseReason) {
      room(name).refusal = reason;
      for (const socket of room(name).sockets) socket.close(closeCodes[reason]);
    },
    admit(name: string) {
      room(name).refusal = null;
    },
    restore(name: string, doc: Y.Doc) {
      const here = room(name);
      here.doc = follow(name, doc);
      here.restored = true;
      for (const socket of here.sockets) socket.close(1001);
    },
    stop: () => stopServing(),
    start,
  });
}

function isAhead(stateVector: Uint8Array, doc: Y.Doc): boolean {
  const ours = Y.decodeStateVector(Y.encodeStateVector(doc));
  return [...Y.decodeStateVector(stateVector)].some(([client, clock]) => clock > (ours.get(client) ?? 0));
}
