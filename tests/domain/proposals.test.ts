/** Other times for those whose appointment a change of the office hits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MOST_PROPOSALS, proposalsFor } from '../../src/lib/domain/decide/proposals.ts';
import type { CancelReason } from '../../src/lib/domain/day/discretion.ts';
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { lanesServing } from '../../src/lib/domain/office/office.ts';
import { RESCUE_MS, TAKES_BACK_MS } from '../../src/lib/domain/office/rescue.ts';
import { addDays, timeOfDay } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aPerson,
  ask,
  aState,
  at,
  choose,
  circumstances,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const NOW = at('07:50');
const TUESDAY = addDays(MONDAY, 1);
const reason = { de: 'Wasserschaden', en: 'Water damage' };
const closedOn = (...dates: LocalDate[]): Office =>
  anOffice({ closures: dates.map((date) => ({ date, reason })) as never });
const hit = (time: string, more: object = {}) =>
  anAppointment({ id: visit('anna'), start: at(time, TUESDAY), number: 'A604', ...more });
const CLERK = { role: 'clerk' } as const;

describe('[C3.2] what is proposed for an appointment that is hit', () => {
  it('is the same time of day on the three nearest days, the later of two first', () => {
    const office = closedOn(TUESDAY);
    const state = aState({ office, now: NOW, events: [hit('10:00')] });
    const proposals = proposalsFor(state, hit('10:00'), NOW);
    const { timeZone } = office;
    expect(proposals.map(({ date, start }) => [date, timeOfDay(start, timeZone)])).toEqual([
      [MONDAY, '10:00'],
      [addDays(MONDAY, 2), '10:00'],
      [addDays(MONDAY, 3), '10:00'],
    ]);
  });

  it('is at another hour of the day itself where a part of it is closed', () => {
    const part = { date: TUESDAY, from: '08:00', to: '12:00', reason };
    const office = anOffice({ closures: [part] as never });
    const state = aState({ office, now: NOW });
    const ofTheDay = proposalsFor(state, hit('10:00'), NOW).filter(({ date }) => date === TUESDAY);
    expect(ofTheDay.map(({ start }) => timeOfDay(start, office.timeZone))).toEqual(['12:00']);
  });

  it('is nothing where no lane serves it, by phone alone, or while places are paused', () => {
    const office = closedOn(TUESDAY);
    const gone = hit('10:00', { services: [choose('a-service-that-has-gone')] });
    expect(proposalsFor(aState({ office, now: NOW }), gone, NOW)).toEqual([]);
    const byPhone = { ...office, services: office.services.map((one) => ({ ...one, bookable: false })) };
    expect(proposalsFor(aState({ office: byPhone, now: NOW }), hit('10:00'), NOW)).toEqual([]);
    const rescued = { ...office, rescueUntil: NOW + RESCUE_MS, takesBackUntil: NOW + TAKES_BACK_MS };
    expect(proposalsFor(aState({ office: rescued, now: NOW }), hit('10:00'), NOW)).toEqual([]);
  });

  it('[C7] is free online, on a day each, and no more than three', () => {
    const dates = Array.from({ length: 10 }, (_, days) => addDays(MONDAY, days));
    fc.assert(
      fc.property(
        fc.subarray(dates),
        fc.integer({ min: 0, max: 47 }),
        fc.constantFrom('passport', 'id-card', 'quick-copy'),
        (closed, nth, service) => {
          const office = closedOn(...closed);
          const state = aState({ office, now: NOW });
          const start = at('08:00', TUESDAY) + nth * 10 * 60_000;
          const event = { date: TUESDAY, start, minutes: 15, services: [choose(service)] };
          const proposals = proposalsFor(state, event as never, NOW);
          expect(proposals.length).toBeLessThanOrEqual(MOST_PROPOSALS);
          expect(new Set(proposals.map(({ date }) => date)).size).toBe(proposals.length);
          const lanes = lanesServing(office, [service as never]).map(({ id }) => id);
          for (const { date, start: time } of proposals) {
            const free = freeStarts(state.slots(date)!, lanes, 15, 'online', NOW, office.rules.leadMinutes);
            expect(free.map((one) => one.start)).toContain(time);
          }
          expect(proposals.map((one) => one.start)).toEqual(
            proposals.map((one) => one.start).toSorted((a, b) => a - b),
          );
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('[C3.3] the mail about an appointment that the office gives up', () => {
  const person = aPerson(hit('10:00'), {
    contact: { name: 'Anna Ost', mail: 'anna@beispiel.example', birthDate: null, phone: null },
  });
  const cancelled = (office: Office, by: object, more: { reason?: CancelReason } = {}) => {
    const state = aState({ office, now: NOW, events: [hit('10:00')], people: [person] });
    const asked = ask('cancel', { date: TUESDAY, visit: visit('anna'), ...more });
    const first = state.take(asked, { ...circumstances(NOW), ...by });
    const again = state.take(ask('cancel', { date: TUESDAY, visit: visit('anna') }), {
      ...circumstances(NOW),
      ...by,
    });
    return { first, again };
  };

  it('proposes other times where it is not there for it any more, and goes out once', () => {
    const { first, again } = cancelled(closedOn(TUESDAY), circumstances(NOW, CLERK));
    expect(first.answer.ok).toBe(true);
    expect(first.notices).toMatchObject([
      { kind: 'cancellation', reason: 'we-cannot', proposals: [{}, {}, {}] },
    ]);
    expect(first.events).toMatchObject([{ what: 'cancelled', reason: 'we-cannot' }]);
    // The change that hit it is on record, with how many it hit.
    expect(first.log).toEqual([]);
    expect(again.answer.ok).toBe(true);
    expect(again.notices).toEqual([]);
  });

  it('[B8.9] also where it is open and a clerk says that the office cannot, and not where the person asked', () => {
    const proposed = (office: Office, reason: CancelReason): number | undefined => {
      const { first } = cancelled(office, circumstances(NOW, CLERK), { reason });
      expect(first.notices).toMatchObject([{ reason }]);
      return first.notices[0]!.proposals?.length;
    };
    expect(proposed(anOffice(), 'we-cannot')).toBe(3);
    expect(proposed(closedOn(TUESDAY), 'asked')).toBeUndefined();
  });

  it('proposes nothing where it is open: the visitor may have called', () => {
    const { first } = cancelled(anOffice(), circumstances(NOW, CLERK));
    expect(first.notices).toEqual([{ kind: 'cancellation', date: TUESDAY, visit: visit('anna') }]);
  });
});
