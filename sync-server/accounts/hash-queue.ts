/**
 * The queue for password hashes. scrypt runs on Node's thread pool, which also reads files: two hashes at a time leave
 * threads for everything else. A full queue refuses at once, before anything is hashed.
 */
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';

/** `known`: a browser in which the member has signed in before, or who is signed in. These go first. */
export type HashRank = 'known' | 'stranger';

export interface HashQueue {
  isFull(rank: HashRank): boolean;
  run<T>(rank: HashRank, hash: () => Promise<T>): Promise<Result<T, 'busy'>>;
}

export const HASHES_AT_ONCE = 2;
/** Length of the queue for each rank; a full one takes about two seconds. */
export const MAX_QUEUED_HASHES = 16;
/** What a refused caller is told to wait. */
export const BUSY_RETRY_SECONDS = 5;

export function openHashQueue(): HashQueue {
  const waiting: Readonly<Record<HashRank, (() => void)[]>> = { known: [], stranger: [] };
  let running = 0;

  function startNext(): void {
    while (running < HASHES_AT_ONCE) {
      const start = waiting.known.shift() ?? waiting.stranger.shift();
      if (start === undefined) return;
      running++;
      start();
    }
  }

  const isFull = (rank: HashRank): boolean => waiting[rank].length >= MAX_QUEUED_HASHES;

  return {
    isFull,
    async run(rank, hash) {
      if (isFull(rank)) return err('busy');
      await new Promise<void>((start) => {
        waiting[rank].push(start);
        startNext();
      });
      try {
        return ok(await hash());
      } finally {
        running--;
        startNext();
      }
    },
  };
}
