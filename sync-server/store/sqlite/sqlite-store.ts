/**
 * The embedded store: SQLite in one folder. Documents are an append-only log of updates with a checksum each; a
 * commit is one transaction and one flush to the disk.
 */
import type { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { openSqliteAccounts } from './accounts.ts';
import { openSqliteMails } from './mails.ts';
import { openSqlite } from './schema.ts';
import type { OpenDatabase } from './schema.ts';
import { attempt, namingFailures, transact } from './transaction.ts';
import { readUntilWritable } from './until-writable.ts';
import { StoreError } from '../store.ts';
import type { Damage, LeaseStore, Store } from '../store.ts';

/** The tables whose rows belong to an office. */
const ofAnOffice = [
  ...['mails', 'staff', 'sessions', 'first_lead_tokens', 'pairings', 'leases'],
  ...['known_browsers', 'freed_logins'],
] as const;

interface UpdateRow {
  readonly seq: number;
  readonly bytes: Uint8Array;
  readonly checksum: number;
}

/**
 * `folder` null: in memory. One that takes no writing is read, and written as soon as it does. Throws a `StoreError`
 * that names what is wrong.
 */
export function openSqliteStore(folder: string | null, report: (damage: Damage) => void): Store {
  try {
    return storeOn(openSqlite(folder), report);
  } catch (error) {
    if (folder === null || !(error instanceof StoreError) || !isOfTheDisk(error)) throw error;
    const named = new Set<string>();
    /** It is opened more than once, and what is damaged is named once. */
    const once = (damage: Damage): void => {
      const key = JSON.stringify(damage);
      if (!named.has(key)) report(damage);
      named.add(key);
    };
    try {
      return readUntilWritable(folder, (database) => storeOn(database, once));
    } catch (unread) {
      throw unread instanceof StoreError && isOfTheDisk(unread) ? error : unread;
    }
  }
}

const isOfTheDisk = ({ reason }: StoreError): boolean => reason === 'not-writable' || reason === 'disk-full';

export function storeOn(
  { db, epoch, mailKey, close }: OpenDatabase,
  report: (damage: Damage) => void,
): Store {
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
  const eraseOffice = ofAnOffice.map((table) => db.prepare(`DELETE FROM ${table} WHERE office = ?`));
  const eraseRow = db.prepare('DELETE FROM updates WHERE seq = ?');
  const note = db.prepare("INSERT OR REPLACE INTO facts VALUES ('written', ?)");
  const { store: mails, add: addMail } = openSqliteMails(db, report);
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

  function eraseAll(gone: readonly string[]): void {
    for (const name of gone) {
      erase.run(name);
      eraseDamaged.run(name);
    }
  }

  /** Until then it still holds what was erased. */
  const emptyLog = (): void => void attempt(() => db.exec('PRAGMA wal_checkpoint(TRUNCATE)'));

  return {
    epoch,
    mailKey,
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
      const found = attempt(() => names.all(prefix, `${prefix}\u{10ffff}`)) as unknown as { name: string }[];
      return found.map((row) => row.name);
    },
    async untouchedSince(prefix, at) {
      const found = attempt(() => untouched.all(prefix, `${prefix}\u{10ffff}`, at)) as unknown as {
        name: string;
      }[];
      return found.map((row) => row.name);
    },
    async remove(gone) {
      transact(db, () => eraseAll(gone));
      emptyLog();
    },
    async retire(office, gone) {
      transact(db, () => {
        eraseAll(gone);
        for (const rows of eraseOffice) rows.run(office);
      });
      emptyLog();
    },
    async commit(batch) {
      transact(db, () => {
        for (const { name, update } of batch.updates) put(name, batch.at, update);
        for (const mail of batch.mails) addMail(mail, batch.at);
        if (batch.updates.length === 0 && batch.mails.length === 0) note.run(String(batch.at));
      });
    },
    async compact(name, state, forGood = false) {
      transact(db, () => {
        const { at } = lastAt.get(name) as { at: number | null };
        erase.run(name);
        put(name, at ?? 0, state);
      });
      if (forGood) emptyLog();
    },
    mails,
    accounts: openSqliteAccounts(db, report),
    leases: namingFailures(openSqliteLeases(db)),
    async close() {
      close();
    },
  };
}

/** Covers the name too: a row that turned up under another document is as damaged as one with a flipped bit. */
const checksumOf = (name: string, bytes: Uint8Array): number => crc32(bytes, crc32(name));

function openSqliteLeases(db: DatabaseSync): LeaseStore {
  const take = db.prepare('INSERT OR IGNORE INTO leases (office, date, holder, at) VALUES (?, ?, ?, ?)');
  const holder = db.prepare('SELECT holder FROM leases WHERE office = ? AND date = ?');
  const release = db.prepare('DELETE FROM leases WHERE office = ? AND date = ? AND holder = ?');
  return {
    async take(office, date, name, at) {
      take.run(office, date, name, at);
      return (holder.get(office, date) as { holder: string }).holder;
    },
    async release(office, date, name) {
      release.run(office, date, name);
    },
  };
}
