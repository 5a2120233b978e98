/** The numbers of a day outlast its places, however often these are given up and taken again. */
import { describe, expect, it } from 'vitest';
import { visitNumber } from '../../src/lib/domain/day/appointment.ts';
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import type { FreeStart } from '../../src/lib/domain/office/capacity.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import type { ServiceId, VisitId } from '../../src/lib/domain/ids.ts';
import { ARBITERS_NUMBERS, makeNumber, restoresOf } from '../../src/lib/domain/day/ticket.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { exampleOffice } from '../support/build/example-offices.ts';
import {
  aContact,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  MONDAY,
  steadyRandom,
} from '../support/build/index.ts';

describe('[A7, B4] a Thursday of Düsseldorf on which three of ten give up their places', () => {
  it('[A7.2, A7.3, B4] has a number for each booking while a counter has a minute free, and for those who come then', () => {
    const office = exampleOffice('duesseldorf');
    const THURSDAY = addDays(MONDAY, 3);
    const now = at('07:30', THURSDAY);
    const state = aState({ office, now });
    const random = steadyRandom(9);
    const services = office.services.filter((s) => needOf(office, [choose(s.id)], 'staff').ok);
    const standing: VisitId[] = [];
    let [bookings, givenUp] = [0, 0];
    const clerk = circumstances(now, { role: 'clerk', random });
    for (;;) {
      const slots = state.slots(THURSDAY)!;
      // Any service that fits somewhere, a short one when only a gap is left.
      const from = Math.floor(random() * services.length);
      const startsOf = (id: ServiceId): FreeStart[] => {
        const need = needOf(office, [choose(id)], 'staff');
        return need.ok ? freeStarts(slots, need.value.lanes, need.value.minutes, 'staff', now, 0) : [];
      };
      const fitting = [...services.slice(from), ...services.slice(0, from)].find(
        ({ id }) => startsOf(id).length > 0,
      );
      if (fitting === undefined) break;
      const starts = startsOf(fitting.id);
      const { start } = starts[Math.floor(random() * starts.length)]!;
      const request = ask('book', {
        ...{ office: office.id, date: THURSDAY, start, services: [choose(fitting.id)] },
        ...{ contact: aContact({ birthDate: null, mail: null }), language: 'de', reminder: false },
      });
      const { answer } = state.take(request, clerk);
      expect(answer).toMatchObject({ ok: true, number: expect.stringMatching(/^[ER]\d{3,4}$/) as string });
      if (answer.ok) standing.push(answer.visit!);
      bookings++;
      if (random() < 0.3) {
        const [gone] = standing.splice(Math.floor(random() * standing.length), 1);
        const cancel = ask('cancel', { office: office.id, date: THURSDAY, visit: gone! });
        expect(state.take(cancel, clerk).answer.ok).toBe(true);
        givenUp++;
      }
    }
    // Nothing is left for the shortest service, so no counter has five minutes free that a service could use.
    expect(bookings).toBeGreaterThan(ARBITERS_NUMBERS[0]!.from);
    expect(givenUp / bookings).toBeGreaterThan(0.25);
    const numbers = [...state.day(THURSDAY).subjects.values()].map((s) => s.number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toHaveLength(bookings);
    expect(numbers.filter((n) => n.length > 4).length).toBeGreaterThan(0);
    // One more gives up: a kiosk has the interval, with a number, and walk-ins have theirs.
    const express = office.services.find((s) => s.short && s.minutes === 5)!;
    const last = standing.at(-1)!;
    state.take(ask('cancel', { office: office.id, date: THURSDAY, visit: last }), clerk);
    const kiosk = circumstances(now, { role: 'kiosk' });
    const given = { office: office.id, date: THURSDAY, services: [choose(express.id)], at: now };
    const interval = ask('take-interval', { ...given, language: 'de' });
    expect(state.take(interval, kiosk).answer).toMatchObject({ ok: true });
    const need = needOf(office, given.services, 'walk-in');
    const lane = need.ok ? need.value.lanes[0]! : null!;
    const ticket = ask('take-ticket', { ...given, language: 'de', number: null, lane });
    expect(state.take(ticket, kiosk).answer).toMatchObject({ ok: true });
    expect(state.day(THURSDAY).numbers.size).toBe(bookings + 2);
  });
});

describe('[A7] what a number looks like', () => {
  it('[A7.1, A7.3] a letter and three digits, or four or five without a zero before them', () => {
    const good = [
      'A10420',
      'A001',
      'A042',
      'Z999',
      'A1000',
      'E9999',
      makeNumber('R', 7),
      makeNumber('R', 1234),
    ];
    expect(good.filter((n) => !visitNumber.safeParse(n).success)).toEqual([]);
    const bad = ['A1', 'A12', 'A0042', 'A01234', 'A123456', 'a001', '001', 'AA01', 'A00x', ' A001', 'A001 '];
    expect(bad.filter((n) => visitNumber.safeParse(n).success)).toEqual([]);
  });
});

describe('[M18.3] how many restores a day has seen', () => {
  it('[M18.3] those after which it had been open before; all of them where no end was noted', () => {
    const restoredUntil = [day('2026-12-01'), day('2026-12-10')];
    const on = (date: string, office: Parameters<typeof restoresOf>[0]): number =>
      restoresOf(office, day(date));
    const noted = { restores: 2, restoredUntil };
    expect([on('2026-12-01', noted), on('2026-12-02', noted), on('2026-12-11', noted)]).toEqual([2, 1, 0]);
    expect([on('2026-12-01', {}), on('2027-12-01', { restores: 3 })]).toEqual([0, 3]);
    expect(on('2026-12-11', { restores: 3, restoredUntil })).toBe(1);
  });
});
