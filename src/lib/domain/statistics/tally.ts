/** Counts by key, and what is read from them. */
import * as z from 'zod/mini';

/** How often something occurred, by what: minutes, or weekday and hour. */
export const counts = z.record(z.string(), z.int().check(z.minimum(0)));
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

export const addCounts = (a: Counts, b: Counts): Counts => addBySchema(counts, a, b);

/** Two values of a schema as one: numbers add up, lists are joined in order, objects and records go by their keys. */
export const addBySchema = <T>(schema: z.ZodMiniType<T>, a: T, b: T): T => sumOf(schema, a, b) as T;

function sumOf(schema: unknown, a: unknown, b: unknown): unknown {
  if (schema instanceof z.ZodMiniDefault || schema instanceof z.ZodMiniOptional)
    return sumOf(schema.def.innerType, a, b);
  if (schema instanceof z.ZodMiniNumber) return (a as number) + (b as number);
  if (schema instanceof z.ZodMiniArray) return [...(a as unknown[]), ...(b as unknown[])].sort();
  if (schema instanceof z.ZodMiniRecord) return byKey(() => schema.def.valueType, a as Values, b as Values);
  if (schema instanceof z.ZodMiniObject)
    return byKey((key) => schema.shape[key] as unknown, a as Values, b as Values);
  throw new TypeError('of this schema nothing adds up');
}

type Values = Readonly<Record<string, unknown>>;

function byKey(schemaOf: (key: string) => unknown, a: Values, b: Values): Values {
  const sum: Record<string, unknown> = { ...a };
  for (const [key, value] of Object.entries(b))
    sum[key] = Object.hasOwn(sum, key) ? sumOf(schemaOf(key), sum[key], value) : value;
  return sum;
}
