/** The tables of the embedded store, version by version, and opening the file with everything that may be wrong. */
import { randomBytes, randomUUID } from 'node:crypto';
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { splitFiguresByMonth } from './figures-by-month.ts';
import { StoreError } from '../store.ts';
import type { StoreErrorReason } from '../store.ts';

/** Each entry takes the schema one version further; entries that were released are never changed. */
export const versions: readonly string[] = [
  `CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
   CREATE TABLE updates (
     seq INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, at INTEGER NOT NULL, bytes BLOB NOT NULL,
     checksum INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX updates_by_name ON updates (name, seq);
   CREATE TABLE quarantine (
     seq INTEGER PRIMARY KEY, name TEXT NOT NULL, bytes BLOB NOT NULL, checksum INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE mails (
     id TEXT PRIMARY KEY, office TEXT NOT NULL, kind TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL,
     due INTEGER NOT NULL, tries INTEGER NOT NULL, problem TEXT, mail TEXT NOT NULL
   ) STRICT;
   CREATE INDEX mails_by_due ON mails (state, due);
   CREATE TABLE staff (
     id TEXT PRIMARY KEY, office TEXT NOT NULL, login TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL,
     password TEXT NOT NULL, UNIQUE (office, login)
   ) STRICT;
   CREATE TABLE sessions (
     digest TEXT PRIMARY KEY, surface TEXT NOT NULL, office TEXT NOT NULL, actor TEXT NOT NULL, role TEXT NOT NULL,
     name TEXT NOT NULL, expires INTEGER NOT NULL
   ) STRICT;
   CREATE INDEX sessions_by_actor ON sessions (actor);
   CREATE TABLE first_lead_tokens (office TEXT PRIMARY KEY, digest TEXT NOT NULL) STRICT;
   CREATE TABLE pairings (
     code TEXT PRIMARY KEY, claim TEXT NOT NULL UNIQUE, office TEXT NOT NULL, surface TEXT NOT NULL,
     expires INTEGER NOT NULL, actor TEXT, name TEXT
   ) STRICT;
   CREATE TABLE leases (
     office TEXT NOT NULL, date TEXT NOT NULL, holder TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (office, date)
   ) STRICT;`,
  // When a mail was given up, since its days begin then, and whether it is whole. Whose session it is, so that all of a
  // member's can end. Sessions of staff from before do not say whose they are: they end now.
  `ALTER TABLE mails ADD COLUMN given_up INTEGER;
   UPDATE mails SET given_up = due WHERE state = 'failed';
   ALTER TABLE mails ADD COLUMN checksum INTEGER;
   ALTER TABLE sessions ADD COLUMN member TEXT;
   CREATE INDEX sessions_by_member ON sessions (member);
   DELETE FROM sessions WHERE surface = 'staff';`,
  // In which browsers a member has signed in before, and which logins an operator has freed: tries of others do not
  // keep these out.
  `CREATE TABLE known_browsers (
     digest TEXT NOT NULL, member TEXT NOT NULL, office TEXT NOT NULL, expires INTEGER NOT NULL,
     PRIMARY KEY (digest, member)
   ) STRICT;
   CREATE INDEX known_browsers_by_member ON known_browsers (member);
   CREATE TABLE freed_logins (
     office TEXT NOT NULL, login TEXT NOT NULL, until INTEGER NOT NULL, PRIMARY KEY (office, login)
   ) STRICT;`,
  // Passwords that a lead chose are good for one sign-in; the link for another lead ends by itself.
  `ALTER TABLE staff ADD COLUMN one_time INTEGER NOT NULL DEFAULT 0;
   ALTER TABLE first_lead_tokens ADD COLUMN expires INTEGER;`,
  // A one-time password ends by itself; those that were handed over before have a week from now.
  `ALTER TABLE staff ADD COLUMN one_time_until INTEGER;
   UPDATE staff SET one_time_until = (unixepoch() + 604800) * 1000 WHERE one_time = 1;
   ALTER TABLE staff DROP COLUMN one_time;`,
  // When a person last used a session of staff; where it is missing, since they signed in.
  `ALTER TABLE sessions ADD COLUMN used INTEGER;`,
  // The column has the digest of a pairing secret; claim was another word for it.
  `ALTER TABLE pairings RENAME COLUMN claim TO secret_digest;`,
  // What office files were found to say, so that an unchanged file is not parsed at the next start.
  `CREATE TABLE office_files (
     digest TEXT PRIMARY KEY, office TEXT NOT NULL, record TEXT NOT NULL, checksum INTEGER NOT NULL
   ) STRICT;`,
  // What is known of offices that are asleep. There is none of an office that has not fallen asleep since: it is opened.
  `CREATE TABLE sleeping_offices (
     office TEXT PRIMARY KEY, made_from TEXT NOT NULL, due_at INTEGER NOT NULL, state TEXT NOT NULL,
     record BLOB NOT NULL, checksum INTEGER NOT NULL
   ) STRICT;`,
  // What the PIN is compared with that opens the kiosks of an office to staff.
  `CREATE TABLE kiosk_exits (
     office TEXT PRIMARY KEY, salt TEXT NOT NULL, digest TEXT NOT NULL, rounds INTEGER NOT NULL, at INTEGER NOT NULL
   ) STRICT;`,
  // The second factor of a member and the recovery codes beside it. `sealed` null: an operator has taken it away.
  `CREATE TABLE second_factors (
     member TEXT PRIMARY KEY, office TEXT NOT NULL, sealed TEXT, last_step INTEGER NOT NULL
   ) STRICT;
   CREATE TABLE recovery_codes (
     digest TEXT NOT NULL, member TEXT NOT NULL, office TEXT NOT NULL, PRIMARY KEY (digest, member)
   ) STRICT;
   CREATE INDEX recovery_codes_by_member ON recovery_codes (member);`,
  // In which lanes a member usually works, as JSON.
  `ALTER TABLE staff ADD COLUMN lanes TEXT NOT NULL DEFAULT '[]';`,
  // Which visit a mail is about, and which booking's next news takes its place (B7): found without reading all that wait.
  `ALTER TABLE mails ADD COLUMN visit TEXT;
   ALTER TABLE mails ADD COLUMN waits_for TEXT;
   UPDATE mails SET visit = CASE WHEN json_valid(mail) THEN json_extract(mail, '$.about.visit') END;
   UPDATE mails SET waits_for = CASE WHEN json_valid(mail)
     THEN CASE WHEN json_extract(mail, '$.waitMs') > 0 THEN json_extract(mail, '$.booking') END END;
   CREATE INDEX mails_by_visit ON mails (office, visit) WHERE state = 'queued' AND visit IS NOT NULL;
   CREATE INDEX mails_by_booking ON mails (office, waits_for) WHERE state = 'queued' AND waits_for IS NOT NULL;`,
  // Mail addresses that an office has exempted from its limit of open appointments. `form`: as it is counted.
  `CREATE TABLE exempt_mails (
     office TEXT NOT NULL, form TEXT NOT NULL, mail TEXT NOT NULL, at INTEGER NOT NULL, PRIMARY KEY (office, form)
   ) STRICT;`,
  // The role `desk` is called `day-lead`.
  `UPDATE staff SET role = 'day-lead' WHERE role = 'desk';
   UPDATE sessions SET role = 'day-lead' WHERE role = 'desk';`,
  // By what calendar programs read an office's appointments: a feed password a member, as a digest.
  `CREATE TABLE calendar_feeds (
     digest TEXT PRIMARY KEY, member TEXT NOT NULL UNIQUE, office TEXT NOT NULL, until INTEGER NOT NULL
   ) STRICT;`,
  // Pictures of monitors and slips.
  `CREATE TABLE pictures (
     office TEXT NOT NULL, id TEXT NOT NULL, type TEXT NOT NULL, bytes BLOB NOT NULL, at INTEGER NOT NULL,
     PRIMARY KEY (office, id)
   ) STRICT;`,
  // The figures of an office become a document a month: see `furtherSteps`. The tables stay the same.
  ``,
  // An authority's lead works at the other offices of the town by an account there, which names the one of the sign-in.
  `ALTER TABLE staff ADD COLUMN home_office TEXT;
   ALTER TABLE staff ADD COLUMN home_member TEXT;
   CREATE INDEX staff_by_home ON staff (home_member) WHERE home_member IS NOT NULL;
   ALTER TABLE sessions ADD COLUMN home TEXT;`,
];

