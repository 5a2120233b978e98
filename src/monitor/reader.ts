/** Reads one record of one document from the relay and never writes: board or office. */
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import type { Records, Report } from '../lib/docs/records.ts';
import { closeReasonOf } from '../lib/wire/close-codes.ts';
import type { CloseReason } from '../lib/wire/close-codes.ts';
import { makeProtocols } from '../lib/wire/surface.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

/** No user stands beside a monitor to reload it: after a final reason it looks again, but seldom. */
const RECHECK_DELAY_MS = 60_000;
/** A restored store wants a replica that begins anew; a fresh one has nothing that could disagree. */
const AFTER_RESTORE_MS = 1_000;

export interface Reader {
  /** The whole document has come from the relay, and the line stands. */
  readonly live: boolean;
  /** When anything last came from the relay while this was in sync, on the clock of `performance.now()`. */
  readonly heardAt: number | null;
  /** Why the relay ended it for good; null as long as it has not. */
  readonly ended: CloseReason | null;
  close(): void;
}

export interface ReaderParts<T> {
  /** `ws://relay/sync` */
  readonly url: string;
  readonly name: string;
  readonly open: (doc: Y.Doc, report: Report) => Records<T>;
  /** Called with what the document holds, once it is complete, and with every change from then on. */
  readonly onValue: (records: Records<T>) => void;
  readonly onEnded: (reason: CloseReason) => void;
  readonly report: Report;
}

export function openReader<T>(parts: ReaderParts<T>): Reader {
  let heardAt: number | null = null;
  let ended: CloseReason | null = null;
  let provider: WebsocketProvider;
  let dispose: Dispose = () => {};
  let stopWaiting: Dispose = () => {};

  function connect(): void {
    const doc = new Y.Doc();
    const records = parts.open(doc, parts.report);
    const awareness = new Awareness(doc);
    awareness.setLocalState(null);
    const socket = new WebsocketProvider(parts.url, parts.name, doc, {
      awareness,
      disableBc: true,
      protocols: makeProtocols({ type: 'surface', surface: 'monitor' }),
      // Spread, so that an office full of monitors does not knock all at once when the relay is back.
      maxBackoffTime: 4_000 + Math.random() * 4_000,
    });
    provider = socket;
    // Every frame counts as a sign of life, the pulse above all; the provider's own note of it uses the clock that
    // televisions set while they run.
    socket.messageHandlers = socket.messageHandlers.map((handle) => (...frame: Parameters<typeof handle>) => {
      handle(...frame);
      if (socket.synced) heardAt = performance.now();
    });
    records.subscribe(() => {
      if (socket.synced) parts.onValue(records);
    });
    socket.on('sync', (synced: boolean) => {
      if (!synced) return;
      ended = null;
      parts.onValue(records);
    });
    socket.on('closed', ({ code }: { code: number }) => {
      ended = closeReasonOf(code) ?? 'malformed';
      dispose();
      stopWaiting = after(ended === 'restored' ? AFTER_RESTORE_MS : RECHECK_DELAY_MS, connect);
      parts.onEnded(ended);
    });
    dispose = () => {
      dispose = () => {};
      records.close();
      socket.destroy();
      doc.destroy();
    };
  }

  connect();
  return {
    get live() {
      return provider.synced;
    },
    get heardAt() {
      return heardAt;
    },
    get ended() {
      return ended;
    },
    close() {
      stopWaiting();
      dispose();
    },
  };
}
