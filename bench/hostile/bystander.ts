/** A citizen who means well: how long an answer to a request takes. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import { readFrame, writeSync } from '../../src/lib/wire/frames.ts';
import { makeProtocols } from '../../src/lib/wire/surface.ts';

const GIVES_UP_AFTER_MS = 10_000;
const PAUSE = 15;

type Entry = [key: string, value: unknown];

export interface Bystander {
  /** Milliseconds that each of `count` requests took, one after the other, within `within` milliseconds in all. */
  ask(count: number, within: number): Promise<number[]>;
  readonly open: boolean;
  close(): void;
}

export async function openBystander(url: string): Promise<Bystander> {
  const secret = randomBytes(32).toString('base64url');
  const actor = createHash('sha256').update(secret).digest('base64url');
  let open = true;

  async function connect(name: string, doc: Y.Doc): Promise<WebSocket> {
    const ws = new WebSocket(
      `${url.replace('http', 'ws')}/sync/${name}`,
      makeProtocols({ type: 'secret', secret }),
      { headers: { 'x-forwarded-for': '198.51.100.1' } },
    );
    ws.on('error', () => {});
    ws.on('close', () => (open = false));
    ws.on('message', (data: Buffer) => {
      const frame = readFrame(new Uint8Array(data));
      if (!frame.ok || !('bytes' in frame.value)) return;
      const { kind, bytes } = frame.value;
      if (kind === 'state-vector') ws.send(writeSync('answer', Y.encodeStateAsUpdate(doc, bytes)));
      else Y.applyUpdate(doc, bytes, ws);
    });
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== ws && ws.readyState === WebSocket.OPEN) ws.send(writeSync('update', update));
    });
    await new Promise<void>((resolve, reject) => ws.once('open', resolve).once('close', reject));
    ws.send(writeSync('state-vector', Y.encodeStateVector(doc)));
    return ws;
  }

  const [outbox, inbox] = [new Y.Doc(), new Y.Doc()];
  const sockets = [await connect(`inbox:${actor}`, inbox), await connect(`outbox:${actor}`, outbox)];
  const waiting = new Map<string, () => void>();
  inbox.on('update', () => {
    for (const [key] of inbox.getArray<Entry>('records').toArray()) waiting.get(key)?.();
  });

  /** The office has no service of this name: what is measured changes nothing. */
  async function askOnce(): Promise<number> {
    const id = randomUUID();
    const request = {
      ...{ v: 1, id, office: 'always-open', at: Date.now(), date: new Date().toISOString().slice(0, 10) },
      ...{ kind: 'book', start: Date.now(), services: [{ service: 'none-of-that-name', quantity: 1 }] },
      contact: { name: 'E', mail: 'e@example.org', birthDate: '1951-04-23', phone: null },
      ...{ language: 'de', reminder: false },
    };
    const key = `answer:${id}`;
    let late: NodeJS.Timeout | undefined;
    const answered = new Promise<void>((resolve) => {
      late = setTimeout(resolve, GIVES_UP_AFTER_MS);
      waiting.set(key, resolve);
    });
    const began = performance.now();
    outbox.getArray('records').push([[`request:${id}`, request]]);
    await answered;
    const took = performance.now() - began;
    clearTimeout(late);
    waiting.delete(key);
    outbox.getArray('records').delete(0);
    return took;
  }

  return {
    async ask(count, within) {
      const times: number[] = [];
      const end = performance.now() + within;
      while (times.length < count && performance.now() < end) {
        times.push(await askOnce());
        await new Promise((resolve) => setTimeout(resolve, PAUSE));
      }
      return times;
    },
    get open() {
      return open;
    },
    close() {
      for (const ws of sockets) ws.terminate();
    },
  };
}
