/** Rows of the accounts as they are read. One that does not read as what it should be is reported once and counts as absent. */
import type * as z from 'zod/mini';
import type { Damage } from '../store.ts';

type AccountTable = 'staff' | 'sessions' | 'pairings';

/** Null: there is no row, or it is damaged. Each row brings its `row`. */
export type ReadRow<T> = (found: unknown) => T | null;
export type RowReader = <T>(table: AccountTable, schema: z.ZodMiniType<T>) => ReadRow<T>;

export function openRowReader(report: (damage: Damage) => void): RowReader {
  const reported = new Set<string>();
  return (table, schema) => (found) => {
    if (found === undefined) return null;
    const parsed = schema.safeParse(found);
    if (parsed.success) return parsed.data;
    const { row } = found as { row: number };
    if (!reported.has(`${table} ${row}`)) report({ table, row });
    reported.add(`${table} ${row}`);
    return null;
  };
}
