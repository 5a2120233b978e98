/** What a counter shows as open: visitors who wait and are in no list, and call-backs (A2, A4, A7, M3). */
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { drawnFirst } from '../../src/lib/client/browser/drawn-first.ts';
import type { Stage } from '../../src/lib/client/types.ts';
import type { Answer } from '../../src/lib/domain/requests/answer.ts';
import type { RequestId } from '../../src/lib/domain/ids.ts';
import type {
  CallBack,
  ElsewhereItem,
  Enquiry,
  UnclearArrival,
} from '../../src/lib/domain/requests/open-item.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { DeskBooking } from '../../src/lib/state/counter/desk-booking.svelte.ts';
import { CounterDesk } from '../../src/lib/state/counter/counter-desk.svelte.ts';
import {
  aContact,
  actor,
  at,
  aTicket,
  choose,
  counter,
  MONDAY,
  requestNamed,
  visit,
} from '../support/build/index.ts';
import { AFollowedOffice } from './a-followed-office.svelte.ts';
import { aWorkday } from './a-workday.svelte.ts';
import type { DayHere } from './a-workday.svelte.ts';
import { follow } from './follow.svelte.ts';

const arrival = (name: string, time: string, more: Partial<UnclearArrival> = {}): UnclearArrival => ({
  ...{ type: 'arrival', id: requestNamed(name), at: at(time), by: actor('kiosk'), birthDate: null },
  ...{ reason: 'not-found', starts: [], resolved: null, ...more },
});
const callBack = (name: string, time: string): CallBack => ({
  ...{ type: 'call-back', id: requestNamed(name), at: at(time), by: actor('here') },
  ...{ contact: aContact({ name: 'Karl Anruf', phone: '02362 4711' }), services: [choose('id-card')] },
  ...{ start: at('10:00'), alternatives: [], resolved: null },
});
const enquiry = (name: string, time: string): Enquiry => ({
  ...{ type: 'enquiry', id: requestNamed(name), at: at(time), by: actor('a-phone'), resolved: null },
  ...{ contact: aContact({ name: 'Karl Anfrage' }), services: [choose('passport')] },
  ...{ weekdays: ['mon'], language: 'ar' },
});
const resolved = { at: at('09:30'), by: actor('there') };

function deskAt(workday: DayHere): CounterDesk {
  const desk = new CounterDesk(workday);
  desk.choose(counter('c1'));
  // Like in a component: the rows are followed while they are shown.
  onTestFinished(follow(() => desk.items.rows));
  return desk;
}
const rowsOf = ({ items }: CounterDesk): [RequestId, Stage | null][] =>
  items.rows.map(({ record, stage }) => [record.id, stage]);
const settle = (desk: CounterDesk, name: string): void =>
  desk.resolve(desk.items.rows.find(({ record }) => record.id === requestNamed(name))!);
const answerTo = (workday: DayHere, reason?: 'not-allowed'): Answer => {
  const { id } = workday.trackedRequests.at(-1)!.request;
  return reason === undefined
    ? { ok: true, request: id, visit: null, number: null, lane: null, due: null }
    : { ok: false, request: id, reason, alternatives: [] };
};
const [anna, bert, carl] = ['anna', 'bert', 'carl'].map(requestNamed) as [RequestId, RequestId, RequestId];

