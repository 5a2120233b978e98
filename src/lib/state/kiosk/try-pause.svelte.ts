/** The pause before the next try of a visitor (A2). Each failed try counts once, when its answer is known. */
import type { RequestId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/time.ts';
import { pauseLeft, remembered } from './pause.ts';

const STEP_MS = 250;

export interface TryPause {
  /** Until the next try; 0: now. */
  readonly seconds: number;
  /** A try that needed no asking has failed. */
  countFailure(): void;
  /** Counts the try on the screen, if it has failed by now, and what is left of the pause. */
  update(): void;
  close(): void;
}

/** `failedTry`: the request on the screen if its answer is a no. */
export function openTryPause(failedTry: () => RequestId | null): TryPause {
  let seconds = $state(0);
  let failures: readonly Instant[] = [];
  let counted: RequestId | null = null;

  function countFailure(): void {
    const now = performance.now();
    failures = [...remembered(failures, now), now];
    update();
  }

  function update(): void {
    const failed = failedTry();
    if (failed !== null && failed !== counted) {
      counted = failed;
      return countFailure();
    }
    seconds = Math.ceil(pauseLeft(failures, performance.now()) / 1000);
  }

  const timer = setInterval(update, STEP_MS);
  return {
    get seconds() {
      return seconds;
    },
    countFailure,
    update,
    close: () => clearInterval(timer),
  };
}
