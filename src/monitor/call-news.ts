/** Which calls are new on the board and have to be sounded (Q4: a repeat sounds again). */
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';

/** After an outage older calls are shown but not sounded: who was meant has gone, and a burst confuses everyone. */
const SOUNDED_WITHIN_MS = 2 * MINUTE_MS;

/** Oldest first. `before` null: the board has just been loaded, and what stands on it is no news. */
export function callNews(before: Board | null, after: Board, now: Instant): BoardCall[] {
  if (before === null) return [];
  const known = new Map(before.calls.map((call) => [keyOf(call), call]));
  return after.calls
    .filter((call) => call.state === 'called' && now - call.since <= SOUNDED_WITHIN_MS)
    .filter((call) => {
      const was = known.get(keyOf(call));
      return was === undefined || call.calls > was.calls || call.since > was.since;
    })
    .sort((a, b) => a.since - b.since);
}

/** The same number at another counter is another call: its visitor must hear where to go (M6, M7). */
export const keyOf = (call: BoardCall): string => `${call.number} ${call.counter}`;
