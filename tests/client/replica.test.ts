import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { SEALED, UPDATES } from '../../src/lib/client/browser/database.ts';
import { dropReplica } from '../../src/lib/client/replica/stored-doc.ts';
import { openReplica } from '../../src/lib/client/replica/replica.ts';
import type { OpenReplica } from '../../src/lib/client/replica/replica.ts';
import { ownPlatform } from '../../src/lib/client/browser/platform.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import { parseName } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { eventually } from '../support/eventually.ts';
import { aDevice, aRelay, closing } from './surroundings.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';

const nameOf = (text: string): DocumentName => {
  const name = parseName(text);
  if (!name.ok) throw new Error(text);
  return name.value;
};
const BOARD = 'board:dorsten';
const PEOPLE = 'people:dorsten:2026-11-23';
const PUBLIC = { type: 'none' } as const;
const STAFF = { type: 'surface', surface: 'staff' } as const;

const write = (doc: Y.Doc, ...words: string[]): void => doc.getArray('records').push(words);
const wordsIn = (replica: OpenReplica): unknown[] => replica.doc.getArray('records').toArray();
const updatesOn = async ({ replicas }: Database): Promise<number> =>
  (await replicas!.table(UPDATES).count()) + (await replicas!.table(SEALED).count());

describe('a replica', () => {
  test('comes from the relay, and says so', async () => {
    const relay = await aRelay();
    write(relay.doc(BOARD), 'a');
    const { around } = await aDevice(relay.origin).tab();
    const replica = closing(await openReplica(nameOf(BOARD), STAFF, around));
    expect(replica.status).toMatchObject({ state: 'connecting', heardAt: null, complete: false });
    await eventually(() => expect(replica.status).toMatchObject({ state: 'live', complete: true }));
    expect(wordsIn(replica)).toEqual(['a']);
    expect(replica.status.heardAt).toBeGreaterThan(Date.now() - 20_000);
    expect(relay.protocols(BOARD)).toEqual(['foyer.1', 'foyer.as.staff']);
    write(relay.doc(BOARD), 'b');
    await eventually(() => expect(wordsIn(replica)).toEqual(['a', 'b']));
  });

  test('opens from disk with the relay dead, and knows that it is whole', async () => {
    const relay = await aRelay();
    write(relay.doc(BOARD), 'a');
    const device = aDevice(relay.origin);
    const first = await device.tab();
    const before = await openReplica(nameOf(BOARD), PUBLIC, first.around);
    await eventually(() => expect(before.status.complete).toBe(true));
    await eventually(async () => expect(await updatesOn(first.database)).toBeGreaterThan(0));
    await before.close();
    first.database.close();
    await relay.stop();

    const { around } = await device.tab();
    const replica = closing(await openReplica(nameOf(BOARD), PUBLIC, around));
    expect(wordsIn(replica)).toEqual(['a']);
    expect(replica.status.complete).toBe(true);
    await eventually(() => expect(replica.status.state).toBe('offline'));

    await relay.start();
    write(relay.doc(BOARD), 'b');
    await eventually(() => expect(replica.status.state).toBe('live'));
    await eventually(() => expect(wordsIn(replica)).toEqual(['a', 'b']));
  });

  test('that has never been whole does not say that it is', async () => {
    const relay = await aRelay();
    await relay.stop();
    const { around } = await aDevice(relay.origin).tab();
    const replica = closing(await openReplica(nameOf(BOARD), PUBLIC, around));
    await eventually(() => expect(replica.status).toMatchObject({ state: 'offline', complete: false }));
  });

  test('a reader never speaks, whatever its disk or another tab brings', async () => {
    const relay = await aRelay();
    write(relay.doc(BOARD), 'a');
    const device = aDevice(relay.origin);
    const [one, two] = [await device.tab(), await device.tab()];
    const first = closing(await openReplica(nameOf(BOARD), PUBLIC, one.around));
    const second = closing(await openReplica(nameOf(BOARD), PUBLIC, two.around));
    const third = closing(await openReplica(nameOf(BOARD), STAFF, two.around));
    const all = [first, second, third];
    await eventually(() => all.forEach((r) => expect(r.status.state).toBe('live')));
    for (const word of ['b', 'c', 'd']) write(relay.doc(BOARD), word);
    await eventually(() => all.forEach((r) => expect(wordsIn(r)).toEqual(['a', 'b', 'c', 'd'])));
    expect(relay.spoken(BOARD)).toBe(0);
    expect(new Set(relay.frames(BOARD))).toEqual(new Set(['state-vector', 'answer']));
  });

  test('opened twice in a page is one, and lives until the last has closed it', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const first = await openReplica(nameOf(BOARD), PUBLIC, around);
    const second = await openReplica(nameOf(BOARD), PUBLIC, around);
    expect(second.doc).toBe(first.doc);
    await eventually(() => expect(relay.sockets(BOARD)).toBe(1));
    await first.close();
    await first.close();
    write(relay.doc(BOARD), 'a');
    await eventually(() => expect(wordsIn(second)).toEqual(['a']));
    await second.close();
    await eventually(() => expect(relay.sockets(BOARD)).toBe(0));
    const again = closing(await openReplica(nameOf(BOARD), PUBLIC, around));
    expect(wordsIn(again)).toEqual(['a']);
  });

  test('works in memory where nothing can be kept', async () => {
    const relay = await aRelay();
    write(relay.doc(BOARD), 'a');
    const { openDatabase } = await import('../../src/lib/client/browser/database.ts');
    const around = { database: await openDatabase({ disk: false }), origin: relay.origin };
    const replica = closing(await openReplica(nameOf(BOARD), PUBLIC, around));
    await eventually(() => expect(wordsIn(replica)).toEqual(['a']));
    expect(await replica.saved()).toBe(false);
  });
});

