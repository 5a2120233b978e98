/**
 * Lets everyone else have the event loop in the middle of long work. One batch runs at a time, nothing else writes
 * documents, and nothing of a batch is seen before its commit. So a pause changes nothing that is decided.
 */
import { setImmediate } from 'node:timers/promises';

export interface Pause {
  /** Work begins: it has held the loop for no time yet. */
  begin(): void;
  /** Between two steps: resolves at once, or after all others had their turn. */
  rest(): Promise<void>;
}

/** Milliseconds of work after which the others have their turn. One more step may follow, of a third as much. */
const HELD_MS = 12;

export function openPause(clock: () => number = () => performance.now(), others = setImmediate): Pause {
  let since = clock();
  const begin = (): void => void (since = clock());
  return {
    begin,
    async rest() {
      if (clock() - since < HELD_MS) return;
      await others();
      begin();
    },
  };
}

/** Nothing else waits for the loop, as in a test with a clock of its own. */
export const noPause: Pause = { begin: () => {}, rest: async () => {} };
