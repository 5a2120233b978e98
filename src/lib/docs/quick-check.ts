/**
 * A check that a value fits its schema as it is, several times as fast as zod's own. Zod copies what it reads and notes
 * what is wrong with it; nearly every record is right, and is needed as it lies in its document. Where this says no,
 * zod has the last word.
 */
import type * as z from 'zod/mini';

/** True: zod would take the value and change nothing. False: it may refuse it, change it, or take it as it is. */
export type QuickCheck = (value: unknown) => boolean;

type Schema = z.core.$ZodType;
type Checks = readonly z.core.$ZodCheck<never>[];
type Field = { readonly fits: QuickCheck; readonly isRequired: boolean };

const never: QuickCheck = () => false;
const known = new WeakMap<Schema, QuickCheck>();

/** The check of a schema, made once. */
export function quickCheckOf(schema: Schema): QuickCheck {
  const before = known.get(schema);
  if (before !== undefined) return before;
  const made = makeCheck(schema);
  known.set(schema, made);
  return made;
}

function makeCheck(schema: Schema): QuickCheck {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  const ofType = checkOfType(schema);
  const checks = (def.checks ?? []) as unknown as Checks;
  return checks.length === 0 ? ofType : (value) => ofType(value) && pass(checks, value);
}

/** Whether zod's own checks find nothing and change nothing. */
function pass(checks: Checks, value: unknown): boolean {
  const payload = { value, issues: [] };
  for (const { _zod: one } of checks) {
    void one.check(payload as never);
    if (payload.issues.length > 0 || payload.value !== value) return false;
  }
  return true;
}

/** What is not listed here is left to zod. */
function checkOfType(schema: Schema): QuickCheck {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'string':
      return (value) => typeof value === 'string';
    case 'boolean':
      return (value) => typeof value === 'boolean';
    case 'number':
      return (def as { format?: string }).format === 'safeint' ? Number.isSafeInteger : never;
    case 'unknown':
      return () => true;
    case 'literal':
      return amongst(new Set<unknown>(def.values));
    case 'enum':
      return amongst(new Set<unknown>(Object.values(def.entries)));
    case 'nullable': {
      const inner = quickCheckOf(def.innerType);
      return (value) => value === null || inner(value);
    }
    case 'optional':
    case 'default':
      return quickCheckOf(def.innerType);
    case 'array': {
      const element = quickCheckOf(def.element);
      return (value) => Array.isArray(value) && value.every(element);
    }
    case 'object':
      return isStrict(def) ? checkOfFields(def.shape) : never;
    case 'union':
      return checkOfUnion(def);
    default:
      return never;
  }
}

const amongst =
  (values: ReadonlySet<unknown>): QuickCheck =>
  (value) =>
    values.has(value);

const isStrict = ({ catchall }: z.core.$ZodObjectDef): boolean => catchall?._zod.def.type === 'never';

function checkOfFields(shape: z.core.$ZodShape): QuickCheck {
  const fields = new Map(
    Object.entries(shape).map(([name, schema]): [string, Field] => [
      name,
      { fits: quickCheckOf(schema), isRequired: !mayLack(schema) },
    ]),
  );
  const required = [...fields.values()].filter(({ isRequired }) => isRequired).length;
  return (value) => {
    if (!isPlain(value)) return false;
    let missing = required;
    for (const name in value) {
      const field = fields.get(name);
      if (field === undefined || !field.fits(value[name])) return false;
      if (field.isRequired) missing--;
    }
    return missing === 0;
  };
}

/** Nothing comes in the place of a field that is missing. */
const mayLack = ({ _zod: { def, optin } }: Schema): boolean =>
  def.type === 'optional' && optin === 'optional';

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

/** Of a union whose kinds are told apart by one field. */
function checkOfUnion(def: z.core.$ZodUnionDef): QuickCheck {
  const { discriminator } = def as Partial<z.core.$ZodDiscriminatedUnionDef>;
  if (discriminator === undefined) return never;
  const byValue = new Map<unknown, QuickCheck>();
  for (const option of def.options)
    for (const value of option._zod.propValues?.[discriminator] ?? [])
      byValue.set(value, quickCheckOf(option));
  return (value) => isPlain(value) && (byValue.get(value[discriminator])?.(value) ?? false);
}
