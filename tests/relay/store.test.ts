import { closeSync, mkdirSync, openSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { codeOf } from '../../sync-server/log/log.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../sync-server/store/store.ts';
import type { Damage, Store } from '../../sync-server/store/store.ts';
import { aMail, storeContract } from './store-contract.ts';
import type { DurableStore } from './store-contract.ts';
import { aFolder } from './support/a-relay.ts';

function openIn(folder: string | null, damages: Damage[] = []): Store {
  const store = openSqliteStore(folder, (damage) => damages.push(damage));
  onTestFinished(() => store.close());
  return store;
}

function change(folder: string, sql: string, ...values: (string | number)[]): void {
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  expect(db.prepare(sql).run(...values).changes).toBe(1);
  db.close();
}

const inFolders: DurableStore = {
  open: (folder, damages = []) => openSqliteStore(folder, (damage) => damages.push(damage)),
  damageUpdate: (folder, document, nth) =>
    change(
      folder,
      `UPDATE updates SET bytes = x'0F'
       WHERE seq = (SELECT seq FROM updates WHERE name = ? ORDER BY seq LIMIT 1 OFFSET ?)`,
      document,
      nth,
    ),
  // A letter: it still parses.
  damageMail: (folder, id) =>
    change(folder, "UPDATE mails SET mail = replace(mail, 'erika', 'frika') WHERE id = ?", id),
  dieAt: join(import.meta.dirname, 'support/die-at.ts'),
};

storeContract('SQLite in a folder', async () => openIn(aFolder()), inFolders);
storeContract('SQLite in memory', async () => openIn(null), null);

const reasonOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return error instanceof StoreError ? error.reason : String(error);
  }
};

test('[P3] no table keeps a row of an office that is retired, and each keeps those of others', async () => {
  const folder = aFolder();
  const store = openIn(folder);
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  onTestFinished(() => db.close());
  const all = <Row>(sql: string): Row[] => db.prepare(sql).all() as Row[];
  const tables = all<{ name: string }>(
    `SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'office'
     WHERE m.type = 'table' ORDER BY m.name`,
  ).map(({ name }) => name);
  expect(tables).toEqual(expect.arrayContaining(['calendar_feeds', 'mails', 'pictures', 'sleeping_offices']));
  for (const table of tables)
    for (const office of ['dorsten', 'werne']) {
      const columns = all<{ name: string; type: string }>(
        `SELECT name, type FROM pragma_table_info('${table}')`,
      );
      const values = columns.map(({ name, type }) => {
        if (name === 'office') return office;
        return { INTEGER: 1, BLOB: Uint8Array.of(1) }[type] ?? `${name} of ${office}`;
      });
      db.prepare(`INSERT INTO ${table} VALUES (${columns.map(() => '?').join(', ')})`).run(...values);
    }
  await store.retire('dorsten' as OfficeId, []);
  const left = tables.map((table) => [table, all(`SELECT office FROM ${table}`)]);
  expect(left).toEqual(tables.map((table) => [table, [{ office: 'werne' }]]));
});

test('what is kept of a sleeping office and was damaged is left out', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  const kept = { madeFrom: 'the file', dueAt: 5, state: '{}', record: Uint8Array.of(1) };
  const offices = ['dorsten', 'werne', 'soest', 'marl'] as OfficeId[];
  await store.sleepingOffices.put(offices.map((office) => ({ ...kept, office })));
  await store.close();
  change(folder, "UPDATE sleeping_offices SET due_at = 9 WHERE office = 'dorsten'");
  change(folder, "UPDATE sleeping_offices SET record = x'02' WHERE office = 'soest'");
  change(folder, `UPDATE sleeping_offices SET due_at = ${2n ** 60n + 1n} WHERE office = 'marl'`);
  expect((await openIn(folder).sleepingOffices.all()).map(({ office }) => office)).toEqual(['werne']);
});

/** Overwrites the first page of each of these, a table or an index. */
function tearPages(folder: string, names: readonly string[]): void {
  const path = join(folder, 'foyer.sqlite');
  const db = new DatabaseSync(path);
  const { page_size: size } = db.prepare('PRAGMA page_size').get() as { page_size: number };
  const root = db.prepare('SELECT rootpage FROM sqlite_schema WHERE name = ?');
  const pages = names.map((name) => (root.get(name) as { rootpage: number }).rootpage);
  db.close();
  const file = openSync(path, 'r+');
  for (const page of pages) writeSync(file, Buffer.alloc(size, 0xaa), 0, size, (page - 1) * size);
  closeSync(file);
}

const ofSleep = { table: 'sleeping_offices', index: 'sqlite_autoindex_sleeping_offices_1' } as const;

