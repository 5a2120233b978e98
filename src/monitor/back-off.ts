/** How long to wait before trying again: doubling, capped, and never two monitors at the same moment. */
const FIRST = 1_000;
const LONGEST = 30_000;

/** `failures` counts from 1; `random` is evenly distributed in [0, 1). Milliseconds. */
export function backOff(failures: number, random: number): number {
  const step = Math.min(LONGEST, FIRST * 2 ** Math.min(failures - 1, 10));
  return Math.round(step * (0.5 + random / 2));
}
