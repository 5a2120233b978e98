/**
 * Long work is done in portions over several batches, and others are answered in between. It is rows of an import (B10),
 * events that are brought back (M18), and days after a change of hours (C3). Real arbiter, rooms and store.
 */
import { randomUUID } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { wholeImport } from '../../src/lib/domain/decide/whole-import.ts';
import { importColumns } from '../../src/lib/domain/input/import-cells.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import type { Memo } from '../../src/lib/domain/requests/memo.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { openArbiter } from '../../sync-server/arbiter/arbiter.ts';
import { allLeases } from '../../sync-server/arbiter/leases.ts';
import type { Leases } from '../../sync-server/arbiter/leases.ts';
import { openProofs } from '../../sync-server/arbiter/proofs.ts';
import { openSchedule, systemTimers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import { openRooms } from '../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../sync-server/store/store.ts';
import type { Batch, Store } from '../../sync-server/store/store.ts';
import {
  actor,
  anAppointment,
  anOffice,
  ask,
  at,
  birthDates,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const NOW = at('07:50');
const TUESDAY = addDays(MONDAY, 1);
const office = anOffice();
const ROWS = 30;

const rows = Array.from({ length: ROWS }, (_, i) => {
  const minutes = 8 * 60 + 10 * Math.floor(i / 2);
  const time = [Math.floor(minutes / 60), minutes % 60].map((n) => String(n).padStart(2, '0')).join(':');
  // The last is the first once more.
  const cells = { date: TUESDAY, time, services: 'id-card', name: `Erika Beispiel ${i}` };
  const last = { ...cells, time: '08:00', name: 'Erika Beispiel 0' };
  return importColumns.map((column) => (i === ROWS - 1 ? last : cells)[column as keyof typeof cells] ?? '');
});

interface House {
  readonly store: Store;
  /** Ids of the requests whose answer was in each commit. */
  readonly answered: readonly string[][];
  /** How many have begun. */
  readonly batches: number;
  ask(name: string, role: 'lead' | 'clerk', ...requests: { readonly id: string }[]): Promise<void>;
  /** Runs after each commit; what it waits for holds up the next batch. */
  afterCommit: () => Promise<void>;
  /** The disk takes no writing once; resolves when that has happened, and the relay may try again. */
  failOnce: () => Promise<void>;
  die(): Promise<void>;
}

/**
 * A relay whose batches all seem to take long, so that its portions are small. `commits`: then the disk is full.
 */
async function aHouse(
  inner: Store,
  commits = Infinity,
  { leases = allLeases, office = anOffice() }: { leases?: Leases; office?: Office } = {},
): Promise<House> {
  const answered: string[][] = [];
  let left = commits;
  let batches = 0;
  let onFailure: (() => void) | null = null;
  let house: House | null = null;
  const store: Store = {
    ...inner,
    async commit(batch: Batch) {
      if (left-- <= 0 || onFailure !== null) {
        onFailure?.();
        onFailure = null;
        throw new StoreError('disk-full');
      }
      await inner.commit(batch);
      const texts = batch.updates.filter(({ name }) => name.startsWith('inbox:'));
      answered.push(texts.flatMap(({ update }) => answersIn(update)));
      await house?.afterCommit();
    },
  };
  let passed = 0;
  let now = NOW;
  const clock = (): number => now;
  const schedule = openSchedule(clock, systemTimers, silentLog);
  const rooms = openRooms({ store, clock, timers: systemTimers, log: silentLog });
  const arbiter = await openArbiter({
    ...{ rooms, clock, schedule, leases, random: Math.random, log: silentLog },
    ...{ offices: [office, elsewhere], proofs: openProofs(clock), authority: actor('arbiter'), birthDates },
    composeMail: openComposer('https://termine.example'),
    mailLinks: openMailLinks('a key'),
    gather: async () => {
      batches++;
      await setImmediate();
    },
    monotonic: () => (passed += 20),
  });
  let isOpen = true;
  async function die(): Promise<void> {
    if (!isOpen) return;
    isOpen = false;
    await arbiter.close();
    schedule.close();
    await rooms.close();
  }
  onTestFinished(die);
  house = {
    store: inner,
    answered,
    get batches() {
      return batches;
    },
    afterCommit: async () => {},
    async failOnce() {
      await new Promise<void>((resolve) => (onFailure = resolve));
      await setImmediate();
      now += 2000;
    },
    async ask(name, role, ...requests) {
      const doc = new Y.Doc();
      doc.getArray('records').push(requests.map((one) => [`request:${one.id}`, one]));
      const at = 'office' in requests[0]! ? requests[0].office : office.id;
      const identity = { role, actor: actor(name), office: at, member: null } as never;
      const peer = {
        ...{ identity, buffered: 0, send: () => {}, close: () => {}, mayRequest: () => true },
        fail(error: unknown) {
          throw error;
        },
      };
      const seat = await rooms.enter({ kind: 'outbox', actor: actor(name) }, peer);
      seat.give('answer', Y.encodeStateAsUpdate(doc));
    },
    die,
  };
  return house;
}

function entriesIn(...updates: Uint8Array[]): [string, unknown][] {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc.getArray<[string, unknown]>('records').toArray();
}

/** In an update that builds on others nothing is readable; each inbox here has one. */
const answersIn = (update: Uint8Array): string[] =>
  entriesIn(update).flatMap(([key]) => (key.startsWith('answer:') ? [key.slice('answer:'.length)] : []));

async function stored<T>(store: Store, name: string): Promise<T[]> {
  return entriesIn(...(await store.load(name))).map(([, record]) => record as T);
}

const memory = (): Store => {
  const store = openSqliteStore(null, () => {});
  onTestFinished(() => store.close());
  return store;
};

const asked = () => ask('import', { id: requestNamed(randomUUID()), rows: [[...importColumns], ...rows] });

const reportOf = async (store: Store, id: string) =>
  wholeImport(await stored<Memo>(store, `memo:${office.id}:${MONDAY}`), requestNamed(id));

test('[B10.4, P6] what others ask is answered between two portions of a list', async () => {
  const house = await aHouse(memory());
  const list = asked();
  const call = ask('tell-date', { told: NOW });
  let isAsked = false;
  house.afterCommit = async () => {
    if (isAsked || (await reportOf(house.store, list.id)) === null) return;
    isAsked = true;
    await house.ask('clerk', 'clerk', call);
  };
  await house.ask('lead', 'lead', list);
  await eventually(() => expect(house.answered.flat()).toContain(list.id));
  const order = house.answered.flatMap((ids, batch) => ids.map((id) => ({ id, batch })));
  const [callBatch, listBatch] = [call, list].map(({ id }) => order.find((one) => one.id === id)?.batch);
  expect(callBatch).toBeDefined();
  // Portions came after it, too.
  expect(listBatch).toBeGreaterThan(callBatch! + 2);
  const report = (await reportOf(house.store, list.id))!;
  expect(report).toMatchObject({ rowsJudged: ROWS, rowsInAll: ROWS });
  expect(report.refused).toContainEqual({ row: ROWS, reason: 'twice' });
});

test('[B10.4, M16] a relay that dies between two portions goes on where it stopped, no row twice', async () => {
  const store = memory();
  const list = asked();
  const first = await aHouse(store, 4);
  await first.ask('lead', 'lead', list);
  await eventually(async () => {
    const judged = (await reportOf(store, list.id))?.rowsJudged ?? 0;
    expect(judged).toBeGreaterThan(4);
    expect(first.answered.length).toBe(4);
  });
  await first.die();
  const between = (await reportOf(store, list.id))!;
  expect(between).toMatchObject({ rowsInAll: ROWS });
  expect(between.rowsJudged).toBeLessThan(ROWS);
  // P5: what is taken is in the staff log, also of a list that is never finished.
  const logged = async () =>
    (await stored<{ what: string; taken: number; refused: number }>(store, `log:${office.id}`)).filter(
      ({ what }) => what === 'imported',
    );
  expect(await logged()).toMatchObject([{ taken: between.taken, refused: between.refused.length }]);

  const second = await aHouse(store);
  await second.ask('lead', 'lead', list);
  await eventually(() => expect(second.answered.flat()).toContain(list.id));
  const report = (await reportOf(store, list.id))!;
  expect(report).toMatchObject({ rowsJudged: ROWS, rowsInAll: ROWS });
  expect(report.refused.filter(({ reason }) => reason === 'twice')).toEqual([{ row: ROWS, reason: 'twice' }]);
  expect(await logged()).toMatchObject([{ taken: report.taken, refused: report.refused.length }]);
  const events = await stored<{ id: string; kind: string }>(store, `day:${office.id}:${TUESDAY}`);
  const taken = events.filter(({ kind }) => kind === 'appointment');
  expect(taken).toHaveLength(report.taken);
  expect(new Set(taken.map(({ id }) => id)).size).toBe(report.taken);
});

test('[M16] a list that cannot be judged now waits on its device, and costs no batch after the next', async () => {
  const house = await aHouse(memory(), Infinity, { leases: { holds: (_office, date) => date !== TUESDAY } });
  const waiting = [1, 2].map(() => ({ ...asked(), date: TUESDAY }));
  const behind = asked();
  await house.ask('lead', 'lead', ...waiting);
  await house.ask('other', 'lead', behind);
  await eventually(() => expect(house.answered.flat()).toContain(behind.id));
  for (let turn = 0; turn < 20; turn++) await setImmediate();
  const before = house.batches;
  for (let turn = 0; turn < 100; turn++) await setImmediate();
  expect(house.batches).toBe(before);
});

/** As readers have it: later records of a day count. */
const storedSlots = async (store: Store): Promise<Map<string, DaySlots>> =>
  new Map(entriesIn(...(await store.load(`slots:${office.id}`))) as [string, DaySlots][]);

const closesAt = (to: string) => office.windows.map((w) => ({ ...w, to: to as typeof w.to }));
const newHours = (to: string) =>
  ask('change-hours', {
    ...{ id: requestNamed(randomUUID()), base: hoursOf(office), seen: [] },
    ...{ windows: closesAt(to), closures: [] },
  });

/** What a relay that is opened anew with these hours tells. */
async function slotsOf(changed: Office): Promise<Map<string, DaySlots>> {
  const store = memory();
  await (await aHouse(store, Infinity, { office: changed })).die();
  return storedSlots(store);
}

const wide = anOffice({ rules: { horizonDays: 90 } });
const elsewhere = anOffice({ id: 'elsewhere' as Office['id'] });

test('[C3, P6] what others ask is answered while the days of new hours are written', async () => {
  const house = await aHouse(memory(), Infinity, { office: wide });
  const before = await storedSlots(house.store);
  const [change, call] = [newHours('10:00'), { ...ask('tell-date', { told: NOW }), office: elsewhere.id }];
  const expected = await slotsOf(anOffice({ rules: { horizonDays: 90 }, windows: closesAt('10:00') }));
  expect(before).not.toEqual(expected);
  const unlike: number[] = [];
  house.afterCommit = async () => {
    const now = await storedSlots(house.store);
    unlike.push(
      [...expected].filter(([date, of]) => JSON.stringify(of) !== JSON.stringify(now.get(date))).length,
    );
    if (unlike.length === 1) await house.ask('clerk', 'clerk', call);
  };
  await house.ask('lead', 'lead', change);
  await eventually(() => expect(unlike.at(-1)).toBe(0));
  const answeredBy = (id: string): number => house.answered.findIndex((ids) => ids.includes(id));
  const order = [answeredBy(change.id), answeredBy(call.id)];
  expect(order[0]).toBeGreaterThanOrEqual(0);
  expect(order[1]).toBeGreaterThan(order[0]!);
  expect(order[1]).toBeLessThan(house.answered.length - 2);
  // A few days more with each batch, the nearest first.
  expect(unlike.length).toBeGreaterThan(5);
  expect(unlike).toEqual(unlike.toSorted((a, b) => b - a));
});

test('[C3, M16] a relay that dies while new hours are written has all days right when it is back', async () => {
  const store = memory();
  const first = await aHouse(store, 4, { office: wide });
  await first.ask('lead', 'lead', newHours('10:00'));
  await eventually(() => expect(first.answered.length).toBe(4));
  await first.die();
  const expected = await slotsOf(anOffice({ rules: { horizonDays: 90 }, windows: closesAt('10:00') }));
  expect(await storedSlots(store)).not.toEqual(expected);
  await (await aHouse(store, Infinity, { office: wide })).die();
  expect(await storedSlots(store)).toEqual(expected);
});

const LOST = 150;
const lostEvents = Array.from({ length: LOST }, (_, i) => {
  const number = `A${String(i + 1).padStart(3, '0')}`;
  return anAppointment({ id: visit(`lost-${i}`), number, start: at('07:00'), at: at('06:00') });
});
const broughtBack = (events: readonly object[]) =>
  ask('bring-back', { id: requestNamed(randomUUID()), events: [...events], people: [] });

async function aRestoredHouse(): Promise<House> {
  const house = await aHouse(memory());
  const confirmed = ask('confirm-restore', { id: requestNamed(randomUUID()) });
  await house.ask('other', 'lead', confirmed);
  await eventually(() => expect(house.answered.flat()).toContain(confirmed.id));
  return house;
}

test('[M18.8, P6] what is brought back is judged in portions, and all of it is taken', async () => {
  const house = await aRestoredHouse();
  const request = broughtBack(lostEvents);
  const call = ask('tell-date', { told: NOW });
  let commits = 0;
  house.afterCommit = async () => {
    if (++commits === 1) await house.ask('clerk', 'clerk', call);
  };
  await house.ask('lead', 'lead', request);
  await eventually(() => expect(house.answered.flat()).toContain(request.id));
  const [first, last] = [call, request].map(({ id }) => house.answered.findIndex((ids) => ids.includes(id)));
  expect(last).toBeGreaterThan(first! + 2);
  const day = await stored<{ id: string }>(house.store, `day:${office.id}:${MONDAY}`);
  expect(day.map(({ id }) => id).sort()).toEqual(lostEvents.map(({ id }) => id).sort());
  const log = await stored<{ what: string; events: number }>(house.store, `log:${office.id}`);
  expect(log.filter(({ what }) => what === 'brought-back').at(-1)).toMatchObject({ events: LOST });
});

test('[M18.8, P6] what is refused counts, so a request of refused records takes as many batches', async () => {
  const house = await aRestoredHouse();
  const request = broughtBack(lostEvents.map((event) => ({ ...event, date: TUESDAY })));
  const before = house.answered.length;
  await house.ask('lead', 'lead', request);
  await eventually(() => expect(house.answered.flat()).toContain(request.id));
  expect(house.batches).toBeGreaterThan(before + 3);
  const answers = await stored<Answer>(house.store, `inbox:${actor('lead')}`);
  const notTaken = lostEvents.map(({ id }) => ({ id, reason: 'other-day' }));
  expect(answers.find((one) => one.request === request.id)).toMatchObject({ ok: true, notTaken });
});

test('[M18.8] a portion that the disk does not take is judged again, and no record is passed over', async () => {
  const house = await aRestoredHouse();
  const request = broughtBack(lostEvents);
  let commits = 0;
  const failed = new Promise<void>((resolve) => {
    house.afterCommit = async () => {
      if (++commits === 2) void house.failOnce().then(resolve);
    };
  });
  await house.ask('lead', 'lead', request);
  await failed;
  await house.ask('clerk', 'clerk', ask('tell-date', { told: NOW }));
  await eventually(() => expect(house.answered.flat()).toContain(request.id));
  const day = await stored<{ id: string }>(house.store, `day:${office.id}:${MONDAY}`);
  expect(day.map(({ id }) => id).sort()).toEqual(lostEvents.map(({ id }) => id).sort());
});
