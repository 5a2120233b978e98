/** Tries that slow down: after a few failures for one key each further one has to wait, longer each time. */
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';

export interface SlowDown {
  /** Milliseconds that this key has to wait before the next try; 0: now. */
  waitFor(key: string): number;
  failed(key: string): void;
  succeeded(key: string): void;
}

const MAX_PAUSE_MS = 15 * MINUTE_MS;
const FORGET_AFTER_MS = 60 * MINUTE_MS;

export function makeSlowDown(clock: () => Instant, freeTries: number): SlowDown {
  const failures = new Map<string, { count: number; at: Instant }>();

  function forgetOld(): void {
    const now = clock();
    for (const [key, { at }] of failures) {
      // Oldest first, since a key is put at the end at each failure.
      if (now - at < FORGET_AFTER_MS) return;
      failures.delete(key);
    }
  }

  return {
    waitFor(key) {
      forgetOld();
      const known = failures.get(key);
      if (known === undefined || known.count < freeTries) return 0;
      const pause = Math.min(MAX_PAUSE_MS, 1000 * 2 ** (known.count - freeTries + 1));
      return Math.max(0, known.at + pause - clock());
    },
    failed(key) {
      const count = (failures.get(key)?.count ?? 0) + 1;
      failures.delete(key);
      failures.set(key, { count, at: clock() });
    },
    succeeded(key) {
      failures.delete(key);
    },
  };
}
