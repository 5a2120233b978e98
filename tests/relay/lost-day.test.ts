/**
 * A day that a relay has lost comes back whole, however long it is and wherever the rescue is broken off. The
 * real relay runs over real sockets, the client's own code on disks that outlive its pages.
 */
import 'fake-indexeddb/auto';
import { describe, expect, test, vi } from 'vitest';
import { bringBackRequest, nextPortion } from '../../src/lib/client/replica/bring-back.ts';
import { DOCS, openDatabase, REQUESTS, SEALED, UPDATES } from '../../src/lib/client/browser/database.ts';
import type { Database } from '../../src/lib/client/browser/database.ts';
import { listLostCopies } from '../../src/lib/client/replica/lost-copies.ts';
import { listStored } from '../../src/lib/client/replica/stored-doc.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import { actorId, officeId } from '../../src/lib/domain/ids.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Relay } from '../../sync-server/start.ts';
import { backUp, restore } from '../../sync-server/store/sqlite/backup.ts';
import { join } from 'node:path';
import {
  aContact,
  anAppointment,
  aPerson,
  at,
  counter,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';
import { aClerk, aDevice, aLead } from './support/a-browser.ts';
import { aFolder, aRelay, MONDAY_AT_TEN } from './support/a-relay.ts';
import { anOfficePage } from './support/an-app-page.ts';
import type { OfficePage, PageOptions } from './support/an-app-page.ts';

const office = officeId.parse('dorsten');
/** Visits of a day; `LOST_DAY_VISITS=100,400,1000,1500` runs them all. */
const SIZES = (process.env.LOST_DAY_VISITS ?? '100,400').split(',').map(Number);
/** Where a page is killed: after a number of frames that it has sent or heard since the relay was put back. */
const KILLED_AFTER = (process.env.LOST_DAY_KILLS ?? '1,8,12,16,24').split(',').map(Number);

vi.setConfig({ testTimeout: TEST_TIMEOUT_MS });

interface LostDay {
  readonly events: readonly DayEvent[];
  readonly people: readonly Person[];
}

/** Each visit is booked, checked in, called, served and finished; an appointment alone would lapse before the rest. */
function aDay(visits: number, clerk: ActorId): LostDay {
  const appointments = Array.from({ length: visits }, (_, i) =>
    anAppointment({
      id: visit(`visit-${i}`),
      number: `${'ABCDEFGH'[Math.floor(i / 1000)]}${String(i % 1000).padStart(3, '0')}`,
      code: String(100_000 + i),
      start: at('08:00') + (i % 20) * 5 * MINUTE_MS,
    }),
  );
  const events = appointments.flatMap((appointment): DayEvent[] => {
    const about = { of: appointment.id, counter: counter('c1') };
    const steps = ['checked-in', 'called', 'started', 'finished'] as const;
    return [
      appointment,
      ...steps.map((what, i) => ({
        ...visitStep(what, { ...about, at: at('08:00') + i * MINUTE_MS }),
        by: clerk,
      })),
    ];
  });
  events.sort((a, b) => Number(a.kind === 'appointment') - Number(b.kind === 'appointment'));
  const people = appointments.map((of, i) => aPerson(of, { contact: aContact({ name: `Mensch ${i}` }) }));
  return { events, people };
}

/** Tells the relay of a day as a counter brings it back. */
async function tell(page: OfficePage, { events, people }: LostDay): Promise<void> {
  for (const [kind, records] of [
    ['day', events],
    ['people', people],
  ] as const) {
    for (let rest: readonly object[] = records; rest.length > 0;) {
      const portion = nextPortion(rest);
      rest = rest.slice(portion.length);
      const clock = { stamp: () => ({ at: MONDAY_AT_TEN }) };
      const request = bringBackRequest(clock, { office, date: MONDAY, kind }, portion);
      await page.channel.ask(request);
    }
  }
  await eventually(() => expect(page.channel.pending()).toEqual([]), 20);
}

/** An office with a counter and a kiosk, backed up before the day began; then the day, and the backup is put back. */
async function aHouse(shift: number) {
  const settings = { dataDir: aFolder(), clockShift: shift };
  let relay: Relay = await aRelay(settings);
  const lead = await aLead(relay);
  const [clerk, kiosk] = [await aClerk(relay, lead), await aDevice(relay, lead, 'kiosk', 'links')];
  const copy = join(aFolder(), 'copy.sqlite');
  expect(await backUp(settings.dataDir, copy)).toMatchObject({ ok: true });
  const { port } = new URL(relay.url);
  // Else nothing could be told of a day that is over.
  const office = await anOfficePage(relay.url, lead, 'staff', { shift });
  expect(await office.ask('confirm-restore', {})).toMatchObject({ ok: true });
  office.kill();
  return {
    clerk: actorId.parse(clerk.actor),
    get url() {
      return relay.url;
    },
    counterPage: (more: Partial<PageOptions> = {}) =>
      anOfficePage(relay.url, clerk, 'staff', { shift, ...more }),
    kioskPage: (more: Partial<PageOptions> = {}) =>
      anOfficePage(relay.url, kiosk, 'kiosk', { shift, ...more }),
    /** The relay has what it had at first. */
    async putBack(changed: { clockShift?: number } = {}) {
      await relay.close();
      expect(restore(settings.dataDir, copy)).toMatchObject({ ok: true });
      relay = await aRelay({ ...settings, port: Number(port), ...changed });
    },
    async restart(changed: { clockShift?: number } = {}) {
      await relay.close();
      relay = await aRelay({ ...settings, port: Number(port), ...changed });
    },
  };
}

const holds = async (page: OfficePage, { events, people }: LostDay): Promise<void> => {
  const known = new Set(events.map(({ id }) => id));
  await eventually(() => {
    expect(page.day.link).toMatchObject({ state: 'live' });
    expect(events.filter(({ id }) => !page.day.current.events.has(id)).length).toBe(0);
  }, 20);
  // The relay itself writes nothing meanwhile, as that an appointment has lapsed.
  expect([...page.day.current.events.keys()].filter((id) => !known.has(id))).toEqual([]);
  expect(page.day.current.visits).toEqual(foldDay(MONDAY, events).visits);
  if (page.people !== null) await eventually(() => expect(page.people!.current.size).toBe(people.length), 20);
};

/** Nothing is left to be brought back, and nothing to be asked. */
const isAtRest = (page: OfficePage): Promise<void> =>
  eventually(async () => {
    expect(page.channel.pending()).toEqual([]);
    expect(await listLostCopies(page.database, office)).toEqual([]);
  }, 20);

/** A page that knows nothing but what the relay says. */
async function expectRelayHolds(house: Awaited<ReturnType<typeof aHouse>>, day: LostDay): Promise<void> {
  const fresh = await house.counterPage();
  await holds(fresh, day);
  fresh.kill();
}

describe('[M18.8] a lost day comes back whole', () => {
  test.each(SIZES)('of %i visits, from a counter and a kiosk that both held it', async (visits) => {
    const house = await aHouse(MONDAY_AT_TEN - Date.now());
    const day = aDay(visits, house.clerk);
    const [counterPage, kioskPage] = [await house.counterPage(), await house.kioskPage()];
    await tell(counterPage, day);
    await holds(counterPage, day);
    await holds(kioskPage, day);
    await house.putBack();
    for (const page of [counterPage, kioskPage]) {
      await holds(page, day);
      await isAtRest(page);
      await eventually(() => expect(page.channel.link.state).toBe('live'), 20);
    }
    await expectRelayHolds(house, day);
  });

  test('from a page that is killed at any step, and from the next one on its disk', async () => {
    const house = await aHouse(MONDAY_AT_TEN - Date.now());
    const day = aDay(80, house.clerk);
    const disk = `disk-${crypto.randomUUID()}`;
    const first = await house.counterPage({ disk });
    await tell(first, day);
    await holds(first, day);
    first.kill();
    let brokenOff = 0;
    for (const frames of KILLED_AFTER) {
      await house.putBack();
      const dying = await house.counterPage({ disk });
      await dying.afterFrames(frames);
      dying.kill();
      const next = await house.counterPage({ disk });
      if ((await listLostCopies(next.database, office)).length > 0) brokenOff++;
      await holds(next, day);
      await isAtRest(next);
      await expectRelayHolds(house, day);
      next.kill();
    }
    // Else no page was killed in the middle of a rescue.
    expect(brokenOff).toBeGreaterThan(KILLED_AFTER.length / 4);
  });

  test('from a page whose disk is full, and from the next one when that page was left', async () => {
    const house = await aHouse(MONDAY_AT_TEN - Date.now());
    const day = aDay(80, house.clerk);
    const disk = `disk-${crypto.randomUUID()}`;
    const first = await house.counterPage({ disk });
    await tell(first, day);
    await holds(first, day);
    first.kill();
    let refused = 0;
    const fill = (database: Database): void => {
      const refuse = (): never => {
        refused++;
        throw new DOMException('full', 'QuotaExceededError');
      };
      database.replicas!.table(DOCS).hook('updating', refuse);
      for (const updates of [UPDATES, SEALED]) database.replicas!.table(updates).hook('creating', refuse);
      database.outboxes!.table(REQUESTS).hook('creating', refuse);
    };
    await house.putBack();
    const left = await house.counterPage({ disk, prepareDisk: fill });
    await left.afterFrames(KILLED_AFTER.at(-2)!);
    left.kill();
    // Nothing was set aside, and nothing was dropped: it lies where it lay.
    const disks = await openDatabase({ name: disk });
    expect(await listStored(disks, office)).toContainEqual({ kind: 'day', office, date: MONDAY });
    disks.close();
    const full = await house.counterPage({ disk, prepareDisk: fill });
    await holds(full, day);
    await expectRelayHolds(house, day);
    full.kill();
    expect(refused).toBeGreaterThan(0);
  });

  test('but for what is later than the relay’s clock: that is kept, and comes back when its time has come', async () => {
    const shift = MONDAY_AT_TEN - Date.now();
    const house = await aHouse(shift + 60 * MINUTE_MS);
    const all = aDay(50, house.clerk);
    const late = { ...visitStep('returned', { of: visit('visit-0'), at: at('10:30') }), by: house.clerk };
    const day = { ...all, events: [...all.events, late] };
    const disk = `disk-${crypto.randomUUID()}`;
    const page = await house.counterPage({ disk });
    await tell(page, day);
    await holds(page, day);
    await house.putBack({ clockShift: shift });
    await holds(page, all);
    expect(page.day.current.events.has(late.id)).toBe(false);
    await eventually(async () => expect(await listLostCopies(page.database, office)).toHaveLength(1), 20);
    page.kill();
    await house.restart({ clockShift: shift + 60 * MINUTE_MS });
    const next = await house.counterPage({ disk });
    await holds(next, day);
    await isAtRest(next);
  });
});
