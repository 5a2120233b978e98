import {
  chmodSync,
  chownSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { text } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { backUp, restore } from '../../sync-server/store/sqlite/backup.ts';
import { eraseReplaced } from '../../sync-server/store/sqlite/leftovers.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { aMountedDisk, canMount } from './support/a-mounted-disk.ts';
import { aFolder, aRelay } from './support/a-relay.ts';

const write = (store: Store, name: string, bytes = 1): Promise<void> =>
  store.commit({ updates: [{ name, update: new Uint8Array(bytes) }], mails: [], at: 1 });

const rightsOf = (file: string): number => statSync(file).mode & 0o777;

/** A folder in which a store has lived, and a backup of it. */
async function aBackup(...names: string[]): Promise<{ folder: string; copy: string; epoch: string }> {
  const folder = aFolder();
  const copy = join(aFolder(), 'copy.sqlite');
  const store = openSqliteStore(folder, () => {});
  for (const name of names) await write(store, name);
  expect(await backUp(folder, copy)).toEqual({ ok: true, value: undefined });
  const { epoch } = store;
  await store.close();
  return { folder, copy, epoch };
}

async function inside(folder: string): Promise<{ names: string[]; epoch: string }> {
  const store = openSqliteStore(folder, () => {});
  const found = { names: await store.list(''), epoch: store.epoch };
  await store.close();
  return found;
}

test('[M18] a backup is taken while the relay writes, and put back as another store', async () => {
  const folder = aFolder();
  const copy = join(aFolder(), 'copy.sqlite');
  const store = openSqliteStore(folder, () => {});
  const { epoch } = store;
  await write(store, 'day:before');
  expect(await backUp(folder, copy)).toMatchObject({ ok: true });
  await write(store, 'day:after');
  expect(restore(folder, copy)).toMatchObject({ ok: false, error: expect.stringContaining('Stop it first') });
  await store.close();

  const done = restore(folder, copy);
  expect(done.ok && existsSync(done.value.kept!)).toBe(true);
  const restored = await inside(folder);
  expect(restored.names).toEqual(['day:before']);
  expect(restored.epoch).not.toBe(epoch);
  // What was there is whole, also what had not left the log yet.
  const old = aFolder();
  expect(restore(old, done.ok ? done.value.kept! : '')).toMatchObject({ ok: true });
  expect((await inside(old)).names).toEqual(['day:after', 'day:before']);
});

test('what is no backup is not put back, and no backup is overwritten', async () => {
  const { folder } = await aBackup('day:x');
  const text = join(aFolder(), 'notes.txt');
  writeFileSync(text, 'these are no data');
  expect(restore(folder, text)).toMatchObject({
    ok: false,
    error: expect.stringContaining('not a database'),
  });
  expect(restore(folder, '/nowhere/copy')).toMatchObject({ ok: false });
  expect(await backUp(folder, text)).toMatchObject({
    ok: false,
    error: expect.stringContaining('overwrites nothing'),
  });
  expect(await backUp(aFolder(), join(aFolder(), 'x'))).toMatchObject({ ok: false });
  expect(readdirSync(folder).sort()).toEqual(['foyer.sqlite', 'relay.lock']);
  expect((await inside(folder)).names).toEqual(['day:x']);
});

test('a backup cannot be written where there is no folder: it is said, and nothing is left behind', async () => {
  const { folder } = await aBackup('day:x');
  const target = join(aFolder(), 'missing', 'copy.sqlite');
  expect(await backUp(folder, target)).toMatchObject({ ok: false });
  const other = aFolder();
  chmodSync(folder, 0o700);
  writeFileSync(join(folder, 'foyer.sqlite'), 'x'.repeat(5000));
  expect(await backUp(folder, join(other, 'copy.sqlite'))).toMatchObject({ ok: false });
  expect(readdirSync(other)).toEqual([]);
});

test('[P2] neither a backup nor what is put back can be read by others on the machine, whatever the copy allows', async () => {
  const { folder, copy } = await aBackup('people:x');
  expect(rightsOf(copy)).toBe(0o600);
  chmodSync(copy, 0o644);
  chmodSync(join(folder, 'foyer.sqlite'), 0o644);
  const done = restore(folder, copy);
  expect(rightsOf(join(folder, 'foyer.sqlite'))).toBe(0o600);
  expect(done.ok && rightsOf(done.value.kept!)).toBe(0o600);
  // One that was laid there by hand is closed at the next start.
  chmodSync(join(folder, 'foyer.sqlite'), 0o644);
  await inside(folder);
  expect(rightsOf(join(folder, 'foyer.sqlite'))).toBe(0o600);
});

test('[M18] a backup is put back on a machine that has no data folder yet', async () => {
  const { copy, epoch } = await aBackup('day:x');
  const folder = join(aFolder(), 'new', 'data');
  expect(restore(folder, copy)).toEqual({ ok: true, value: { kept: null } });
  expect(rightsOf(folder)).toBe(0o700);
  const found = await inside(folder);
  expect(found.names).toEqual(['day:x']);
  expect(found.epoch).not.toBe(epoch);
});

test.each<[string, (file: string) => void]>([
  ['is no database any more', (file) => writeFileSync(file, 'x'.repeat(5000))],
  ['is empty', (file) => writeFileSync(file, '')],
  [
    'has torn pages',
    (file) => {
      const fd = openSync(file, 'r+');
      writeSync(fd, Buffer.alloc(4096 * 3, 0xff), 0, 4096 * 3, 4096 * 2);
    },
  ],
])('a backup is put back over a database that %s, which is kept as it is', async (_what, damage) => {
  const { copy, epoch } = await aBackup('day:x');
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  for (let i = 0; i < 50; i++) await write(store, `day:${i}`, 3000);
  await store.close();
  damage(join(folder, 'foyer.sqlite'));
  const damaged = readFileSync(join(folder, 'foyer.sqlite'));
  const done = restore(folder, copy);
  expect(done).toMatchObject({ ok: true });
  if (done.ok && damaged.length > 0) expect(readFileSync(done.value.kept!).equals(damaged)).toBe(true);
  const found = await inside(folder);
  expect(found.names).toEqual(['day:x']);
  expect(found.epoch).not.toBe(epoch);
});

test('the log of a database that is replaced is never taken for the new one', async () => {
  const { copy } = await aBackup('day:x');
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  // A reader is open, so that the log stays.
  const reader = new DatabaseSync(join(folder, 'foyer.sqlite'));
  onTestFinished(() => reader.close());
  reader.exec('BEGIN');
  reader.prepare('SELECT count(*) FROM updates').get();
  for (let i = 0; i < 20; i++) await write(store, `day:${i}`, 3000);
  await store.close();
  const done = restore(folder, copy);
  expect(done).toMatchObject({ ok: true });
  expect((await inside(folder)).names).toEqual(['day:x']);
  const old = aFolder();
  expect(restore(old, done.ok ? done.value.kept! : '')).toMatchObject({ ok: true });
  expect((await inside(old)).names).toHaveLength(20);
});

test('a backup of a newer version is refused by name, and what is there stays', async () => {
  const { folder, copy, epoch } = await aBackup('day:x');
  const db = new DatabaseSync(copy);
  db.exec('PRAGMA user_version = 99');
  db.close();
  expect(restore(folder, copy)).toMatchObject({ ok: false, error: expect.stringContaining('newer version') });
  expect(await inside(folder)).toEqual({ names: ['day:x'], epoch });
  expect(readdirSync(folder).sort()).toEqual(['foyer.sqlite', 'relay.lock']);
});

test('[M18] a restore that is killed anywhere leaves the old store or the new one, never the old name on new data', async () => {
  const { copy, epoch } = await aBackup('day:new');
  let outcomes = { old: 0, new: 0 };
  for (let nth = 0; ; nth++) {
    const folder = aFolder();
    const store = openSqliteStore(folder, () => {});
    await write(store, 'day:old');
    const before = store.epoch;
    await store.close();
    const script = join(import.meta.dirname, 'support/die-in-restore.ts');
    const child = spawn(process.execPath, [script, folder, copy, String(nth)], { stdio: 'ignore' });
    const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
    const found = await inside(folder);
    if (found.names[0] === 'day:old') {
      expect(found).toEqual({ names: ['day:old'], epoch: before });
      outcomes = { ...outcomes, old: outcomes.old + 1 };
    } else {
      expect(found.names).toEqual(['day:new']);
      expect(found.epoch).not.toBe(epoch);
      outcomes = { ...outcomes, new: outcomes.new + 1 };
    }
    // The next start has cleared away what was half done.
    expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
    if (signal === null) break;
  }
  expect(outcomes.old).toBeGreaterThan(3);
  expect(outcomes.new).toBeGreaterThan(0);
});

test('a backup ends also at a relay that never stops writing', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  for (let i = 0; i < 40; i++) await write(store, `day:${i}`, 500_000);
  let on = true;
  const writing = (async () => {
    while (on) {
      await write(store, 'board:x', 300);
      await setImmediate();
    }
  })();
  const copy = join(aFolder(), 'copy.sqlite');
  expect(await backUp(folder, copy)).toMatchObject({ ok: true });
  on = false;
  await writing;
  await store.close();
  const other = aFolder();
  expect(restore(other, copy)).toMatchObject({ ok: true });
  expect((await inside(other)).names.filter((name) => name.startsWith('day:'))).toHaveLength(40);
});

