/** How many wrong mail codes are heard in an hour: from one address, from its network, from everywhere. */
import type { Instant } from '../../src/lib/domain/time.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { HttpRoute } from '../../src/lib/wire/http/route.ts';
import { networkOf } from '../arbiter/booking-rates.ts';

export interface FailedTries {
  /** Counts a try before it is looked at, so that many at once count too. Null: too many have failed. */
  begin(address: string): { succeeded(): void } | null;
  /** Seconds until tries are heard again. */
  secondsLeft(): number;
}

const HOUR_MS = 60 * MINUTE_MS;

export function openFailedTries(
  clock: () => Instant,
  most: NonNullable<HttpRoute['wrongPerHour']>,
): FailedTries {
  let began = -Infinity;
  let counts = new Map<string, number>();

  function turn(): void {
    const now = clock();
    if (now >= began && now - began < HOUR_MS) return;
    began = now;
    counts = new Map();
  }

  function add(keys: readonly string[], change: 1 | -1): void {
    for (const key of keys) counts.set(key, Math.max(0, (counts.get(key) ?? 0) + change));
  }

  return {
    begin(address) {
      turn();
      const limits = [
        [`address ${address}`, most.address],
        [`network ${networkOf(address)}`, most.network],
        ['everywhere', most.everywhere],
      ] as const;
      if (limits.some(([key, most]) => (counts.get(key) ?? 0) >= most)) return null;
      const keys = limits.map(([key]) => key);
      add(keys, 1);
      return { succeeded: () => add(keys, -1) };
    },
    secondsLeft: () => Math.max(1, Math.ceil((began + HOUR_MS - clock()) / 1000)),
  };
}
