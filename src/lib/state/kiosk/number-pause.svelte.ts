/**
 * The pause between the numbers of one kiosk (A5.9). It holds up a child that plays. The next visitor of a line mostly
 * reads and chooses longer than that; who takes several numbers for others waits for each.
 */
import type { Instant } from '../../domain/time.ts';
import { MINUTE_MS } from '../../domain/time.ts';

/** Numbers within this time that cost no pause. */
const FREE_NUMBERS = 3;
const WITHIN_MS = 3 * MINUTE_MS;
const FIRST_PAUSE_MS = 5_000;
/** The longest pause: in a rush all visitors come through. */
export const MAX_NUMBER_PAUSE_MS = 20_000;
const STEP_MS = 250;

/** Milliseconds until the next number, from the times of those that were given out. */
export function numberPauseLeft(given: readonly Instant[], now: Instant): number {
  const recent = given.filter((at) => now - at < WITHIN_MS);
  const last = recent.at(-1);
  if (last === undefined || recent.length < FREE_NUMBERS) return 0;
  const pause = Math.min(MAX_NUMBER_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (recent.length - FREE_NUMBERS));
  return Math.max(0, last + pause - now);
}

export interface NumberPause {
  /** Seconds until the next number; 0: now. */
  readonly seconds: number;
  /** A number was given out. */
  note(): void;
  close(): void;
}

export const openNumberPause = (): NumberPause => new PauseAfterNumbers();

class PauseAfterNumbers implements NumberPause {
  seconds = $state(0);
  readonly #timer = setInterval(() => this.#update(), STEP_MS);
  #given: readonly Instant[] = [];

  note(): void {
    const now = performance.now();
    this.#given = [...this.#given.filter((at) => now - at < WITHIN_MS), now];
    this.#update();
  }

  close(): void {
    clearInterval(this.#timer);
  }

  #update(): void {
    this.seconds = Math.ceil(numberPauseLeft(this.#given, performance.now()) / 1000);
  }
}