/** The version that keeps figures by month. */
export const FIGURES_BY_MONTH = 18;

/** What SQL cannot say of a step, by the version to which it leads. It is done in the same transaction. */
const furtherSteps: ReadonlyMap<number, (db: DatabaseSync) => void> = new Map([
  [FIGURES_BY_MONTH, splitFiguresByMonth],
]);

/** Version of the schema that this program writes and reads. */
export const VERSION = versions.length;

export const FILE = 'foyer.sqlite';
/** Whether there is a store in the folder, sound or not. */
export const hasStore = (folder: string): boolean => existsSync(join(folder, FILE));
export const LOCK = 'relay.lock';
/** What a restore is still putting together; one that died leaves it behind. */
export const UNFINISHED = `${FILE}.restoring`;

const BUSY_TIMEOUT_MS = 1_000;

export interface OpenDatabase {
  readonly db: DatabaseSync;
  readonly epoch: string;
  readonly mailKey: string;
  close(): void;
}

/** A database as it was read while it could not be written. */
export interface SeenDatabase {
  readonly epoch: string;
  /** Like the epoch: where none is in there, it was made up and is to be written. */
  readonly mailKey: string;
  /** The epoch is in there; else it was made up when it was opened, and is to be written as soon as that is possible. */
  readonly isNamed: boolean;
  /** The rows, as `rowsIn` says. */
  readonly rows: string;
}

