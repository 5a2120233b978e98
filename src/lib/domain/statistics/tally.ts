/** Counts by key, and what is read from them. */
import { z } from 'zod';

/** How often something occurred, by what: minutes, or weekday and hour. */
export const counts = z.record(z.string(), z.int().min(0));
export type Counts = z.infer<typeof counts>;

/** The value that `share` (0 to 1) of all counted stay at or below; null when nothing was counted. */
export function percentile(counts: Counts, share: number): number | null {
  const values = Object.entries(counts).map(([value, n]) => [Number(value), n] as const);
  const total = values.reduce((sum, [, n]) => sum + n, 0);
  let seen = 0;
  for (const [value, n] of values.sort(([a], [b]) => a - b)) {
    seen += n;
    if (seen >= share * total) return value;
  }
  return null;
}

export function tally<K extends string | number>(keys: readonly K[]): Record<K, number> {
  const counts = {} as Record<K, number>;
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

export function addCounts<K extends string | number>(
  a: Readonly<Record<K, number>>,
  b: Readonly<Record<K, number>>,
): Record<K, number> {
  return addEach(a, b, (x, y) => x + y) as Record<K, number>;
}

export function addEach<V>(
  a: Readonly<Record<string, V>>,
  b: Readonly<Record<string, V>>,
  add: (x: V, y: V) => V,
): Record<string, V> {
  const sum: Record<string, V> = { ...a };
  for (const [key, value] of Object.entries(b)) sum[key] = key in sum ? add(sum[key]!, value) : value;
  return sum;
}
