/**
 * The socket of one device for one document, without a socket: real frames, the relay's own rooms, virtual time. What
 * the relay sends may come late, twice and in another order; what the device sends comes in order, as TCP has it, and
 * may come twice. A line that is cut loses what is under way.
 */
import * as Y from 'yjs';
import type { Identity } from '../../../src/lib/domain/access.ts';
import type { DocumentName } from '../../../src/lib/docs/catalog.ts';
import type { CloseReason } from '../../../src/lib/wire/close-codes.ts';
import { readFrame } from '../../../src/lib/wire/frames.ts';
import type { Seat } from '../../../sync-server/relay/peer.ts';
import type { OpenRooms } from '../../../sync-server/relay/rooms.ts';
import type { Chance } from './chance.ts';
import type { VirtualTime } from './virtual-time.ts';

/** How the network behaves. */
export interface Weather {
  /** Milliseconds that a frame takes. */
  readonly delay: (chance: Chance) => number;
  /** How often a frame comes twice. */
  readonly twice: number;
  /** Whether frames from the relay may overtake each other. */
  readonly shuffled: boolean;
  /** A planted fault: how often a frame from the relay is lost on a socket that lives. Never, in a real network. */
  readonly lost?: number;
}

export const fairWeather: Weather = { delay: () => 20, twice: 0, shuffled: false };
export const foulWeather: Weather = {
  delay: (chance) => chance.whole(5, 900),
  twice: 0.2,
  shuffled: true,
};

export interface Line {
  /** The relay has answered what it holds, so this replica is as far as the relay was then. */
  readonly synced: boolean;
  /** The socket is gone; nothing under way arrives. */
  drop(): void;
}

export interface LineParts {
  readonly time: VirtualTime;
  readonly chance: Chance;
  readonly weather: Weather;
  readonly rooms: OpenRooms;
  readonly name: DocumentName;
  readonly identity: Identity;
  readonly doc: Y.Doc;
  /** The relay has closed it. */
  readonly onClosed: (reason: CloseReason) => void;
}

export function openLine({ time, chance, weather, rooms, name, identity, doc, onClosed }: LineParts): Line {
  let open = true;
  let synced = false;
  let seat: Seat | null = null;
  let lastUp = 0;
  let lastDown = 0;

  function drop(): void {
    if (!open) return;
    open = false;
    if (seat === null) return;
    doc.off('update', onOwnUpdate);
    seat.leave();
  }

  function close(reason: CloseReason): void {
    if (!open) return;
    drop();
    time.at(time.now() + weather.delay(chance), () => onClosed(reason));
  }

  function whenOpen(run: () => void): () => void {
    return () => {
      if (open) run();
    };
  }

  /** To the relay: in order. */
  function up(run: (seat: Seat) => CloseReason | null): void {
    const arrive = whenOpen(() => {
      const reason = run(seat!);
      if (reason !== null) close(reason);
    });
    lastUp = Math.max(lastUp, time.now() + weather.delay(chance));
    time.at(lastUp, arrive);
    if (chance.yes(weather.twice)) time.at(lastUp, arrive);
  }

  function down(frame: Uint8Array): void {
    if (weather.lost !== undefined && chance.yes(weather.lost)) return;
    const arrive = whenOpen(() => take(frame));
    const delays = chance.yes(weather.twice) ? 2 : 1;
    for (let i = 0; i < delays; i++) {
      const when = time.now() + weather.delay(chance);
      if (!weather.shuffled) lastDown = Math.max(lastDown, when);
      time.at(weather.shuffled ? when : lastDown, arrive);
    }
  }

  function take(bytes: Uint8Array): void {
    const frame = readFrame(bytes);
    if (!frame.ok) throw new Error('the relay sent a frame that nobody can read');
    if (frame.value.kind === 'state-vector') {
      const theirs = frame.value.bytes;
      up((to) => to.give('answer', Y.encodeStateAsUpdate(doc, theirs)));
    } else if (frame.value.kind === 'answer' || frame.value.kind === 'update') {
      if (frame.value.kind === 'answer') synced = true;
      Y.applyUpdate(doc, frame.value.bytes, line);
    }
  }

  function onOwnUpdate(update: Uint8Array, origin: unknown): void {
    if (origin !== line) up((to) => to.give('update', update));
  }

  const line: Line = {
    get synced() {
      return synced;
    },
    drop,
  };
  const fail = (error: unknown): never => {
    throw error;
  };
  const send = (f: Uint8Array): false | void => open && down(f);
  const peer = { identity, send, close, fail, mayRequest: () => true, buffered: 0 };
  rooms
    .enter(name, peer)
    .then((entered) => {
      if (!open) return entered.leave();
      seat = entered;
      doc.on('update', onOwnUpdate);
      entered.greet();
      const stateVector = Y.encodeStateVector(doc);
      up((to) => to.ask(stateVector));
    })
    // A room that cannot be loaded has closed its peers itself.
    .catch(() => {});
  return line;
}
