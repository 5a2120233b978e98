/**
 * How many rows of an import a batch judges (B10). All that is asked meanwhile waits for the whole batch, so the portion
 * follows the time that the last one took on this machine. The flush takes as long for one row, so on a slow disk a
 * portion may take as long as the flush.
 */
import { MOST_ROWS } from '../../src/lib/domain/requests/request-fields.ts';

export interface Portions {
  /** Rows of a portion that is judged now. */
  readonly rows: number;
  /** A batch begins. */
  begin(): void;
  /** Rows that were judged in this batch. */
  noteJudged(rows: number): void;
  /** The batch is written: how long it took until its flush, and the flush, in milliseconds. */
  end(workMs: number, flushMs: number): void;
}

/** Of a batch with an import without its flush, in milliseconds. */
const TARGET_MS = 6;
const FIRST_ROWS = 8;
/** A batch costs some milliseconds whatever it judges; fewer rows would only make a list take longer. */
const FEWEST_ROWS = 4;

export function openPortions(): Portions {
  let rows = FIRST_ROWS;
  let judged = 0;
  return {
    get rows() {
      return rows;
    },
    begin: () => void (judged = 0),
    noteJudged: (count) => void (judged += count),
    end(workMs, flushMs) {
      if (judged === 0) return;
      const fitting = Math.floor((judged * Math.max(TARGET_MS, flushMs)) / Math.max(workMs, 1));
      // One slow flush or collection says little about the next.
      const next = Math.max(Math.floor(rows / 2), Math.min(fitting, 2 * rows));
      rows = Math.max(FEWEST_ROWS, Math.min(next, MOST_ROWS));
    },
  };
}

/** Each import is judged in one go, as in a test with a clock of its own. */
export const noPortions: Portions = { rows: MOST_ROWS, begin() {}, noteJudged() {}, end() {} };
