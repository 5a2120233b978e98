/** The relay's time on this device: an offset, measured over HTTP, kept on disk for the days without a network. */
import { z } from 'zod';
import { instant } from '../domain/time.ts';
import { pageDatabase } from './database.ts';
import type { Database } from './database.ts';
import { getJson } from './http.ts';
import type { HttpOptions } from './http.ts';
import { makeListeners, onPageEvent } from './listeners.ts';
import type { Clock } from './types.ts';

export interface ClockOptions extends HttpOptions {
  readonly database?: Database;
  /** This device's clock; a test brings its own. */
  readonly deviceNow?: () => number;
}

const ATTEMPTS = 3;
const MEASURE_EVERY = 4 * 60_000;
const RETRY_EVERY = 20_000;
/** Somebody has set the device's clock. */
const JUMP = 500;

const time = z.object({ now: instant });

/** Resolves with the offset that the disk remembers; measures in the background. */
export async function openClock(options: ClockOptions = {}): Promise<Clock> {
  const database = options.database ?? (await pageDatabase());
  const deviceNow = options.deviceNow ?? Date.now;
  const listeners = makeListeners();
  const stop = new AbortController();
  const known = await database.settings.get('clock-offset').catch(() => undefined);
  let offset = known?.name === 'clock-offset' ? known.value : 0;
  let measuredAt = -Infinity;
  let triedAt = -Infinity;
  let steady = deviceNow() - performance.now();
  let measuring = false;

  async function measure(): Promise<void> {
    if (measuring) return;
    measuring = true;
    triedAt = performance.now();
    let best: { readonly roundTrip: number; readonly offset: number } | null = null;
    for (let i = 0; i < ATTEMPTS && !stop.signal.aborted; i++) {
      const asked = performance.now();
      const answer = await getJson('/api/time', time, { ...options, signal: stop.signal });
      const roundTrip = performance.now() - asked;
      if (!answer.ok) break;
      const measured = Math.round(answer.value.now + roundTrip / 2 - deviceNow());
      if (best === null || roundTrip < best.roundTrip) best = { roundTrip, offset: measured };
    }
    measuring = false;
    if (best === null || stop.signal.aborted) return;
    measuredAt = performance.now();
    steady = deviceNow() - measuredAt;
    if (best.offset === offset) return;
    offset = best.offset;
    listeners.notify();
    await database.settings.put({ name: 'clock-offset', value: offset }).catch(() => {});
  }

  function check(): void {
    const now = performance.now();
    const jumped = Math.abs(deviceNow() - now - steady) > JUMP;
    if (now - triedAt >= RETRY_EVERY && (jumped || now - measuredAt >= MEASURE_EVERY)) void measure();
  }

  const timer = setInterval(check, RETRY_EVERY / 4);
  const offline = onPageEvent('online', () => void measure());
  void measure();
  return {
    get offset() {
      return offset;
    },
    now: () => deviceNow() + offset,
    deviceNow,
    subscribe: listeners.subscribe,
    close() {
      stop.abort();
      clearInterval(timer);
      offline();
      listeners.clear();
    },
  };
}
