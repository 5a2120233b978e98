/** A citizen's phone over real sockets: an outbox and an inbox under a secret of its own. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import * as Y from 'yjs';
import type { Answer } from '../../../src/lib/domain/requests/answer.ts';
import { answerKey, appointmentKey } from '../../../src/lib/docs/inbox-doc.ts';
import { readFrame, writeSync } from '../../../src/lib/wire/frames.ts';
import { makeProtocols } from '../../../src/lib/wire/surface.ts';

const ANSWER_TIMEOUT_MS = 10_000;

type Entry = [key: string, value: unknown];

export interface Phone {
  /** Sends one request; null: no answer came in time, or the relay closed the line. */
  ask(asked: Readonly<Record<string, unknown>>): Promise<Answer | null>;
  /** What its inbox says of an appointment. */
  appointment(id: string): unknown;
  readonly open: boolean;
  close(): void;
}

/**
 * `address`: where it is, as a proxy in front of the relay would say. `secret`: that of a mail's link; else a new one.
 * Rejects when the relay does not let it in.
 */
export async function openPhone(
  url: string,
  address: string,
  secret = randomBytes(32).toString('base64url'),
): Promise<Phone> {
  const actor = createHash('sha256').update(secret).digest('base64url');
  const [outbox, inbox] = [new Y.Doc(), new Y.Doc()];
  const waiting = new Map<string, (answer: Answer | null) => void>();
  let open = true;

  function hangUp(): void {
    open = false;
    for (const resolve of waiting.values()) resolve(null);
  }

  async function connect(name: string, doc: Y.Doc): Promise<WebSocket> {
    const ws = new WebSocket(
      `${url.replace('http', 'ws')}/sync/${name}`,
      makeProtocols({ type: 'secret', secret }),
      { headers: { 'x-forwarded-for': address } },
    );
    ws.on('error', () => {});
    ws.on('close', hangUp);
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

  const sockets = [await connect(`inbox:${actor}`, inbox), await connect(`outbox:${actor}`, outbox)];
  const received = inbox.getArray<Entry>('records');
  inbox.on('update', () => {
    for (const [key, value] of received.toArray()) waiting.get(key)?.(value as Answer);
  });

  return {
    async ask(asked) {
      const id = randomUUID();
      const date = new Date().toISOString().slice(0, 10);
      const key = answerKey(id);
      let late: NodeJS.Timeout | undefined;
      const answered = new Promise<Answer | null>((resolve) => {
        late = setTimeout(() => resolve(null), ANSWER_TIMEOUT_MS);
        waiting.set(key, resolve);
        if (!open) resolve(null);
      });
      outbox.getArray('records').push([[`request:${id}`, { v: 1, id, at: Date.now(), date, ...asked }]]);
      const answer = await answered;
      clearTimeout(late);
      waiting.delete(key);
      outbox.getArray('records').delete(0);
      return answer;
    },
    appointment(id) {
      const key = appointmentKey({ id } as Parameters<typeof appointmentKey>[0]);
      return received.toArray().findLast(([known]) => known === key)?.[1];
    },
    get open() {
      return open;
    },
    close() {
      for (const ws of sockets) ws.terminate();
    },
  };
}