describe('what is open at a counter', () => {
  it('[M3] call-backs of other days stand there too, and are resolved on their own day', () => {
    const workday = aWorkday();
    const tuesday = addDays(MONDAY, 1);
    const copyOf = (record: CallBack | UnclearArrival): ElsewhereItem => ({
      ...{ type: 'elsewhere', id: `${tuesday}/${record.type}:${record.id}`, date: tuesday, record },
    });
    workday.note(copyOf(callBack('carl', '09:00')), copyOf(arrival('anna', '09:10')));
    const desk = deskAt(workday);
    // Who could not be found on another day does not wait here.
    expect(rowsOf(desk)).toEqual([[carl, null]]);
    settle(desk, 'carl');
    expect(workday.trackedRequests.at(-1)!.request).toMatchObject({ date: tuesday, callBack: carl });
    expect(rowsOf(desk)).toEqual([[carl, 'saved']]);
  });

  it('[B14.3] enquiries stand there, of all days, and are booked with everything filled in, which resolves them', () => {
    const workday = aWorkday();
    const tuesday = addDays(MONDAY, 1);
    const record = enquiry('carl', '09:00');
    workday.note(
      { type: 'elsewhere', id: `${tuesday}/enquiry:${record.id}`, date: tuesday, record },
      enquiry('anna', '08:00'),
    );
    const desk = deskAt(workday);
    expect(rowsOf(desk)).toEqual([
      [anna, null],
      [carl, null],
    ]);
    const booking = new DeskBooking(workday, (id) => new AFollowedOffice(id, workday.office));
    onTestFinished(follow(() => [booking.contact, booking.tracked]));
    booking.openEnquiry(desk.items.rows[1]!);
    expect(booking.contact).toMatchObject({ name: 'Karl Anfrage' });
    expect([booking.choices, booking.language]).toEqual([[choose('passport')], 'ar']);
    booking.chooseDay(tuesday);
    booking.chooseTime(at('10:00', tuesday));
    expect(booking.send()).toBe(true);
    // The relay resolves it together with the booking.
    expect(workday.trackedRequests.at(-1)!.request).toMatchObject({
      ...{ kind: 'book', date: tuesday, enquiry: { date: tuesday, id: carl } },
    });
    expect(booking.enquiryResolvedBy).toBeNull();
  });

  it('[B14.3] one that another clerk has resolved is named with who it was', () => {
    const workday = aWorkday();
    workday.employ({
      ...{ type: 'device', actor: actor('there'), surface: 'kiosk', name: 'Bea' },
      ...{ numbers: null, pairedAt: at('08:00'), revokedAt: null },
    });
    workday.note(enquiry('anna', '08:00'));
    const desk = deskAt(workday);
    const booking = new DeskBooking(workday, (id) => new AFollowedOffice(id, workday.office));
    booking.openEnquiry(desk.items.rows[0]!);
    expect(booking.enquiryResolvedBy).toBeNull();
    workday.note({ ...enquiry('anna', '08:00'), resolved });
    expect(booking.enquiryResolvedBy).toBe('Bea');
  });

  it('[A2, A4, A7, M3] are visitors in no list and callers to phone, earliest first, with who took them down', () => {
    const workday = aWorkday();
    workday.employ({
      ...{ type: 'device', actor: actor('kiosk'), surface: 'kiosk', name: 'Kiosk Eingang' },
      ...{ numbers: null, pairedAt: at('08:00'), revokedAt: null },
    });
    workday.note(arrival('bert', '08:55'), callBack('anna', '08:50'), arrival('carl', '08:40', { resolved }));
    const desk = deskAt(workday);
    expect(rowsOf(desk)).toEqual([
      [anna, null],
      [bert, null],
    ]);
    expect(desk.items.rows.map((row) => row.takenBy)).toEqual([null, 'Kiosk Eingang']);
    expect(desk.items.open).toBe(2);
  });

  it('[A2, M15] resolved while cut off: at once, optimistic until the relay says so, then gone', () => {
    const workday = aWorkday();
    workday.note(arrival('anna', '08:50', { number: 'A612' as never }), arrival('bert', '08:55'));
    const desk = deskAt(workday);
    settle(desk, 'anna');
    expect(workday.trackedRequests.map(({ request }) => request)).toMatchObject([
      { kind: 'resolve-call-back', callBack: anna, date: MONDAY },
    ]);
    expect(rowsOf(desk)).toEqual([
      [anna, 'saved'],
      [bert, null],
    ]);
    expect(desk.items.open).toBe(1);
    expect(desk.recentActions).toMatchObject([
      { action: 'resolve-call-back', number: 'A612', stage: 'saved' },
    ]);
    workday.answer(answerTo(workday));
    expect(rowsOf(desk)).toEqual([[bert, null]]);
  });

  it('[A2] a refusal opens it again, and says what was refused', () => {
    const workday = aWorkday({ link: 'live' });
    workday.note(callBack('anna', '08:50'));
    const desk = deskAt(workday);
    settle(desk, 'anna');
    workday.answer(answerTo(workday, 'not-allowed'));
    expect(rowsOf(desk)).toEqual([[anna, null]]);
    expect(desk.denied).toMatchObject([{ about: 'item', number: 'Karl Anruf', reason: 'not-allowed' }]);
  });

  it('[A2] under a pointer no row moves: resolved ones stay, earlier ones that come are added below', () => {
    const workday = aWorkday({ link: 'live' });
    workday.note(arrival('anna', '08:50'), arrival('bert', '08:55'));
    const desk = deskAt(workday);
    desk.items.hold(true);
    settle(desk, 'anna');
    workday.answer(answerTo(workday));
    workday.note(arrival('anna', '08:50', { resolved }), arrival('carl', '08:30'));
    expect(rowsOf(desk)).toEqual([
      [anna, 'confirmed'],
      [bert, null],
      [carl, null],
    ]);
    desk.items.hold(false);
    expect(rowsOf(desk)).toEqual([
      [carl, null],
      [bert, null],
    ]);
  });
});

it('[M20] after midnight and a reload the steps that wait for the relay keep their numbers, and no name', async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  onTestFinished(() => void vi.unstubAllGlobals());
  const workday = aWorkday();
  workday.tell(aTicket({ id: visit('anna'), number: 'A001' }));
  workday.note(callBack('anna', '08:50'));
  const desk = deskAt(workday);
  desk.callNext();
  settle(desk, 'anna');
  await drawnFirst();
  workday.turnTo(addDays(MONDAY, 1));
  const reloaded = new CounterDesk(workday);
  expect(reloaded.recentActions.map(({ action, number }) => [action, number])).toContainEqual([
    'call-next',
    'A001',
  ]);
  expect(JSON.stringify([...kept])).not.toContain('Karl');
});
