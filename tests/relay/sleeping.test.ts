/** Offices that are not needed leave memory, and are there again when something is asked or due. On virtual time. */
import { expect, onTestFinished, test } from 'vitest';
import * as Y from 'yjs';
import { officeId, staffId } from '../../src/lib/domain/ids.ts';
import { addDays, localTime } from '../../src/lib/domain/time.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { openArbiter } from '../../sync-server/arbiter/arbiter.ts';
import type { Arbiter } from '../../sync-server/arbiter/arbiter.ts';
import { noPause } from '../../sync-server/arbiter/pause.ts';
import { makeAwakeRooms } from '../../sync-server/arbiter/awake-rooms.ts';
import type { AwakeRooms } from '../../sync-server/arbiter/awake-rooms.ts';
import { MOST_FALLING_ASLEEP, MOST_WOKEN } from '../../sync-server/arbiter/offices.ts';
import { openScheduledWork } from '../../sync-server/arbiter/scheduled-work.ts';
import { allLeases } from '../../sync-server/arbiter/leases.ts';
import { openProofs } from '../../sync-server/arbiter/proofs.ts';
import { sentencesOf } from '../../sync-server/offices/office-warnings.ts';
import { openSchedule } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log/log.ts';
import { openComposer } from '../../sync-server/mail/compose.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import { openRooms } from '../../sync-server/relay/rooms.ts';
import type { OpenRooms } from '../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { StoreError } from '../../sync-server/store/store.ts';
import type { Batch, Store } from '../../sync-server/store/store.ts';
import { actor, anOffice, at, birthDates, MONDAY } from '../support/build/index.ts';
import { aSession } from './support/a-session.ts';
import { virtualTime } from '../support/office/virtual-time.ts';
import type { VirtualTime } from '../support/office/virtual-time.ts';

const IDLE_MS = 5 * 60_000;
const TUESDAY = addDays(MONDAY, 1);

interface House {
  readonly time: VirtualTime;
  readonly rooms: OpenRooms;
  readonly awake: AwakeRooms;
  readonly arbiter: Arbiter;
  readonly store: Store;
  readonly inner: Store;
  readonly commits: readonly Batch[];
  /** The documents that were read from the store. */
  readonly loaded: string[];
  /** Stops it in peace. */
  close(): Promise<void>;
  /** Runs before each commit, which fails if it throws. */
  beforeCommit: (batch: Batch) => void;
  /** Sets the relay's clock, forward or back. */
  setClock(byMs: number): void;
}

interface Before {
  readonly inner: Store;
  readonly time: VirtualTime;
}

/** `before`: of a relay that ran before this one, on the same store. */
async function aHouse(
  offices: readonly Office[],
  idleMs = IDLE_MS,
  { before, program = 'this one', epoch }: { before?: Before; program?: string; epoch?: string } = {},
): Promise<House> {
  let house: House | null = null;
  let shiftMs = 0;
  const time = before?.time ?? virtualTime(at('20:00'));
  const inner = before?.inner ?? openSqliteStore(null, () => {});
  const loaded: string[] = [];
  const commits: Batch[] = [];
  const store: Store = {
    ...inner,
    async load(name) {
      loaded.push(name);
      return inner.load(name);
    },
    async commit(batch) {
      house?.beforeCommit(batch);
      commits.push(batch);
      await inner.commit(batch);
    },
  };
  const parts = { clock: () => time.now() + shiftMs, log: silentLog };
  const schedule = openSchedule(parts.clock, time.timers, silentLog);
  const rooms = openRooms({ ...parts, store, timers: time.timers });
  const arbiter = await openArbiter({
    ...parts,
    ...{ rooms, offices, schedule, leases: allLeases, random: Math.random, idleMs, birthDates },
    ...{ proofs: openProofs(parts.clock), authority: actor('arbiter') },
    ...{ sleepingOffices: inner.sleepingOffices, program },
    ...(epoch === undefined ? {} : { epoch }),
    composeMail: openComposer('https://termine.example'),
    mailLinks: openMailLinks('a key'),
  });
  let isOver = false;
  async function close(): Promise<void> {
    if (isOver) return;
    isOver = true;
    await arbiter.close();
    schedule.close();
    await rooms.close();
  }
  onTestFinished(async () => {
    await close();
    if (before === undefined) await inner.close();
  });
  const awake = makeAwakeRooms(rooms, arbiter.awaken);
  house = {
    ...{ time, rooms, arbiter, store, inner, commits, loaded, awake, close },
    beforeCommit: () => {},
    setClock: (byMs) => void (shiftMs += byMs),
  };
  return house;
}

