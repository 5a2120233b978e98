/**
 * The network of one device: the sockets and the fetch that its page is given. Frames take their time, may come twice,
 * and from the relay in another order. A line that is cut loses what is under way; one that is dead says nothing of it.
 */
import { parseName } from '../../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../../src/lib/docs/document-names.ts';
import { closeCodes } from '../../../src/lib/wire/close-codes.ts';
import type { CloseReason } from '../../../src/lib/wire/close-codes.ts';
import { PULSE_SECONDS } from '../../../src/lib/wire/frames.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { SocketType } from '../../../src/lib/client/replica/link-socket.ts';
import type { Chance } from './chance.ts';
import { RelaySeat } from './relay-seat.ts';
import type { SeatParts } from './relay-seat.ts';
import type { Weather } from './weather.ts';

/** `dead`: nothing arrives, and no socket says so. `cut`: the machine knows that it has no network. */
export type NetworkState = 'up' | 'cut' | 'dead';

export interface NetworkParts extends SeatParts {
  readonly chance: Chance;
  readonly weather: () => Weather;
}

/** The reasons that say that a device and its relay do not understand each other. */
const UNEXPECTED: readonly CloseReason[] = ['malformed', 'not-allowed', 'too-large', 'no-such-document'];

const LOST_CONNECTION = 1006;
const IDLE_AFTER_MS = 10 * 60_000;

/** Every second pulse is enough for a device to know that the relay is there, and a day has hundreds of thousands. */
const PULSE_MS = 2 * PULSE_SECONDS * 1000;

export class VirtualNetwork {
  readonly parts: NetworkParts;
  /** Documents whose sockets the relay closed for a reason that no device should give. */
  readonly refusals: string[] = [];
  readonly webSocket: SocketType;
  readonly #sockets = new Set<VirtualSocket>();
  readonly #stops: readonly (() => void)[];
  #state: NetworkState = 'cut';
  #since: Instant;

