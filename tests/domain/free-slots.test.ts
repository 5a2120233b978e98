/** A day on which the numbers are used up. */
import { expect, it } from 'vitest';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import { addEvents, emptyDay } from '../../src/lib/domain/day/day.ts';
import { ARBITERS_NUMBERS, makeNumber } from '../../src/lib/domain/day/ticket.ts';
import {
  anAppointment,
  anOffice,
  aState,
  ask,
  at,
  choose,
  aContact,
  circumstances,
  visitStep,
  MONDAY,
  visit,
} from '../support/build/index.ts';

const NOW = at('07:50');
const office = anOffice();
const ALL = ARBITERS_NUMBERS.flatMap(({ from, to }) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i),
);

/** All numbers of the main lane but `left` went to appointments that were cancelled again. */
function usedUp(left: number) {
  return ALL.slice(0, ALL.length - left).flatMap((n) => {
    const id = visit(`gone-${n}`);
    const code = String(100_000 + n);
    const appointment = anAppointment({ id, start: at('09:00'), number: makeNumber('A', n), code });
    return [appointment, visitStep('cancelled', { of: id, at: NOW, freeAt: NOW })];
  });
}

it('[A7.4, B4, C7] a lane without a number left has no free place in what everyone reads', () => {
  const [full, nearly] = [0, 1].map((left) => {
    const day = emptyDay(MONDAY);
    addEvents(day, usedUp(left));
    return freeSlots(office, day, NOW)!;
  });
  const anyFree = (cells: string): boolean => /[^0]/.test(cells);
  const { main, short } = full!.lanes;
  expect(Object.values(main!).map(anyFree)).toEqual([false, false, false]);
  expect(main!.all.length).toBe(nearly!.lanes['main']!.all.length);
  expect([anyFree(nearly!.lanes['main']!.online), anyFree(short!.all)]).toEqual([true, true]);
});

it('[A7.4, B4] who asks all the same is told of the days that have places, and is moved within the day', () => {
  const anna = anAppointment({
    id: visit('anna'),
    start: at('10:00'),
    number: makeNumber('A', ALL.at(-1)!),
    code: '123456',
  });
  const state = aState({ office, now: NOW, events: [...usedUp(1), anna] });
  const contact = aContact();
  const book = ask('book', {
    ...{ start: at('09:00'), services: [choose('id-card')], contact },
    ...{ language: 'de', reminder: false },
  });
  const { answer } = state.take(book, circumstances(NOW));
  expect(answer).toMatchObject({ ok: false, reason: 'place-gone' });
  const dates = answer.ok ? [] : answer.alternatives.map((a) => a.date);
  expect(dates.length).toBeGreaterThan(0);
  expect(dates).not.toContain(MONDAY);
  const move = ask('move', { visit: anna.id, from: MONDAY, start: at('11:00') });
  expect(state.take(move, circumstances(NOW, { role: 'clerk' })).answer).toMatchObject({
    ok: true,
    number: anna.number,
  });
});
