/** Limits how often something is done in any period of an hour, counted for several keys at once. */
import type { Instant } from '../../src/lib/domain/time.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';

export interface HourlyLimit {
  /**
   * If every key is below its limit, counts one for each and returns 0. Else counts nothing and returns the seconds until
   * every key is below its limit.
   */
  take(keys: readonly { readonly key: string; readonly most: number }[]): number;
}

const HOUR_MS = 60 * MINUTE_MS;
/** Above this number of keys, those without a count in the last hour are dropped. */
const MOST_KEYS = 1000;

export function openHourlyLimit(clock: () => Instant): HourlyLimit {
  /** The times at which each key was counted, the oldest first. */
  const times = new Map<string, readonly Instant[]>();

  function forgetOld(now: Instant): void {
    for (const [key, all] of times) if (all.every((at) => now - at >= HOUR_MS)) times.delete(key);
  }

  return {
    take(keys) {
      const now = clock();
      if (times.size > MOST_KEYS) forgetOld(now);
      const recent = keys.map(({ key, most }) => {
        const all = (times.get(key) ?? []).filter((at) => now - at < HOUR_MS);
        return { key, all, freeAt: all.length < most ? now : all[all.length - most]! + HOUR_MS };
      });
      const freeAt = Math.max(...recent.map((one) => one.freeAt));
      if (freeAt > now) return Math.ceil((freeAt - now) / 1000);
      for (const { key, all } of recent) times.set(key, [...all, now]);
      return 0;
    },
  };
}
