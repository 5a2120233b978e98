/**
 * What a batch waits for before it begins, so that a crowd shares a flush to the disk: the loop reads every socket
 * that has something, and batches that write keep a distance that nobody notices. In a quiet house nothing waits.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Milliseconds between the beginnings of two batches that write. */
const DISTANCE = 10;

/** `hasWritten`: whether the batch before did. */
export type Gather = (hasWritten: boolean) => Promise<void>;

export function openGather(): Gather {
  let began = -Infinity;
  let wrote = -Infinity;
  return async (hasWritten) => {
    if (hasWritten) wrote = began;
    const early = wrote + DISTANCE - performance.now();
    if (early > 0) await setTimeout(early);
    await setImmediate();
    began = performance.now();
  };
}
