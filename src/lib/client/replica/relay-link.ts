/** A document's socket to the relay: y-websocket's provider, with a truthful status, jitter and an ear for silence. */
import type * as Y from 'yjs';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import type { Instant } from '../../domain/time.ts';
import { closeCodes, closeReasonOf } from '../../wire/close-codes.ts';
import type { CloseReason } from '../../wire/close-codes.ts';
import { PULSE_SECONDS } from '../../wire/frames.ts';
import { makeProtocols } from '../../wire/surface.ts';
import type { Credential } from '../../wire/surface.ts';
import { holdMessages } from './hold-messages.ts';
import { linkSocket } from './link-socket.ts';
import type { BeforeWriting, SocketType } from './link-socket.ts';
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
  readonly spoken: number;
  subscribe(listener: () => void): () => void;
  close(): void;
}

/** Three pulses missed: the relay is out of reach, though no socket has said so. */
const SILENCE = 3 * PULSE_SECONDS * 1000;
/** A socket that opens, or a document that comes, within this time, or a new attempt. */
const CONNECT_TIMEOUT_MS = 15_000;
const MAX_BACKOFF_MS = 10_000;
const CHECK_INTERVAL_MS = 2_500;
const FLUSH_CHECK_INTERVAL_MS = 50;
/** After `too-many` and `too-slow` the first pause is long already: 2^5 × 100 ms. */
const PATIENT = 5;

export function openRelayLink(options: RelayLinkOptions): RelayLink {
  const { doc, document, credential, mayWrite, origin, platform = ownPlatform } = options;
  const listeners = makeListeners();
  const handedOver = new WeakSet<WebSocket>();
  const holding = new WeakSet<WebSocket>();
  /** The provider still names it while it says that it has closed. */
  let gone: WebSocket | null = null;
  let state: LinkStatus['state'] = 'connecting';
  let reason: CloseReason | null = null;
  let heardAt: Instant | null = null;
  /** The same on the page's monotonic clock, which cannot be set: silence is measured by it. */
  let heard = 0;
  let attempted = platform.monotonic();
  let stopFlushCheck: (() => void) | null = null;
  let spoken = 0;
  let closed = false;

  const awareness = new Awareness(doc);
  awareness.setLocalState(null);
  const provider = new WebsocketProvider(`${origin.replace(/^http/, 'ws')}/sync`, document, doc, {
    connect: false,
    awareness,
    protocols: makeProtocols(credential),
    disableBc: true,
    maxBackoffTime: MAX_BACKOFF_MS,
    WebSocketPolyfill: linkSocket({
      base: options.webSocket,
      mayWrite,
      beforeWriting: options.beforeWriting,
      onHolding(socket, held) {
        if (held) holding.add(socket);
        else holding.delete(socket);
      },
      onWritten(socket, whole) {
        if (whole) handedOver.add(socket);
        spoken++;
        if (!closed) listeners.notify();
        awaitFlush();
      },
      onHeard: hear,
    }),
  });
  endWithoutWord(provider);

  function hear(): void {
    const now = platform.now();
    heard = platform.monotonic();
    const worthTelling = heardAt === null || now - heardAt >= 1000;
    heardAt = now;
    if (worthTelling && !closed) listeners.notify();
  }

  function become(next: LinkStatus['state'], why: CloseReason | null = null): void {
    if (closed || (state === next && reason === why)) return;
    state = next;
    reason = why;
    listeners.notify();
  }

  const isLeaving = (ws: WebSocket): boolean => holding.has(ws) || ws.bufferedAmount > 0;

  /** A socket says nothing when its buffer has run empty, so it is asked. */
  function awaitFlush(): void {
    if (stopFlushCheck !== null || closed) return;
    stopFlushCheck = platform.after(FLUSH_CHECK_INTERVAL_MS, () => {
      stopFlushCheck = null;
      if (provider.ws !== null && provider.ws.bufferedAmount > 0) awaitFlush();
      else listeners.notify();
    });
  }

  function reconnect(): void {
    if (closed || state === 'closed') return;
    provider.disconnect();
    attempted = platform.monotonic();
    provider.connect();
  }

  function check(): void {
    if (provider.ws === null || state === 'closed') return;
    const now = platform.monotonic();
    const silent = provider.wsconnected && now - heard > SILENCE;
    const slow = state !== 'live' && now - attempted > CONNECT_TIMEOUT_MS;
    if (silent || slow) reconnect();
  }

  provider.on('status', ({ status }) => {
    if (status === 'connecting') attempted = platform.monotonic();
    if (status === 'connected') heard = platform.monotonic();
    const first = status === 'connected' ? options.beforeAnswering?.() : undefined;
    if (first !== undefined && provider.ws !== null) holdMessages(provider.ws, first);
  });
  provider.on('sync', (synced) => {
    if (synced) become('live');
  });
  provider.on('connection-close', (event) => {
    const code = event?.code;
    if (code === closeCodes['too-many'] || code === closeCodes['too-slow'])
      provider.wsUnsuccessfulReconnects = Math.max(provider.wsUnsuccessfulReconnects, PATIENT);
    // The provider's pause is the smaller of 2^n × 100 ms and this. Half of it is chance, so that a thousand phones do
    // not come back in step.
    const pause = Math.min(MAX_BACKOFF_MS, 100 * 2 ** (provider.wsUnsuccessfulReconnects + 1));
    provider.maxBackoffTime = pause * (0.5 + platform.random() / 2);
    gone = provider.ws;
    become('offline');
    // Also where that is no news: what was held for this socket is not on its way any more.
    awaitFlush();
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
      return heardAt;
    },
    get flushed() {
      const { ws } = provider;
      return state === 'live' && ws !== null && handedOver.has(ws) && !isLeaving(ws);
    },
    get leaving() {
      const { ws } = provider;
      return ws !== null && ws !== gone && ws.readyState === ws.OPEN && isLeaving(ws);
    },
    get spoken() {
      return spoken;
    },
    subscribe: listeners.subscribe,
    close() {
      if (closed) return;
      closed = true;
      listeners.clear();
      stopFlushCheck?.();
      for (const dispose of disposers) dispose();
      provider.destroy();
      awareness.destroy();
    },
  };
}

/**
 * In Node each provider listens for the end of the process, to take back an awareness that is unused here. A process
 * with a dozen devices would be warned of a leak.
 */
function endWithoutWord({ _exitHandler }: WebsocketProvider): void {
  const { process } = globalThis as { process?: { off?(event: 'exit', listener: () => void): void } };
  process?.off?.('exit', _exitHandler);
}
