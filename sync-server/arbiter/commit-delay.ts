/**
 * What a batch waits for before it begins, so that a crowd shares a flush to the disk. The loop reads every socket that
 * has something, and batches that write keep a distance. In a quiet house nothing waits; in a crowd the distance grows,
 * up to one that visitors do not notice.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Milliseconds between the beginnings of two batches that write. */
const MIN_DELAY_MS = 10;
const MAX_DELAY_MS = 40;
/** Things written by a batch; fewer share too little to be worth a longer wait. */
const CROWD = 3;

/** `written`: how much the batch before wrote; 0: nothing. */
export type CommitDelay = (written: number) => Promise<void>;

export function openCommitDelay(): CommitDelay {
  let began = -Infinity;
  let wrote = -Infinity;
  let distance = MIN_DELAY_MS;
  return async (written) => {
    if (written > 0) wrote = began;
    const early = wrote + distance - performance.now();
    if (early > 0) await setTimeout(early);
    distance = early > 0 && written >= CROWD ? Math.min(2 * distance, MAX_DELAY_MS) : MIN_DELAY_MS;
    await setImmediate();
    began = performance.now();
  };
}
