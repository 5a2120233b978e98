/** Accounts in the data of a relay that may be running: an operator's command reads and writes single rows there. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { AccountStore } from '../account-store.ts';
import { openSqliteAccounts } from './accounts.ts';
import { asStoreError, FILE, VERSION, versionOf } from './schema.ts';

export interface AccountsBeside {
  readonly accounts: AccountStore;
  close(): void;
}

/** A relay that commits holds the database for that long at most. */
const BUSY_TIMEOUT_MS = 10_000;

/** Throws a `StoreError`; `no-data` and `older-version`: the relay has to be started first. */
export function openAccountsBeside(folder: string): AccountsBeside | 'no-data' | 'older-version' {
  const path = join(folder, FILE);
  if (!existsSync(path)) return 'no-data';
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(path, { timeout: BUSY_TIMEOUT_MS });
    if (versionOf(db) < VERSION) {
      db.close();
      return 'older-version';
    }
    db.exec('PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    const accounts = openSqliteAccounts(db, () => {});
    return { accounts, close: () => db?.close() };
  } catch (error) {
    if (db?.isOpen) db.close();
    throw asStoreError(error);
  }
}
