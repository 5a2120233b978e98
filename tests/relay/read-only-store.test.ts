/** A store whose folder cannot be written when it is opened: what is there is read, and nothing of it is touched. */
import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { backUp, restore } from '../../sync-server/store/sqlite/backup.ts';
import { FILE, versions } from '../../sync-server/store/sqlite/schema.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import type { Damage, Store, StoreErrorReason } from '../../sync-server/store/store.ts';
import { eventually } from '../support/eventually.ts';
import { storeContract } from './store-contract.ts';
import { add, expectFurnished, leave, openStore } from './support/a-furnished-store.ts';
import { aMountedDisk, canMount, NO_MOUNT } from './support/a-mounted-disk.ts';
import { aFolder } from './support/a-relay.ts';

const office = 'dorsten' as OfficeId;

async function expectRefused(store: Store, reason: StoreErrorReason): Promise<void> {
  const writes: [string, () => Promise<unknown>][] = [
    ['documents', () => add(store, 'day:a', 3)],
    ['nothing', () => store.commit({ updates: [], mails: [], at: 1 })],
    ['compact', () => store.compact('day:a', Uint8Array.of(9))],
    ['erase', () => store.remove(['day:a'])],
    ['sign-out', () => store.accounts.endSession('digest')],
    ['lead link', () => store.accounts.putFirstLeadToken(office, 'other')],
    ['mail', () => store.mails.retry('x', 1, 'smtp-451')],
    ['lease', () => store.leases.take(office, '2026-11-23' as never, 'relay', 1)],
  ];
  for (const [what, write] of writes)
    await expect(write(), what).rejects.toMatchObject({ name: 'StoreError', reason });
}

/** Every file with its bytes. */
const allOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder).map((name) => [name, readFileSync(join(folder, name)).toString('base64')]),
  );

const ways: [string, (folder: string) => Promise<void>][] = [
  ['a relay that was stopped', (folder) => leave(folder, 'stopped')],
  ['a relay that was killed', (folder) => leave(folder, 'killed')],
  ['a relay that was killed, without the index of its log', (f) => leave(f, 'killed', `${FILE}-shm`)],
  ['a copy without the lock', (folder) => leave(folder, 'stopped', 'relay.lock')],
  [
    'a relay that was killed with nothing in its log',
    async (folder) => {
      await leave(folder, 'stopped');
      writeFileSync(join(folder, `${FILE}-wal`), '');
    },
  ],
  [
    'a restore that was cut off',
    async (folder) => {
      await leave(folder, 'killed');
      writeFileSync(join(folder, `${FILE}.restoring`), 'half of it');
    },
  ],
];

test.for(ways)(
  'what is stored is read, and not a byte of it changes: after %s',
  async ([, leaveIt], { skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    // Signs that mean something in an address.
    const folder = join(disk.folder, 'Büro 1?x=%20#y');
    mkdirSync(folder);
    await leaveIt(folder);
    const before = allOf(folder);
    disk.mountFor('reading');
    const store = openStore(folder);
    await expectFurnished(store);
    await expectRefused(store, 'not-writable');
    await expectFurnished(store);
    await store.close();
    expect(allOf(folder)).toEqual(before);
  },
);

test.for(ways)('[M18] a backup is taken from it: after %s', async ([, leaveIt], { skip }) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  await leaveIt(disk.folder);
  const before = allOf(disk.folder);
  disk.mountFor('reading');
  const copy = join(aFolder(), 'copy.sqlite');
  expect(await backUp(disk.folder, copy)).toEqual({ ok: true, value: undefined });
  expect(allOf(disk.folder)).toEqual(before);
  const elsewhere = aFolder();
  expect(restore(elsewhere, copy)).toEqual({ ok: true, value: { kept: null } });
  await expectFurnished(openStore(elsewhere));
});

