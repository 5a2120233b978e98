/** The WebSocket side of the relay: `/sync/<document name>`, one socket a document. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import type { Identity } from '../../src/lib/domain/access.ts';
import { parseName } from '../../src/lib/docs/catalog.ts';
import type { DocumentName } from '../../src/lib/docs/catalog.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';
import { pulse, PULSE_SECONDS } from '../../src/lib/wire/frames.ts';
import { parseProtocols, PROTOCOL } from '../../src/lib/wire/surface.ts';
import type { Credential } from '../../src/lib/wire/surface.ts';
import { MAX_CITIZENS_FRAME_BYTES, MAX_FRAME_BYTES } from '../guard/frame-guard.ts';
import { makeAllowance, makePlaces } from '../guard/limits.ts';
import type { Limits } from '../guard/limits.ts';
import { makeRateLimitAccounts, noAccount } from '../guard/rate-limit-accounts.ts';
import type { RateLimitAccount } from '../guard/rate-limit-accounts.ts';
import type { Timers } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenRooms } from '../relay/rooms.ts';
import { addressOf, isLoopback } from '../http/origin.ts';
import type { OriginCheck } from '../http/origin.ts';
import { newRequestId } from '../http/request-id.ts';
import type { SocketRefusal } from './socket-refusal.ts';
import { closeWith, makeSyncSocket } from './sync-socket.ts';
import type { SyncSocket } from './sync-socket.ts';

export interface Visitor {
  readonly identity: Identity;
  readonly session: string | null;
}

export interface SyncSocketsParts {
  readonly server: Server;
  readonly rooms: OpenRooms;
  /** Who it is, by what they offer and the cookies of the request; null: the session is not (any longer) good. */
  readonly identify: (credential: Credential, cookies: string | undefined) => Promise<Visitor | null>;
  readonly refuse: (identity: Identity, name: DocumentName) => CloseReason | null;
  /** A session was used: new requests have come in it. */
  readonly noteUse: (session: string) => void;
  /** Which of these sessions are over. */
  readonly endedSessions: (digests: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly limits: Limits;
  readonly isOwnOrigin: OriginCheck;
  readonly trustProxy: boolean;
  readonly timers: Timers;
  readonly log: Log;
  readonly metrics: Metrics;
}

export interface SyncSockets {
  /** P4: closes the sockets of an actor, or of one of its sessions, at once. */
  cut(ended: { readonly actor: string; readonly digest: string | null }): void;
  /** Tells everyone to come back later. */
  close(): void;
}

const monotonic = (): number => performance.now();

