/** A raw socket to a document: sends what a test wants, keeps what comes. */
import { randomBytes } from 'node:crypto';
import { onTestFinished } from 'vitest';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { closeReasonOf } from '../../../src/lib/wire/close-codes.ts';
import { readFrame, writeSync } from '../../../src/lib/wire/frames.ts';
import { makeProtocols } from '../../../src/lib/wire/surface.ts';
import type { Credential } from '../../../src/lib/wire/surface.ts';
import { actorOf } from '../../../sync-server/accounts/secrets.ts';
import { eventually } from '../../support/eventually.ts';

export interface TestSocket {
  readonly ws: WebSocket;
  /** What the relay's log calls it. */
  readonly id: string;
  /** What has been received, applied as a provider would. */
  readonly doc: Y.Doc;
  /** The document's records by key. */
  records(): Map<string, unknown>;
  /** Why it was closed, by name where it has one; null: it is open. */
  readonly closed: string | number | null;
  /** The relay has answered the question for the state. */
  readonly synced: boolean;
  readonly frames: readonly Uint8Array[];
  send(frame: Uint8Array | string): void;
  ask(stateVector?: Uint8Array): void;
  close(): void;
}

export interface SocketOptions {
  readonly credential?: Credential;
  readonly cookies?: string;
  readonly headers?: Record<string, string>;
  /** Starts with this instead of an empty document. */
  readonly doc?: Y.Doc;
  /** Does not speak by itself, not even an answer. */
  readonly mute?: boolean;
}

/** Resolves when it is open, or was closed at once. */
export async function aSocket(
  relay: { readonly url: string },
  name: string,
  options: SocketOptions = {},
): Promise<TestSocket> {
  const doc = options.doc ?? new Y.Doc();
  const frames: Uint8Array[] = [];
  const ws = new WebSocket(
    `${relay.url.replace('http', 'ws')}/sync/${name}`,
    makeProtocols(options.credential ?? { type: 'none' }),
    {
      headers: { ...(options.cookies === undefined ? {} : { cookie: options.cookies }), ...options.headers },
    },
  );
  let id = '';
  let closed: string | number | null = null;
  let synced = false;
  ws.on('error', () => {});
  ws.on('upgrade', ({ headers }) => (id = String(headers['x-request-id'])));
  ws.on('close', (code) => (closed = closeReasonOf(code) ?? code));
  ws.on('message', (data: Buffer) => {
    const bytes = new Uint8Array(data);
    frames.push(bytes);
    const frame = readFrame(bytes);
    if (!frame.ok || options.mute === true) return;
    const { value } = frame;
    if (value.kind === 'state-vector') ws.send(writeSync('answer', Y.encodeStateAsUpdate(doc, value.bytes)));
    else if (value.kind === 'answer' || value.kind === 'update') {
      Y.applyUpdate(doc, value.bytes, ws);
      if (value.kind === 'answer') synced = true;
    }
  });
  const onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (origin !== ws && ws.readyState === WebSocket.OPEN) ws.send(writeSync('update', update));
  };
  if (options.mute !== true) doc.on('update', onUpdate);
  onTestFinished(() => {
    doc.off('update', onUpdate);
    ws.terminate();
  });
  await new Promise<void>((resolve) => {
    ws.once('open', resolve);
    ws.once('close', () => resolve());
  });
  const ask = (stateVector = Y.encodeStateVector(doc)): void =>
    ws.send(writeSync('state-vector', stateVector));
  if (options.mute !== true && ws.readyState === WebSocket.OPEN) ask();
  return {
    ws,
    id,
    doc,
    records: () => new Map(doc.getArray<[string, unknown]>('records').toArray()),
    get closed() {
      return closed;
    },
    get synced() {
      return synced;
    },
    frames,
    send: (frame) => ws.send(frame),
    ask,
    close: () => ws.close(),
  };
}

/** Waits until it has the document, or was closed; gives back why. */
export async function outcome(socket: TestSocket): Promise<string | number> {
  return eventually(() => {
    if (socket.closed !== null) return socket.closed;
    if (socket.synced) return 'open';
    throw new Error('neither open nor closed');
  }, 5);
}

export const closeOf = (socket: TestSocket): Promise<string | number> =>
  eventually(() => {
    if (socket.closed === null) throw new Error('still open');
    return socket.closed;
  }, 5);

export function aCitizen(): {
  readonly secret: string;
  readonly actor: string;
  readonly credential: Credential;
} {
  const secret = randomBytes(32).toString('base64url');
  return { secret, actor: actorOf(secret), credential: { type: 'secret', secret } };
}
