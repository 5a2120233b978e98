/** Which calls are new on the board and have to be sounded (Q4: a repeat sounds again). */
import type { Board, BoardCall } from '../lib/domain/queue/board.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import type { Instant } from '../lib/domain/time.ts';

/** After an outage older calls are shown but not sounded: who was meant has gone, and a burst confuses everyone. */
const SOUNDED_WITHIN_MS = 2 * MINUTE_MS;

/**
 * After a start a call counts as made while the page loaded: what is older was sounded before the page was opened again,
 * as at night.
 */
const NEW_AT_START_MS = 20_000;

/**
 * Oldest first. `before` null: the board has just been loaded. What stands on it is no news, but for calls that were made
 * meanwhile.
 */
export function callNews(before: Board | null, after: Board, now: Instant): BoardCall[] {
  const known = new Map(before?.calls.map((call) => [keyOf(call), call]));
  const soundedWithinMs = before === null ? NEW_AT_START_MS : SOUNDED_WITHIN_MS;
  return (
    after.calls
      .filter((call) => call.state === 'called' && now - call.since <= soundedWithinMs)
      // The clock of a set that has just started may be wrong: then nothing is taken for new.
      .filter((call) => before !== null || call.since - now <= NEW_AT_START_MS)
      .filter((call) => {
        const was = known.get(keyOf(call));
        return was === undefined || call.calls > was.calls || call.since > was.since;
      })
      .sort((a, b) => a.since - b.since)
  );
}

/** The same number at another counter is another call: its visitor must hear where to go (M6, M7). */
export const keyOf = (call: BoardCall): string => `${call.number} ${call.counter}`;
