/** What a lead is shown of a change of hours before it is made. */
import { describe, expect, it } from 'vitest';
import {
  changeOfDay,
  hitBy,
  hitOn,
  placeMinutesOf,
  placesOn,
  withPerson,
} from '../../src/lib/domain/decide/hours-preview.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aPerson,
  ask,
  aState,
  at,
  circumstances,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const NOW = at('07:50');
const TUESDAY = addDays(MONDAY, 1);
const office = anOffice();
const [weekly] = office.windows;
const reason = { de: 'Personalversammlung', en: 'Staff meeting' };
const booked = (name: string, time: string, more: object = {}) =>
  anAppointment({ id: visit(name), start: at(time, TUESDAY), number: `A${600 + name.length}`, ...more });
const anna = booked('anna', '09:00', { code: '111111' });
const bertram = booked('bertram', '09:00', { code: '222222' });
const cora = booked('cora-c', '14:00', { code: '333333' });
const state = aState({ office, now: NOW, events: [anna, bertram, cora] });
const withCounters = (counters: number): Office => ({
  ...office,
  windows: [{ ...weekly!, lanes: { main: { counters, online: 1, sameDay: 0 } } }],
});
const closedOn = (date: string): Office => ({ ...office, closures: [{ date, reason }] as never });

describe('[C3.1] the appointments that a change of hours hits', () => {
  it('[C3] are named with number, time and lane', () => {
    expect(hitBy(state, closedOn(TUESDAY))).toEqual(
      [anna, bertram, cora].map(({ id, number, start, minutes, lane }) => ({
        ...{ date: TUESDAY, visit: id, number, start, minutes, lane, why: 'hours' },
      })),
    );
  });

  it('[C3, C5] are those whose lane has fewer counters than appointments at that time', () => {
    const hit = hitOn(office, withCounters(1), state.day(TUESDAY));
    expect(hit.map((one) => [one.visit, one.why])).toEqual([
      [anna.id, 'counters'],
      [bertram.id, 'counters'],
    ]);
    expect(hitOn(office, withCounters(2), state.day(TUESDAY))).toEqual([]);
    // Crowded before: it is nothing that this change does.
    expect(hitOn(withCounters(1), withCounters(1), state.day(TUESDAY))).toEqual([]);
  });

  it('[C3] are refused by the same function until the lead has seen them, crowded ones too', () => {
    const changed = withCounters(1);
    const request = (seen: (typeof anna.id)[]) =>
      ask('change-hours', { base: hoursOf(office), ...hoursOf(changed), seen });
    const decide = (seen: (typeof anna.id)[]) =>
      aState({ office, now: NOW, events: [anna, bertram, cora] }).take(
        request(seen),
        circumstances(NOW, { role: 'lead' }),
      );
    expect(decide([anna.id]).answer).toMatchObject({
      reason: 'appointments-outside',
      alternatives: [{ date: TUESDAY, start: bertram.start }],
    });
    const done = decide(hitBy(state, changed).map((one) => one.visit));
    expect(done.answer.ok).toBe(true);
    // They keep their time, so nothing is outside.
    expect(done.memos[0]!.record).toMatchObject({ type: 'hours', outside: [] });
  });

  it('[C3] say whom a mail reaches and whom to call', () => {
    const people = [
      aPerson(anna, {
        contact: { name: 'Anna Ost', mail: 'anna@beispiel.example', birthDate: null, phone: null },
      }),
      aPerson(cora, { contact: { name: 'Cora West', mail: null, birthDate: null, phone: '0151 1' } }),
    ];
    const known = aState({ office, now: NOW, events: [anna, bertram, cora], people });
    const told = hitBy(known, closedOn(TUESDAY)).map((one) => withPerson(known, one));
    expect(told.map(({ name, phone, hasMail }) => [name, phone, hasMail])).toEqual([
      ['Anna Ost', null, true],
      [null, null, false],
      ['Cora West', '0151 1', false],
    ]);
  });
});

describe('[C5] the places of a day, before and after', () => {
  it('[C5, C6] are counted in usual services: counters × hours, and what is bookable online of them', () => {
    // Bookable: 5, 12, 15, 20 and 30 minutes. The median is 15.
    expect(placeMinutesOf(office)).toBe(15);
    // 8 hours: 3 + 1 counters, of which 2 + 1 online with the same-day release.
    expect(placesOn(office, TUESDAY)).toEqual({ places: 128, online: 96 });
  });

  it('[C3] a closed day has none, a new day has some, and one that stays as it is is not named', () => {
    const saturday = addDays(MONDAY, 5);
    const before = placesOn(office, TUESDAY);
    expect(changeOfDay(office, closedOn(TUESDAY), TUESDAY)).toEqual({
      ...{ date: TUESDAY, before, after: { places: 0, online: 0 } },
    });
    const more: Office = { ...office, windows: [weekly!, { ...weekly!, weekdays: ['sat'] }] };
    expect(changeOfDay(office, more, saturday)).toMatchObject({ before: { places: 0 }, after: before });
    expect(changeOfDay(office, more, TUESDAY)).toBeNull();
  });
});
