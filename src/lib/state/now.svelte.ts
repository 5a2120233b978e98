/** The relay's time for all pages of a citizen. Coarse, since what is free is counted anew whenever it moves. */
import { createContext } from 'svelte';
import { createSubscriber } from 'svelte/reactivity';
import type { Clock } from '../client/types.ts';
import type { Instant } from '../domain/time.ts';

export interface Now {
  /** Whole steps: followed, it moves once a step and not at each reading. */
  readonly now: Instant;
  close(): void;
}

export const [useNow, setNow] = createContext<Now>();

const STEP_MS = 5_000;

/** The step in which an instant falls. */
export const wholeStep = (at: Instant): Instant => Math.floor(at / STEP_MS) * STEP_MS;

/** Owns the clock. Ticks only while it has a listener. */
export function openNow(clock: Clock): Now {
  let stop: (() => void) | null = null;
  const follow = createSubscriber((update) => {
    let timer: ReturnType<typeof setTimeout>;
    const wait = (): void => {
      // Waits for the next full step of the relay's clock: all screens of an office change together.
      timer = setTimeout(tick, STEP_MS - (clock.now() % STEP_MS));
    };
    const tick = (): void => {
      update();
      wait();
    };
    wait();
    const unsubscribe = clock.subscribe(update);
    stop = () => {
      clearTimeout(timer);
      unsubscribe();
    };
    return stop;
  });
  return {
    get now() {
      follow();
      return wholeStep(clock.now());
    },
    close() {
      stop?.();
      clock.close();
    },
  };
}