async function recordsOf(store: Store, name: string): Promise<Record<string, unknown>> {
  const doc = new Y.Doc();
  for (const update of await store.load(name)) Y.applyUpdate(doc, update);
  return Object.fromEntries(doc.getArray<[string, unknown]>('records').toArray());
}

const boardOf = async ({ awake }: House, office: Office): Promise<{ date: string }> => {
  const { body } = await awake.snapshot({ kind: 'board', office: office.id });
  return (JSON.parse(body) as { records: { board: { date: string } } }).records.board;
};

test('an office that is not needed leaves memory, with all of its timers but one', async () => {
  const office = anOffice();
  const house = await aHouse([office]);
  await noteAt(house, office);
  expect(house.rooms.size).toBeGreaterThan(0);
  await house.time.pass(IDLE_MS + 60_000);
  expect(house.rooms.size).toBe(0);
  expect(house.time.planned).toBe(1);
  const before = house.commits.length;
  await house.time.until(at('23:59'));
  expect(house.commits).toHaveLength(before);
  expect(house.rooms.size).toBe(0);
});

test('what is free is read of an office that is asleep, which goes on sleeping', async () => {
  const office = anOffice();
  const house = await aHouse([office]);
  await noteAt(house, office);
  const freeDays = async (): Promise<string[]> => {
    const { body } = await house.awake.freeSnapshot(office.id);
    return Object.keys((JSON.parse(body) as { records: object }).records);
  };
  const awake = await freeDays();
  expect(awake.length).toBeGreaterThan(5);
  await house.time.pass(IDLE_MS + 60_000);
  house.loaded.length = 0;
  expect(await freeDays()).toEqual(awake);
  expect(house.loaded).toEqual([`slots:${office.id}`]);
  // What it was read from leaves memory like everything else.
  await house.time.pass(2 * 60_000);
  expect(house.rooms.size).toBe(0);
});

test('what is asked of an office without a wait is known while it is asleep', async () => {
  const office = anOffice();
  const house = await aHouse([office]);
  const device = { type: 'device', actor: actor('kiosk'), surface: 'kiosk', name: 'Foyer' } as const;
  const numbers = { from: 1, to: 100 };
  await house.arbiter.putStaff(office.id, {
    ...device,
    numbers,
    pairedAt: house.time.now(),
    revokedAt: null,
  });
  const known = (): unknown => [
    house.arbiter.office(office.id),
    house.arbiter.heads(),
    house.arbiter.devices(office.id),
    house.arbiter.members(office.id),
    house.arbiter.numberHolders(office.id),
  ];
  const awake = known();
  await house.time.pass(2 * IDLE_MS);
  // What is left is the inbox of the device.
  expect(house.rooms.size).toBe(1);
  expect(known()).toEqual(awake);
  expect(house.rooms.size).toBe(1);
});

/** A monitor reads the board. */
const read = ({ awake }: House, office: Office) =>
  awake.enter(
    { kind: 'board', office: office.id },
    {
      identity: { role: 'public', actor: null, office: null },
      ...{ buffered: 0, send: () => {}, close: () => {}, mayRequest: () => true, fail: () => {} },
    },
  );

/** Writes something at the office. */
const noteAt = ({ arbiter, time }: House, office: Office) =>
  arbiter.note(office.id, {
    ...{ what: 'brake-on', bookings: 90, usual: 3, by: actor('arbiter') },
    ...{ id: 'brake:1', at: time.now() },
  });

test('an office stays open while one of its documents is read', async () => {
  const office = anOffice();
  const house = await aHouse([office]);
  const seat = await read(house, office);
  await house.time.pass(3 * IDLE_MS);
  expect(house.rooms.size).toBeGreaterThan(3);
  seat.leave();
  await house.time.pass(3 * IDLE_MS);
  expect(house.rooms.size).toBe(0);
});

test('a reader of an office that is asleep gets what counts now', async () => {
  const office = anOffice();
  const house = await aHouse([office]);
  await house.time.until(at('09:00', TUESDAY));
  expect(await boardOf(house, office)).toMatchObject({ date: TUESDAY });
});

