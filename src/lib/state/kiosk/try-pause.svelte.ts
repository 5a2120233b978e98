/**
 * The pause before the next try of a visitor (A2), each way to check in by itself: three wrong codes pause no birth
 * date. Each failed try counts once, when its answer is known.
 */
import type { RequestId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { checkInWays } from './arrival.ts';
import type { CheckInWay } from './arrival.ts';
import { pauseLeft, remembered } from './pause.ts';

const STEP_MS = 250;

export interface FailedTry {
  readonly way: CheckInWay;
  readonly id: RequestId;
}

export interface TryPauses {
  /** Seconds until the next try in this way; 0: now. */
  seconds(way: CheckInWay): number;
  /** A try that needed no asking has failed. */
  countFailure(way: CheckInWay): void;
  /** Counts the try on the screen, if it has failed by now, and what is left of the pauses. */
  update(): void;
  close(): void;
}

type OfEachWay<T> = Readonly<Record<CheckInWay, T>>;

/** `failedTry`: the request on the screen if its answer is a no. */
export const openTryPauses = (failedTry: () => FailedTry | null): TryPauses =>
  new PausesAfterTries(failedTry);

class PausesAfterTries implements TryPauses {
  #seconds = $state.raw<OfEachWay<number>>({ scan: 0, code: 0, 'birth-date': 0 });
  readonly #failedTry: () => FailedTry | null;
  readonly #timer = setInterval(() => this.update(), STEP_MS);
  #failures: OfEachWay<readonly Instant[]> = { scan: [], code: [], 'birth-date': [] };
  #counted: RequestId | null = null;

  constructor(failedTry: () => FailedTry | null) {
    this.#failedTry = failedTry;
  }

  seconds(way: CheckInWay): number {
    return this.#seconds[way];
  }

  countFailure(way: CheckInWay): void {
    const now = performance.now();
    this.#failures = { ...this.#failures, [way]: [...remembered(this.#failures[way], now), now] };
    this.update();
  }

  update(): void {
    const failed = this.#failedTry();
    if (failed !== null && failed.id !== this.#counted) {
      this.#counted = failed.id;
      return this.countFailure(failed.way);
    }
    const now = performance.now();
    const left = (way: CheckInWay): number => Math.ceil(pauseLeft(this.#failures[way], now) / 1000);
    const next = { scan: left('scan'), code: left('code'), 'birth-date': left('birth-date') };
    if (checkInWays.some((way) => next[way] !== this.#seconds[way])) this.#seconds = next;
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
