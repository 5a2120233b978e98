/** Who cancels is erased with the cancellation, also from the files of the store; the mails about it go all the same. */
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { openScheduledWork } from '../../sync-server/arbiter/scheduled-work.ts';
import type { LostPlaceMemo } from '../../src/lib/domain/requests/open-item.ts';
import { localDate } from '../../src/lib/domain/time.ts';
import { openMailLinks } from '../../sync-server/mail/mail-links.ts';
import { systemTimers } from '../../sync-server/jobs/schedule.ts';
import type { Timers } from '../../sync-server/jobs/schedule.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import {
  aContact,
  actor,
  anAppointment,
  aPerson,
  at,
  visitStep,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';
import { aBooker, aBooking, answerIn, put, TUESDAY_AT_TEN } from './support/a-booking.ts';
import { aSession, aVisit, SECRET_NAME } from './support/a-session.ts';
import { aFolder, aRelay, MONDAY_AT_TEN, OFFICE, OFFICES } from './support/a-relay.ts';

const DAY = '2026-11-24';
const BORN = '1951-04-23';
const NOTE_ID = requestNamed('note-anna');

const isOnDisk = (folder: string, text: string): boolean =>
  readdirSync(folder).some((file) => readFileSync(join(folder, file)).includes(text));

async function storedRecords(folder: string, kind: string): Promise<Record<string, unknown>[]> {
  const store = openSqliteStore(folder, () => {});
  const doc = new Y.Doc();
  for (const update of await store.load(`${kind}:${OFFICE}:${DAY}`)) Y.applyUpdate(doc, update);
  const records = (doc.getArray('records').toJSON() as [string, Record<string, unknown>][]).map(
    ([, value]) => value,
  );
  await store.close();
  return records;
}

test('[P3.4, P3.5, B7] who cancels is gone from the documents at once and from the disk a minute later', async () => {
  const folder = aFolder();
  let now = MONDAY_AT_TEN;
  const waiting = new Set<() => void>();
  // What is due in more than five seconds waits for the clock of the test.
  const timers: Timers = (ms, run) => {
    if (ms <= 5000) return systemTimers(ms, run);
    waiting.add(run);
    return () => waiting.delete(run);
  };
  const offices = aFolder();
  const file = readFileSync(join(OFFICES, `${OFFICE}.yaml`), 'utf8');
  writeFileSync(join(offices, `${OFFICE}.yaml`), file.replace(/activation: \d+/, 'activation: null'));
  const relay = await aRelay({ dataDir: folder, offices, clockShift: 0 }, { clock: () => now, timers });
  const booker = await aBooker(relay);
  const booking = aBooking(TUESDAY_AT_TEN);
  put(booker.outbox, booking);
  expect(await answerIn(booker.inbox, booking.id)).toMatchObject({ ok: true });
  expect(isOnDisk(folder, BORN)).toBe(true);

  const visit = (await eventually(() => {
    const own = [...booker.inbox.records().values()].find((record) => 'movedTo' in (record as object));
    if (own === undefined) throw new Error('not told yet');
    return own;
  })) as { id: string };
  const { v, office, at, date } = booking;
  const cancel = { ...{ v, office, at, date }, id: randomUUID(), kind: 'cancel', visit: visit.id };
  put(booker.outbox, cancel);
  expect(await answerIn(booker.inbox, cancel.id)).toMatchObject({ ok: true });
  await eventually(async () => {
    const mails = (await (await fetch(`${relay.url}/api/mailbox`)).json()) as {
      to: string;
      subject: string;
    }[];
    const [last] = mails;
    expect(last).toMatchObject({ to: 'erika@example.org', subject: expect.stringMatching(/abgesagt/) });
  });

  now += 61_000;
  for (const run of [...waiting]) run();
  await eventually(() => expect(isOnDisk(folder, BORN)).toBe(false));
  await relay.close();
  expect(isOnDisk(folder, BORN)).toBe(false);
  const [person, ...others] = await storedRecords(folder, 'people');
  expect(others).toEqual([]);
  expect(person).toMatchObject({
    contact: null,
    authorizations: [{ via: 'phone' }, { via: 'mail' }, { via: 'mail' }],
  });
  expect((await storedRecords(folder, 'day')).map((record) => record.what)).toContain('cancelled');
});

