/**
 * What a batch waits for before it begins, so that a crowd shares a flush to the disk. The loop reads every socket that
 * has something, and batches that write keep a distance. When little is asked nothing waits. While batches of a crowd
 * take most of the time, the distance grows, up to one that visitors do not notice.
 */
import { setImmediate, setTimeout } from 'node:timers/promises';

/** Milliseconds between the beginnings of two batches that write. */
const MIN_DELAY_MS = 10;
const MAX_DELAY_MS = 40;
/** Things written by a batch; fewer share too little to be worth a longer wait. */
const CROWD_WRITTEN = 3;
/** Part of the distance that a batch takes. While batches take less, the relay keeps up without a longer wait. */
const BUSY_SHARE = 0.6;

/** `written`: how much the batch before wrote; 0: nothing. `tookMs`: how long it took. */
export type CommitDelay = (written: number, tookMs: number) => Promise<void>;

/** `wait`: for these milliseconds, and at least until the loop has read every socket. */
export function openCommitDelay(
  monotonic: () => number = () => performance.now(),
  wait: (milliseconds: number) => Promise<void> = waitAndRead,
): CommitDelay {
  let began = -Infinity;
  let wrote = -Infinity;
  let distance = MIN_DELAY_MS;
  return async (written, tookMs) => {
    if (written > 0) wrote = began;
    const early = wrote + distance - monotonic();
    const isBusy = early > 0 && written >= CROWD_WRITTEN && tookMs > BUSY_SHARE * distance;
    distance = isBusy ? Math.min(2 * distance, MAX_DELAY_MS) : MIN_DELAY_MS;
    await wait(early);
    began = monotonic();
  };
}

async function waitAndRead(milliseconds: number): Promise<void> {
  if (milliseconds > 0) await setTimeout(milliseconds);
  await setImmediate();
}
