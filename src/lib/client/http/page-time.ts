/** What one page knows of the relay's time: what it measured, what a person told, what an earlier page left (M15). */
import {
  byDevice,
  byElapsed,
  isApart,
  isSteady,
  MEASUREMENTS_AT_MOST,
  relayTimeAt,
} from '../../domain/requests/clock-correction.ts';
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

  /**
   * The other time that it may be; null: there is none. The device has slept long, or its clock was put far forward, and
   * neither the relay nor a person has told the time since.
   */
  get otherTime(): Instant | null {
    const reading = this.#read();
    const last = this.#lastKnown;
    if (last === null || !isApart(last, reading)) return null;
    const now = this.#timeAt(reading);
    const times = [byElapsed(last, reading), byDevice(last, reading)].map(Math.round);
    return times.find((time) => Math.abs(time - now) > JITTER_MS) ?? null;
  }

  /** Whether the device's clock was set, or the device has slept, since its clocks showed this. */
  isSteadySince(then: ClockReading): boolean {
    return isSteady(then, this.#read());
  }

  read(): ClockReading {
    return this.#read();
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

  /** What the relay said counts more than what a person told, but not after a long sleep that the person has seen. */
  get #lastKnown(): Measurement | null {
    const measured = this.#page.measured.at(-1) ?? null;
    const told = this.#told;
    if (measured === null || told === null) return measured ?? told;
    return told.elapsedMs >= measured.elapsedMs && isApart(measured, told) ? told : measured;
  }

  #timeAt(reading: ClockReading): Instant {
    const told = this.#told === null ? [] : [this.#told];
    const measured = this.#lastKnown === this.#told ? told : this.#page.measured;
    const time =
      relayTimeAt(reading, { ...this.#page, measured }) ?? reading.deviceAt + this.#options.offsetMs;
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
