/** Devices of the office as the relay sees them: y-websocket's own provider over real sockets. */
import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import { requestId } from '../../src/lib/domain/ids.ts';
import type { Request } from '../../src/lib/domain/requests/request.ts';
import { answersIn, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import { openOutbox } from '../../src/lib/docs/outbox-doc.ts';
import { makeProtocols } from '../../src/lib/wire/surface.ts';
import type { Surface } from '../../src/lib/wire/surface.ts';
import type { SignedIn } from './accounts.ts';

export const fail = ({ key, problem }: { key: string; problem: string }): never => {
  throw new Error(`${key}: ${problem}`);
};

/** What a request says beside what every request says. */
type Asked = Request extends infer R
  ? R extends Request
    ? Omit<R, 'v' | 'id' | 'at' | 'office' | 'date'>
    : never
  : never;

export interface OpenDoc {
  readonly doc: Y.Doc;
  /** Bytes of the newest frame that came in. */
  readonly lastFrame: number;
  close(): void;
}

/** Resolves when the whole document is there. */
export async function openDoc(
  relay: string,
  name: string,
  who: SignedIn,
  surface: Surface,
): Promise<OpenDoc> {
  const doc = new Y.Doc();
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  let lastFrame = 0;
  class Socket extends WebSocket {
    constructor(url: string, protocols: string[]) {
      super(url, protocols, { headers: { cookie: who.cookie, origin: relay }, perMessageDeflate: false });
      this.on('message', (frame: ArrayBuffer) => (lastFrame = frame.byteLength));
    }
  }
  const provider = new WebsocketProvider(`${relay.replace('http', 'ws')}/sync`, name, doc, {
    awareness,
    disableBc: true,
    protocols: makeProtocols({ type: 'surface', surface }),
    WebSocketPolyfill: Socket as unknown as typeof globalThis.WebSocket,
  });
  // It would take back an awareness that is switched off; Node takes a dozen of these listeners for a leak.
  process.off('exit', provider._exitHandler);
  await new Promise<void>((resolve, reject) => {
    provider.on('sync', (synced: boolean) => {
      if (synced) resolve();
    });
    provider.on('closed', ({ code }: { code: number }) => reject(new Error(`${name}: closed with ${code}`)));
  });
  return {
    doc,
    get lastFrame() {
      return lastFrame;
    },
    close() {
      provider.destroy();
      doc.destroy();
    },
  };
}

export interface StaffDevice {
  /** Writes a request into the outbox. `onWrite` is called just before. Resolves with the relay's yes. */
  ask(asked: Asked, onWrite?: () => void): Promise<Extract<Answer, { ok: true }>>;
  close(): void;
}

/** A signed-in clerk: outbox and inbox. */
export async function openStaffDevice(
  relay: string,
  who: SignedIn,
  base: { readonly office: Request['office']; readonly date: Request['date']; readonly now: () => number },
): Promise<StaffDevice> {
  const outboxDoc = await openDoc(relay, `outbox:${who.actor}`, who, 'staff');
  const inboxDoc = await openDoc(relay, `inbox:${who.actor}`, who, 'staff');
  const outbox = openOutbox(outboxDoc.doc, fail);
  const inbox = openInboxDoc(inboxDoc.doc, fail);
  const waiting = new Map<string, (answer: Answer) => void>();
  outbox.tellClock(0);
  inbox.subscribe(() => {
    for (const answer of answersIn(inbox)) {
      const resolve = waiting.get(answer.request);
      if (resolve === undefined) continue;
      waiting.delete(answer.request);
      outbox.remove([answer.request]);
      resolve(answer);
    }
  });
  return {
    async ask(asked, onWrite) {
      const id = requestId.parse(randomUUID());
      const { office, date, now } = base;
      const request = { v: 1, id, office, date, at: now(), ...asked } as Request;
      const answer = await new Promise<Answer>((resolve) => {
        waiting.set(id, resolve);
        onWrite?.();
        outbox.append(request);
      });
      if (!answer.ok) throw new Error(`${asked.kind} was refused: ${answer.reason}`);
      return answer;
    },
    close() {
      outbox.close();
      inbox.close();
      outboxDoc.close();
      inboxDoc.close();
    },
  };
}
