/**
 * The embedded store: SQLite in one folder. Documents are an append-only log of updates with a checksum each; a
 * commit is one transaction and one flush to the disk.
 */
import type { DatabaseSync } from 'node:sqlite';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { openSqliteAccounts } from './accounts.ts';
import { openSqliteDocuments } from './documents.ts';
import { openMailInsert } from './mail-insert.ts';
import { openSqliteMails } from './mails.ts';
import { openSqliteOfficeFiles } from './office-files.ts';
import { openSqlitePictures } from './pictures.ts';
import { openSqlite } from './schema.ts';
import type { OpenDatabase } from './schema.ts';
import { openSqliteSleepingOffices } from './sleeping-offices.ts';
import { attempt, namingFailures } from './transaction.ts';
import { readUntilWritable } from './until-writable.ts';
import { StoreError } from '../store.ts';
import type { Damage, LeaseStore, Store } from '../store.ts';

/** SQLite waits a second for a reader, and everyone with it: that must be rare. */
const EMPTY_AGAIN_MS = 60_000;

/** The tables whose rows belong to an office. */
const ofAnOffice = [
  ...['mails', 'staff', 'sessions', 'first_lead_tokens', 'pairings', 'leases'],
  ...['known_browsers', 'freed_logins', 'office_files', 'kiosk_exits', 'exempt_mails'],
  ...['second_factors', 'recovery_codes', 'calendar_feeds', 'pictures'],
] as const;

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
  const eraseOffice = ofAnOffice.map((table) => db.prepare(`DELETE FROM ${table} WHERE office = ?`));
  const note = db.prepare("INSERT OR REPLACE INTO facts VALUES ('written', ?)");
  const documents = openSqliteDocuments(db, report);
  const addMail = openMailInsert(db);
  const sleeping = openSqliteSleepingOffices(db);

  const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  let lastCommitAt: Instant = 0;
  /** The log still holds what was removed, as a reader was in the way; it is emptied with the first commit from then on. */
  let emptyingDueAt: Instant = Infinity;

  /** Until then it still holds what was erased. False: another program is reading the files. */
  const emptyLog = (): boolean => attempt(() => checkpoint.get()?.busy === 0);

  function emptyLogOrLater(): void {
    emptyingDueAt = lastCommitAt + EMPTY_AGAIN_MS;
    if (emptyLog()) emptyingDueAt = Infinity;
  }

  function emptyLogIfDue(): void {
    if (lastCommitAt < emptyingDueAt) return;
    try {
      emptyLogOrLater();
    } catch {
      // What was committed is durable, and a later commit tries again.
    }
  }

  return {
    epoch,
    mailKey,
    load: documents.load,
    list: documents.list,
    untouchedSince: documents.untouchedSince,
    async remove(gone) {
      sleeping.transactOn(gone, () => documents.erase(gone));
      emptyLogOrLater();
    },
    async retire(office, gone) {
      sleeping.transactRetiring(office, () => {
        // Also what was damaged of the figures when they became a document a month.
        documents.erase([...gone, `figures:${office}`]);
        for (const rows of eraseOffice) rows.run(office);
      });
      emptyLogOrLater();
    },
    async commit(batch) {
      const names = batch.updates.map(({ name }) => name);
      sleeping.transactOn(names, () => {
        for (const { name, update } of batch.updates) documents.put(name, batch.at, update);
        for (const mail of batch.mails) addMail(mail, batch.at);
        if (batch.updates.length === 0 && batch.mails.length === 0) note.run(String(batch.at));
      });
      lastCommitAt = batch.at;
      emptyLogIfDue();
    },
    async compact(name, state, forGood = false) {
      sleeping.transactOn([name], () => documents.replace(name, state));
      if (forGood && !emptyLog()) throw new StoreError('in-use');
    },
    mails: openSqliteMails(db, report),
    accounts: openSqliteAccounts(db, report),
    leases: namingFailures(openSqliteLeases(db)),
    officeFiles: namingFailures(openSqliteOfficeFiles(db)),
    sleepingOffices: namingFailures({ all: sleeping.all, put: sleeping.put }),
    pictures: namingFailures(openSqlitePictures(db)),
    async close() {
      close();
    },
  };
}

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
