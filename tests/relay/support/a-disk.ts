/** A real store whose disk fills up, or turns read-only, when a test says so: SQLite itself refuses then. */
import { onTestFinished } from 'vitest';
import { openSqlite } from '../../../sync-server/store/sqlite/schema.ts';
import { storeOn } from '../../../sync-server/store/sqlite/sqlite-store.ts';
import type { Damage, Store } from '../../../sync-server/store/store.ts';
import { aFolder } from './a-relay.ts';

export interface Disk {
  readonly store: Store;
  readonly folder: string;
  /** No page more than there are now; what fits into those may still be written. */
  fill(): void;
  /** Nothing can be written any more. */
  makeReadOnly(): void;
  /** There is room again. */
  heal(): void;
}

export function aDisk(folder = aFolder(), report: (damage: Damage) => void = () => {}): Disk {
  const database = openSqlite(folder);
  const { db } = database;
  const store = storeOn(database, report);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    await store.close();
  };
  onTestFinished(close);
  return {
    store: { ...store, close },
    folder,
    fill() {
      const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
      db.exec(`PRAGMA max_page_count = ${pages}`);
    },
    makeReadOnly: () => db.exec('PRAGMA query_only = ON'),
    heal: () => db.exec('PRAGMA query_only = OFF; PRAGMA max_page_count = 1000000'),
  };
}