  constructor(parts: NetworkParts) {
    this.parts = parts;
    this.#since = parts.time.now();
    this.webSocket = socketsOf(this);
    this.#stops = [
      parts.relay.onDown(() => {
        if (this.#state === 'up') this.#loseAll();
      }),
      parts.time.every(PULSE_MS, () => {
        if (this.#state === 'up') for (const socket of [...this.#sockets]) socket.feelPulse();
      }),
    ];
  }

  get state(): NetworkState {
    return this.#state;
  }

  /** Without a network for longer than `IDLE_AFTER_MS`: browsers hold its page back. */
  get isIdle(): boolean {
    return this.#state === 'cut' && this.parts.time.now() - this.#since > IDLE_AFTER_MS;
  }

  become(state: NetworkState): void {
    if (state === this.#state) return;
    this.#since = this.parts.time.now();
    this.#state = state;
    if (state === 'cut') this.#loseAll();
    // A device that comes back after a silence finds that the relay has given up on it.
    else for (const socket of [...this.#sockets]) socket.silence();
  }

  /** Its page is gone: nothing is heard of any of its sockets again. */
  abandon(): void {
    for (const socket of [...this.#sockets]) socket.abandon();
  }

  close(): void {
    this.abandon();
    for (const stop of this.#stops) stop();
  }

  add(socket: VirtualSocket): void {
    this.#sockets.add(socket);
  }

  remove(socket: VirtualSocket): void {
    this.#sockets.delete(socket);
  }

  note(name: string, reason: CloseReason): void {
    // P1: a kiosk is not let into other days than today's, and asks whether the relay has lost one that it holds (M18).
    if (reason === 'no-such-document' && this.parts.identity.role === 'kiosk') return;
    if (UNEXPECTED.includes(reason)) this.refusals.push(`${name} is closed: ${reason}`);
  }

  /** What the relay answers over HTTP that a page needs: its time. */
  readonly fetch = async (_url: unknown, init?: RequestInit): Promise<Response> => {
    const { time, relay, weather, chance } = this.parts;
    // The same both ways: else the clock that is measured by it would be off by the difference.
    const delay = weather().delay(chance);
    await this.#travel(delay, init?.signal);
    if (relay.rooms === null) throw new TypeError('the relay is down');
    const body = { now: time.now() };
    await this.#travel(delay, init?.signal);
    return { ok: true, status: 200, headers: new Headers(), json: async () => body } as Response;
  };

  /** One way; rejects when the machine has no network, waits for its patience when nothing arrives. */
  #travel(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
    const { time } = this.parts;
    return new Promise((resolve, reject) => {
      const fail = (): void => {
        // A signal with a listener is kept alive by the signals that it depends on, those of a page of a whole day.
        signal?.removeEventListener('abort', fail);
        reject(new TypeError('no network'));
      };
      if (this.#state === 'cut') return fail();
      signal?.addEventListener('abort', fail);
      if (this.#state === 'dead') return;
      time.at(time.now() + ms, () => {
        if (this.#state === 'cut') fail();
        if (this.#state !== 'up') return;
        signal?.removeEventListener('abort', fail);
        resolve();
      });
    });
  }

  #loseAll(): void {
    for (const socket of [...this.#sockets]) socket.end(LOST_CONNECTION);
  }
}

type On<E> = ((event: E) => void) | null;

/** The parts of a WebSocket that y-websocket and its socket use. */
class VirtualSocket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  binaryType = 'arraybuffer';
  readyState = 0;
  bufferedAmount = 0;
  onopen: On<{ type: string }> = null;
  onmessage: On<{ data: Uint8Array }> = null;
  onerror: On<{ type: string }> = null;
  onclose: On<{ code: number; reason: string }> = null;
  readonly #network: VirtualNetwork;
  readonly #weather: Weather;
  readonly #listeners: (() => void)[] = [];
  readonly #seat: RelaySeat;
  #silent = false;
  #lastUp = 0;
  #lastDown = 0;

  constructor(network: VirtualNetwork, url: string) {
    this.#network = network;
    // The weather of a socket is that of the moment in which it was opened.
    this.#weather = network.parts.weather();
    const path = pathOf(url);
    this.#seat = new RelaySeat(network.parts, nameOf(path), {
      open: () => this.#down(() => this.#opened(), false),
      send: (frame) => {
        const { lost } = this.#weather;
        if (lost === undefined || !network.parts.chance.yes(lost)) this.#down(() => this.take(frame), true);
      },
      close: (reason) => {
        if (reason !== null) network.note(path, reason);
        const code = reason === null ? LOST_CONNECTION : closeCodes[reason];
        this.#down(() => this.end(code), false);
      },
    });
    network.add(this);
    if (network.isIdle) return;
    if (network.state === 'cut') this.#later(0, () => this.end(LOST_CONNECTION));
    else if (network.state === 'up') this.#up(() => this.#seat.enter(), false);
  }

  addEventListener(type: 'message', listener: () => void): void {
    if (type === 'message') this.#listeners.push(listener);
  }

  send(data: Uint8Array): void {
    if (this.readyState !== this.OPEN) return;
    if (this.#silent || this.#network.state !== 'up') {
      this.bufferedAmount += data.length;
      return;
    }
    const frame = data.slice();
    this.#up(() => this.#seat.receive(frame), true);
  }

  close(): void {
    this.abandon();
  }

  /** From now on nothing arrives, and this end does not know. The relay gives it up. */
  silence(): void {
    this.#silent = true;
    this.#seat.leave();
  }

  /** Nothing is heard of it again here; the relay learns that it is gone. */
  abandon(): void {
    this.readyState = this.CLOSED;
    this.#network.remove(this);
    this.#seat.leave();
  }

  end(code: number): void {
    if (this.readyState === this.CLOSED) return;
    const opening = this.readyState === this.CONNECTING;
    this.abandon();
    if (opening) this.onerror?.({ type: 'error' });
    this.onclose?.({ code, reason: '' });
  }

  /**
   * A pulse says only that the relay is there, which the product hears from its socket. y-websocket takes a pulse for an
   * awareness of no client; to have each read would be a tenth of what a day costs.
   */
  feelPulse(): void {
    if (this.readyState !== this.OPEN || this.#silent) return;
    for (const listener of this.#listeners) listener();
  }

  take(frame: Uint8Array): void {
    if (this.readyState !== this.OPEN || this.#silent) return;
    for (const listener of this.#listeners) listener();
    this.onmessage?.({ data: frame });
  }

  #opened(): void {
    if (this.readyState !== this.CONNECTING || this.#silent) return;
    this.readyState = this.OPEN;
    this.onopen?.({ type: 'open' });
  }

  #later(ms: number, run: () => void): number {
    const { time } = this.#network.parts;
    const when = time.now() + ms;
    time.at(when, run);
    return when;
  }

  /** Sends to the relay, in order. */
  #up(run: () => void, repeats: boolean): void {
    const { time, chance } = this.#network.parts;
    const arrive = (): void => {
      if (!this.#silent) run();
    };
    this.#lastUp = Math.max(this.#lastUp, time.now() + this.#weather.delay(chance));
    time.at(this.#lastUp, arrive);
    if (repeats && chance.yes(this.#weather.twice)) time.at(this.#lastUp, arrive);
  }

  /** From the relay: frames may overtake each other, but never the opening or the end. */
  #down(run: () => void, isFrame: boolean): void {
    const { time, chance } = this.#network.parts;
    const times = isFrame && chance.yes(this.#weather.twice) ? 2 : 1;
    for (let i = 0; i < times; i++) {
      const when = Math.max(this.#opensAt, time.now() + this.#weather.delay(chance));
      const inOrder = Math.max(this.#lastDown, when);
      this.#lastDown = inOrder;
      time.at(isFrame && this.#weather.shuffled ? when : inOrder, run);
    }
    if (!isFrame && this.#opensAt === 0) this.#opensAt = this.#lastDown;
  }
  #opensAt = 0;
}

const pathOf = (url: string): string =>
  decodeURIComponent(url.slice(url.indexOf('/sync/') + '/sync/'.length));

const names = new Map<string, DocumentName>();

/** A device that is cut off asks for the same few documents thousands of times a day. */
function nameOf(path: string): DocumentName {
  const known = names.get(path);
  if (known !== undefined) return known;
  const name = parseName(path);
  if (!name.ok) throw new Error(`no document: ${path}`);
  names.set(path, name.value);
  return name.value;
}

const socketsOf = (network: VirtualNetwork): SocketType =>
  class extends VirtualSocket {
    constructor(url: string) {
      super(network, url);
    }
  } as unknown as SocketType;
