/** A store that began with reading writes as soon as it may, and never beside another or over what another wrote. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { FILE } from '../../sync-server/store/sqlite/schema.ts';
import type { Store } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { add, expectFurnished, furnish, leave, openStore } from './support/a-furnished-store.ts';
import { aMountedDisk, NO_MOUNT } from './support/a-mounted-disk.ts';

const inUse = expect.objectContaining({ name: 'StoreError', reason: 'in-use' });

test('all who write at the moment in which the disk takes it do so', async ({ skip }) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  await leave(disk.folder, 'killed');
  disk.mountFor('reading');
  const store = openStore(disk.folder);
  disk.mountFor('writing');
  const names = ['day:b', 'day:c', 'day:d'];
  await Promise.all([...names.map((name) => add(store, name)), store.accounts.endSession('digest')]);
  expect(await store.list('')).toEqual(['day:a', ...names]);
  expect(await store.accounts.session('digest')).toBeNull();
});

describe('no store writes beside another', () => {
  test('any number read, none while one writes, and none writes while one reads', async ({ skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    const { folder } = disk;
    const view = disk.readOnlyView();
    const writer = openStore(folder);
    await furnish(writer);
    expect(() => openStore(view)).toThrow(inUse);
    await writer.close();
    const readers = [openStore(view), openStore(view)];
    for (const reader of readers) await expectFurnished(reader);
    expect(() => openStore(folder)).toThrow(inUse);
    for (const reader of readers) await reader.close();
    await add(openStore(folder), 'day:b');
  });

  test('of two that began with reading only one writes, once the other is gone', async ({ skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    await leave(disk.folder, 'killed');
    disk.mountFor('reading');
    const [one, two] = [openStore(disk.folder), openStore(disk.folder)];
    disk.mountFor('writing');
    await expect(add(one, 'day:b')).rejects.toThrow(inUse);
    await expectFurnished(one);
    await expect(add(two, 'day:c')).rejects.toThrow(inUse);
    await one.close();
    await eventually(() => add(two, 'day:c'));
    expect(await two.list('')).toEqual(['day:a', 'day:c']);
  });

  const changes: [string, (store: Store) => Promise<void>][] = [
    ['something was added', (store) => add(store, 'day:b')],
    ['something was erased', (store) => store.remove(['day:a'])],
    [
      'as much was erased as added',
      async (store) => {
        await add(store, 'day:b');
        await store.compact('day:a', Uint8Array.of(1, 2));
      },
    ],
  ];
  const others = changes.flatMap(([what, change]) => [
    { what, change, where: 'is still there' },
    { what, change, where: 'has gone' },
  ]);
  test.for(others)(
    'a store that finds foreign writes neither reads nor writes: $what by one that $where',
    async ({ change, where }, { skip }) => {
      const disk = aMountedDisk();
      if (disk === null) return skip(NO_MOUNT);
      const { folder } = disk;
      // Without a lock that it could hold.
      await leave(folder, 'stopped', 'relay.lock');
      disk.mountFor('reading');
      const late = openStore(folder);
      await expectFurnished(late);
      disk.mountFor('writing');
      const other = openStore(folder);
      await change(other);
      if (where === 'has gone') await other.close();
      await expect(add(late, 'day:c')).rejects.toThrow(inUse);
      await expect(late.load('day:a')).rejects.toThrow(inUse);
      await other.close();
      await expect(late.load('day:a')).rejects.toThrow(inUse);
      await expect(add(late, 'day:c')).rejects.toThrow(inUse);
      await late.close();
      expect(await openStore(folder).list('day:c')).toEqual([]);
    },
  );
});

describe('[M18.1] a database that was put back by other means', () => {
  const epochIn = (folder: string): unknown => {
    const db = new DatabaseSync(join(folder, FILE), { readOnly: true });
    const found = db.prepare("SELECT value FROM facts WHERE key = 'epoch'").get();
    db.close();
    return found;
  };

  test('is another store at once, and stays that one when it can be written down', async ({ skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    const { folder } = disk;
    await leave(folder, 'stopped');
    const before = epochIn(folder) as { value: string };
    writeFileSync(join(folder, 'restored'), '');
    disk.mountFor('reading');
    const store = openStore(folder);
    expect(store.epoch).not.toBe(before.value);
    disk.mountFor('writing');
    await add(store, 'day:b');
    expect(existsSync(join(folder, 'restored'))).toBe(false);
    await store.close();
    expect(epochIn(folder)).toEqual({ value: store.epoch });
  });

  test('while a relay reads it: that one does not take it for the same', async ({ skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    const { folder } = disk;
    await leave(folder, 'stopped');
    disk.mountFor('reading');
    const store = openStore(folder);
    disk.mountFor('writing');
    writeFileSync(join(folder, 'restored'), '');
    await expect(add(store, 'day:b')).rejects.toThrow(inUse);
    await store.close();
    const next = openStore(folder);
    expect(next.epoch).not.toBe(store.epoch);
    expect(await next.list('')).toEqual(['day:a']);
  });
});
