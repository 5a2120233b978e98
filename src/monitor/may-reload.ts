/** When a monitor may load a new version: when no visitor looks at it, since a reload is two seconds of black. */
import type { Board } from '../lib/domain/queue/board.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';
import { hourAt } from './office-time.ts';

const QUIET_MS = 10 * MINUTE_MS;
const NIGHT_HOUR = 3;

export function mayReload(board: Board | null, timeZone: string, now: Instant): boolean {
  const calls = board?.calls ?? [];
  if (calls.some((call) => now - call.since < QUIET_MS)) return false;
  const nobodyHere = calls.length === 0 && (board?.waiting ?? []).every(({ count }) => count === 0);
  return nobodyHere || hourAt(now, timeZone) === NIGHT_HOUR;
}
