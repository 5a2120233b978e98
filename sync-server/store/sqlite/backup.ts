/** A copy of the data while the relay runs, and the way back (M18). */
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { err, ok } from '../../../src/lib/domain/result.ts';
import type { Result } from '../../../src/lib/domain/result.ts';
import { notPutBack, notWritten, UnreadableCopy } from './backup-sentence.ts';
import { asStoreError, FILE, forgetEpoch, lock, LOCK, prepareFolder, UNFINISHED, VERSION } from './schema.ts';
import { replacedName } from './leftovers.ts';
import { openUnwritable } from './read-only.ts';
import type { Unwritable } from './read-only.ts';
import { StoreError } from '../store.ts';

/** All pages in one step: a copy in portions begins anew at each commit beside it, and never ends at a busy relay. */
const ALL_PAGES = 2 ** 31 - 1;
const CHUNK_BYTES = 1024 * 1024;

/** Writes a whole copy, as of one moment, to a file that does not exist yet. It only reads, so the relay goes on. */
export async function backUp(folder: string, target: string): Promise<Result<void, string>> {
  const source = join(folder, FILE);
  if (!existsSync(source)) return err(`There is no data in '${folder}'.`);
  if (existsSync(target)) return err(`'${target}' exists; a backup overwrites nothing.`);
  // The copy has another name until it is whole: half a backup never looks like one.
  const part = `${target}.part`;
  let opened: Unwritable | null = null;
  try {
    rmSync(part, { force: true });
    // The copy holds names and addresses: no other user of the machine may read it.
    closeSync(openSync(part, 'wx', 0o600));
    opened = openSource(folder);
    await backup(opened.db, part, { rate: ALL_PAGES });
    flush(part);
    renameSync(part, target);
    flush(dirname(target));
    return ok(undefined);
  } catch (error) {
    rmSync(part, { force: true });
    return err(notWritten(error, folder, target));
  } finally {
    opened?.close();
  }
}

/** Opens the data beside a relay that writes, or on a disk that cannot be written, when a backup is wanted most. */
function openSource(folder: string): Unwritable {
  const db = new DatabaseSync(join(folder, FILE), { readOnly: true });
  try {
    // SQLite opens the file with the first query.
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    return { db, close: () => db.close() };
  } catch (error) {
    db.close();
    const named = asStoreError(error);
    if (!(named instanceof StoreError) || named.reason !== 'not-writable') throw error;
    return openUnwritable(folder);
  }
}

/**
 * Puts a copy in the place of the data, with the relay stopped. What was there is kept beside it, readable or not. The
 * copy is made and checked under another name and takes its place by one renaming. Whenever this is cut off, there is
 * either the old database or the new one.
 */
export function restore(folder: string, copy: string): Result<{ kept: string | null }, string> {
  if (!existsSync(copy)) return err(`There is no backup '${copy}'.`);
  if (!statSync(copy).isFile()) return err(`'${copy}' is no file: name the backup itself.`);
  const data = join(folder, FILE);
  const fresh = join(folder, UNFINISHED);
  let held: DatabaseSync | null = null;
  try {
    prepareFolder(folder);
    held = lock(join(folder, LOCK));
    giveToOwner(join(folder, LOCK), folder);
    for (const rest of ['', '-wal', '-shm']) rmSync(fresh + rest, { force: true });
    // A copy of a folder may still have something in its log.
    for (const part of ['', '-wal']) if (existsSync(copy + part)) copyForUs(copy + part, fresh + part);
    const problem = prepare(fresh);
    if (problem !== null) return err(`'${copy}' is no backup that can be put back: ${problem}.`);
    giveToOwner(fresh, folder);
    const kept = existsSync(data) ? setAside(data) : null;
    renameSync(fresh, data);
    flush(folder);
    return ok({ kept });
  } catch (error) {
    return err(notPutBack(error, folder, copy));
  } finally {
    for (const rest of ['', '-wal', '-shm']) rmSync(fresh + rest, { force: true });
    held?.close();
  }
}

/** Checks our copy of the backup and makes it a store of its own. Returns what is wrong with it; null: nothing. */
function prepare(file: string): string | null {
  let db: DatabaseSync | null = null;
  try {
    db = new DatabaseSync(file);
    const { quick_check: found } = db.prepare('PRAGMA quick_check').get() as { quick_check: string };
    if (found !== 'ok') return 'it is damaged';
    const updates = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'updates'").get();
    if (updates === undefined) return 'it is not a database of Foyer';
    const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > VERSION) return 'it was written by a newer version of Foyer; restore it with that version';
    // The store becomes another one with the renaming, so that no number is given out twice (M18).
    forgetEpoch(db);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  } catch (error) {
    const named = asStoreError(error);
    // A fault of the disk does not mean that the backup is damaged.
    if (named instanceof StoreError && named.reason !== 'damaged') throw error;
    return 'it is not a database';
  } finally {
    db?.close();
  }
  flush(file);
  return null;
}

/** Keeps what was there under a name of its own, and leaves the database in its place for the renaming. */
function setAside(data: string): string {
  try {
    const db = new DatabaseSync(data);
    try {
      // Takes in what is only in its log.
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    } finally {
      db.close();
    }
  } catch {
    // Damaged: that is why it is replaced. It is kept as it is, with its log.
  }
  const kept = replacedName(data, Date.now());
  for (const part of ['', '-wal']) if (existsSync(data + part)) keep(data + part, kept + part);
  // A log that stayed would be taken for the new database's own.
  for (const rest of ['-wal', '-shm']) rmSync(data + rest, { force: true });
  return kept;
}

/** A backup is often put back by root, and the relay is a user of its own, who has to write what root has made. */
function giveToOwner(file: string, folder: string): void {
  if (process.geteuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(file, uid, gid);
}

/** A second name for the same file costs no room; not every file system has that. */
function keep(file: string, under: string): void {
  try {
    linkSync(file, under);
  } catch {
    copyFileSync(file, under);
  }
  chmodSync(under, 0o600);
  giveToOwner(under, dirname(under));
}

/** Not `copyFile`, which would take the rights over: a backup on a stick is readable by everyone. */
function copyForUs(from: string, to: string): void {
  const reading = <T>(read: () => T): T => {
    try {
      return read();
    } catch (cause) {
      throw new UnreadableCopy(from, { cause });
    }
  };
  const source = reading(() => openSync(from, 'r'));
  try {
    const target = openSync(to, 'wx', 0o600);
    try {
      const chunk = Buffer.alloc(CHUNK_BYTES);
      const next = (): number => reading(() => readSync(source, chunk));
      for (let got = next(); got > 0; got = next()) {
        for (let done = 0; done < got;) done += writeSync(target, chunk, done, got - done);
      }
      fsyncSync(target);
    } finally {
      closeSync(target);
    }
  } finally {
    closeSync(source);
  }
}

/** Flushes a file to the disk; of a folder, the names in it. */
function flush(path: string): void {
  const opened = openSync(path, 'r');
  try {
    fsyncSync(opened);
  } finally {
    closeSync(opened);
  }
}
