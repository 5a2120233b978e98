/** Whatever is asked in whatever order: no visitor gets a place that is not there, and every place that is shown is there. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeStarts } from '../../src/lib/domain/office/capacity.ts';
import { needOf } from '../../src/lib/domain/requests/need.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { aContact, ask, at, choose, circumstances } from '../support/build/index.ts';
import type { State } from '../support/build/index.ts';
import { asAlwaysAndByChance, expectReached } from '../support/reached.ts';
import {
  CELL_MS,
  CELLS,
  DAYS,
  held,
  History,
  LANES,
  mostOnline,
  office,
  someServices,
  someStep,
  turns,
} from './bookings.ts';
import type { LaneName, Step } from './bookings.ts';

const reached = expectReached(...turns, 'a start offered and booked', 'a start not offered and refused');

const [MONDAY] = DAYS;
const someSteps = fc.array(someStep, { minLength: 20, maxLength: 80, size: 'max' });
const someTime = fc.constantFrom(at('05:30'), at('07:00'), at('07:40'));

/** Counted from the events alone: no cell of any lane is held more often than there are places, and each is told right. */
function expectWithin(state: State, date: LocalDate, lane: LaneName): void {
  const { counters, online, sameDay } = LANES[lane];
  const all = held(state, date, lane, 'online');
  const taken = held(state, date, lane, 'staff');
  const promised = held(state, date, lane, 'promised');
  expect(all.length, 'beyond closing time').toBe(CELLS);
  expect(Math.max(...taken), `${lane} on ${date}`).toBeLessThanOrEqual(counters);
  expect(Math.max(...promised), `${lane} online on ${date}`).toBeLessThanOrEqual(
    mostOnline(state, date, lane),
  );
  const left = (most: number): string =>
    all.map((n, i) => Math.max(0, Math.min(counters - n, most - promised[i]!))).join('');
  // Yesterday is published no more.
  const told = state.slots(date)?.lanes[lane];
  if (told === undefined) return;
  expect(told).toEqual({
    all: taken.map((n) => counters - n).join(''),
    online: left(online),
    released: left(online + sameDay),
  });
}

/** Reserved by phone and lapsed after two hours; pressed in time all the same. */
const LATE: Step[] = [
  { do: 'book', date: MONDAY, cell: 20, services: [choose('id-card')], byStaff: false },
  { do: 'wait', minutes: 125 },
  { do: 'activate', which: 0, ago: 10 },
];

const history = fc.property(someSteps, someTime, (steps, from) => {
  const history = new History(from, reached);
  const { state, promised } = history;
  for (const step of steps) {
    history.carryOut(step);
    for (const date of DAYS) {
      expectWithin(state, date, 'main');
      expectWithin(state, date, 'short');
    }
    const standing = DAYS.flatMap((date) =>
      [...state.day(date).visits.values()].filter((v) => v.state === 'reserved' || v.state === 'booked'),
    );
    expect(new Set(standing.map((v) => v.id)), 'what was promised is kept').toEqual(promised);
  }
});

const offered = fc.property(
  someSteps,
  someTime,
  someServices,
  fc.constantFrom(...DAYS),
  fc.boolean(),
  fc.nat(),
  (steps, from, services, date, staff, pick) => {
    const history = new History(from, () => {});
    for (const step of steps.slice(0, 40)) history.carryOut(step);
    const { state } = history;
    const channel = staff ? 'staff' : 'online';
    const need = needOf(office, services, channel);
    const slots = state.slots(date);
    if (!need.ok || slots === null) return;
    const free = freeStarts(slots, need.value.lanes, need.value.minutes, channel, state.now, 0);
    const book = (start: number): boolean =>
      state.take(
        ask('book', { start, services, contact: aContact(), language: 'de', reminder: false }),
        circumstances(state.now, staff ? { role: 'clerk' } : { actor: 'me' }),
      ).answer.ok;
    const starts = new Set(free.map((f) => f.start));
    const other = at('08:00', date) + ((pick % 30) - 3) * CELL_MS;
    if (!starts.has(other)) {
      expect(book(other)).toBe(false);
      reached('a start not offered and refused');
    }
    if (free.length > 0) {
      expect(book(free[pick % free.length]!.start)).toBe(true);
      reached('a start offered and booked');
    }
  },
);

describe('capacity', () => {
  it.each(asAlwaysAndByChance(120, [LATE, at('05:30')] as [Step[], number]))(
    '[C5, C10, B9, B10, B11, M1] is never exceeded, told as it is, and kept, under any sequence of steps: %s',
    (_, parameters) => fc.assert(history, parameters),
  );

  it.each(asAlwaysAndByChance(100))(
    '[C7, B4] every offered start can be booked by the first who asks, and no other: %s',
    (_, parameters) => fc.assert(offered, parameters),
  );
});
