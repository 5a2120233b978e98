/** How often something may be done in an hour, by several keys at once. */
import type { Instant } from '../../src/lib/domain/time.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';

export interface HourlyLimit {
  /** Counts one for each key, where all have one left. False: nothing was counted. */
  take(keys: readonly { readonly key: string; readonly most: number }[]): boolean;
  /** Seconds until the counts begin anew. */
  secondsLeft(): number;
}

const HOUR_MS = 60 * MINUTE_MS;

export function openHourlyLimit(clock: () => Instant): HourlyLimit {
  let began = -Infinity;
  let counts = new Map<string, number>();

  return {
    take(keys) {
      const now = clock();
      if (now < began || now - began >= HOUR_MS) {
        began = now;
        counts = new Map();
      }
      if (keys.some(({ key, most }) => (counts.get(key) ?? 0) >= most)) return false;
      for (const { key } of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
      return true;
    },
    secondsLeft: () => Math.max(1, Math.ceil((began + HOUR_MS - clock()) / 1000)),
  };
}
