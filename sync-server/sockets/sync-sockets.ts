/** The WebSocket side of the relay: `/sync/<document name>`, one socket a document. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { makeAllowance } from '../guard/limits.ts';
import type { Limits } from '../guard/limits.ts';
import type { Timers } from '../jobs/schedule.ts';
import { codeOf } from '../log/log.ts';
import type { Log } from '../log/log.ts';
import type { Metrics } from '../metrics.ts';
import type { OpenRooms } from '../relay/rooms.ts';
import type { OriginCheck } from '../http/origin.ts';
import { openHandshakes } from './handshakes.ts';
import type { Handshake } from './handshakes.ts';
import { startHeartbeat } from './heartbeat.ts';
import { openSocketQuotas } from './socket-quotas.ts';
import type { SocketRefusal } from './socket-refusal.ts';
import { makeSyncSocket } from './sync-socket.ts';
import type { SocketSurroundings, SyncSocket } from './sync-socket.ts';
import { makeAdmission } from './admission.ts';
import type { AdmittedVisitor, AdmissionParts } from './admission.ts';

export interface SyncSocketsParts extends AdmissionParts {
  readonly server: Server;
  readonly rooms: Pick<OpenRooms, 'enter'>;
  /** A session was used: new requests have come in it. */
  readonly noteUse: (session: string) => void;
  /** Which of these sessions are over. */
  readonly endedSessions: (digests: readonly string[]) => Promise<ReadonlySet<string>>;
  readonly limits: Limits;
  readonly isOwnOrigin: OriginCheck;
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

export function openSyncSockets(parts: SyncSocketsParts): SyncSockets {
  const { server, rooms, limits, timers, log, metrics, endedSessions } = parts;
  const sockets = new Set<SyncSocket>();
  let closed = false;
  const mayTellFault = makeAllowance(FAULT_LINES, monotonic);
  const mayTellClosed = makeAllowance(CLOSED_LINES, monotonic);
  const admit = makeAdmission(parts, openSocketQuotas(limits, monotonic));
  const handshakes = openHandshakes(tellClosed);
  server.on('upgrade', onUpgrade);
  const stopHeartbeat = startHeartbeat({ sockets, endedSessions, timers, log });

  const shared: SocketSurroundings = {
    limits,
    onClosed(socket, reason) {
      sockets.delete(socket);
      metrics.socketClosed(socket.name.kind);
      if (reason !== null) tellClosed(socket.id, reason, socket.name.kind);
    },
    onUse: parts.noteUse,
    onFault({ id, name }, error) {
      metrics.faulted();
      if (!mayTellFault()) return;
      log.error({ socket: id, document: name.kind, code: codeOf(error) }, 'a socket failed');
    },
  };

  /** Not that the client went, nor that all are sent away. */
  function tellClosed(id: string, reason: SocketRefusal, kind?: DocumentName['kind']): void {
    metrics.refused(reason);
    if (!closed && mayTellClosed()) log.info({ socket: id, document: kind, reason }, 'a socket was closed');
  }

  function onUpgrade(request: IncomingMessage, stream: Duplex, head: Buffer): void {
    const handshake = handshakes.begin(request, stream, head);
    const path = PATH.exec(request.url ?? '');
    if (closed) return handshake.turnAway('503 Service Unavailable', 'shutting-down');
    if (path === null) return handshake.turnAway('404 Not Found', 'no-such-path');
    // Only browsers say where the page comes from, and only browsers can be led here by another site's page.
    if (request.headers.origin !== undefined && !parts.isOwnOrigin(request.headers)) {
      return handshake.turnAway('403 Forbidden', 'foreign-origin');
    }
    admit(handshake, path[1]!, (entry) => open(handshake, entry)).catch((error: unknown) => {
      metrics.faulted();
      log.error({ socket: handshake.id, code: codeOf(error) }, 'a socket could not be opened');
      handshake.abandon();
    });
  }

  async function open(handshake: Handshake, entry: AdmittedVisitor): Promise<void> {
    const { name } = entry;
    // It keeps the id alone, not the request.
    const socket = makeSyncSocket({ ...entry, id: handshake.id }, shared);
    // From here on the socket can be cut off, also while the document is still being loaded.
    sockets.add(socket);
    metrics.socketOpened(name.kind);
    try {
      socket.sit(await rooms.enter(name, socket));
    } catch {
      socket.close('shutting-down');
    }
    if (!handshake.complete((ws, stream) => socket.attach(ws, stream))) socket.drop();
  }

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
      stopHeartbeat();
      for (const socket of [...sockets]) socket.close('shutting-down');
      handshakes.close();
    },
  };
}