/**
 * Opens the database in a folder, which is made if there is none; null: in memory, gone when it is closed. A second
 * file is held locked for as long, so that no second relay writes beside this one while backups may still read. `seen`:
 * throws `in-use` when another process has written since.
 */
export function openSqlite(folder: string | null, seen: SeenDatabase | null = null): OpenDatabase {
  const opened: DatabaseSync[] = [];
  try {
    if (folder !== null) {
      prepareFolder(folder);
      opened.push(lock(join(folder, LOCK)));
      for (const rest of ['', '-wal', '-shm']) rmSync(join(folder, UNFINISHED) + rest, { force: true });
    }
    const db = new DatabaseSync(folder === null ? ':memory:' : ownFile(join(folder, FILE)));
    opened.push(db);
    // A commit is on the disk when it says so; what is erased is overwritten (P3).
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    // The account commands write a row while the relay runs: a commit at that moment waits for them.
    db.exec(`PRAGMA busy_timeout = ${BUSY_TIMEOUT_MS}`);
    migrate(db);
    if (seen !== null && rowsIn(db) !== seen.rows) throw new StoreError('in-use');
    const fresh = seen === null || seen.isNamed ? randomUUID() : seen.epoch;
    if (folder !== null) noteRestore(db, join(folder, RESTORED), fresh);
    const epoch = epochOf(db, fresh);
    if (seen !== null && epoch !== seen.epoch) throw new StoreError('in-use');
    const mailKey = keptMailKey(db, seen?.mailKey ?? newMailKey());
    return { db, epoch, mailKey, close: () => opened.reverse().forEach((o) => o.close()) };
  } catch (error) {
    for (const db of opened.reverse()) db.close();
    throw asStoreError(error);
  }
}

/** Step by step: `mkdir` with `recursive` never returns where nothing can be made, as under /proc (Node 26). */
export function prepareFolder(folder: string): void {
  if (existsSync(folder)) {
    if (!statSync(folder).isDirectory()) throw new StoreError('not-a-folder');
    return;
  }
  prepareFolder(dirname(folder));
  mkdirSync(folder, { mode: 0o700 });
}

/** The file holds names and addresses: no other user of the machine reads it. */
function ownFile(path: string): string {
  const isNew = !existsSync(path);
  closeSync(openSync(path, 'a', 0o600));
  // A copy made by hand may have left it open to all; a disk that takes no writing is no reason to stop.
  if (!isNew && (statSync(path).mode & 0o077) !== 0) {
    try {
      chmodSync(path, 0o600);
    } catch {}
  }
  return path;
}