test('[P3] what staff noted of who cancels goes from the document and the disk, too', async () => {
  const house = await aSession(MONDAY);
  const { session, rooms, folder } = house;
  for (const name of ['anna', 'bert']) await aVisit(house, name, MONDAY);
  const now = at('08:00');
  const cancelled = visitStep('cancelled', { of: visit('anna'), at: now });
  session.carryOut({ events: [cancelled] }, now);
  const mailLinks = openMailLinks('a key of this test');
  const agenda = openScheduledWork(session, { authority: actor('arbiter'), random: () => 0.5, mailLinks });
  await agenda.catchUp(now);
  expect([...session.memos(MONDAY)!.values()]).toMatchObject([{ type: 'note', visit: visit('bert') }]);
  await rooms.commit({ mails: [] });
  expect(isOnDisk(folder, NOTE_ID)).toBe(true);
  expect(await rooms.forgetErased(session.takeErased())).toEqual([]);
  await house.close();
  expect(isOnDisk(folder, NOTE_ID)).toBe(false);
});

test('[P3, M18.7] the contact of a lost place goes from the disk once the place is regained, with its copy', async () => {
  const { session, rooms, folder, close } = await aSession(MONDAY);
  const now = at('08:00');
  const by = actor('clerk');
  const lost = { type: 'lost-place', id: visit('anna'), at: now, by, number: 'A600', start: now } as const;
  const write = async (change: Pick<LostPlaceMemo, 'contact' | 'resolved'>): Promise<void> => {
    const record = { ...lost, ...change };
    const copy = { type: 'elsewhere', id: `${DAY}/lost`, date: localDate.parse(DAY), record } as const;
    session.carryOut(
      {
        memos: [
          { date: copy.date, record },
          { date: MONDAY, record: copy },
        ],
      },
      now,
    );
    await rooms.commit({ mails: [] });
  };
  await write({ contact: aContact({ name: SECRET_NAME }), resolved: null });
  expect(session.takeErased()).toEqual([]);
  expect(isOnDisk(folder, SECRET_NAME)).toBe(true);
  await write({ contact: null, resolved: { at: now, by } });
  expect(await rooms.forgetErased(session.takeErased())).toEqual([]);
  await close();
  expect(isOnDisk(folder, SECRET_NAME)).toBe(false);
});

test('[P3] who never confirmed is erased an hour later, also on a day that nothing else keeps open', async () => {
  const { session, rooms, close } = await aSession(MONDAY);
  // The house books two days ahead; the day was booked before its hours became shorter.
  const far = localDate.parse('2026-11-30');
  const activateBy = at('09:00');
  const appointment = anAppointment({ id: visit('anna'), start: at('10:00', far), activateBy });
  await session.ensureDay(far);
  const person = aPerson(appointment, { contact: aContact({ name: SECRET_NAME }) });
  session.carryOut({ events: [appointment], people: [{ date: far, person }] }, at('08:00'));
  const mailLinks = openMailLinks('a key of this test');
  const work = openScheduledWork(session, { authority: actor('arbiter'), random: () => 0.5, mailLinks });
  const turn = async (time: string): Promise<void> => {
    await work.catchUp(at(time));
    await session.writeDerived(at(time));
    await rooms.commit({ mails: [] });
    session.tidy(at(time));
  };
  for (const time of ['08:01', '09:01', '09:02']) await turn(time);
  expect(session.day(far)?.visits.get(appointment.id)?.state).toBe('lapsed');
  expect(work.nextDue()).toBeLessThanOrEqual(at('10:01'));
  for (const time of ['10:01', '10:02']) await turn(time);
  await rooms.commit({ mails: [] });
  // Let go of in the end, without the person.
  expect(session.day(far)).toBeNull();
  await session.ensureDay(far);
  expect([...session.people(far)!.values()]).toMatchObject([{ contact: null }]);
  await close();
});
