/** How often something may be done within any hour, by several keys at once. */
import type { Instant } from '../../src/lib/domain/time.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';

export interface HourlyLimit {
  /** Counts one for each key where all have one left, and says 0. Else the seconds until they have; nothing is counted. */
  take(keys: readonly { readonly key: string; readonly most: number }[]): number;
}

const HOUR_MS = 60 * MINUTE_MS;
/** Keys that are remembered before those that are an hour old are forgotten. */
const MOST_KEYS = 1000;

export function openHourlyLimit(clock: () => Instant): HourlyLimit {
  /** By key, when it was done, the oldest first. */
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
