/** Counts by key, and the quantiles that are read from them. */
import * as z from 'zod/mini';

/** How often something occurred, by minutes, or by weekday and hour. */
export type Counts = Record<string, number>;

/** Checked by hand: a year of days holds half a million counts, and a schema took most of the time to open it. */
export const counts = z.custom<Counts>(isCounts);

function isCounts(value: unknown): value is Counts {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.values(value).every((n) => Number.isSafeInteger(n) && (n as number) >= 0);
}

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

export const addCounts = (a: Counts, b: Counts): Counts => sumOfCounts([a, b]);

function sumOfCounts(all: readonly Counts[]): Counts {
  const sum: Counts = {};
  for (const one of all) for (const key in one) sum[key] = (sum[key] ?? 0) + one[key]!;
  return sum;
}

/** Values of a schema as one: numbers add up, lists are joined in order, objects and records go by their keys. */
export const addBySchema = <T>(schema: z.ZodMiniType<T>, all: readonly T[]): T => sumOf(schema, all) as T;

function sumOf(schema: unknown, all: readonly unknown[]): unknown {
  if (schema === counts) return sumOfCounts(all as Counts[]);
  if (schema instanceof z.ZodMiniDefault || schema instanceof z.ZodMiniOptional)
    return sumOf(schema.def.innerType, all);
  if (schema instanceof z.ZodMiniNumber) return (all as number[]).reduce((a, b) => a + b, 0);
  if (schema instanceof z.ZodMiniArray) return (all as unknown[][]).flat().sort();
  if (schema instanceof z.ZodMiniRecord) return byKey(() => schema.def.valueType, all as Values[]);
  if (schema instanceof z.ZodMiniObject) return byKey((key) => schema.shape[key] as unknown, all as Values[]);
  throw new TypeError('of this schema nothing adds up');
}

type Values = Readonly<Record<string, unknown>>;

function byKey(schemaOf: (key: string) => unknown, all: readonly Values[]): Values {
  const found = new Map<string, unknown[]>();
  for (const one of all)
    for (const [key, value] of Object.entries(one)) {
      const known = found.get(key);
      if (known === undefined) found.set(key, [value]);
      else known.push(value);
    }
  return Object.fromEntries([...found].map(([key, values]) => [key, sumOf(schemaOf(key), values)]));
}
