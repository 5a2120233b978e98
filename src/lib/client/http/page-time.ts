/** What one page knows of the relay's time: what it measured, what a person told, what an earlier page left (M15). */
import { isSteady, MEASUREMENTS_AT_MOST, relayTimeAt } from '../../domain/requests/clock-correction.ts';
import type {
  ClockReading,
  Measurement,
  PageClock,
  RequestClock,
} from '../../domain/requests/clock-correction.ts';
import type { Instant } from '../../domain/time.ts';
import type { Platform } from '../browser/platform.ts';

export interface PageTimeOptions {
  readonly platform: Pick<Platform, 'now' | 'monotonic'>;
  readonly sleeps: boolean;
  /** The offset from the disk. `knownAt`: the latest relay's time that was known. */
  readonly offsetMs: number;
  readonly knownAt: Instant | null;
}

/** Milliseconds between two measurements that say the same: a network's jitter is no news. */
const JITTER_MS = 50;

export class PageTime {
  readonly #options: PageTimeOptions;
  #page: PageClock;
  #told: Measurement | null = null;
  #seen: ClockReading;

  constructor(options: PageTimeOptions) {
    this.#options = options;
    this.#seen = this.#read();
    const { deviceAt, elapsedMs } = this.#seen;
    this.#page = { startedAt: Math.max(0, deviceAt - elapsedMs), sleeps: options.sleeps, measured: [] };
  }

  get page(): PageClock {
    return this.#page;
  }

  get known(): RequestClock['known'] {
    if (this.#page.measured.length > 0) return 'measured';
    return this.#told === null ? 'remembered' : 'told';
  }

  /** The page has measured, and the device's clock has not been set since. */
  get isMeasured(): boolean {
    const last = this.#page.measured.at(-1);
    return last !== undefined && isSteady(last, this.#read());
  }

  now(): Instant {
    return this.#timeAt(this.#read());
  }

  offset(): number {
    const reading = this.#read();
    return this.#timeAt(reading) - reading.deviceAt;
  }

  stamp(): { readonly at: number; readonly clock: RequestClock } {
    const { deviceAt, elapsedMs } = this.#read();
    const offsetMs = this.#timeAt({ deviceAt, elapsedMs }) - deviceAt;
    const { known } = this;
    const { startedAt: pageStartedAt } = this.#page;
    const { knownAt: notBefore } = this.#options;
    return { at: deviceAt, clock: { pageStartedAt, elapsedMs, offsetMs, known, notBefore } };
  }

  /** Notes the relay's time as it was just measured. The newest measurement stands for the stretch since the clock was last set. */
  noteMeasured(relayNow: Instant): 'news' | 'no-news' {
    const measured = { ...this.#read(), relayAt: Math.round(relayNow) };
    const last = this.#page.measured.at(-1);
    const goesOn = last !== undefined && isSteady(last, measured);
    const expected = relayTimeAt(measured, this.#page);
    if (goesOn && expected !== null && Math.abs(expected - measured.relayAt) <= JITTER_MS) return 'no-news';
    const stretches = goesOn ? this.#page.measured.slice(0, -1) : this.#page.measured;
    this.#page = { ...this.#page, measured: [...stretches, measured].slice(-MEASUREMENTS_AT_MOST) };
    return 'news';
  }

  /** Notes the time that a person typed, for a device that does not know the day (A7.12). */
  tell(now: Instant): void {
    this.#told = { ...this.#read(), relayAt: Math.round(now) };
  }

  /** Whether the device's clock was set since the last look, or the device has slept. */
  hasJumped(): boolean {
    const before = this.#seen;
    this.#seen = this.#read();
    return !isSteady(before, this.#seen);
  }

  #timeAt(reading: ClockReading): Instant {
    const told = this.#told === null ? [] : [this.#told];
    const time =
      relayTimeAt(reading, this.#page) ??
      relayTimeAt(reading, { ...this.#page, measured: told }) ??
      reading.deviceAt + this.#options.offsetMs;
    return Math.round(time);
  }

  #read(): ClockReading {
    const { platform } = this.#options;
    return {
      deviceAt: Math.max(0, Math.round(platform.now())),
      elapsedMs: Math.max(0, Math.round(platform.monotonic())),
    };
  }
}
