/** Parts of an office that a schema has made are not checked again: many of them together take many milliseconds. */
import type * as z from 'zod/mini';

/**
 * The same schema, which from now on takes a value that it has made itself as it is. Nothing changes what was parsed, so
 * what is sound stays so. Hours are checked once, when they are asked for, and not in each record that takes them over.
 */
export function checkedOnce<T extends z.ZodMiniType<object>>(schema: T): T {
  const made = new WeakSet<object>();
  const internals = schema._zod;
  const { run } = internals;
  // `z.withParser` does the same with a kilobyte that every phone would load.
  internals.run = (payload, context) => {
    if (made.has(payload.value as object)) return payload;
    const done = run(payload, context);
    if (!(done instanceof Promise) && done.issues.length === 0) made.add(done.value as object);
    return done;
  };
  return schema;
}