describe('a final end', () => {
  test('[M18] the store was restored: begun anew, without the page doing anything', async () => {
    const relay = await aRelay();
    write(relay.doc(BOARD), 'of yesterday', 'lost');
    const device = aDevice(relay.origin);
    const one = await device.tab();
    const two = await device.tab();
    const replica = closing(await openReplica(nameOf(BOARD), PUBLIC, one.around));
    const otherTab = closing(await openReplica(nameOf(BOARD), PUBLIC, two.around));
    const both = [replica, otherTab];
    await eventually(() => both.forEach((r) => expect(wordsIn(r)).toEqual(['of yesterday', 'lost'])));
    const before = replica.doc;

    const restored = new Y.Doc();
    write(restored, 'of yesterday');
    relay.restore(BOARD, restored);
    await eventually(() => both.forEach((r) => expect(wordsIn(r)).toEqual(['of yesterday'])));
    expect(replica.doc).not.toBe(before);
    await eventually(() =>
      both.forEach((r) => expect(r.status).toMatchObject({ state: 'live', reason: null })),
    );
    write(restored, 'new');
    await eventually(() => both.forEach((r) => expect(wordsIn(r)).toEqual(['of yesterday', 'new'])));
    expect(relay.spoken(BOARD)).toBe(0);
    // One row and its updates are left on the disk, of two tabs that were sent away at once.
    await eventually(async () => expect(await one.database.replicas!.table('docs').count()).toBe(1));
    const [kept] = await one.database.replicas!.table('docs').toArray();
    const keys = await one.database.replicas!.table(UPDATES).orderBy('k').uniqueKeys();
    expect(keys).toEqual([(kept as { key: string }).key]);
  });

  test.each(['past-retention', 'not-allowed'] as const)(
    '[M19] %s: the copy is gone from disk and page, the reason is told',
    async (reason) => {
      const relay = await aRelay();
      write(relay.doc(PEOPLE), 'Frau Beispiel');
      const device = aDevice(relay.origin);
      const { around, database } = await device.tab();
      const replica = closing(await openReplica(nameOf(PEOPLE), STAFF, around));
      await eventually(() => expect(wordsIn(replica)).toEqual(['Frau Beispiel']));
      await eventually(async () => expect(await updatesOn(database)).toBeGreaterThan(0));
      relay.refuse(PEOPLE, reason);
      await eventually(() =>
        expect(replica.status).toMatchObject({ state: 'closed', reason, complete: false }),
      );
      expect(wordsIn(replica)).toEqual([]);
      await eventually(async () => expect(await updatesOn(database)).toBe(0));
      expect(await database.replicas!.table('docs').count()).toBe(0);
    },
  );

  test('not signed in: told, and the copy stays for the next sign-in', async () => {
    const relay = await aRelay();
    write(relay.doc(BOARD), 'a');
    const { around, database } = await aDevice(relay.origin).tab();
    const replica = closing(await openReplica(nameOf(BOARD), STAFF, around));
    await eventually(() => expect(replica.status.state).toBe('live'));
    relay.refuse(BOARD, 'not-signed-in');
    await eventually(() =>
      expect(replica.status).toMatchObject({ state: 'closed', reason: 'not-signed-in' }),
    );
    expect(wordsIn(replica)).toEqual(['a']);
    expect(await database.replicas!.table('docs').count()).toBe(1);
  });

  test('try again later is no end', async () => {
    const relay = await aRelay();
    const { around } = await aDevice(relay.origin).tab();
    const replica = closing(await openReplica(nameOf(BOARD), STAFF, around));
    await eventually(() => expect(replica.status.state).toBe('live'));
    relay.refuse(BOARD, 'shutting-down');
    await eventually(() => expect(replica.status).toMatchObject({ state: 'offline', reason: null }));
    relay.admit(BOARD);
    await eventually(() => expect(replica.status.state).toBe('live'));
  });
});