test('where this user has no right to write it is read, and written with the right to', async () => {
  const folder = aFolder();
  await leave(folder, 'killed');
  const asOthers = (folderMode: number, fileMode: number): void => {
    for (const name of readdirSync(folder)) chmodSync(join(folder, name), fileMode);
    chmodSync(folder, folderMode);
  };
  asOthers(0o555, 0o444);
  // No right binds root.
  const isRoot = process.geteuid!() === 0;
  if (isRoot) process.seteuid!('nobody');
  try {
    const store = openStore(folder);
    await expectFurnished(store);
    await expectRefused(store, 'not-writable');
    if (isRoot) process.seteuid!(0);
    asOthers(0o777, 0o666);
    if (isRoot) process.seteuid!('nobody');
    await eventually(() => add(store, 'day:b'));
    expect(await store.list('')).toEqual(['day:a', 'day:b']);
  } finally {
    if (isRoot) process.seteuid!(0);
  }
});

test('on a disk that is too full to open for writing it is read, and goes on when there is room', async ({
  skip,
}) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  const folder = join(disk.folder, 'data');
  mkdirSync(folder);
  await leave(folder, 'killed', `${FILE}-shm`);
  const before = allOf(folder);
  disk.fill();
  const store = openStore(folder);
  await expectFurnished(store);
  await expectRefused(store, 'disk-full');
  await expectFurnished(store);
  await store.close();
  const after = allOf(folder);
  for (const name of [FILE, `${FILE}-wal`]) expect(after[name] === before[name], name).toBe(true);

  const again = openStore(folder);
  await expectRefused(again, 'disk-full');
  disk.makeRoom();
  await eventually(() => add(again, 'day:b'));
  expect(await again.list('')).toEqual(['day:a', 'day:b']);
});

test('a damaged row is named once, also where it is read again and again', async ({ skip }) => {
  const disk = aMountedDisk();
  if (disk === null) return skip(NO_MOUNT);
  const folder = disk.folder;
  await leave(folder, 'stopped');
  const db = new DatabaseSync(join(folder, FILE));
  db.exec("UPDATE updates SET bytes = x'0F' WHERE seq = (SELECT max(seq) FROM updates)");
  db.close();
  disk.mountFor('reading');
  const damages: Damage[] = [];
  const store = openStore(folder, (damage) => damages.push(damage));
  expect(await store.load('day:a')).toHaveLength(1);
  disk.mountFor('writing');
  await add(store, 'day:b');
  for (let i = 0; i < 2; i++) expect(await store.load('day:a')).toHaveLength(1);
  expect(damages).toEqual([{ document: 'day:a', row: expect.any(Number) }]);
});

describe('what cannot be read as it is, is refused by name', () => {
  const others: [string, string, (folder: string) => void | Promise<void>][] = [
    ['nothing at all', 'not-writable', () => {}],
    [
      'a database of an older version, which would have to be changed',
      'not-writable',
      (folder) => {
        const db = new DatabaseSync(join(folder, FILE));
        db.exec(`${versions[0]!} PRAGMA user_version = 1; PRAGMA journal_mode = WAL;`);
        db.close();
      },
    ],
    [
      'a database of a newer version',
      'newer-version',
      (folder) => {
        const db = new DatabaseSync(join(folder, FILE));
        db.exec('PRAGMA user_version = 99');
        db.close();
      },
    ],
    ['something else', 'damaged', (folder) => writeFileSync(join(folder, FILE), 'no database '.repeat(200))],
    [
      'a database with something to be undone',
      'not-writable',
      async (folder) => {
        await leave(folder, 'stopped');
        writeFileSync(join(folder, `${FILE}-journal`), 'pages as they were');
      },
    ],
  ];
  test.for(others)('%s: %s', async ([, reason, prepare], { skip }) => {
    const disk = aMountedDisk();
    if (disk === null) return skip(NO_MOUNT);
    await prepare(disk.folder);
    disk.mountFor('reading');
    const named = { name: 'StoreError', reason };
    expect(() => openStore(disk.folder)).toThrow(expect.objectContaining(named));
  });
});

/** Opened for reading alone, and then the disk takes writing. */
function openedBefore(): Store {
  const disk = aMountedDisk()!;
  openSqliteStore(disk.folder, () => {}).close();
  disk.mountFor('reading');
  const store = openStore(disk.folder);
  disk.mountFor('writing');
  return store;
}

describe.skipIf(!canMount())('from then on', () =>
  storeContract('SQLite in a folder that could only be read at first', async () => openedBefore(), null),
);
