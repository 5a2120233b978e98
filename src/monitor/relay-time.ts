/**
 * The relay's time on a television whose own clock may be wrong by hours and may jump when it is set. So it runs on
 * the clock that never jumps, from the last time that the relay named.
 */
import type { Instant } from '../lib/domain/time.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import { publicRoutes } from '../lib/wire/http/public-routes.ts';
import { backOff } from './back-off.ts';
import { fetchReply } from './relay-http.ts';
import { after } from './timers.ts';
import type { Dispose } from './timers.ts';

const MEASURE_INTERVAL_MS = 10 * MINUTE_MS;
/** The two clocks of a device run apart while it sleeps, and when its own clock is set. */
const LARGEST_DRIFT_MS = 2_000;
/** An answer that took longer says too little about when it was given. */
const MAX_ROUND_TRIP_MS = 3_000;

export interface RelayTime {
  now(): Instant;
  /** Measures anew at once: the relay is heard again. */
  measure(): void;
  /** To be called often: measures again when the device has slept, or its clock was set. */
  watchDrift(): void;
  /** What to add to this device's clock; to be remembered for a start without the relay. */
  offset(): number;
  close(): void;
}

export function openRelayTime(rememberedOffset: number, onMeasured: () => void): RelayTime {
  let base = { relay: Date.now() + rememberedOffset, steady: performance.now() };
  let failures = 0;
  let measured = false;
  let stop: Dispose = () => {};
  let closed = false;
  let asking = false;
  const apart = (): number => Date.now() - performance.now();
  let lastApart = apart();

  async function measure(): Promise<void> {
    if (asking || closed) return;
    stop();
    asking = true;
    const asked = performance.now();
    const reply = await fetchReply(publicRoutes.time);
    const heard = performance.now();
    asking = false;
    if (closed) return;
    if (reply.ok && (!measured || heard - asked < MAX_ROUND_TRIP_MS)) {
      base = { relay: reply.value.now + (heard - asked) / 2, steady: heard };
      measured = true;
      onMeasured();
    }
    failures = reply.ok ? 0 : failures + 1;
    stop = after(reply.ok ? MEASURE_INTERVAL_MS : backOff(failures, Math.random()), () => void measure());
  }

  const now = (): Instant => Math.round(base.relay + performance.now() - base.steady);
  void measure();
  return {
    now,
    measure: () => void measure(),
    watchDrift() {
      const drift = Math.abs(apart() - lastApart);
      lastApart = apart();
      if (drift > LARGEST_DRIFT_MS) void measure();
    },
    offset: () => now() - Date.now(),
    close() {
      closed = true;
      stop();
    },
  };
}
