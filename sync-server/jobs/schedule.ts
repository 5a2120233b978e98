/** Work that is due at a time of the relay's clock. The clock and the timers are handed in, so that tests own them. */
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Log } from '../log/log.ts';
import { codeOf } from '../log/log.ts';

/** Runs something once after `ms` milliseconds; gives back its disposer. */
export type Timers = (ms: number, run: () => void) => () => void;

export interface Schedule {
  /** Runs once as soon as the clock has reached `time`; gives back its disposer. Never runs for `Infinity`. */
  at(time: Instant, run: () => void): () => void;
}

export interface OpenSchedule extends Schedule {
  /** Drops everything that has not run. */
  close(): void;
}

/** A timer is never longer: setTimeout wraps at 2^31 ms, and a clock that was set must be noticed some day. */
const MAX_TIMER_MS = 15 * 60_000;

export const systemTimers: Timers = (ms, run) => {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
};

export function openSchedule(clock: () => Instant, timers: Timers, log: Log): OpenSchedule {
  const waiting = new Set<() => void>();

  return {
    at(time, run) {
      if (time === Infinity) return () => {};
      let stopTimer = (): void => {};
      const dispose = (): void => {
        stopTimer();
        waiting.delete(dispose);
      };
      const look = (): void => {
        const left = time - clock();
        if (left > 0) {
          stopTimer = timers(Math.min(left, MAX_TIMER_MS), look);
          return;
        }
        waiting.delete(dispose);
        try {
          run();
        } catch (error) {
          log.error({ code: codeOf(error) }, 'scheduled work failed');
        }
      };
      waiting.add(dispose);
      // Work that is due already runs later, too, never inside the call.
      stopTimer = timers(Math.max(0, Math.min(time - clock(), MAX_TIMER_MS)), look);
      return dispose;
    },
    close() {
      for (const dispose of [...waiting]) dispose();
    },
  };
}
