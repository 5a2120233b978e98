/** When a socket has to be given up: the relay is silent, or neither socket nor document comes. */
import type { Instant } from '../../domain/time.ts';
import { PULSE_SECONDS } from '../../wire/frames.ts';
import type { Platform } from '../browser/platform.ts';

/** Three pulses missed: the relay is out of reach, though no socket has said so. */
const SILENCE_MS = 3 * PULSE_SECONDS * 1000;
/** A socket that opens, or a document that comes, within this time, or a new attempt. */
const CONNECT_TIMEOUT_MS = 15_000;
/** Listeners hear of the relay's signs of life at most this often. */
const TELL_INTERVAL_MS = 1_000;

export class LinkPatience {
  readonly #platform: Platform;
  #heardAt: Instant | null = null;
  /** The same on the page's monotonic clock, which cannot be set: silence is measured by it. */
  #heard = 0;
  #attempted: number;

  constructor(platform: Platform) {
    this.#platform = platform;
    this.#attempted = platform.monotonic();
  }

  /** When the relay was last heard, by this device's clock. */
  get heardAt(): Instant | null {
    return this.#heardAt;
  }

  /** Something has come from the relay. True: listeners should hear of it. */
  hear(): boolean {
    const now = this.#platform.now();
    this.#heard = this.#platform.monotonic();
    const worthTelling = this.#heardAt === null || now - this.#heardAt >= TELL_INTERVAL_MS;
    this.#heardAt = now;
    return worthTelling;
  }

  noteAttempt(): void {
    this.#attempted = this.#platform.monotonic();
  }

  noteConnected(): void {
    this.#heard = this.#platform.monotonic();
  }

  /** `connected`: a socket is open. `live`: the document has come. */
  isOver({ connected, live }: { readonly connected: boolean; readonly live: boolean }): boolean {
    const now = this.#platform.monotonic();
    const silent = connected && now - this.#heard > SILENCE_MS;
    const slow = !live && now - this.#attempted > CONNECT_TIMEOUT_MS;
    return silent || slow;
  }
}
