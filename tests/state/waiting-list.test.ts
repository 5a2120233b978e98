import { expect, test } from 'vitest';
import { ownAppointment } from '../../src/lib/domain/requests/answer.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  daysToWishFrom,
  heldPlace,
  mayJoinWaitingList,
  mayWishEarlier,
} from '../../src/lib/state/citizen/waiting-list.ts';
import { anOffice, at, MONDAY } from '../support/build/index.ts';

const TUESDAY = addDays(MONDAY, 1);
const office = anOffice({ rules: { offer: 30, leadMinutes: 30 } });
const appointment = ownAppointment.parse({
  id: 'v'.repeat(20),
  office: 'musterstadt',
  date: TUESDAY,
  start: at('12:00', TUESDAY),
  minutes: 10,
  services: [{ service: 'passport', quantity: 1 }],
  number: 'A600',
  code: '123456',
  state: 'booked',
  activateBy: null,
  counter: null,
});

test('[B11] an earlier place is asked for while an offer, its answer and the way there still fit', () => {
  const latest = appointment.start - 120 * MINUTE_MS;
  expect([latest, latest + 1].map((now) => mayWishEarlier(office, appointment, now))).toEqual([true, false]);
  expect(mayWishEarlier(anOffice({ rules: { offer: null } }), appointment, latest)).toBe(false);
  expect(mayWishEarlier(office, { ...appointment, state: 'reserved' }, latest)).toBe(false);
  // The pages point to the list only as long as it can be joined.
  expect([latest, latest + 1].map((now) => mayJoinWaitingList(office, appointment, now))).toEqual([
    true,
    false,
  ]);
  expect(mayJoinWaitingList(office, { ...appointment, wish: true }, latest)).toBe(false);
});

test('[B11] an offer counts until it ends, for an appointment that stands', () => {
  const offer = { date: MONDAY, start: at('10:00'), until: at('09:00') };
  const held = { ...appointment, offer };
  expect([offer.until - 1, offer.until].map((now) => heldPlace(held, now))).toEqual([offer, null]);
  expect(heldPlace({ ...held, state: 'cancelled' }, at('08:00'))).toBeNull();
});

test('[B11] a citizen says from which opening day on they can come, up to that of the appointment', () => {
  expect(daysToWishFrom(office, appointment, at('08:00'))).toEqual([MONDAY, TUESDAY]);
  expect(daysToWishFrom(office, appointment, at('23:59'))).toEqual([MONDAY, TUESDAY]);
  expect(daysToWishFrom(office, appointment, at('08:00', TUESDAY))).toEqual([TUESDAY]);
});
