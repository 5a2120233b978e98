/**
 * How many rows of an import a batch judges (B10). All that is asked meanwhile waits for the whole batch with its flush,
 * so the portion follows the time that the last one took on this machine.
 */
import { MOST_ROWS } from '../../src/lib/domain/requests/request-fields.ts';

export interface Portions {
  /** Rows of a portion that is judged now. */
  take(): number;
  /** A batch took this long; if it had a portion, the next follows it. */
  note(milliseconds: number): void;
}

/** Of a batch with an import, in milliseconds. */
const TARGET_MS = 8;
const FIRST_ROWS = 8;
/** A batch costs some milliseconds whatever it judges; fewer rows would only make a list take longer. */
const FEWEST_ROWS = 4;

export function openPortions(): Portions {
  let rows = FIRST_ROWS;
  let isTaken = false;
  return {
    take() {
      isTaken = true;
      return rows;
    },
    note(milliseconds) {
      if (!isTaken) return;
      isTaken = false;
      const fitting = Math.floor((rows * TARGET_MS) / Math.max(milliseconds, 1));
      // One slow flush or collection says little about the next.
      const next = Math.max(Math.floor(rows / 2), Math.min(fitting, 2 * rows));
      rows = Math.max(FEWEST_ROWS, Math.min(next, MOST_ROWS));
    },
  };
}

/** Each import is judged in one go, as in a test with a clock of its own. */
export const noPortions: Portions = { take: () => MOST_ROWS, note: () => {} };
