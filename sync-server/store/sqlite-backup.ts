/** A copy of the data while the relay runs, and the way back (M18). */
import { copyFileSync, existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { asStoreError, FILE, lock, LOCK, RESTORED } from './sqlite-schema.ts';
import { StoreError } from './store.ts';

/** Writes a whole copy, as of one moment, to a file that does not exist yet. Reads only; the relay goes on. */
export async function backUp(folder: string, target: string): Promise<Result<void, string>> {
  const source = join(folder, FILE);
  if (!existsSync(source)) return err(`There is no data in '${folder}'.`);
  if (existsSync(target)) return err(`'${target}' exists; a backup overwrites nothing.`);
  try {
    const db = new DatabaseSync(source, { readOnly: true });
    await backup(db, target);
    db.close();
    return ok(undefined);
  } catch (error) {
    return err(`The backup could not be written to '${target}': ${wordsFor(error)}.`);
  }
}

/** Puts a copy in the place of the data, with the relay stopped. What was there is kept beside it. */
export function restore(folder: string, copy: string): Result<{ kept: string | null }, string> {
  if (!existsSync(copy)) return err(`There is no backup '${copy}'.`);
  const problem = whyUnsound(copy);
  if (problem !== null) return err(`'${copy}' is no backup that can be put back: ${problem}.`);
  const data = join(folder, FILE);
  try {
    const held = lock(join(folder, LOCK));
    const kept = existsSync(data) ? `${data}.before-restore-${Date.now()}` : null;
    if (kept !== null) {
      // With all that is only in its log.
      const db = new DatabaseSync(data);
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      db.close();
      copyFileSync(data, kept);
    }
    copyFileSync(copy, data);
    for (const rest of ['-wal', '-shm']) rmSync(data + rest, { force: true });
    // The store becomes another one at its next start, so that no number is given out twice.
    writeFileSync(join(folder, RESTORED), '');
    held.close();
    return ok({ kept });
  } catch (error) {
    const inUse = asStoreError(error);
    if (inUse instanceof StoreError && inUse.reason === 'in-use') {
      return err(`The relay is using '${folder}'. Stop it first.`);
    }
    return err(`The backup could not be put back: ${wordsFor(error)}.`);
  }
}

function whyUnsound(file: string): string | null {
  try {
    const db = new DatabaseSync(file, { readOnly: true });
    const { quick_check: found } = db.prepare('PRAGMA quick_check').get() as { quick_check: string };
    const facts = db.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'updates'").get() as {
      n: number;
    };
    db.close();
    if (found !== 'ok') return 'it is damaged';
    return facts.n === 1 ? null : 'it is not a database of Foyer';
  } catch {
    return 'it is not a database';
  }
}

const wordsFor = (error: unknown): string => (error instanceof Error ? error.message : String(error));
