/** Transactions and failures of SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import { asStoreError } from './schema.ts';

/** All of it or nothing, and on the disk when it returns. */
export function transact<T>(db: DatabaseSync, run: () => T): T {
  return attempt(() => {
    db.exec('BEGIN IMMEDIATE');
    try {
      const result = run();
      db.exec('COMMIT');
      return result;
    } catch (error) {
      // After a full disk SQLite has rolled back by itself.
      if (db.isTransaction) db.exec('ROLLBACK');
      throw error;
    }
  });
}

export function attempt<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw asStoreError(error);
  }
}

/** A part of the store of which each failure has its name. */
export function namingFailures<T extends Record<keyof T, (...given: never[]) => Promise<unknown>>>(
  part: T,
): T {
  const named = Object.entries(part).map(([name, run]) => [
    name,
    async (...given: never[]) => {
      try {
        return await (run as T[keyof T])(...given);
      } catch (error) {
        throw asStoreError(error);
      }
    },
  ]);
  return Object.fromEntries(named) as T;
}
