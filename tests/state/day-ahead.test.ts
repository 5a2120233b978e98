/** P7.6: a laptop of staff holds the next opening day beside today. */
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { storedRows } from '../../src/lib/client/replica/stored-doc.ts';
import { openDayDoc } from '../../src/lib/docs/day-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import { openPeopleDoc } from '../../src/lib/docs/people-doc.ts';
import { nextOpenDay } from '../../src/lib/domain/office/calendar.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { openWorkday } from '../../src/lib/state/workday/workday.svelte.ts';
import { anActor } from '../client/arbiter.ts';
import { aDevice, aRelay } from '../client/surroundings.ts';
import { aContact, anAppointment, anOffice, aPerson, at, MONDAY } from '../support/build/index.ts';
import { eventually } from '../support/eventually.ts';

const closed = addDays(MONDAY, 1);
const reason = { de: 'Betriebsausflug', en: 'Staff outing' };
const office = anOffice({ closures: [{ date: closed, reason }] });
const next = nextOpenDay(office, MONDAY)!;

test('[P7.6] the next opening day leaves out days on which the office is closed', () => {
  expect(next > closed).toBe(true);
  expect(nextOpenDay({ ...office, windows: [] }, MONDAY)).toBeNull();
});

test.each([
  ['clerk', true],
  ['kiosk', false],
] as const)('[P7.6, P1] a %s holds it: %s, also after the relay has gone', async (role, holds) => {
  vi.useFakeTimers({ toFake: ['Date'], now: at('10:00') });
  onTestFinished(() => void vi.useRealTimers());
  const relay = await aRelay();
  putOffice(
    openOfficeDoc(relay.doc(`office:${office.id}`), () => {}),
    office,
  );
  const booked = anAppointment({ start: at('10:00', next) });
  openDayDoc(relay.doc(`day:${office.id}:${next}`), next, () => {}).append([booked]);
  const person = aPerson(booked, { contact: aContact({ name: 'Anna Beispiel' }) });
  openPeopleDoc(relay.doc(`people:${office.id}:${next}`), () => {}).write([[person.id, person]]);
  const device = aDevice(relay.origin);
  const session = { office: office.id, actor: anActor(), role, name: 'Karl' };
  const nameOf = (workday: ReturnType<typeof openWorkday>): string | undefined =>
    workday.ahead?.people.get(booked.id)?.contact?.name;

  const { database, around } = await device.tab();
  const before = openWorkday(session, around);
  onTestFinished(() => before.close());
  await eventually(() => expect(before.day).not.toBeNull());
  if (!holds) return expect(before).toMatchObject({ ahead: null, memosKnown: false });
  await eventually(() => expect(before.memosKnown).toBe(true));
  await eventually(() => expect(nameOf(before)).toBe('Anna Beispiel'));
  const isWhole = async (kind: string, date = next): Promise<boolean> =>
    (await storedRows(database)).some(
      ({ name, complete }) => name === `${kind}:${office.id}:${date}` && complete === 1,
    );
  await eventually(async () => {
    const whole = [await isWhole('day'), await isWhole('people'), await isWhole('memo', MONDAY)];
    expect(whole).toEqual([true, true, true]);
  });
  before.close();
  await relay.stop();
  const after = openWorkday(session, (await device.tab()).around);
  onTestFinished(() => after.close());
  await eventually(() => expect(nameOf(after)).toBe('Anna Beispiel'));
  expect(after.ahead?.day.visits.size).toBe(1);
  expect(after.memosKnown).toBe(true);
  // A midnight without the relay: of the new day nothing has come.
  vi.setSystemTime(at('00:01', closed));
  await eventually(() => expect(after).toMatchObject({ today: closed, memosKnown: false }));
});
