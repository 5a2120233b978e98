/**
 * The relay's time on this device, measured over HTTP. Kept on disk for the days without a network: the offset of the
 * device's clock, and the latest time that this device knew.
 */
import type { OutboxClock } from '../../domain/requests/dating.ts';
import { publicRoutes } from '../../wire/http/public-routes.ts';
import { pageDatabase } from '../browser/database.ts';
import type { Database } from '../browser/database.ts';
import { askRelay } from './http.ts';
import type { HttpOptions } from './http.ts';
import { makeListeners } from '../browser/listeners.ts';
import { PageTime } from './page-time.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';
import type { Clock } from '../types.ts';

export interface ClockOptions extends HttpOptions {
  readonly database?: Database;
  readonly platform?: Platform;
  /** False: this device stands on mains and never sleeps, so a gap between its clocks is a correction. */
  readonly sleeps?: boolean;
}

/** A measurement that is under way. */
interface Asking {
  /** The first answer has come, or none will. */
  readonly done: Promise<void>;
  readonly stop: AbortController;
}

const ATTEMPTS = 3;
const MEASURE_INTERVAL_MS = 4 * 60_000;
const RETRY_INTERVAL_MS = 20_000;
const REMEMBER_INTERVAL_MS = 60_000;
/** A question that is younger was asked over the line that is open now. */
const FRESH_QUESTION_MS = 1_000;

/** Resolves with what the disk remembers; measures in the background. */
export async function openClock(options: ClockOptions = {}): Promise<Clock> {
  const database = options.database ?? (await pageDatabase());
  const { platform = ownPlatform, sleeps = true } = options;
  const listeners = makeListeners();
  const kept = await database.settings.get('clock-offset').catch(() => undefined);
  const row = kept?.name === 'clock-offset' ? kept : undefined;
  const knownAt = row?.knownAt ?? null;
  const sureAt = row?.sureAt ?? null;
  const pageTime = new PageTime({ platform, sleeps, offsetMs: row?.value ?? 0, knownAt });

  let dating: OutboxClock = { offset: pageTime.offset(), pages: [] };
  let asking: Asking | null = null;
  let closed = false;
  let hasAsked = false;
  let triedAt = -Infinity;
  let measuredAt = -Infinity;
  let rememberedAt = -Infinity;

  function changed(): void {
    const { page } = pageTime;
    dating = { offset: pageTime.offset(), pages: page.measured.length === 0 ? [] : [page] };
    listeners.notify();
  }

  /** Calls back with each answer that came faster than those before it. */
  async function ask(onMeasured: () => void, signal: AbortSignal): Promise<void> {
    triedAt = platform.monotonic();
    let fastest = Infinity;
    for (let i = 0; i < ATTEMPTS && !signal.aborted; i++) {
      const asked = platform.monotonic();
      const answer = await askRelay(publicRoutes.time, {}, { ...options, signal });
      const roundTrip = platform.monotonic() - asked;
      if (!answer.ok || signal.aborted) break;
      if (roundTrip >= fastest) continue;
      fastest = roundTrip;
      measuredAt = platform.monotonic();
      if (pageTime.measure(answer.value.now + roundTrip / 2) === 'news') changed();
      onMeasured();
    }
    if (signal.aborted) return;
    if (fastest < Infinity) void remember();
    if (hasAsked) return;
    hasAsked = true;
    listeners.notify();
  }

  function begin(): Asking {
    const stop = new AbortController();
    const done = new Promise<void>((resolve) => {
      void ask(resolve, stop.signal).finally(() => {
        if (asking?.stop === stop) asking = null;
        resolve();
      });
    });
    return { done, stop };
  }

  function measure(): Promise<void> {
    if (closed) return Promise.resolve();
    asking ??= begin();
    return asking.done;
  }

  /**
   * For a line that has just opened. An earlier question may hang on the dead line, so it is asked anew. Callers who
   * wait for the older question then wait for the newer one.
   */
  async function measureNow(): Promise<void> {
    const isOld = platform.monotonic() - triedAt > FRESH_QUESTION_MS;
    if (isOld) asking?.stop.abort();
    if (isOld) asking = null;
    void measure();
    for (let one: Asking | null = null; asking !== null && asking !== one && !pageTime.isMeasured;) {
      one = asking;
      await one.done;
    }
  }

  async function remember(): Promise<void> {
    rememberedAt = platform.monotonic();
    const now = pageTime.now();
    // What a person typed is good enough to date by, and no proof.
    const sure = pageTime.known === 'measured' ? now : sureAt;
    const row = {
      name: 'clock-offset',
      value: dating.offset,
      knownAt: now,
      ...(sure === null ? {} : { sureAt: sure }),
    } as const;
    await database.settings.put(row).catch(() => {});
  }

  function check(): void {
    if (pageTime.hasJumped()) changed();
    const now = platform.monotonic();
    const isDue = !pageTime.isMeasured || now - measuredAt >= MEASURE_INTERVAL_MS;
    if (isDue && now - triedAt >= RETRY_INTERVAL_MS) void measure();
    if (pageTime.known !== 'remembered' && now - rememberedAt >= REMEMBER_INTERVAL_MS) void remember();
  }

  const stopTimer = platform.every(RETRY_INTERVAL_MS / 4, check);
  const offline = platform.on('online', () => void measure());
  void measure();
  return {
    get offset() {
      return dating.offset;
    },
    now: () => pageTime.now(),
    deviceNow: platform.now,
    stamp: () => pageTime.stamp(),
    get dating() {
      return dating;
    },
    get page() {
      return pageTime.page;
    },
    get source() {
      const { known } = pageTime;
      return known === 'remembered' && !hasAsked ? 'asking' : known;
    },
    knownAt,
    sureAt,
    measure,
    async ensureMeasured() {
      if (!pageTime.isMeasured) await measureNow();
    },
    tell(now) {
      pageTime.tell(now);
      changed();
      void remember();
    },
    subscribe: listeners.subscribe,
    close() {
      closed = true;
      asking?.stop.abort();
      stopTimer();
      offline();
      listeners.clear();
    },
  };
}