test.each<[string, readonly (keyof typeof ofSleep)[]]>([
  ['its rows', ['table']],
  ['its index', ['index']],
  ['both', ['table', 'index']],
])('a table of sleeping offices that cannot be read costs no document: %s', async (_what, torn) => {
  const folder = aFolder();
  const offices = Array.from({ length: 40 }, (_, n) => `office-${n}` as OfficeId);
  const kept = offices.map((office) => ({
    ...{ office, madeFrom: 'the file', dueAt: 5, state: '{}', record: new Uint8Array(900) },
  }));
  const before = openSqliteStore(folder, () => {});
  await before.sleepingOffices.put(kept);
  await before.close();
  tearPages(
    folder,
    torn.map((part) => ofSleep[part]),
  );
  const store = openIn(folder);
  const change = (name: string) =>
    store.commit({ updates: [{ name, update: Uint8Array.of(1) }], mails: [], at: 1 });
  await change('day:office-3:2026-11-30');
  expect(await store.load('day:office-3:2026-11-30')).toHaveLength(1);
  await store.remove(['day:office-4:2026-11-30']);
  await store.compact('day:office-3:2026-11-30', Uint8Array.of(1));
  await store.retire('office-5' as OfficeId, []);
  await store.sleepingOffices.put([kept[7]!]);
  await change('day:office-8:2026-11-30');
  expect((await store.sleepingOffices.all()).map(({ office }) => office)).toEqual(['office-7']);
});

test('what is kept of sleeping offices is made anew at the first look at a table that cannot be read', async () => {
  const folder = aFolder();
  const kept = { madeFrom: 'the file', dueAt: 5, state: '{}', record: new Uint8Array(900) };
  const before = openSqliteStore(folder, () => {});
  await before.sleepingOffices.put([{ ...kept, office: 'dorsten' as OfficeId }]);
  await before.close();
  // The row is there, but a change to its office would not find it.
  tearPages(folder, [ofSleep.index]);
  const store = openIn(folder);
  await expect(store.sleepingOffices.all()).rejects.toMatchObject({ reason: 'damaged' });
  expect(await store.sleepingOffices.all()).toEqual([]);
});

test('a row that turned up under another document counts as damaged', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  await store.commit({ updates: [{ name: 'people:x', update: Uint8Array.of(1) }], mails: [], at: 1 });
  await store.close();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  db.exec(`UPDATE updates SET name = 'board:x'`);
  db.close();
  expect(await openIn(folder).load('board:x')).toEqual([]);
});

test.each<[string, string]>([
  ['it is cut short', 'UPDATE mails SET mail = substr(mail, 2), checksum = NULL WHERE id = ?'],
  ['it is something else', "UPDATE mails SET mail = '[]', checksum = NULL WHERE id = ?"],
])('a mail from before there were checksums is looked at all the same: %s', async (_what, sql) => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  const [bad, good] = [aMail(), aMail()];
  await store.commit({ updates: [], mails: [bad, good], at: 1 });
  await store.close();
  change(folder, sql, bad.id);
  expect((await openIn(folder).mails.due(1, 10)).map((q) => q.mail.id)).toEqual([good.id]);
});

test.each<[string, string, (store: Store) => Promise<unknown>]>([
  ['staff', "UPDATE staff SET role = 'leat'", (s) => s.accounts.staffByLogin('dorsten' as OfficeId, 'karl')],
  ['sessions', "UPDATE sessions SET role = 'root'", (s) => s.accounts.session('digest')],
])('a damaged row of %s lets no client in, and is named once', async (table, sql, look) => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  const office = 'dorsten' as OfficeId;
  await store.accounts.addStaff({
    ...{
      id: 'staff-staff-staff' as StaffId,
      office,
      login: 'karl',
      name: 'Karl',
      role: 'clerk',
      password: 'x',
    },
  });
  await store.accounts.putSession({
    ...{ digest: 'digest', surface: 'kiosk', office, actor: 'actor-actor-actor' as ActorId, role: 'kiosk' },
    ...{ name: 'Foyer', expiresAt: 9 },
  });
  expect(await look(store)).not.toBeNull();
  await store.close();
  change(folder, sql);
  const damages: Damage[] = [];
  const opened = openIn(folder, damages);
  for (let i = 0; i < 2; i++) expect(await look(opened)).toBeNull();
  expect(damages).toEqual([{ table, row: 1 }]);
});

test.each([
  [
    'a file in the place of the folder',
    'not-a-folder',
    (folder: string) => writeFileSync(join(folder, 'data'), 'x'),
  ],
  [
    'something else under the name of the database',
    'damaged',
    (folder: string) => {
      mkdirSync(join(folder, 'data'));
      writeFileSync(join(folder, 'data', 'foyer.sqlite'), 'this is not a database '.repeat(100));
    },
  ],
  [
    'a database of a newer version',
    'newer-version',
    (folder: string) => {
      mkdirSync(join(folder, 'data'));
      const db = new DatabaseSync(join(folder, 'data', 'foyer.sqlite'));
      db.exec('PRAGMA user_version = 99');
      db.close();
    },
  ],
])('%s is refused by name: %s', (_what, reason, prepare) => {
  const folder = aFolder();
  prepare(folder);
  expect(reasonOf(() => openSqliteStore(join(folder, 'data'), () => {}))).toBe(reason);
});

test('a folder that cannot be made is refused by name', () => {
  expect(reasonOf(() => openSqliteStore('/proc/foyer', () => {}))).toBe('not-writable');
});

test('two relays never write the same folder', async () => {
  const folder = aFolder();
  const first = openSqliteStore(folder, () => {});
  expect(reasonOf(() => openSqliteStore(folder, () => {}))).toBe('in-use');
  await first.close();
  openIn(folder);
});

test('[P2] no other user of the machine can read the data', () => {
  const folder = join(aFolder(), 'data');
  openIn(folder);
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'foyer.sqlite')).mode & 0o077).toBe(0);
});

test('the log says by name what the store could not do', () => {
  expect(codeOf(new StoreError('disk-full'))).toBe('disk-full');
});