/** Held for as long as the database is open; throws `in-use` when another process holds it. */
export function lock(path: string): DatabaseSync {
  const db = new DatabaseSync(ownFile(path));
  try {
    db.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE;');
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/** Version of the schema that the database has. */
export function versionOf(db: DatabaseSync): number {
  const { user_version: found } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  if (found > VERSION) throw new StoreError('newer-version');
  return found;
}

function migrate(db: DatabaseSync): void {
  for (let version = versionOf(db) + 1; version <= VERSION; version++) {
    db.exec(`BEGIN IMMEDIATE; ${versions[version - 1]!}`);
    furtherSteps.get(version)?.(db);
    db.exec(`PRAGMA user_version = ${version}; COMMIT;`);
  }
}

/** An empty file that says: this database was put back by other means than `restore`, as from a copy of the disk. */
export const RESTORED = 'restored';

/** M18: a store that was put back is another one than before, so that numbers given out since are not given again. */
function noteRestore(db: DatabaseSync, mark: string, fresh: string): void {
  if (!existsSync(mark)) return;
  forgetEpoch(db);
  epochOf(db, fresh);
  rmSync(mark);
}

function epochOf(db: DatabaseSync, fresh: string): string {
  const known = writtenEpoch(db);
  if (known !== null) return known;
  db.prepare("INSERT INTO facts VALUES ('epoch', ?)").run(fresh);
  return fresh;
}

/** Null: it has forgotten who it was, or was never told. */
export function writtenEpoch(db: DatabaseSync): string | null {
  const known = db.prepare("SELECT value FROM facts WHERE key = 'epoch'").get() as
    { value: string } | undefined;
  return known?.value ?? null;
}

/** 256 bits. */
export const newMailKey = (): string => randomBytes(32).toString('base64url');

function keptMailKey(db: DatabaseSync, fresh: string): string {
  const known = mailKeyIn(db);
  if (known !== null) return known;
  db.prepare("INSERT INTO facts VALUES ('mail-key', ?)").run(fresh);
  return fresh;
}

/** Null: no relay that writes codes into mails has had this database yet. */
export function mailKeyIn(db: DatabaseSync): string | null {
  const known = db.prepare("SELECT value FROM facts WHERE key = 'mail-key'").get() as
    { value: string } | undefined;
  return known?.value ?? null;
}

/**
 * Which updates of documents are in there. A row is never changed and no number is given twice. So the last number
 * shows whether one has come, and then their count whether one has gone.
 */
export function rowsIn(db: DatabaseSync): string {
  const { last, number } = db
    .prepare(
      `SELECT (SELECT seq FROM sqlite_sequence WHERE name = 'updates') AS last,
              (SELECT count(*) FROM updates) AS number`,
    )
    .get() as { last: number | null; number: number };
  return `${number} up to ${last ?? 0}`;
}

/** The database forgets who it was, and is another one at its next start (M18). */
export const forgetEpoch = (db: DatabaseSync): void => void db.exec("DELETE FROM facts WHERE key = 'epoch'");

/** SQLite's primary result codes, https://www.sqlite.org/rescode.html. */
const reasons: Readonly<Record<number, StoreErrorReason>> = {
  5: 'in-use',
  6: 'in-use',
  8: 'not-writable',
  10: 'disk-full',
  11: 'damaged',
  13: 'disk-full',
  14: 'not-writable',
  26: 'damaged',
};

export function asStoreError(error: unknown): unknown {
  if (error instanceof StoreError || !(error instanceof Error)) return error;
  const { code, errcode } = error as Error & { code?: string; errcode?: number };
  if (errcode !== undefined) {
    const reason = reasons[errcode & 0xff];
    return reason === undefined ? error : new StoreError(reason, error);
  }
  if (code === 'ENOTDIR' || code === 'EEXIST') return new StoreError('not-a-folder', error);
  if (code === 'ENOSPC' || code === 'EDQUOT') return new StoreError('disk-full', error);
  return code === undefined ? error : new StoreError('not-writable', error);
}
