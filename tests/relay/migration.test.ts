/** Data of every version that was released is taken along; data of a newer one is left alone. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { crc32 } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { VERSION, versions } from '../../sync-server/store/sqlite/schema.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { aMail } from './store-contract.ts';
import { aFolder } from './support/a-relay.ts';

const office = 'dorsten' as OfficeId;
const DUE = 5_000;

/** The first version made this, with something of everything in it. */
function aFirstVersion(): string {
  const folder = aFolder();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  db.exec(versions[0]!);
  db.exec('PRAGMA user_version = 1; PRAGMA journal_mode = WAL;');
  db.exec("INSERT INTO facts VALUES ('epoch', 'the-first')");
  const update = Uint8Array.of(1, 2, 3);
  db.prepare('INSERT INTO updates (name, at, bytes, checksum) VALUES (?, 1, ?, ?)').run(
    'day:x',
    update,
    crc32(update, crc32('day:x')),
  );
  const mail = db.prepare(
    'INSERT INTO mails (id, office, kind, state, at, due, tries, problem, mail) VALUES (?, ?, ?, ?, 1, ?, 3, NULL, ?)',
  );
  for (const state of ['queued', 'failed']) {
    mail.run(state, office, 'reminder', state, DUE, JSON.stringify(aMail({ id: state, office })));
  }
  db.prepare("INSERT INTO staff VALUES (?, ?, 'karl', 'Karl', 'lead', 'x')").run('staff-staff-staff', office);
  const session = db.prepare('INSERT INTO sessions VALUES (?, ?, ?, ?, ?, ?, 9000)');
  session.run('of-staff', 'staff', office, 'actor-of-somebody', 'lead', 'Karl');
  session.run('of-kiosk', 'kiosk', office, 'actor-of-the-kiosk', 'kiosk', 'Foyer');
  db.close();
  return folder;
}

function opened(folder: string): Store {
  const store = openSqliteStore(folder, ({ row }) => expect(`row ${row} is damaged`).toBe(''));
  onTestFinished(() => store.close());
  return store;
}

const versionOf = (folder: string): number => {
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'), { readOnly: true });
  const { user_version: version } = db.prepare('PRAGMA user_version').get() as { user_version: number };
  db.close();
  return version;
};

test('data of the first version is there after the program was replaced, under the same name', async () => {
  const folder = aFirstVersion();
  const store = opened(folder);
  expect(versionOf(folder)).toBe(VERSION);
  expect(store.epoch).toBe('the-first');
  expect((await store.load('day:x')).map((u) => [...u])).toEqual([[1, 2, 3]]);
  expect((await store.mails.due(DUE, 9)).map((q) => [q.mail.id, q.tries])).toEqual([['queued', 3]]);
  expect(await store.mails.failed(office)).toMatchObject([{ id: 'failed' }]);
  expect(await store.accounts.hasLead(office)).toBe(true);
  expect(await store.accounts.session('of-kiosk')).toMatchObject({ name: 'Foyer' });
  // It does not say whose it is, and could not be ended with the others of its member (P4).
  expect(await store.accounts.session('of-staff')).toBeNull();
});

test('[B7.6] a mail that the first version gave up counts from its last try', async () => {
  const { mails } = opened(aFirstVersion());
  await mails.eraseBefore(() => DUE);
  expect(await mails.failed(office)).toHaveLength(1);
  await mails.eraseBefore(() => DUE + 1);
  expect(await mails.failed(office)).toEqual([]);
});

test('[B7.7, B7.9] mails that waited before give way to the next news, as those of today do', async () => {
  const folder = aFolder();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  const step = versions.findIndex((sql) => sql.includes('waits_for'));
  for (const sql of versions.slice(0, step)) db.exec(sql);
  db.exec(`PRAGMA user_version = ${step}; PRAGMA journal_mode = WAL;`);
  const insert = db.prepare(
    "INSERT INTO mails (id, office, kind, state, at, due, tries, mail) VALUES (?, ?, 'moved', 'queued', 1, ?, 0, ?)",
  );
  const about = { date: '2026-11-24', visit: 'anna', number: 'A600' };
  const waiting = [
    aMail({ id: 'void', office, about }),
    aMail({ id: 'waits', office, booking: 'bert', waitMs: 100 }),
    aMail({ id: 'does-not-wait', office, booking: 'bert' }),
  ];
  for (const mail of waiting) insert.run(mail.id, office, DUE, JSON.stringify(mail));
  insert.run('damaged', office, DUE, '{');
  db.close();

  const store = openSqliteStore(folder, () => {});
  onTestFinished(() => store.close());
  const { mails, commit } = store;
  const news = [
    aMail({ id: 'cancelled', office, overtakes: ['anna'] }),
    aMail({ id: 'moved', office, booking: 'bert', waitMs: 100 }),
  ];
  await commit({ at: 2, updates: [], mails: news });
  const due = (await mails.due(DUE, 9)).map(({ mail }) => mail.id);
  expect(due.toSorted()).toEqual(['cancelled', 'does-not-wait', 'moved']);
});

test('a step that is cut off is taken again, not half', async () => {
  const folder = aFirstVersion();
  const file = join(folder, 'foyer.sqlite');
  const db = new DatabaseSync(file);
  // A killed relay came this far: nothing of the step is in the file without its commit.
  db.exec(`BEGIN IMMEDIATE; ${versions[1]!}`);
  db.exec('ROLLBACK');
  db.close();
  expect(versionOf(folder)).toBe(1);
  expect((await opened(folder).mails.counts()).queued).toBe(1);
});

test('a database of a newer version is refused untouched', () => {
  const folder = aFirstVersion();
  const file = join(folder, 'foyer.sqlite');
  const db = new DatabaseSync(file);
  db.exec(`PRAGMA user_version = ${VERSION + 1}`);
  db.close();
  const before = readFileSync(file);
  expect(() => openSqliteStore(folder, () => {})).toThrow('newer-version');
  expect(readFileSync(file).equals(before)).toBe(true);
});
