/** How long to wait before trying again: doubling, capped, and never two monitors at the same moment. */
const FIRST_PAUSE_MS = 1_000;
const MAX_PAUSE_MS = 30_000;

/** `failures` counts from 1; `random` is evenly distributed in [0, 1). Milliseconds. */
export function backOff(failures: number, random: number): number {
  const step = Math.min(MAX_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(failures - 1, 10));
  return Math.round(step * (0.5 + random / 2));
}
