/**
 * Reads a database that cannot be written: its disk is read-only or full, or this user has no right to write there.
 *
 * SQLite wants to write even to read: the index of the log (`-shm`) is a file beside it. There are two ways around
 * that, by what lies there:
 *
 * - No log, as after a relay that was stopped in peace: the file itself is all there is (`immutable`).
 * - A log that a killed relay has left. What stands in it is confirmed and newer than the database, and `immutable`
 * would leave it out without a word. In exclusive locking mode SQLite has the index in memory instead
 * (https://www.sqlite.org/wal.html#use_of_wal_without_shared_memory). A file that is open for reading alone cannot be
 * locked for that, hence the VFS without locks.
 *
 * Neither makes a copy. A temporary one would be everyone's data in another place, which a killed relay leaves there.
 * Where the disk is read-only there may be no place for it. Neither takes a lock on the database either, so no process
 * may write meanwhile: for that the relay's lock is held shared, where there is one.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import {
  asStoreError,
  FILE,
  LOCK,
  mailKeyIn,
  newMailKey,
  RESTORED,
  rowsIn,
  VERSION,
  versionOf,
  writtenEpoch,
} from './schema.ts';
import type { OpenDatabase, SeenDatabase } from './schema.ts';
import { StoreError } from '../store.ts';

/** Throws a `StoreError`: `not-writable` when it cannot even be read before another process has written. */
export function openReadOnly(folder: string): OpenDatabase & SeenDatabase {
  let opened: Unwritable | null = null;
  try {
    opened = openUnwritable(folder);
    const { db, close } = opened;
    // An older one would have to be taken to this version first.
    if (versionOf(db) < VERSION) throw new StoreError('not-writable');
    // M18: put back, it is another store than before, though that cannot be written down yet.
    const written = existsSync(join(folder, RESTORED)) ? null : writtenEpoch(db);
    return {
      ...{ db, close, rows: rowsIn(db) },
      ...{
        epoch: written ?? randomUUID(),
        isNamed: written !== null,
        mailKey: mailKeyIn(db) ?? newMailKey(),
      },
    };
  } catch (error) {
    opened?.close();
    throw asStoreError(error);
  }
}

/** A database as it is, of whatever version. */
export type Unwritable = Pick<OpenDatabase, 'db' | 'close'>;

export function openUnwritable(folder: string): Unwritable {
  const lock = existsSync(join(folder, LOCK)) ? lockForReading(join(folder, LOCK)) : null;
  try {
    const db = openFile(join(folder, FILE));
    return {
      db,
      close() {
        db.close();
        lock?.close();
      },
    };
  } catch (error) {
    lock?.close();
    throw error;
  }
}

/** Any number of relays may read. Throws `in-use` while one writes, which cannot begin as long as this is held. */
function lockForReading(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { readOnly: true });
  try {
    db.exec('BEGIN');
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openFile(path: string): DatabaseSync {
  // The other kind of log, from a power cut while a database was made or put back: it holds what has to be undone
  // first.
  if (existsSync(`${path}-journal`)) throw new StoreError('not-writable');
  const hasLog = existsSync(`${path}-wal`);
  const address = pathToFileURL(path);
  address.search = hasLog ? 'vfs=unix-none' : 'immutable=1';
  const db = new DatabaseSync(address, { readOnly: true });
  if (hasLog) db.exec('PRAGMA locking_mode = EXCLUSIVE');
  return db;
}
