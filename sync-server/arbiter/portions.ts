/**
 * How much of long work a batch does: rows of an import (B10), records that are brought back (M18), days after a change of
 * hours. All that is asked meanwhile waits for the whole batch, so the portion follows the time that the last one took on
 * this machine. The flush takes as long for one row, so on a slow disk a portion may take as long as the flush.
 */
import { MOST_ROWS } from '../../src/lib/domain/requests/request-fields.ts';
import type { RequestKind } from '../../src/lib/domain/requests/request.ts';

export interface Portions {
  /** Rows of a portion that is judged now, or records where they are `bring-back`'s. */
  mostOf(kind: RequestKind): number;
  /** This batch has not taken as long yet as a portion may. */
  hasTime(): boolean;
  /** A batch begins. */
  begin(): void;
  /** Rows or records that were judged in this batch, and how many of them were refused. */
  noteJudged(count: number, refused: number): void;
  /** The batch is written: how long it took until its flush, and the flush, in milliseconds. */
  end(workMs: number, flushMs: number): void;
}

/** How long a batch with a portion of long work should take without its flush. */
const TARGET_MS = 6;
const FIRST_ROWS = 8;
/** A batch costs some milliseconds whatever it judges; fewer would only make a list take longer. */
const FEWEST_ROWS = 4;
/** A record takes a fraction of what a row takes, and a large day takes milliseconds by itself. */
const FEWEST_RECORDS = 32;

export function openPortions(monotonic: () => number): Portions {
  let most = FIRST_ROWS;
  let [judged, refused] = [0, 0];
  let began = monotonic();
  return {
    mostOf: (kind) => (kind === 'bring-back' ? Math.max(most, FEWEST_RECORDS) : most),
    hasTime: () => monotonic() - began < TARGET_MS,
    begin() {
      [judged, refused] = [0, 0];
      began = monotonic();
    },
    noteJudged(count, refusedNow) {
      judged += count;
      refused += refusedNow;
    },
    end(workMs, flushMs) {
      if (judged === 0) return;
      const fitting = Math.floor((judged * Math.max(TARGET_MS, flushMs)) / Math.max(workMs, 1));
      // What is refused costs less than what is taken, and the next portion may be all of those. A list in
      // which every row is refused comes to large portions all the same.
      const largest = refused === 0 ? 2 * most : Math.ceil(1.25 * most);
      // One slow flush or collection says little about the next.
      const next = Math.max(Math.floor(most / 2), Math.min(fitting, largest));
      most = Math.max(FEWEST_ROWS, Math.min(next, MOST_ROWS));
    },
  };
}

/** All is done in one go, as in a test with a clock of its own. */
export const noPortions: Portions = {
  mostOf: () => Infinity,
  hasTime: () => true,
  begin() {},
  noteJudged() {},
  end() {},
};