const PATH = /^\/sync\/([^?#/]{1,200})(?:\?|$)/;
/** A fault that comes back with every frame of a flood is told no more often. */
const FAULT_LINES = { perSecond: 0.2, burst: 20 };
/** What was closed is told in single lines as long as they can be read; the metrics count all of it. */
const CLOSED_LINES = { perSecond: 2, burst: 100 };
/** Number of pulses between two checks that a socket's other end still answers. */
const CHECK_EVERY = 6;

export function openSyncSockets(parts: SyncSocketsParts): SyncSockets {
  const { server, rooms, limits, trustProxy, timers, log, metrics } = parts;
  const sockets = new Set<SyncSocket>();
  const places = makePlaces();
  const payers = makeRateLimitAccounts(monotonic);
  const mayTellFault = makeAllowance(FAULT_LINES, monotonic);
  const mayTellClosed = makeAllowance(CLOSED_LINES, monotonic);
  /** Ids of those whose handshake is not over yet; from then on only what speaks for a socket keeps its id. */
  const ids = new WeakMap<IncomingMessage, string>();
  let pulses = 0;
  let stopPulse = (): void => {};
  let closed = false;

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

  /** That the relay has closed it, and why: not that the client went, nor that all are sent away. */
  function tellClosed(id: string, reason: SocketRefusal, kind?: DocumentName['kind']): void {
    metrics.refused(reason);
    if (!closed && mayTellClosed()) log.info({ socket: id, document: kind, reason }, 'a socket was closed');
  }

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const id = newRequestId();
    ids.set(request, id);
    stream.on('error', () => stream.destroy());
    const path = PATH.exec(request.url ?? '');
    if (closed) return turnAway(stream, id, '503 Service Unavailable', 'shutting-down');
    if (path === null) return turnAway(stream, id, '404 Not Found', 'no-such-path');
    // Only browsers say where the page comes from, and only browsers can be led here by another site's page.
    if (request.headers.origin !== undefined && !parts.isOwnOrigin(request.headers)) {
      return turnAway(stream, id, '403 Forbidden', 'foreign-origin');
    }
    welcome(id, request, stream, head, path[1]!).catch((error: unknown) => {
      metrics.faulted();
      log.error({ socket: id, code: codeOf(error) }, 'a socket could not be opened');
      stream.destroy();
    });
  }

  async function welcome(
    id: string,
    request: IncomingMessage,
    stream: Duplex,
    head: Buffer,
    path: string,
  ): Promise<void> {
    let wss = ofOthers;
    const handshake = (open: (ws: WebSocket, on: Duplex) => void): boolean => {
      let done = false;
      const gone = !stream.readable || !stream.writable;
      wss.handleUpgrade(request, stream, head, (ws) => {
        done = true;
        open(ws, stream);
      });
      if (!done && !gone) tell('bad-handshake');
      return done;
    };
    let told = false;
    const tell = (reason: SocketRefusal): void => {
      if (!told) tellClosed(id, reason, name.ok ? name.value.kind : undefined);
      told = true;
    };
    const refuse = (reason: CloseReason): void => {
      tell(reason);
      // After the handshake, since a browser's page sees no other reason than a close code.
      handshake((ws) => {
        ws.on('error', () => {});
        closeWith(ws, reason);
      });
    };

    const offered = request.headers['sec-websocket-protocol']?.split(',').map((p) => p.trim()) ?? [];
    const credential = parseProtocols(offered);
    const name = parseName(decodePath(path));
    const address = addressOf(request, trustProxy);
    const byAddress = isLoopback(address) ? noAccount : payers.of(`address ${address}`, limits.ofAddress);
    const mayShake = (by: RateLimitAccount): boolean => {
      const may = by.take('handshakes');
      // Without a handshake, which is what there are too many of. A provider comes back as after any broken line.
      if (!may) turnAway(stream, id, '429 Too Many Requests', 'too-many');
      return may;
    };
    // Only a session may still turn out to be good, whatever else comes from its address.
    if (!(name.ok && credential?.type === 'surface') && !mayShake(byAddress)) return;
    if (credential === null) return refuse('malformed');
    if (!name.ok) return refuse(name.error);
    const visitor = await parts.identify(credential, request.headers.cookie);
    if (visitor === null) return mayShake(byAddress) ? refuse('not-signed-in') : undefined;
    const { actor, office } = visitor.identity;
    if (office !== null) wss = ofOffices;
    const byActor = actor === null ? noAccount : payers.of(`actor ${actor}`, limits.ofActor);
    if (!mayShake(byActor)) return;
    const reason = parts.refuse(visitor.identity, name.value);
    if (reason !== null) return refuse(reason);
    const giveBack = takePlaces(visitor, address);
    if (giveBack === null) return refuse('too-many');
    const paying = (office === null ? [byActor, byAddress] : [byActor]).filter(
      (payer) => payer !== noAccount,
    );
    const counted = office === null && !isLoopback(address) ? address : null;
    await open(id, visitor, name.value, counted, paying, giveBack, handshake);
  }

  async function open(
    id: string,
    { identity, session }: Visitor,
    name: DocumentName,
    address: string | null,
    paying: readonly RateLimitAccount[],
    giveBack: () => void,
    handshake: (open: (ws: WebSocket, on: Duplex) => void) => boolean,
  ): Promise<void> {
    const socket = makeSyncSocket({
      identity,
      address,
      name,
      session,
      limits,
      payers: paying,
      onClosed(which, reason) {
        giveBack();
        sockets.delete(which);
        metrics.socketClosed(name.kind);
        if (reason !== null) tellClosed(id, reason, name.kind);
      },
      onUse: parts.noteUse,
      onFault(error) {
        metrics.faulted();
        if (!mayTellFault()) return;
        log.error({ socket: id, document: name.kind, code: codeOf(error) }, 'a socket failed');
      },
    });
    // From here on it can be cut off, also while the document is still being loaded.
    sockets.add(socket);
    metrics.socketOpened(name.kind);
    try {
      socket.sit(await rooms.enter(name, socket));
    } catch {
      socket.close('shutting-down');
    }
    if (!handshake((ws, on) => socket.attach(ws, on))) socket.drop();
  }

  /** Without a handshake. A client that does not hang up is hung up on: Node looks after its connection no longer. */
  function turnAway(stream: Duplex, id: string, status: string, reason: SocketRefusal): void {
    tellClosed(id, reason);
    stream.once('finish', () => stream.destroy());
    stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\nX-Request-Id: ${id}\r\n\r\n`);
  }

  /** Staff and devices count by actor: a whole office shares one address. Loopback is this machine, or its proxy. */
  function takePlaces({ identity }: Visitor, address: string): (() => void) | null {
    const byActor =
      identity.actor === null ? () => {} : places.take(`actor ${identity.actor}`, limits.socketsPerActor);
    if (byActor === null) return null;
    if (identity.office !== null || isLoopback(address)) return byActor;
    const byAddress = places.take(`address ${address}`, limits.socketsPerAddress);
    if (byAddress === null) {
      byActor();
      return null;
    }
    return () => {
      byActor();
      byAddress();
    };
  }

  async function beat(): Promise<void> {
    const check = ++pulses % CHECK_EVERY === 0;
    try {
      for (const socket of [...sockets]) {
        if (check && !socket.checkAlive()) socket.drop();
        else socket.send(pulse);
      }
      const digests = [...new Set([...sockets].flatMap((s) => s.session ?? []))];
      const ended = await parts.endedSessions(digests);
      for (const socket of [...sockets]) {
        if (socket.session !== null && ended.has(socket.session)) socket.close('not-signed-in');
      }
    } catch (error) {
      log.error({ code: codeOf(error) }, 'the sessions cannot be checked');
    }
  }

  function planBeat(): void {
    stopPulse = timers(PULSE_SECONDS * 1000, () => {
      planBeat();
      void beat();
    });
  }

  server.on('upgrade', onUpgrade);
  planBeat();
  return {
    cut({ actor, digest }) {
      for (const socket of [...sockets]) {
        if (socket.identity.actor === actor && (digest === null || socket.session === digest)) {
          socket.close('not-signed-in');
        }
      }
    },
    close() {
      closed = true;
      stopPulse();
      for (const socket of [...sockets]) socket.close('shutting-down');
      for (const wss of [ofOffices, ofOthers]) wss.close();
    },
  };
}

function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
