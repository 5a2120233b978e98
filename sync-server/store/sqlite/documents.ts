/** Documents in SQLite: for each an append-only log of updates with a checksum each. */
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { Damage, Store } from '../store.ts';
import { checksumOf } from './checksum.ts';
import { attempt, transact } from './transaction.ts';

interface UpdateRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

export interface SqliteDocuments extends Pick<Store, 'load' | 'list' | 'untouchedSince'> {
  /** Within a transaction. */
  put(name: string, at: Instant, update: Uint8Array): void;
  /** Within a transaction: all of them, whole or damaged. */
  erase(names: readonly string[]): void;
  /** Within a transaction: puts a state in the place of the log. */
  replace(name: string, state: Uint8Array): void;
}

export function openSqliteDocuments(db: DatabaseSync, report: (damage: Damage) => void): SqliteDocuments {
  const append = db.prepare('INSERT INTO updates (name, at, bytes, checksum) VALUES (?, ?, ?, ?)');
  const rows = db.prepare('SELECT seq, bytes, checksum FROM updates WHERE name = ? ORDER BY seq');
  // What is damaged still belongs to a person: it has to be found when its time is over.
  const names = db.prepare(
    `SELECT name FROM updates WHERE name >= ?1 AND name < ?2
     UNION SELECT name FROM quarantine WHERE name >= ?1 AND name < ?2 ORDER BY name`,
  );
  const untouched = db.prepare(
    'SELECT name FROM updates WHERE name >= ? AND name < ? GROUP BY name HAVING max(at) < ? ORDER BY name',
  );
  const lastAt = db.prepare('SELECT max(at) AS at FROM updates WHERE name = ?');
  const erase = db.prepare('DELETE FROM updates WHERE name = ?');
  const eraseDamaged = db.prepare('DELETE FROM quarantine WHERE name = ?');
  const setAside = db.prepare(
    'INSERT OR REPLACE INTO quarantine SELECT seq, name, bytes, checksum FROM updates WHERE seq = ?',
  );
  const eraseRow = db.prepare('DELETE FROM updates WHERE seq = ?');
  const reported = new Set<number>();

  /**
   * Out of the way, not erased: an operator may still read something out of it. On a full disk it stays where it is.
   */
  function quarantine(seq: number): void {
    try {
      transact(db, () => {
        setAside.run(seq);
        eraseRow.run(seq);
      });
    } catch {}
  }

  const put = (name: string, at: Instant, update: Uint8Array): void => {
    append.run(name, at, update, checksumOf(name, update));
  };

  function namesIn(found: unknown): string[] {
    return (found as { name: string }[]).map((row) => row.name);
  }

  return {
    async load(name) {
      const found = attempt(() => rows.all(name)) as unknown as UpdateRow[];
      const whole: Uint8Array[] = [];
      for (const { seq, bytes, checksum } of found) {
        if (checksumOf(name, bytes) === checksum) {
          whole.push(bytes);
          continue;
        }
        quarantine(seq);
        if (!reported.has(seq)) report({ document: name, row: seq });
        reported.add(seq);
      }
      return whole;
    },
    async list(prefix) {
      return namesIn(attempt(() => names.all(prefix, `${prefix}\u{10ffff}`)));
    },
    async untouchedSince(prefix, at) {
      return namesIn(attempt(() => untouched.all(prefix, `${prefix}\u{10ffff}`, at)));
    },
    put,
    erase(gone) {
      for (const name of gone) {
        erase.run(name);
        eraseDamaged.run(name);
      }
    },
    replace(name, state) {
      const { at } = lastAt.get(name) as { at: number | null };
      erase.run(name);
      put(name, at ?? 0, state);
    },
  };
}
