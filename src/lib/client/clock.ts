/** The relay's time on this device: an offset, measured over HTTP, kept on disk for the days without a network. */
import { z } from 'zod';
import { instant } from '../domain/time.ts';
import { pageDatabase } from './database.ts';
import type { Database } from './database.ts';
import { getJson } from './http.ts';
import type { HttpOptions } from './http.ts';
import { makeListeners, onPageEvent } from './listeners.ts';
import { ownPlatform } from './platform.ts';
import type { Platform } from './platform.ts';
import type { Clock } from './types.ts';

export interface ClockOptions extends HttpOptions {
  readonly database?: Database;
  readonly platform?: Platform;
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
  const { platform = ownPlatform } = options;
  const deviceNow = platform.now;
  const listeners = makeListeners();
  const stop = new AbortController();
  const known = await database.settings.get('clock-offset').catch(() => undefined);
  let offset = known?.name === 'clock-offset' ? known.value : 0;
  let measuredAt = -Infinity;
  let triedAt = -Infinity;
  let steady = deviceNow() - platform.monotonic();
  let measuring = false;

  async function measure(): Promise<void> {
    if (measuring) return;
    measuring = true;
    triedAt = platform.monotonic();
    let best: { readonly roundTrip: number; readonly offset: number } | null = null;
    for (let i = 0; i < ATTEMPTS && !stop.signal.aborted; i++) {
      const asked = platform.monotonic();
      const answer = await getJson('/api/time', time, { ...options, signal: stop.signal });
      const roundTrip = platform.monotonic() - asked;
      if (!answer.ok) break;
      const measured = Math.round(answer.value.now + roundTrip / 2 - deviceNow());
      if (best === null || roundTrip < best.roundTrip) best = { roundTrip, offset: measured };
    }
    measuring = false;
    if (best === null || stop.signal.aborted) return;
    measuredAt = platform.monotonic();
    steady = deviceNow() - measuredAt;
    if (best.offset === offset) return;
    offset = best.offset;
    listeners.notify();
    await database.settings.put({ name: 'clock-offset', value: offset }).catch(() => {});
  }

  function check(): void {
    const now = platform.monotonic();
    const jumped = Math.abs(deviceNow() - now - steady) > JUMP;
    if (now - triedAt >= RETRY_EVERY && (jumped || now - measuredAt >= MEASURE_EVERY)) void measure();
  }

  const stopTimer = platform.every(RETRY_EVERY / 4, check);
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
      stopTimer();
      offline();
      listeners.clear();
    },
  };
}