test('[P3] a dropped replica leaves nothing on the disk, not even what a late tab writes', async () => {
  const relay = await aRelay();
  write(relay.doc(PEOPLE), 'Frau Beispiel');
  const device = aDevice(relay.origin);
  const { around, database } = await device.tab();
  const replica = await openReplica(nameOf(PEOPLE), STAFF, around);
  await eventually(async () => expect(await updatesOn(database)).toBeGreaterThan(0));
  await replica.close();
  const [row] = (await database.replicas!.table('docs').toArray()) as { key: string }[];
  await dropReplica(database, nameOf(PEOPLE));
  expect(await updatesOn(database)).toBe(0);
  expect(await database.replicas!.table('docs').count()).toBe(0);

  await database.replicas!.table(UPDATES).add({ k: row!.key, u: Uint8Array.of(0, 0), f: 1 });
  await database.replicas!.table(SEALED).add({ k: row!.key, sealed: { key: 'x', bytes: Uint8Array.of(0) } });
  const next = await device.tab();
  expect(await updatesOn(next.database)).toBe(0);
});

test('a replica that another tab has dropped is begun anew', async () => {
  const relay = await aRelay();
  write(relay.doc(PEOPLE), 'a');
  const device = aDevice(relay.origin);
  const [one, two] = [await device.tab(), await device.tab()];
  const replica = closing(await openReplica(nameOf(PEOPLE), STAFF, one.around));
  await eventually(() => expect(replica.status.complete).toBe(true));
  const before = replica.doc;
  await dropReplica(two.database, nameOf(PEOPLE));
  await eventually(() => expect(replica.doc).not.toBe(before));
  await eventually(() => expect(wordsIn(replica)).toEqual(['a']));
  write(relay.doc(PEOPLE), 'b');
  await eventually(() => expect(wordsIn(replica)).toEqual(['a', 'b']));
});

test('a whole office of devices in one process does not wait for its end', async () => {
  const relay = await aRelay();
  const { around } = await aDevice(relay.origin).tab();
  const before = process.listenerCount('exit');
  const replica = closing(await openReplica(nameOf(BOARD), PUBLIC, around));
  await eventually(() => expect(replica.status.state).toBe('live'));
  expect(process.listenerCount('exit')).toBe(before);
});

test('[M15] a relay that falls silent is noticed, however the device’s clock is set meanwhile', async () => {
  const relay = await aRelay();
  let monotonic = 1000;
  let clock = Date.now();
  const checks = new Set<() => void>();
  const platform: Platform = {
    ...ownPlatform,
    now: () => clock,
    monotonic: () => monotonic,
    every(_ms, run) {
      checks.add(run);
      return () => checks.delete(run);
    },
  };
  const { around } = await aDevice(relay.origin).tab();
  const replica = closing(await openReplica(nameOf(BOARD), PUBLIC, { ...around, platform }));
  await eventually(() => expect(replica.status.state).toBe('live'));
  const check = (): void => checks.forEach((run) => run());
  const questions = (): number => relay.frames(BOARD).filter((kind) => kind === 'state-vector').length;

  clock += 3_600_000;
  check();
  expect(replica.status.state).toBe('live');
  clock -= 7_200_000;
  monotonic += 16_000;
  check();
  expect(replica.status.state).toBe('offline');
  await eventually(() => expect(questions()).toBe(2));
});

test('what a page writes to its disk it does not read again, however many documents are open', async () => {
  const relay = await aRelay();
  // Ten seconds after its opening y-dexie reads what it could compact: that is not meant here.
  const later = globalThis.setTimeout;
  const timers = vi
    .spyOn(globalThis, 'setTimeout')
    .mockImplementation(((run: () => void, ms?: number) =>
      ms === 10_000 ? undefined : later(run, ms)) as typeof setTimeout);
  const { database, around } = await aDevice(relay.origin).tab();
  timers.mockRestore();
  const replicas = [BOARD, 'office:dorsten', PEOPLE].map((name) => openReplica(nameOf(name), STAFF, around));
  const [board, office, people] = (await Promise.all(replicas)).map(closing);
  await eventually(() => expect([board, office, people].every((one) => one!.status.complete)).toBe(true));
  const reads: string[] = [];
  for (const table of [UPDATES, SEALED])
    database.replicas!.table(table).hook('reading', (row: unknown) => (reads.push(table), row));
  const before = await updatesOn(database);
  for (const word of ['a', 'b', 'c']) write(relay.doc(BOARD), word);
  await eventually(() => expect(wordsIn(board!)).toEqual(['a', 'b', 'c']));
  await eventually(async () => expect(await updatesOn(database)).toBeGreaterThan(before));
  expect(await board!.saved()).toBe(true);
  expect(reads).toEqual([]);
});
