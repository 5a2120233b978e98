/** Copies of days that are past their time leave the device by themselves. */
import 'fake-indexeddb/auto';
import { describe, expect, test } from 'vitest';
import type { Database } from '../../src/lib/client/browser/database.ts';
import { openClock } from '../../src/lib/client/http/clock.ts';
import { DOCS, UPDATES } from '../../src/lib/client/browser/database.ts';
import { dropOldCopies, keepDroppingOldCopies } from '../../src/lib/client/replica/old-copies.ts';
import type { KnownTime } from '../../src/lib/client/replica/old-copies.ts';
import type { Platform } from '../../src/lib/client/browser/platform.ts';
import { listLostCopies } from '../../src/lib/client/replica/lost-copies.ts';
import { loadStoredDoc, storedRows } from '../../src/lib/client/replica/stored-doc.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import { addDays, monthOf } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { anOffice, aTicket, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aDevice, closing } from './surroundings.ts';

const office = anOffice({ rules: { retention: { people: 1, day: 30 } } });
const nowhere = 'http://127.0.0.1:9';
const noon = (days: number): Instant => at('12:00', addDays(MONDAY, days));
const sure = (days: number): KnownTime => ({ atLeast: noon(days), perhaps: noon(days) });

/** Something of the document lies on the disk; `whole`: all of it has come from the relay. */
async function hold(database: Database, name: DocumentName, whole = true): Promise<void> {
  const stored = await loadStoredDoc(database, name, () => {});
  if (name.kind === 'office')
    putOffice(
      openOfficeDoc(stored.doc, () => {}),
      office,
    );
  else if (name.kind === 'day')
    openDayDoc(stored.doc, name.date, () => {}).append([aTicket({ at: at('08:30', name.date) })]);
  else stored.doc.getArray('records').push([['somebody', {}]]);
  await stored.saved();
  if (whole) await stored.markComplete();
  stored.release();
}

/** The office, and these days of it: with people and notes, as a counter's laptop has them. */
async function aLaptop(days: readonly number[], withOffice = true): Promise<Database> {
  const { database } = await aDevice(nowhere).tab();
  if (withOffice) await hold(database, { kind: 'office', office: office.id });
  for (const day of days)
    for (const kind of ['day', 'people', 'memo'] as const)
      await hold(database, { kind, office: office.id, date: addDays(MONDAY, day) });
  return database;
}

/** `day 0`, counted from Monday. */
async function heldOn(database: Database): Promise<string[]> {
  const rows = await storedRows(database);
  return rows
    .flatMap(({ name }) => {
      const [kind, , date] = name.split(':') as [string, string, LocalDate | undefined];
      const days = date === undefined ? null : (Date.parse(date) - Date.parse(MONDAY)) / 86_400_000;
      return days === null ? [] : [`${kind} ${days}`];
    })
    .sort();
}