test('a staff log is forgotten in time although no page of the day is turned', async () => {
  const office = anOffice({ rules: { retention: { people: 1, day: 2 }, horizonDays: 1 } });
  const house = await aHouse([office]);
  const entry = { what: 'brake-on', bookings: 90, usual: 3, by: actor('arbiter') } as const;
  await house.arbiter.note(office.id, { ...entry, id: 'brake:1', at: house.time.now() });
  expect(Object.keys(await recordsOf(house.store, `log:${office.id}`))).toEqual(['brake:1']);
  await house.time.until(at('03:00', addDays(MONDAY, 4)));
  expect(await recordsOf(house.store, `log:${office.id}`)).toEqual({});
});

test('[Q7.1] at midnight a town’s offices are opened in portions, counted, and asleep again', async () => {
  const offices = Array.from({ length: 12 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const house = await aHouse(offices);
  await house.time.until(at('23:59'));
  expect(house.rooms.size).toBe(0);
  const before = house.commits.length;
  await house.time.until(at('00:10', TUESDAY));
  const night = house.commits.slice(before).filter(({ updates }) => updates.length > 0);
  const officesIn = ({ updates }: Batch): Set<string> =>
    new Set(updates.map(({ name }) => name.split(':')[1]!));
  expect(Math.max(...night.map((batch) => officesIn(batch).size))).toBeLessThanOrEqual(8);
  expect(new Set(night.flatMap((batch) => [...officesIn(batch)])).size).toBe(12);
  for (const { id } of offices)
    expect(await recordsOf(house.store, `figures:${id}:2026-11`)).toHaveProperty([MONDAY]);
  expect(house.rooms.size).toBe(0);
});

test('[P6] offices that were all opened by a start fall asleep a few at a time', async () => {
  const offices = Array.from({ length: 20 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const before = await aHouse(offices);
  await before.close();
  // After an update of the program nothing that is kept counts.
  const house = await aHouse(offices, IDLE_MS, { before, program: 'the next one' });
  expect(house.rooms.size).toBeGreaterThan(20);
  const rows: number[] = [];
  const { put } = house.inner.sleepingOffices;
  house.inner.sleepingOffices.put = (kept) => {
    rows.push(kept.length);
    return put(kept);
  };
  await house.time.pass(IDLE_MS + 60_000);
  expect(house.rooms.size).toBe(0);
  expect(Math.max(...rows)).toBeLessThanOrEqual(MOST_FALLING_ASLEEP);
  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(20);
});

/** The offices of which a record was committed. */
const writtenAt = ({ commits }: House): Set<string> =>
  new Set(
    commits.flatMap(({ updates }) =>
      updates.flatMap(({ name }) => (name.startsWith('office:') ? [name.slice('office:'.length)] : [])),
    ),
  );

test('[C11] new offices are opened a few at a time behind the start, and at once where something is asked', async () => {
  const offices = Array.from({ length: 20 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const house = await aHouse(offices);
  const first = writtenAt(house);
  expect(first.size).toBeGreaterThan(0);
  expect(first.size).toBeLessThanOrEqual(MOST_WOKEN);
  expect(house.arbiter.heads()).toHaveLength(20);
  const asked = offices.at(-1)!;
  expect(first).not.toContain(asked.id);
  await noteAt(house, asked);
  expect(writtenAt(house)).toContain(asked.id);
  await house.time.pass(1_000);
  expect(writtenAt(house).size).toBe(20);
  await house.time.pass(IDLE_MS + 60_000);
  expect(house.rooms.size).toBe(0);
});

test('a relay that is stopped at once has written all of its new offices', async () => {
  const offices = Array.from({ length: 20 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const house = await aHouse(offices);
  expect(writtenAt(house).size).toBeLessThan(20);
  await house.close();
  expect(writtenAt(house).size).toBe(20);
  const next = await aHouse(offices, IDLE_MS, { before: house });
  expect(next.loaded).toEqual([]);
});

test('[P3] an office falls asleep before the disk has forgotten a visitor, and a kill later opens it no more', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const inner = openSqliteStore(null, () => {});
  onTestFinished(() => inner.close());
  const nobody = {
    ...{ id: 'gone-visitor-0001', contact: null, language: 'de', reminder: false, authorizations: [] },
  };
  const doc = new Y.Doc();
  doc.getArray('records').push([[nobody.id, nobody]]);
  const name = `people:one-office:${addDays(MONDAY, 7)}`;
  await inner.commit({ updates: [{ name, update: Y.encodeStateAsUpdate(doc) }], mails: [], at: at('19:00') });
  const first = await aHouse([office], IDLE_MS, { before: { inner, time: virtualTime(at('20:00')) } });
  expect(first.loaded).toContain(name);
  await first.time.until(at('00:00', TUESDAY));
  // What midnight has opened is asleep at once, and owed for a minute more.
  await first.time.pass(10_000);
  expect(first.rooms.size).toBe(0);
  await first.time.pass(2 * 60_000);
  const house = await aHouse([office], IDLE_MS, {
    before: { inner, time: virtualTime(at('00:03', TUESDAY)) },
  });
  expect(house.loaded).toEqual([]);
});

test('an office that is read during a fault of the disk is opened by the next good batch', async () => {
  const [office, other] = [anOffice(), anOffice({ id: officeId.parse('other') })];
  const house = await aHouse([office, other]);
  await house.time.pass(2 * IDLE_MS);
  expect(house.rooms.size).toBe(0);
  house.beforeCommit = () => {
    throw new Error('the disk is full');
  };
  const noted = noteAt(house, other);
  await house.time.settle();
  expect(house.arbiter.failing).toBe(true);
  await read(house, office);
  house.beforeCommit = () => {};
  await house.time.pass(3 * IDLE_MS);
  await noted;
  expect(house.arbiter.failing).toBe(false);
  // More than the board that is read.
  expect(house.rooms.size).toBeGreaterThan(3);
});

test('an office that is needed while a batch runs does not fall asleep after it', async () => {
  const office = anOffice();
  const house = await aHouse([office]);
  house.beforeCommit = () => {
    house.setClock(1);
    void house.arbiter.awaken(office.id);
  };
  await noteAt(house, office);
  await house.time.settle();
  expect(house.rooms.size).toBeGreaterThan(3);
});

test('a day that was closed after the commit keeps no office awake', async () => {
  const { session, rooms } = await aSession(MONDAY);
  const now = at('08:00');
  const own = { authority: actor('arbiter'), random: () => 0.5, mailLinks: openMailLinks('a key') };
  const agenda = openScheduledWork(session, own);
  await session.ensureDay(addDays(MONDAY, -9));
  await agenda.catchUp(now);
  await session.writeDerived(now);
  await rooms.commit({ mails: [] });
  const open = session.openDays().length;
  session.tidy(now);
  expect(session.openDays()).toHaveLength(open - 1);
  expect(agenda.nextEvent()).toBeGreaterThan(now);
});

test('[C3, B11] after new hours no batch waits for all days, and offers come by the new hours all the same', async () => {
  const window = anOffice().windows[0]!;
  const before = anOffice({ rules: { offer: 60 } });
  const { session } = await aSession(MONDAY, undefined, before);
  const now = at('06:00');
  const own = { authority: actor('arbiter'), random: () => 0.5, mailLinks: openMailLinks('a key') };
  const agenda = openScheduledWork(session, own);
  const batch = async (): Promise<void> => {
    await agenda.catchUp(now);
    await session.writeDerived(now, noPause, { begin: () => true, hasTime: () => false });
  };
  while (agenda.nextEvent() <= now) await batch();
  expect(agenda.nextEvent()).toBe(at('07:45'));
  session.carryOut({ office: { ...before, windows: [{ ...window, from: localTime.parse('09:00') }] } }, now);
  await agenda.catchUp(now);
  expect(session.bookableDays().filter(session.isUnreckoned)).toHaveLength(before.rules.horizonDays + 1);
  while (agenda.nextEvent() <= now) await batch();
  expect(session.bookableDays().filter(session.isUnreckoned)).toEqual([]);
  expect(agenda.nextEvent()).toBe(at('08:45'));
});

test('a clock that is set back over midnight reaches offices that are asleep', async () => {
  const offices = Array.from({ length: 10 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const house = await aHouse(offices);
  await house.time.until(at('01:00', TUESDAY));
  expect(house.rooms.size).toBe(0);
  house.setClock(-2 * 3_600_000);
  await boardOf(house, offices[0]!);
  await house.time.pass(2_000);
  for (const { id } of offices)
    expect(await recordsOf(house.store, `board:${id}`)).toMatchObject({ board: { date: MONDAY } });
});

test('offices that are due again at once do not keep those behind them from their turn', async () => {
  const offices = Array.from({ length: 12 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const house = await aHouse(offices, Infinity);
  await house.time.until(at('23:59'));
  const served: string[][] = [];
  house.beforeCommit = ({ updates }) => {
    if (updates.length === 0 || served.length === 2) return;
    served.push(updates.map(({ name }) => name.split(':')[1]!));
    house.setClock(24 * 3_600_000);
  };
  await house.time.until(at('00:01', TUESDAY));
  expect(served).toHaveLength(2);
  expect(new Set(served.flat()).size).toBe(12);
});

const officesNamed = (...names: string[]): Office[] =>
  names.map((name) => anOffice({ id: officeId.parse(name) }));

test('a start opens no office that was asleep', async () => {
  const [one, other] = officesNamed('one-office', 'other-office') as [Office, Office];
  const before = await aHouse([one, other]);
  for (const office of [one, other]) await noteAt(before, office);
  await before.time.pass(2 * IDLE_MS);
  const known = (house: House): unknown =>
    [one, other].map(({ id }) => [
      house.arbiter.office(id),
      house.arbiter.head(id),
      house.arbiter.members(id),
    ]);
  const asBefore = known(before);
  await before.close();
  const house = await aHouse([one, other], IDLE_MS, { before });
  expect(house.loaded).toEqual([]);
  expect(house.commits).toEqual([]);
  expect(known(house)).toEqual(asBefore);
  expect(await boardOf(house, other)).toMatchObject({ date: MONDAY });
  expect(house.loaded.every((name) => name.split(':')[1] === 'other-office')).toBe(true);
});

test('an office that was open when the relay was stopped in peace is not opened by the next start', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const before = await aHouse([office]);
  await noteAt(before, office);
  expect(before.rooms.size).toBeGreaterThan(3);
  await before.close();
  const house = await aHouse([office], IDLE_MS, { before });
  expect(house.loaded).toEqual([]);
});

test('[P5] an actor who is on record is noted without opening the office', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const record = (at: number) =>
    ({ type: 'actor', actor: actor('clerk'), member: staffId.parse(actor('clerk')), at }) as const;
  const before = await aHouse([office]);
  await before.arbiter.putStaff(office.id, record(before.time.now()));
  await before.close();
  const house = await aHouse([office], IDLE_MS, { before });
  await house.arbiter.putStaff(office.id, record(house.time.now() + 60_000));
  expect(house.loaded).toEqual([]);
  await house.arbiter.putStaff(office.id, record(house.time.now() + 25 * 3_600_000));
  expect(house.loaded).toContain('staff:one-office');
});

test.each([
  ['its file has changed', (office: Office): Office => ({ ...office, town: 'Neustadt' }), {}],
  ['the program is another one', (office: Office): Office => office, { program: 'another one' }],
  ['the store was put back', (office: Office): Office => office, { epoch: 'another one' }],
])('an office that was asleep is opened by a start when %s', async (_, change, more) => {
  const [office] = officesNamed('one-office') as [Office];
  const before = await aHouse([office], IDLE_MS, { epoch: 'this one' });
  await noteAt(before, office);
  await before.time.pass(2 * IDLE_MS);
  await before.close();
  const same = await aHouse([office], IDLE_MS, { before, epoch: 'this one' });
  expect(same.loaded).toEqual([]);
  await same.close();
  const house = await aHouse([change(office)], IDLE_MS, { before, epoch: 'this one', ...more });
  expect(house.loaded).toContain('office:one-office');
});

test('an office of a store from before is opened once, and asleep at the next start', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const before = await aHouse([office], Infinity);
  await before.close();
  expect(await before.inner.sleepingOffices.all()).toEqual([]);
  const first = await aHouse([office], IDLE_MS, { before });
  expect(first.loaded).toContain('office:one-office');
  await first.close();
  const second = await aHouse([office], IDLE_MS, { before });
  expect(second.loaded).toEqual([]);
});

test('a night that fell between two starts is caught up with, and a clock set back over it, too', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const before = await aHouse([office]);
  await noteAt(before, office);
  await before.close();
  await before.time.until(at('01:00', TUESDAY));
  const house = await aHouse([office], IDLE_MS, { before });
  expect(await recordsOf(house.store, 'figures:one-office:2026-11')).toHaveProperty([MONDAY]);
  await house.time.pass(2 * IDLE_MS);
  await house.close();
  const earlier = virtualTime(at('22:00'));
  const again = await aHouse([office], IDLE_MS, { before: { ...before, time: earlier } });
  expect(await recordsOf(again.store, 'board:one-office')).toMatchObject({ board: { date: MONDAY } });
});

test('[P3] a start after a night looks once at each office for what is to be erased', async () => {
  const offices = Array.from({ length: 12 }, (_, n) => anOffice({ id: officeId.parse(`office-${n}`) }));
  const before = await aHouse(offices);
  await before.close();
  await before.time.until(at('01:00', TUESDAY));
  const looks: string[] = [];
  const { list } = before.inner;
  before.inner.list = (prefix) => {
    if (/^people:office-\d+:$/.test(prefix)) looks.push(prefix);
    return list(prefix);
  };
  const house = await aHouse(offices, IDLE_MS, { before });
  await house.time.pass(1_000);
  // Each is opened once, which asks for its days, and looked at once.
  expect(looks.toSorted()).toEqual(offices.flatMap(({ id }) => Array(2).fill(`people:${id}:`)).toSorted());
});

test('what may be meant otherwise in an office is kept while it sleeps, for the days on which it holds', async () => {
  const everyDay = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const [one, two] = officesNamed('one', 'two') as [Office, Office];
  const isShut = { ...two, windows: [] };
  const windows = one.windows.map((window) => ({ ...window, weekdays: [...everyDay] }));
  const rules = { ...one.rules, activation: null, proofOfWork: false };
  const offices = [{ ...one, windows, rules }, isShut];
  const before = await aHouse(offices);
  await before.time.pass(2 * IDLE_MS);
  const found = sentencesOf(before.arbiter.warnings(before.time.now()));
  expect(found).toEqual([
    expect.stringContaining("'one' (Bürgerbüro Musterstadt) is open on 2026-12-24 and 2026-12-31"),
    expect.stringContaining('a program can book all of its places'),
  ]);
  await before.close();
  const again = await aHouse(offices, IDLE_MS, { before });
  // The record is not looked into.
  const { warnings } = again.arbiter;
  expect(sentencesOf(warnings(again.time.now()))).toEqual(found);
  expect(warnings(again.time.now())[0]).toBe(warnings(again.time.now())[0]);
  const inNextYear = sentencesOf(warnings(at('12:00', addDays(MONDAY, 32))));
  expect(inNextYear[0]).toContain('is open on 2027-12-24 and 2026-12-31');
});

test('a store that does not take what is known of sleeping offices costs no more than to open them', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const before = await aHouse([office]);
  await noteAt(before, office);
  before.inner.sleepingOffices.put = () => Promise.reject(new Error('the disk is full'));
  await before.time.pass(2 * IDLE_MS);
  expect(before.rooms.size).toBe(0);
  expect(before.arbiter.failing).toBe(false);
  await before.close();
  const house = await aHouse([office], IDLE_MS, { before });
  expect(house.loaded).toContain('office:one-office');
});

test('a start opens all offices where the store cannot say which are asleep', async () => {
  const [office] = officesNamed('one-office') as [Office];
  const before = await aHouse([office]);
  await noteAt(before, office);
  await before.time.pass(2 * IDLE_MS);
  await before.close();
  const { all } = before.inner.sleepingOffices;
  before.inner.sleepingOffices.all = () => Promise.reject(new StoreError('damaged'));
  const house = await aHouse([office], IDLE_MS, { before });
  expect(house.loaded).toContain('office:one-office');
  await house.time.pass(2 * IDLE_MS);
  await house.close();
  before.inner.sleepingOffices.all = all;
  expect((await aHouse([office], IDLE_MS, { before })).loaded).toEqual([]);
});

test('a start that cannot read what is due at an office that was asleep fails', async () => {
  const names = Array.from({ length: 12 }, (_, n) => `office-${n}`);
  const offices = officesNamed(...names);
  const before = await aHouse(offices);
  await before.time.pass(2 * IDLE_MS);
  await before.close();
  await before.time.until(at('01:00', TUESDAY));
  const { load } = before.inner;
  // Not in the first portion.
  before.inner.load = async (name) => {
    if (name === 'office:office-11') throw new StoreError('damaged');
    return load(name);
  };
  await expect(aHouse(offices, IDLE_MS, { before })).rejects.toMatchObject({ reason: 'damaged' });
  before.inner.load = load;
  const house = await aHouse(offices, IDLE_MS, { before });
  expect(await recordsOf(house.store, 'figures:office-11:2026-11')).toHaveProperty([MONDAY]);
});
