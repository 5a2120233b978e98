/** What is past its time is gone from the store, and nothing else: real rooms on a store in a folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { makeName } from '../../src/lib/docs/catalog.ts';
import { appointmentKey, DEVICE_KEY, openInboxDoc } from '../../src/lib/docs/inbox-doc.ts';
import type { OwnAppointment } from '../../src/lib/domain/answer.ts';
import { countDay } from '../../src/lib/domain/statistics.ts';
import { addDays, startOfDay } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { eraseOld, eraseSilentInboxes } from '../../sync-server/arbiter/erase.ts';
import { openDesk } from '../../sync-server/arbiter/desk.ts';
import type { Desk } from '../../sync-server/arbiter/desk.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import { silentLog } from '../../sync-server/log.ts';
import { openRooms } from '../../sync-server/relay/rooms.ts';
import type { OpenRooms } from '../../sync-server/relay/rooms.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite.ts';
import {
  aContact,
  actor,
  anAppointment,
  anOffice,
  aPerson,
  at,
  choose,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { aFolder } from './support/a-relay.ts';

const office = anOffice({ rules: { horizonDays: 2, retention: { people: 7, day: 90 } } });
const SECRET_NAME = 'Annegret Unvergesslich';

interface House {
  readonly rooms: OpenRooms;
  readonly desk: Desk;
  readonly folder: string;
  /** On another day, with nothing left in memory that is not in the store. */
  turnTo(date: LocalDate): Promise<House>;
  names(): Promise<string[]>;
  erase(): Promise<string[]>;
}

async function aHouse(date: LocalDate, folder = aFolder()): Promise<House> {
  const now: Instant = startOfDay(date, office.timeZone) + 60_000;
  const store = openSqliteStore(folder, () => {});
  const rooms = openRooms({ store, clock: () => now, timers: systemTimers, log: silentLog });
  const report = (): void => {};
  const desk = await openDesk(rooms, office, now, report);
  let closed = false;
  const close = async (): Promise<void> => {
    if (closed) return;
    closed = true;
    desk.close();
    await rooms.close();
    await store.close();
  };
  onTestFinished(close);
  const names = async (): Promise<string[]> => (await rooms.stored('')).toSorted();
  return {
    rooms,
    desk,
    folder,
    names,
    async turnTo(next) {
      await rooms.commit({ mails: [] });
      await close();
      return aHouse(next, folder);
    },
    async erase() {
      const erased = (await eraseOld(rooms, desk, report)).map((name) => makeName(name));
      const left = await names();
      for (const name of erased) expect(left).not.toContain(name);
      return erased.toSorted();
    },
  };
}

/** An appointment of that day with its person, a note and what its phone was told. */
async function aVisit({ desk, rooms }: House, name: string, date: LocalDate): Promise<void> {
  const appointment = anAppointment({ id: visit(name), start: at('09:00', date), by: actor(name) });
  await desk.ensureDay(date);
  const person = aPerson(appointment, { contact: aContact({ name: `${SECRET_NAME} ${name}` }) });
  const note = {
    type: 'note',
    id: requestNamed(`note-${name}`),
    visit: appointment.id,
    at: at('09:00', date),
    by: actor('clerk'),
    text: `Notiz zu ${SECRET_NAME}`,
  } as const;
  desk.carryOut(
    { facts: [appointment], people: [{ date, person }], memos: [{ date, record: note }] },
    at('08:00', date),
  );
  await tell(rooms, name, name, date);
  await rooms.commit({ mails: [] });
}

async function tell(rooms: OpenRooms, who: string, name: string, date: LocalDate): Promise<void> {
  const own: OwnAppointment = {
    id: visit(name),
    office: office.id,
    date,
    start: at('09:00', date),
    minutes: 15,
    services: [choose('id-card')],
    number: 'A600',
    code: '123456',
    state: 'booked',
    activateBy: null,
    counter: null,
    movedTo: null,
    wish: false,
    offer: null,
  };
  const inbox = openInboxDoc(await rooms.open({ kind: 'inbox', actor: actor(who) }), () => {});
  inbox.write([[appointmentKey(own), own]]);
  inbox.close();
}

/** Whether the name of a visitor stands in any file of the store, also in what the store itself regards as deleted. */
const onDisk = ({ folder }: House): boolean =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(SECRET_NAME));

const named = (kind: 'people' | 'memo' | 'day', date: LocalDate): string =>
  makeName({ kind, office: office.id, date });
