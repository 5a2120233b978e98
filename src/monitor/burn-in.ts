/** Moves the picture a little every few minutes, so that a bright edge never burns into the panel. */
import { MINUTE_MS } from '../lib/domain/time.ts';

const STEP_MS = 3 * MINUTE_MS;

/** A slow round, so that no step is seen as a jump. In rem of the monitor's grid, 96 to the screen's width. */
const ROUND: readonly (readonly [x: number, y: number])[] = [
  [0, 0],
  [0.3, 0.1],
  [0.4, 0.3],
  [0.2, 0.4],
  [-0.1, 0.3],
  [-0.4, 0.2],
  [-0.4, -0.1],
  [-0.2, -0.4],
  [0.1, -0.3],
];

export function shiftAt(now: number): { readonly x: number; readonly y: number } {
  const [x, y] = ROUND[Math.floor(now / STEP_MS) % ROUND.length]!;
  return { x, y };
}
