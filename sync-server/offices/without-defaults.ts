/** A value of the office file without the fields that say what they say by default. */
import type { z } from 'zod/mini';
import { canonical } from '../../src/lib/domain/office/canonical.ts';

export function withoutDefaults(schema: unknown, value: unknown): unknown {
  const { type, innerType, shape, element } = (schema as z.ZodMiniType).def as unknown as Shape;
  if (value === undefined || value === null) return value;
  if (innerType !== undefined) return withoutDefaults(innerType, value);
  if (type === 'array') return (value as unknown[]).map((one) => withoutDefaults(element, one));
  if (type !== 'object' || shape === undefined) return value;
  const entries = Object.entries(value).filter(([key, own]) => !isDefault(shape[key], own));
  return Object.fromEntries(entries.map(([key, own]) => [key, withoutDefaults(shape[key], own)]));
}

/** What is read here of a schema. */
interface Shape {
  readonly type: string;
  readonly innerType?: unknown;
  readonly shape?: Readonly<Record<string, z.ZodMiniType>>;
  readonly element?: unknown;
}

function isDefault(schema: z.ZodMiniType | undefined, value: unknown): boolean {
  if (value === undefined) return true;
  if (schema?.def.type !== 'default') return false;
  return canonical(schema.parse(undefined)) === canonical(value);
}
