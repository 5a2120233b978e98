import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { openSqliteStore } from '../../sync-server/store/sqlite.ts';
import { StoreError } from '../../sync-server/store/store.ts';
import type { Damage, Store } from '../../sync-server/store/store.ts';
import { storeContract } from './store-contract.ts';
import { aFolder } from './support/a-relay.ts';

function openIn(folder: string | null, damages: Damage[] = []): Store {
  const store = openSqliteStore(folder, (damage) => damages.push(damage));
  onTestFinished(() => store.close());
  return store;
}

storeContract('SQLite in a folder', async () => openIn(aFolder()));
storeContract('SQLite in memory', async () => openIn(null));

const one = (name: string, ...list: number[]) => ({ name, update: Uint8Array.from(list) });
const reasonOf = (run: () => unknown): string => {
  try {
    run();
    return 'no error';
  } catch (error) {
    return error instanceof StoreError ? error.reason : String(error);
  }
};

test('what was committed is there after it was closed and opened again, by the same name', async () => {
  const folder = aFolder();
  const before = openSqliteStore(folder, () => {});
  await before.commit({ updates: [one('day:x', 1, 2)], mails: [], at: 1 });
  const { epoch } = before;
  await before.close();
  const after = openIn(folder);
  expect(await after.load('day:x')).toHaveLength(1);
  expect(after.epoch).toBe(epoch);
});

test('[B5] killed in the middle of a commit: all of the batch before is there, nothing of this one', async () => {
  const folder = aFolder();
  const child = spawn(process.execPath, [join(import.meta.dirname, 'support/die-in-commit.ts'), folder]);
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  expect(signal).toBe('SIGKILL');
  const store = openIn(folder);
  expect(await store.load('day:before')).toHaveLength(1);
  expect(await store.list('day:')).toEqual(['day:before']);
});

test('a damaged update is set aside and named, the rest opens', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  await store.commit({ updates: [one('day:x', 1), one('day:x', 2), one('day:x', 3)], mails: [], at: 1 });
  await store.close();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  db.exec(`UPDATE updates SET bytes = x'0F' WHERE seq = 2`);
  db.close();

  const damages: Damage[] = [];
  const opened = openIn(folder, damages);
  expect((await opened.load('day:x')).map((u) => [...u])).toEqual([[1], [3]]);
  expect(damages).toEqual([{ document: 'day:x', row: 2 }]);
  expect(await opened.load('day:x')).toHaveLength(2);
  expect(damages).toHaveLength(1);
});

test('a row that turned up under another document counts as damaged', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  await store.commit({ updates: [one('people:x', 1)], mails: [], at: 1 });
  await store.close();
  const db = new DatabaseSync(join(folder, 'foyer.sqlite'));
  db.exec(`UPDATE updates SET name = 'board:x'`);
  db.close();
  expect(await openIn(folder).load('board:x')).toEqual([]);
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

test('[P2] nobody else on the machine can read the data', () => {
  const folder = join(aFolder(), 'data');
  openIn(folder);
  expect(statSync(folder).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'foyer.sqlite')).mode & 0o077).toBe(0);
});