describe('copies that are past their time', () => {
  test.each([
    [0, ['day 0', 'day 1', 'memo 0', 'memo 1', 'people 0', 'people 1']],
    [1, ['day 0', 'day 1', 'memo 1', 'people 1']],
    [2, ['day 0', 'day 1']],
    [30, ['day 0', 'day 1']],
    [31, ['day 1']],
    [200, []],
  ])('[P3, P7.6, M19] by the office’s own days, people with their day, %i days later', async (days, left) => {
    const database = await aLaptop([0, 1]);
    await dropOldCopies(database, sure(days));
    expect(await heldOn(database)).toEqual(left);
  });

  test('[P3] nothing of them is left among the updates, and what is not of a day stays', async () => {
    const database = await aLaptop([0]);
    await hold(database, { kind: 'board', office: office.id });
    await dropOldCopies(database, sure(200));
    const rows = await storedRows(database);
    expect(rows.map(({ name }) => name).sort()).toEqual([`board:${office.id}`, `office:${office.id}`]);
    const keys = new Set(rows.map(({ key }) => key));
    const updates = (await database.replicas!.table(UPDATES).toArray()) as { k: string }[];
    expect(updates.filter(({ k }) => !keys.has(k))).toEqual([]);
    expect(updates.length).toBeGreaterThan(0);
  });

  test('[S1] figures go that an earlier version kept in one document, and those by month stay', async () => {
    const database = await aLaptop([]);
    await hold(database, { kind: 'figures', office: office.id, month: monthOf(MONDAY) });
    const kept = (await storedRows(database)).map(({ name }) => name);
    for (const name of ['figures:dorsten', 'aside figures:dorsten'])
      await database.replicas!.table(DOCS).add({ key: name, name, complete: 1 });
    await database.replicas!.table(UPDATES).add({ k: 'figures:dorsten', u: Uint8Array.of(0, 0) });
    await dropOldCopies(database, sure(0));
    expect((await storedRows(database)).map(({ name }) => name)).toEqual(kept);
    expect(await database.replicas!.table(UPDATES).where('k').equals('figures:dorsten').count()).toBe(0);
  });

  test('[P3] of an office that is not on the device, by the usual days', async () => {
    const database = await aLaptop([0], false);
    await dropOldCopies(database, sure(90));
    expect(await heldOn(database)).toEqual(['day 0']);
    await dropOldCopies(database, sure(91));
    expect(await heldOn(database)).toEqual([]);
  });

  test('[P3, M18] what was set aside to be brought back goes with its day, and not before', async () => {
    const database = await aLaptop([0, 1]);
    for (const kind of ['day', 'people'] as const) {
      const name = { kind, office: office.id, date: MONDAY };
      const stored = await loadStoredDoc(database, name, () => {});
      expect((await stored.setAside()).kept).toBe(true);
    }
    const setAside = async (): Promise<string[]> =>
      (await listLostCopies(database, office.id)).map(({ name }) => name.kind).sort();
    await dropOldCopies(database, sure(1));
    expect(await setAside()).toEqual(['day', 'people']);
    await dropOldCopies(database, sure(2));
    expect(await setAside()).toEqual(['day']);
    await dropOldCopies(database, sure(31));
    expect(await setAside()).toEqual([]);
  });

  test('[P3.7, M15, P7.6] by an unconfirmed clock the two newest whole days stay', async () => {
    const database = await aLaptop([0, 1, 2, 3]);
    // Opened under the wrong date: it has never come from the relay.
    await hold(database, { kind: 'day', office: office.id, date: addDays(MONDAY, 3000) }, false);
    await dropOldCopies(database, { atLeast: noon(2), perhaps: noon(4000) });
    const twoDays = ['day 2', 'day 3', 'memo 2', 'memo 3', 'people 2', 'people 3'];
    expect(await heldOn(database)).toEqual(twoDays);
    // Also where the device was never told the time.
    await dropOldCopies(database, { atLeast: null, perhaps: noon(4000) });
    expect(await heldOn(database)).toEqual(twoDays);
    await dropOldCopies(database, sure(4));
    expect(await heldOn(database)).toEqual(['day 2', 'day 3']);
  });

  test.each([
    ['never told the time', null],
    ['sure of today', noon(0)],
  ])(
    '[P3.7, M15] by an unconfirmed clock today stays beside later days that were looked at: %s',
    async (_, atLeast) => {
      const database = await aLaptop([-1, 0, 1]);
      for (const day of [7, 14])
        await hold(database, { kind: 'day', office: office.id, date: addDays(MONDAY, day) });
      await dropOldCopies(database, { atLeast, perhaps: noon(4000) });
      const people = ['memo 0', 'memo 1', 'people 0', 'people 1'];
      expect(await heldOn(database)).toEqual(['day 0', 'day 1', 'day 14', 'day 7', ...people]);
    },
  );

  test('[P3.7, M15] no day from the last sure one on goes by an unconfirmed clock', async () => {
    const database = await aLaptop([0, 1, 7, 14, 21]);
    await dropOldCopies(database, { atLeast: noon(1), perhaps: noon(4000) });
    const held = await heldOn(database);
    expect(held.filter((copy) => copy.startsWith('people'))).toEqual(
      [1, 14, 21, 7].map((day) => `people ${day}`),
    );
    expect(held).not.toContain('day 0');
  });
});

/** A device whose clocks the test turns; `relay`: what the relay says, null: it cannot be reached. */
function aPlatform(now: Instant) {
  const looks: (() => void)[] = [];
  const device = { now, elapsedMs: 0, relay: null as Instant | null };
  const platform: Platform = {
    now: () => device.now,
    monotonic: () => device.elapsedMs,
    after: () => () => {},
    every: (_ms, run) => (looks.push(run), () => {}),
    random: () => 0.5,
    on: () => () => {},
  };
  const fetch = (async () => {
    if (device.relay === null) throw new TypeError('offline');
    return Response.json({ now: device.relay });
  }) as typeof globalThis.fetch;
  return {
    device,
    platform,
    fetch,
    /** Time passes, and its watchers look at it. */
    pass(ms: number): void {
      device.now += ms;
      device.elapsedMs += ms;
      if (device.relay !== null) device.relay += ms;
      for (const look of [...looks]) look();
    },
  };
}

