/** What a booking writes of what is free: one lane of one day. */
import { expect, test } from 'vitest';
import { openDayKey, openSlotsDoc, slotsIn } from '../../src/lib/docs/slots-doc.ts';
import type { SlotsRecord } from '../../src/lib/docs/slots-doc.ts';
import { addEvent, emptyDay } from '../../src/lib/domain/day/day.ts';
import type { Day } from '../../src/lib/domain/day/day.ts';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { allDays, openDaySlots } from '../../sync-server/arbiter/day-slots.ts';
import { noPause } from '../../sync-server/arbiter/pause.ts';
import * as Y from 'yjs';
import { anAppointment, at, MONDAY, visit, visitStep } from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';

const NOW = at('08:00');
const TUESDAY = addDays(MONDAY, 1);
const DAYS = [MONDAY, TUESDAY];
const OPEN_DAYS = DAYS.map(openDayKey);

function aDocument(first: Office = dorsten()) {
  let office = first;
  const days = new Map<LocalDate, Day>(DAYS.map((date) => [date, emptyDay(date)]));
  const bookable = new Set<LocalDate>(DAYS);
  const doc = new Y.Doc();
  const records = openSlotsDoc(doc, ({ key, problem }) => {
    throw new Error(`${key}: ${problem}`);
  });
  const slots = openDaySlots({
    ...{ office: () => office, today: () => MONDAY, dayIn: (date) => days.get(date) },
    isBookable: (date) => bookable.has(date),
  });
  let written: readonly (readonly [string, SlotsRecord | null])[] = [];
  records.subscribe((changes) => void (written = changes.map(({ key, value }) => [key, value])));
  return {
    doc,
    records,
    day: (date: LocalDate) => days.get(date)!,
    bookable,
    change: (to: Office) => void (office = to),
    /** The keys that were written; those that went have an `x` before. */
    async write(...dates: LocalDate[]): Promise<string[]> {
      written = [];
      for (const date of dates) slots.refresh(date, NOW);
      await slots.writeSlots(records, noPause, allDays);
      expect(slotsIn(records.all)).toEqual(
        new Map([...bookable].map((date) => [date, freeSlots(office, days.get(date)!, NOW)])),
      );
      return written.map(([key, value]) => (value === null ? `x${key}` : key));
    },
  };
}

const [short, main] = dorsten().lanes.map(({ id }) => id) as [never, never];
const booked = (name: string, time: string, lane = main) =>
  anAppointment({ id: visit(name), lane, start: at(time), minutes: 15 });

test('[C1] a booking writes the lane that it changes, and nothing else', async () => {
  const { write, day, doc } = aDocument();
  expect(await write(...DAYS)).toEqual(OPEN_DAYS);
  expect(await write(...DAYS)).toEqual([]);
  addEvent(day(MONDAY), booked('anna', '10:00'));
  let bytes = 0;
  doc.on('update', (update: Uint8Array) => (bytes += update.length));
  expect(await write(...DAYS)).toEqual([`${MONDAY}:${main}`]);
  expect(bytes).toBeLessThan(250);
  addEvent(day(MONDAY), booked('bert', '11:00'));
  addEvent(day(MONDAY), booked('carl', '11:00', short));
  expect(await write(...DAYS)).toEqual([`${MONDAY}:${main}`, `${MONDAY}:${short}`]);
});

test('a lane in which nothing is taken any more is what the day says', async () => {
  const { write, day } = aDocument();
  const anna = booked('anna', '10:00');
  addEvent(day(MONDAY), anna);
  expect(await write(...DAYS)).toEqual([OPEN_DAYS[0], `${MONDAY}:${main}`, OPEN_DAYS[1]]);
  addEvent(day(MONDAY), visitStep('cancelled', { of: anna.id, at: NOW - 1000, freeAt: NOW - 1000 } as never));
  expect(await write(MONDAY)).toEqual([`x${MONDAY}:${main}`]);
});

test('[C11] new hours, and lanes that have gone, are written with the day; other days stay', async () => {
  const { write, day, change } = aDocument();
  addEvent(day(MONDAY), booked('anna', '10:00'));
  addEvent(day(MONDAY), booked('bert', '10:00', short));
  await write(...DAYS);
  const office = dorsten();
  const closures = [{ date: MONDAY, from: '14:00', to: '15:00', reason: { de: 'Schulung' } }] as never;
  change({ ...office, closures });
  expect(await write(...DAYS)).toEqual(expect.arrayContaining([OPEN_DAYS[0]]));
  expect(await write(...DAYS)).toEqual([]);
  change({ ...office, lanes: office.lanes.filter(({ id }) => id !== short) });
  expect(await write(...DAYS)).toEqual(expect.arrayContaining([OPEN_DAYS[0], `x${MONDAY}:${short}`]));
});

test('a day that an earlier relay has written with what is taken is written anew', async () => {
  const { write, day, records } = aDocument();
  const anna = booked('anna', '10:00');
  addEvent(day(MONDAY), anna);
  records.write([[MONDAY, freeSlots(dorsten(), day(MONDAY), NOW)!]]);
  expect(await write(...DAYS)).toEqual([`x${MONDAY}`, OPEN_DAYS[0], `${MONDAY}:${main}`, OPEN_DAYS[1]]);
  expect(await write(...DAYS)).toEqual([]);
});

test('days that can be booked no more leave the document, also those of a relay before', async () => {
  const { write, day, records, bookable } = aDocument();
  addEvent(day(MONDAY), booked('anna', '10:00'));
  await write(...DAYS);
  const sunday = addDays(MONDAY, -1);
  bookable.delete(MONDAY);
  expect(await write(MONDAY)).toEqual([`x${OPEN_DAYS[0]}`, `x${MONDAY}:${main}`]);
  const [of] = records.all.values();
  const later = aDocument();
  later.records.write([[openDayKey(sunday), { ...of!, date: sunday } as SlotsRecord]]);
  // In a change of its own, the last one.
  expect(await later.write(...DAYS)).toEqual([`x${openDayKey(sunday)}`]);
  expect(await later.write(...DAYS)).toEqual([]);
});
