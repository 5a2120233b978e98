import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUp, restore } from '../../sync-server/store/sqlite-backup.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { aFolder } from './support/a-relay.ts';

const write = (store: Store, name: string): Promise<void> =>
  store.commit({ updates: [{ name, update: Uint8Array.of(1) }], mails: [], at: 1 });

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
  const restored = openSqliteStore(folder, () => {});
  expect(await restored.list('day:')).toEqual(['day:before']);
  expect(restored.epoch).not.toBe(epoch);
  await restored.close();
  // What was there is whole, also what had not left the log yet.
  const old = aFolder();
  expect(restore(old, done.ok ? done.value.kept! : '')).toMatchObject({ ok: true });
  const kept = openSqliteStore(old, () => {});
  expect(await kept.list('day:')).toEqual(['day:after', 'day:before']);
  await kept.close();
});

test('what is no backup is not put back, and no backup is overwritten', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  await write(store, 'day:x');
  await store.close();
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
  expect(readdirSync(folder).some((name) => name.includes('before-restore'))).toBe(false);
});