describe('a page', () => {
  const DAY = 86_400_000;

  async function openPage(database: Database, machine: ReturnType<typeof aPlatform>, sleeps = false) {
    const { platform, fetch } = machine;
    const clock = closing(await openClock({ database, platform, fetch, origin: nowhere, sleeps }));
    closing({ close: keepDroppingOldCopies(database, clock, platform) });
    return clock;
  }

  test('[P3.6, P7.6] drops them at its start, and at each midnight, though no page is opened', async () => {
    const database = await aLaptop([0, 1]);
    const machine = aPlatform(noon(1));
    machine.device.relay = noon(1);
    await openPage(database, machine);
    await eventually(async () =>
      expect(await heldOn(database)).toEqual(['day 0', 'day 1', 'memo 1', 'people 1']),
    );
    machine.pass(13 * 3_600_000);
    await eventually(async () => expect(await heldOn(database)).toEqual(['day 0', 'day 1']));
  });

  test('[P3, P7.6] goes on doing so while it is cut off, and after a new start without the relay', async () => {
    const database = await aLaptop([0, 1]);
    const machine = aPlatform(noon(1));
    machine.device.relay = noon(1);
    const clock = await openPage(database, machine);
    await eventually(() => expect(clock.source).toBe('measured'));
    await eventually(async () =>
      expect(await heldOn(database)).toEqual(['day 0', 'day 1', 'memo 1', 'people 1']),
    );
    machine.device.relay = null;
    machine.pass(DAY);
    await eventually(async () => expect(await heldOn(database)).toEqual(['day 0', 'day 1']));

    const later = aPlatform(noon(4));
    await openPage(database, later);
    // The newest people stay until the time is known; all the others go.
    for (const day of [0, 2])
      await hold(database, { kind: 'people', office: office.id, date: addDays(MONDAY, day) });
    later.pass(15 * 60_000);
    await eventually(async () => expect(await heldOn(database)).toEqual(['day 0', 'day 1', 'people 2']));
    later.device.relay = later.device.now;
    later.pass(60_000);
    await eventually(async () => expect(await heldOn(database)).toEqual(['day 0', 'day 1']));
  });

  test('[P3] without the relay, what an earlier page had of the time from the relay is sure', async () => {
    const database = await aLaptop([0, 1]);
    await database.settings.put({ name: 'clock-offset', value: 0, knownAt: noon(3), sureAt: noon(3) });
    await openPage(database, aPlatform(noon(0)));
    await eventually(async () => expect(await heldOn(database)).toEqual(['day 0', 'day 1']));
  });

  test('[P3.7, M15] a date that a person typed takes the newest days neither from this page nor from the next', async () => {
    const database = await aLaptop([0]);
    const machine = aPlatform(noon(0));
    const clock = await openPage(database, machine);
    clock.tell(noon(3650));
    await eventually(async () =>
      expect(await database.settings.get('clock-offset')).toMatchObject({ knownAt: noon(3650) }),
    );
    machine.pass(15 * 60_000);
    const next = aPlatform(noon(3650));
    await openPage(database, next);
    for (const day of [-2, -1])
      await hold(database, { kind: 'people', office: office.id, date: addDays(MONDAY, day) });
    next.pass(15 * 60_000);
    // It has looked: what is older than the two newest has gone.
    const left = ['day 0', 'memo 0', 'people -1', 'people 0'];
    await eventually(async () => expect(await heldOn(database)).toEqual(left));
  });

  test('[P3, M15] a clock that is years ahead costs a counter that is cut off nothing of today', async () => {
    const database = await aLaptop([0]);
    const machine = aPlatform(noon(3650));
    await openPage(database, machine);
    machine.pass(15 * 60_000);
    for (const day of [-2, -1])
      await hold(database, { kind: 'people', office: office.id, date: addDays(MONDAY, day) });
    machine.pass(15 * 60_000);
    // It has looked: what is older than the two newest has gone.
    const left = ['day 0', 'memo 0', 'people -1', 'people 0'];
    await eventually(async () => expect(await heldOn(database)).toEqual(left));
  });

  test('[P3, M15] a laptop’s clock that is set ahead while it is open is not believed either', async () => {
    const database = await aLaptop([0]);
    const machine = aPlatform(noon(0));
    machine.device.relay = noon(0);
    const clock = await openPage(database, machine, true);
    await eventually(() => expect(clock.source).toBe('measured'));
    machine.device.relay = null;
    machine.device.now += 4000 * DAY;
    await hold(database, { kind: 'people', office: office.id, date: addDays(MONDAY, -1) });
    machine.pass(15 * 60_000);
    await eventually(async () => expect(await heldOn(database)).toEqual(['day 0', 'memo 0', 'people 0']));
  });
});
