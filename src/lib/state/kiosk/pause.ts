/** Repeated tries slow down (A2): a visitor who guesses codes or birth dates waits longer each time. */
import type { Instant } from '../../domain/time.ts';

/** Slips of a finger that cost nothing. */
const FREE_TRIES = 3;
const FIRST_PAUSE_MS = 5_000;
const MAX_PAUSE_MS = 60_000;
/** A slip is forgotten after this time. */
const FORGET_AFTER_MS = 10 * 60_000;

/** Milliseconds until the next try, from the times of the failed ones. */
export function pauseLeft(failures: readonly Instant[], now: Instant): number {
  const recent = failures.filter((at) => now - at < FORGET_AFTER_MS);
  const last = recent.at(-1);
  if (last === undefined || recent.length < FREE_TRIES) return 0;
  const pause = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (recent.length - FREE_TRIES));
  return Math.max(0, last + pause - now);
}

export const remembered = (failures: readonly Instant[], now: Instant): readonly Instant[] =>
  failures.filter((at) => now - at < FORGET_AFTER_MS);