test('[P3] what a restore has replaced is erased after the days for which people are kept', async () => {
  const day = 24 * 3_600_000;
  const folder = aFolder();
  const { copy } = await aBackup('people:x');
  await inside(folder);
  const done = restore(folder, copy);
  const kept = done.ok ? done.value.kept! : '';
  writeFileSync(`${kept}-wal`, '');
  expect(eraseReplaced(folder, Date.now() - 7 * day)).toBe(0);
  let machine = Date.now();
  const first = await aRelay({ dataDir: folder }, { clock: () => machine });
  expect(existsSync(kept)).toBe(true);
  await first.close();
  machine += 7 * day + 60_000;
  await aRelay({ dataDir: folder }, { clock: () => machine });
  await eventually(() => expect(existsSync(kept) || existsSync(`${kept}-wal`)).toBe(false));
  expect(existsSync(join(folder, 'foyer.sqlite'))).toBe(true);
});

describe('the operator who asks for it is told in a sentence', () => {
  const disk = canMount() ? test : test.skip;

  test('what a restore is given is a folder', async () => {
    const { folder } = await aBackup('day:x');
    const other = aFolder();
    expect(restore(folder, other)).toEqual({
      ok: false,
      error: `'${other}' is no file: name the backup itself.`,
    });
    expect((await inside(folder)).names).toEqual(['day:x']);
  });

  test('there is no folder for a backup', async () => {
    const { folder } = await aBackup('day:x');
    const missing = join(aFolder(), 'missing');
    expect(await backUp(folder, join(missing, 'copy.sqlite'))).toEqual({
      ok: false,
      error: `There is no folder '${missing}' to write the backup to.`,
    });
  });

  disk('a disk is full', async () => {
    const { folder, copy } = await aBackup('day:x');
    const full = aMountedDisk()!;
    full.fill();
    const written = await backUp(folder, join(full.folder, 'copy.sqlite'));
    const restored = restore(full.folder, copy);
    expect([written, restored]).toEqual([
      { ok: false, error: expect.stringMatching(/^The disk of '.*' is full or failing: make room/) },
      { ok: false, error: expect.stringMatching(/^The disk of the data folder '.*' is full or failing/) },
    ]);
    expect(readdirSync(full.folder)).not.toContain('copy.sqlite.part');
  });

  disk('a disk takes no writing', async () => {
    const { folder, copy } = await aBackup('day:x');
    const still = aMountedDisk()!;
    still.mountFor('reading');
    const written = await backUp(folder, join(still.folder, 'copy.sqlite'));
    const restored = restore(still.folder, copy);
    expect([written, restored]).toEqual([
      { ok: false, error: expect.stringMatching(/^The folder '.*' cannot be written: mount its disk/) },
      { ok: false, error: expect.stringMatching(/^The data folder '.*' cannot be written: mount its disk/) },
    ]);
  });

  test.each([[['backup']], [['backup', 'a', 'b']], [['restore', 'a', 'b']], [['back-up', 'a']]])(
    'what %j leaves open, and nothing is done',
    async (words) => {
      const { folder } = await aBackup('day:x');
      const main = resolve(import.meta.dirname, '../../sync-server/main.ts');
      const cwd = aFolder();
      const child = spawn(process.execPath, [main, ...words], {
        cwd,
        env: { PATH: process.env.PATH, DATA_DIR: folder },
        stdio: ['ignore', 'ignore', 'pipe'],
      });
      const [said, [code]] = await Promise.all([text(child.stderr), once(child, 'close')]);
      expect([code, readdirSync(cwd)]).toEqual([1, []]);
      expect(said).toMatch(/^Say `npm run backup -- FILE`.*\.\n$/);
    },
  );
});

test.skipIf(process.geteuid?.() !== 0)(
  'what root puts back belongs to whom the data folder belongs, whatever was there',
  async () => {
    const [uid, gid] = [4321, 4322];
    const { copy } = await aBackup('day:x');
    const empty = aFolder();
    const { folder: filled } = await aBackup('day:old');
    for (const folder of [empty, filled]) {
      chownSync(folder, uid, gid);
      expect(restore(folder, copy)).toMatchObject({ ok: true });
      const owners = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).uid]);
      expect(owners.length).toBeGreaterThan(1);
      expect(owners).toEqual(owners.map(([name]) => [name, uid]));
      expect(statSync(join(folder, 'foyer.sqlite')).gid).toBe(gid);
      expect(rightsOf(join(folder, 'foyer.sqlite'))).toBe(0o600);
    }
  },
);
