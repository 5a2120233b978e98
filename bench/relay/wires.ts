/**
 * How each server is spoken to: real sockets and frames, without a document behind them. So the bench weighs the
 * servers and not its own clients.
 */
import * as encoding from 'lib0/encoding';
import { WebSocket } from 'ws';

export const contestants = ['bare', 'reference', 'hocuspocus', 'foyer'] as const;
export type Contestant = (typeof contestants)[number];

type Step = 0 | 1 | 2;

export interface LineOptions {
  readonly url: string;
  readonly doc: string;
  /** For Foyer: who comes in. */
  readonly cookie?: string;
  readonly protocols?: readonly string[];
  /** How large the state is that the bare server has to send. */
  readonly state?: number;
  /** Has the bare server put what is sent here on the disk before any client gets it. */
  readonly durable?: boolean;
  /** A frame of news came in, or the state; `update` is what Yjs would be given. */
  readonly onNews?: (update: Uint8Array, isState: boolean) => void;
  /** What this end has itself, as an outbox has; nothing, if it only reads. */
  readonly own?: () => Uint8Array;
}

export interface Line {
  readonly ws: WebSocket;
  /** The frame that brings an update to the server. */
  frame(update: Uint8Array): Uint8Array;
}

const NOTHING = Uint8Array.of(0, 0);
const EMPTY_VECTOR = Uint8Array.of(0);
const OPEN_TIMEOUT_MS = 20_000;

/** Opens a socket on a document; resolves when the whole state is there. */
export function openLine(server: Contestant, options: LineOptions): Promise<Line> {
  const { doc, own } = options;
  const prefix =
    server === 'hocuspocus' ? encoding.encode((e) => encoding.writeVarString(e, doc)) : NO_PREFIX;
  const sync = (step: Step, body: Uint8Array): Uint8Array =>
    encoding.encode((encoder) => {
      encoding.writeUint8Array(encoder, prefix);
      encoding.writeVarUint(encoder, 0);
      encoding.writeVarUint(encoder, step);
      encoding.writeVarUint8Array(encoder, body);
    });
  const path = server === 'foyer' ? `/sync/${doc}` : `/${server === 'hocuspocus' ? '' : doc}`;
  const query =
    server === 'bare' ? `?state=${options.state ?? 2}${options.durable === true ? '&durable' : ''}` : '';
  const ws = new WebSocket(options.url + path + query, [...(options.protocols ?? [])], {
    perMessageDeflate: false,
    ...(options.cookie === undefined ? {} : { headers: { cookie: options.cookie } }),
  });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${server}: ${doc} did not open`)), OPEN_TIMEOUT_MS);
    ws.on('error', reject);
    ws.once('close', (code) => reject(new Error(`${server}: ${doc} was closed with ${code}`)));
    ws.once('open', () => {
      if (server === 'bare') return;
      if (server === 'hocuspocus') ws.send(authentication(prefix));
      ws.send(sync(0, EMPTY_VECTOR));
    });
    ws.on('message', (data: Buffer) => {
      const kind = data[prefix.length];
      const step = data[prefix.length + 1];
      // Hocuspocus answers with a kind of its own (4); all else is awareness, greetings and receipts.
      if (kind !== 0 && kind !== 4) return;
      if (step === 0) return ws.send(sync(1, own?.() ?? NOTHING));
      options.onNews?.(
        server === 'bare' && step === 1 ? NOTHING : bodyOf(data, prefix.length + 2),
        step === 1,
      );
      if (step !== 1) return;
      clearTimeout(late);
      resolve({ ws, frame: (update) => sync(2, update) });
    });
  });
}

const NO_PREFIX = new Uint8Array(0);

const authentication = (prefix: Uint8Array): Uint8Array =>
  encoding.encode((encoder) => {
    encoding.writeUint8Array(encoder, prefix);
    encoding.writeVarUint(encoder, 2);
    encoding.writeVarUint(encoder, 0);
    encoding.writeVarString(encoder, '');
  });

/** The bytes behind a length of as many bytes as it needs. */
function bodyOf(data: Uint8Array, at: number): Uint8Array {
  let start = at;
  while (data[start]! > 127) start++;
  return data.subarray(start + 1);
}

/** Cuts sockets off without a good-bye, as a power cut does. */
export async function cut(lines: readonly Line[]): Promise<void> {
  await Promise.all(
    lines.map(
      ({ ws }) =>
        new Promise((gone) => {
          ws.removeAllListeners('close');
          ws.once('close', gone);
          ws.terminate();
        }),
    ),
  );
}
