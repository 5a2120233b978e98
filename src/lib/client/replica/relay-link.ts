/** A document's socket to the relay: y-websocket's provider, with a truthful status, jitter and an ear for silence. */
import type * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type { Instant } from '../../domain/time.ts';
import { closeCodes, closeReasonOf } from '../../wire/close-codes.ts';
import type { CloseReason } from '../../wire/close-codes.ts';
import { makeProtocols } from '../../wire/surface.ts';
import type { Credential } from '../../wire/surface.ts';
import { holdMessages } from './hold-messages.ts';
import { LinkPatience } from './link-patience.ts';
import { linkSocket } from './link-socket.ts';
import type { BeforeWriting, SocketType } from './link-socket.ts';
import { OutgoingWrites } from './outgoing-writes.ts';
import { makeListeners } from '../browser/listeners.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import type { LinkStatus } from '../types.ts';

export interface RelayLinkOptions {
  readonly doc: Y.Doc;
  /** The document's name, as in `makeName`. */
  readonly document: string;
  readonly credential: Credential;
  readonly mayWrite: boolean;
  readonly beforeWriting?: BeforeWriting | undefined;
  /** Asked for each socket that has opened: until it is done nothing that comes in is answered. Must not reject. */
  readonly beforeAnswering?: (() => Promise<void>) | undefined;
  /** The relay's origin, `https://…`. */
  readonly origin: string;
  readonly webSocket: SocketType;
  readonly platform?: Platform | undefined;
}

export interface RelayLink {
  readonly state: LinkStatus['state'];
  readonly reason: CloseReason | null;
  readonly heardAt: Instant | null;
  /** All that this end has written has left through the socket that is open now. */
  readonly flushed: boolean;
  /** Something that this end has written is held, or has not gone yet, on a socket that is still open. */
  readonly leaving: boolean;
  /** How often this end has handed something that it wrote to a socket, arrived or not. */
  readonly writesSent: number;
  subscribe(listener: () => void): () => void;
  close(): void;
}

const MAX_BACKOFF_MS = 10_000;
const CHECK_INTERVAL_MS = 2_500;
/** After `too-many` and `too-slow` the first pause is long already: 2^5 × 100 ms. */
const PATIENT_RETRIES = 5;

export function openRelayLink(options: RelayLinkOptions): RelayLink {
  const { platform = ownPlatform } = options;
  const listeners = makeListeners();
  let state: LinkStatus['state'] = 'connecting';
  let reason: CloseReason | null = null;
  let closed = false;

  const patience = new LinkPatience(platform);
  const outgoing = new OutgoingWrites({ platform, socket: () => provider.ws, onChange: notify });
  const { provider, awareness } = makeProvider(options, outgoing, () => {
    if (patience.hear()) notify();
  });

  function notify(): void {
    if (!closed) listeners.notify();
  }

  function become(next: LinkStatus['state'], why: CloseReason | null = null): void {
    if (closed || (state === next && reason === why)) return;
    state = next;
    reason = why;
    listeners.notify();
  }

  function reconnect(): void {
    if (closed || state === 'closed') return;
    provider.disconnect();
    patience.noteAttempt();
    provider.connect();
  }

  function check(): void {
    if (provider.ws === null || state === 'closed') return;
    if (patience.isOver({ connected: provider.wsconnected, live: state === 'live' })) reconnect();
  }

  provider.on('status', ({ status }) => {
    if (status === 'connecting') patience.noteAttempt();
    if (status === 'connected') patience.noteConnected();
    const first = status === 'connected' ? options.beforeAnswering?.() : undefined;
    if (first !== undefined && provider.ws !== null) holdMessages(provider.ws, first);
  });
  provider.on('sync', (synced) => {
    if (synced) become('live');
  });
  provider.on('connection-close', (event) => {
    lengthenPause(provider, event?.code, platform);
    outgoing.noteGone(provider.ws);
    become('offline');
    // Done also where the state is no news: what was held for this socket is not on its way any more.
    outgoing.awaitFlush();
  });
  provider.on('closed', ({ code }) => become('closed', closeReasonOf(code)));
  const disposers = [
    platform.every(CHECK_INTERVAL_MS, check),
    platform.on('online', () => {
      if (state !== 'live') reconnect();
    }),
    // A page that comes back out of the browser's cache has lost its sockets.
    platform.on('pageshow', check),
  ];
  provider.connect();

  return {
    get state() {
      return state;
    },
    get reason() {
      return reason;
    },
    get heardAt() {
      return patience.heardAt;
    },
    get flushed() {
      return state === 'live' && outgoing.flushed;
    },
    get leaving() {
      return outgoing.leaving;
    },
    get writesSent() {
      return outgoing.writesSent;
    },
    subscribe: listeners.subscribe,
    close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      outgoing.close();
      for (const dispose of disposers) dispose();
      provider.destroy();
      awareness.destroy();
    },
  };
}

function makeProvider(
  { doc, document, credential, origin, webSocket, mayWrite, beforeWriting }: RelayLinkOptions,
  outgoing: OutgoingWrites,
  onHeard: () => void,
): { readonly provider: WebsocketProvider; readonly awareness: Awareness } {
  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/sync`, document, doc, {
    connect: false,
    awareness,
    protocols: makeProtocols(credential),
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    WebSocketPolyfill: linkSocket({
      base: webSocket,
      mayWrite,
      beforeWriting,
      onHolding: (socket, held) => outgoing.noteHolding(socket, held),
      onWritten: (socket, whole) => outgoing.noteWritten(socket, whole),
      onHeard,
    }),
  });
  endWithoutWord(provider);
  return { provider, awareness };
}

/**
 * The provider's pause is the smaller of 2^n × 100 ms and `maxBackoffTime`. Half of it is chance, so that a thousand
 * phones do not come back in step.
 */
function lengthenPause(provider: WebsocketProvider, code: number | undefined, platform: Platform): void {
  if (code === closeCodes['too-many'] || code === closeCodes['too-slow'])
    provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, PATIENT_RETRIES);
  const pauseMs = Math.min(MAX_BACKOFF_MS, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1));
  provider.maxBackoffTime = pauseMs * (0.5 + platform.random() / 2);
}

/**
 * In Node each provider listens for the end of the process, to take back an awareness that is unused here. A process
 * with a dozen devices would be warned of a leak.
 */
function endWithoutWord({ _exitHandler }: WebsocketProvider): void {
  const { process } = globalThis as { process?: { off?(event: 'exit', listener: () => void): void } };
  process?.off?.('exit', _exitHandler);
}