const inboxOf = (name: string): string => makeName({ kind: 'inbox', actor: actor(name) });

describe('erasing', () => {
  it.each([
    ['on the seventh day after', 7, []],
    ['on the eighth', 8, ['people', 'memo', 'inbox']],
    ['on the ninetieth', 90, ['people', 'memo', 'inbox']],
    ['on the ninety-first', 91, ['people', 'memo', 'inbox', 'day']],
  ])('[P3] %s (%i)', async (_what, days, kinds) => {
    const house = await aHouse(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    const later = await house.turnTo(addDays(MONDAY, days));
    const expected = kinds.map((kind) =>
      kind === 'inbox' ? inboxOf('anna') : named(kind as 'people', MONDAY),
    );
    const erased = await later.erase();
    expect(erased.filter((name) => name.includes(MONDAY) || name.startsWith('inbox'))).toEqual(
      expected.toSorted(),
    );
    // Once is enough.
    expect(await later.erase()).toEqual([]);
  });

  it('[P3] leaves everybody else’s days, and what the office keeps for itself', async () => {
    const house = await aHouse(MONDAY);
    const later = addDays(MONDAY, 8);
    await aVisit(house, 'anna', MONDAY);
    await aVisit(house, 'bert', addDays(MONDAY, 1));
    house.desk.putFigures(MONDAY, countDay(office, house.desk.day(MONDAY)!));
    const next = await house.turnTo(later);
    const before = await next.names();
    const erased = await next.erase();
    expect(await next.names()).toEqual(before.filter((name) => !erased.includes(name)));
    for (const kept of [named('people', addDays(MONDAY, 1)), named('day', MONDAY), inboxOf('bert')])
      expect(await next.names()).toContain(kept);
    expect(next.desk.figures().get(MONDAY)).toMatchObject({ appointments: 1 });
    await next.desk.ensureDay(addDays(MONDAY, 1));
    expect(next.desk.people(addDays(MONDAY, 1))?.size).toBe(1);
  });

  it('[P3] whoever has moved to a later day keeps the inbox of their phone', async () => {
    const house = await aHouse(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    await tell(house.rooms, 'anna', 'anna-later', addDays(MONDAY, 9));
    const next = await house.turnTo(addDays(MONDAY, 8));
    expect(await next.erase()).not.toContain(inboxOf('anna'));
    expect(await next.names()).toContain(inboxOf('anna'));
  });

  it('[P3, M19] a day that is asked for again is empty, and its name is nowhere in the folder', async () => {
    const house = await aHouse(MONDAY);
    await aVisit(house, 'anna', MONDAY);
    const next = await house.turnTo(addDays(MONDAY, 91));
    expect(onDisk(next)).toBe(true);
    await next.erase();
    await next.desk.ensureDay(MONDAY);
    expect([
      next.desk.people(MONDAY)!.size,
      next.desk.memos(MONDAY)!.size,
      next.desk.day(MONDAY)!.facts.size,
    ]).toEqual([0, 0, 0]);
    const last = await next.turnTo(addDays(MONDAY, 92));
    expect(onDisk(last)).toBe(false);
  });
});

describe('inboxes of which nobody has heard for long', () => {
  it('[P3] go, but a device’s own stays', async () => {
    const house = await aHouse(MONDAY);
    await tell(house.rooms, 'refused', 'refused', MONDAY);
    const grant = openInboxDoc(await house.rooms.open({ kind: 'inbox', actor: actor('kiosk') }), () => {});
    grant.write([[DEVICE_KEY, { name: 'Foyer', numbers: null }]]);
    grant.close();
    house.desk.putStaff({
      type: 'device',
      surface: 'kiosk',
      actor: actor('kiosk'),
      name: 'Foyer',
      numbers: null,
      pairedAt: at('08:00'),
      revokedAt: null,
    });
    const longest = office.rules.retention.day + office.rules.horizonDays;
    const early = await house.turnTo(addDays(MONDAY, longest));
    const now = (days: number): Instant => startOfDay(addDays(MONDAY, days), office.timeZone);
    expect(await eraseSilentInboxes(early.rooms, [early.desk], now(longest))).toEqual([]);
    const erased = await eraseSilentInboxes(early.rooms, [early.desk], now(longest + 2));
    expect(erased.map((name) => makeName(name))).toEqual([inboxOf('refused')]);
    expect(await early.names()).toContain(inboxOf('kiosk'));
  });
});
