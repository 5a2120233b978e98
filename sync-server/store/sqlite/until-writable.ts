/**
 * A store whose folder cannot be written when the relay starts. It is read, and opened for writing as soon as the
 * folder takes something. Each write tries that, so the disk need not be watched.
 */
import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import { asStoreError, FILE, openSqlite } from './schema.ts';
import type { OpenDatabase } from './schema.ts';
import { openReadOnly } from './read-only.ts';
import { StoreError } from '../store.ts';
import type { Store } from '../store.ts';

/** Minimum interval between two tries to open, in milliseconds: a try reads the whole log, and each write would try. */
const PROBE_INTERVAL_MS = 500;

interface Open {
  readonly database: OpenDatabase;
  readonly store: Store;
  readonly writes: boolean;
}

/** Throws a `StoreError` when what is there cannot be read either. */
export function readUntilWritable(folder: string, storeOn: (database: OpenDatabase) => Store): Store {
  const seen = openReadOnly(folder);
  /** Null: another process has the folder, or the folder has gone. */
  let open: Open | null = { database: seen, store: storeOn(seen), writes: false };
  let refusal = new StoreError('not-writable');
  let triedAt = -Infinity;
  let closed = false;

  function readAgain(): Open {
    const database = openReadOnly(folder);
    // Else the documents in memory would be older than the disk.
    if (database.rows !== seen.rows) {
      database.close();
      throw new StoreError('in-use');
    }
    return { database, store: storeOn(database), writes: false };
  }

  /**
   * Runs without a wait, so that no caller asks in between. The open connection is closed first: a process that closes
   * a file loses all its locks on it, those of its other connections too.
   */
  function openForWriting(): Open {
    if (closed || performance.now() - triedAt < PROBE_INTERVAL_MS) throw refusal;
    try {
      // A disk that is mounted read-only fails here already, before anything is closed.
      for (const path of [folder, join(folder, FILE)]) accessSync(path, constants.W_OK);
      triedAt = performance.now();
      open?.database.close();
      open = null;
      const database = openSqlite(folder, seen);
      return { database, store: storeOn(database), writes: true };
    } catch (error) {
      const named = asStoreError(error);
      if (named instanceof StoreError) refusal = named;
      throw named;
    }
  }

  async function run<T>(ask: (store: Store) => Promise<T>): Promise<T> {
    if (closed) throw refusal;
    let asked: Open | null = null;
    try {
      asked = open ??= readAgain();
      return await ask(asked.store);
    } catch (error) {
      const isRefused = error instanceof StoreError && error.reason === 'not-writable';
      if (!isRefused || asked?.writes === true) throw error;
    }
    // Another caller may have opened the store meanwhile.
    if (open?.writes !== true) open = openForWriting();
    return ask(open.store);
  }

  const { mails, accounts, leases, officeFiles, sleepingOffices, pictures } = open.store;
  return {
    epoch: seen.epoch,
    mailKey: seen.mailKey,
    load: (name) => run((store) => store.load(name)),
    list: (prefix) => run((store) => store.list(prefix)),
    untouchedSince: (prefix, at) => run((store) => store.untouchedSince(prefix, at)),
    remove: (names) => run((store) => store.remove(names)),
    retire: (office, names) => run((store) => store.retire(office, names)),
    commit: (batch) => run((store) => store.commit(batch)),
    compact: (name, state, forGood) => run((store) => store.compact(name, state, forGood)),
    mails: following(mails, (ask) => run((store) => ask(store.mails))),
    accounts: following(accounts, (ask) => run((store) => ask(store.accounts))),
    leases: following(leases, (ask) => run((store) => ask(store.leases))),
    officeFiles: following(officeFiles, (ask) => run((store) => ask(store.officeFiles))),
    sleepingOffices: following(sleepingOffices, (ask) => run((store) => ask(store.sleepingOffices))),
    pictures: following(pictures, (ask) => run((store) => ask(store.pictures))),
    async close() {
      closed = true;
      open?.database.close();
      open = null;
    },
  };
}

/** A part of the store that is open when a method is called. */
function following<T extends Record<keyof T, (...given: never[]) => Promise<unknown>>>(
  part: T,
  run: (ask: (now: T) => Promise<unknown>) => Promise<unknown>,
): T {
  const names = Object.keys(part) as (keyof T)[];
  const methods = names.map((name) => [name, (...given: never[]) => run((now) => now[name](...given))]);
  return Object.fromEntries(methods) as T;
}
