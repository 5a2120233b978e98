/** What a page has from the machine under it: clocks, timers, chance, events. A test hands in its own. */
import type { Instant } from '../../domain/time.ts';
import { onPageEvent } from './listeners.ts';
import type { PageEvent } from './listeners.ts';

export interface Platform {
  /** The device's wall clock. It may be wrong, and it jumps when it is set. */
  readonly now: () => Instant;
  /** Milliseconds since the page began. It never jumps. */
  readonly monotonic: () => number;
  /** Runs once after that many milliseconds; gives back its disposer. */
  readonly after: (ms: number, run: () => void) => () => void;
  /** Runs again and again; gives back its disposer. */
  readonly every: (ms: number, run: () => void) => () => void;
  /** Evenly distributed in [0, 1). */
  readonly random: () => number;
  /** A listener on the page's own events; gives back its disposer. */
  readonly on: (event: PageEvent, listener: () => void) => () => void;
}

/** The page's own. Each global is looked up at each call, as fake timers replace them. */
export const ownPlatform: Platform = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  every(ms, run) {
    const timer = setInterval(run, ms);
    return () => clearInterval(timer);
  },
  random: () => Math.random(),
  on: onPageEvent,
};
