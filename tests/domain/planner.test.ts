/** What other counters would have meant (S2.2): small days by hand, then what holds for any plan. */
import { describe, expect, it } from 'vitest';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import {
  counterHours,
  hoursAsSet,
  plannableDays,
  plannedDay,
  planFor,
  planner,
} from '../../src/lib/domain/statistics/planner.ts';
import type { CounterPlan, PlannedDay } from '../../src/lib/domain/statistics/planner.ts';
import { playVisits } from '../../src/lib/domain/statistics/played-day.ts';
import type { PlayedVisit } from '../../src/lib/domain/statistics/played-day.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { Counts } from '../../src/lib/domain/statistics/tally.ts';
import { MONDAY } from '../support/build/index.ts';
import { open } from './a-counted-day.ts';

const HOURS = [
  { from: 480, to: 540, visits: 0 },
  { from: 540, to: 600, visits: 0 },
];
/** Came at that minute after eight, and takes this many minutes. */
const came = (minute: number, takes: number): PlayedVisit => ({
  ...{ came: 480 + minute, takes },
  hour: minute < 60 ? 0 : 1,
});
function waits(counters: readonly number[], ...visits: PlayedVisit[]): Counts[] {
  const counted: Counts[] = [{}, {}];
  playVisits(HOURS, counters, visits, counted);
  return counted;
}

describe('[S2.2] one day, played', () => {
  it('serves in the order in which they came, at the counter that is free first', () => {
    expect(waits([1, 1], came(0, 40), came(10, 10), came(20, 5))).toEqual([{ 0: 1, 30: 2 }, {}]);
    expect(waits([2, 1], came(0, 40), came(10, 10), came(15, 5))).toEqual([{ 0: 2, 5: 1 }, {}]);
  });

  it('opens a counter with its hour', () => {
    // The first counter is busy until 9:30; the second opens at nine.
    expect(waits([1, 2], came(0, 90), came(45, 10))).toEqual([{ 0: 1, 15: 1 }, {}]);
  });

  it('lets a counter that closes finish its visitor, and gives it no other', () => {
    // The second counter is free at 9:05, and closed; the first at 9:20.
    expect(waits([2, 1], came(0, 80), came(1, 64), came(62, 5))).toEqual([{ 0: 2 }, { 18: 1 }]);
  });

  it('goes on after the last hour until the line is empty, also without a counter in it', () => {
    expect(waits([1, 1], came(100, 30), came(110, 5))).toEqual([{}, { 0: 1, 20: 1 }]);
    expect(waits([1, 0], came(70, 5))).toEqual([{}, { 50: 1 }]);
  });
});

/** Two Mondays of a lane: ten come in the first hour of each, twelve in the second, and each takes ten minutes on average. */
const counted: Statistics = {
  ...noStatistics,
  days: [MONDAY],
  lanes: {
    main: {
      ...{ open: 480, booked: 0, served: 440, visits: 44, online: 0, bookedOnline: 0, unusedShort: 0 },
      demand: { '1-08': 20, '1-09': 24 },
      hours: { '1-08': 2, '1-09': 2, '1-10': 2 },
    },
  },
  detail: {
    days: 1,
    appointment: { wait: {}, toCounter: {}, service: { 5: 30 } },
    walkIn: { wait: {}, toCounter: { 1: 20, 3: 20 }, service: { 15: 10 } },
    pickUp: { wait: {}, toCounter: {}, service: {} },
    waitsByHour: {},
    counters: {},
    booked: { online: 0, staff: 0, import: 0, kiosk: 0 },
    leadDays: {},
  },
};
const figuresOf = (day: Statistics) => figuresIn(new Map([[MONDAY, day]]), { from: MONDAY, until: MONDAY });
const figures = figuresOf(counted);
/** The lane opens at half past eight, with a second counter from nine on. */
const SET = hoursAsSet(
  open({ from: '08:30', to: '11:00', main: 1 }, { from: '09:00', to: '10:00', main: 2 }),
  'main',
  MONDAY,
  '1',
);

describe('[S2.2] a weekday as it was counted', () => {
  it('has the part of each hour in which the lane is open, and its counters', () => {
    expect(SET).toEqual({
      '08': { from: 510, to: 540, counters: 1 },
      '09': { from: 540, to: 600, counters: 2 },
      '10': { from: 600, to: 660, counters: 1 },
    });
    const closed = open({ from: '08:30', to: '11:00', main: 1 });
    expect(hoursAsSet(closed, 'main', MONDAY, '2')).toEqual({});
  });

  it('has its visitors by hour, and times at the counter around the mean of the lane', () => {
    expect(plannableDays(figures, 'main')).toEqual(['1']);
    const day = plannedDay(figures, 'main', '1', SET)!;
    expect(day.hours).toEqual([
      { hour: '08', from: 510, to: 540, visits: 10 },
      { hour: '09', from: 540, to: 600, visits: 12 },
      { hour: '10', from: 600, to: 660, visits: 0 },
    ]);
    // 5 and 15 minutes are 7.5 on average, the lane takes 10; and two on the way.
    expect(day.takes.map(([minutes, times]) => [Math.round(minutes * 100) / 100, times])).toEqual([
      [8.67, 30],
      [22, 10],
    ]);
  });

  it('is not there where nothing was counted, or fewer than twenty visitors', () => {
    expect(plannableDays(figures, 'short')).toEqual([]);
    expect(plannedDay(figures, 'short', '1', SET)).toBeNull();
    expect(plannedDay(figures, 'main', '2', SET)).toBeNull();
    const few = { ...counted, lanes: { main: { ...counted.lanes['main']!, demand: { '1-08': 19 } } } };
    expect(plannableDays(figuresOf(few), 'main')).toEqual([]);
  });

  it('takes the mean alone for figures from before times were counted', () => {
    const { detail: _detail, ...old } = counted;
    expect(plannedDay(figuresOf(old), 'main', '1', SET)!.takes).toEqual([[10, 1]]);
  });
});

const day: PlannedDay = plannedDay(figures, 'main', '1', SET)!;
const MOST = 12;
const late = (plan: CounterPlan, target: number) =>
  planner(day)(plan).filter(({ ninetieth }) => (ninetieth ?? 0) > target);

describe('[S2.2] plans', () => {
  it('have no wait with many counters, and no figure for an hour without visitors', () => {
    expect(planner(day)({ '08': 40, '09': 40, '10': 40 })).toEqual([
      { hour: '08', median: 0, ninetieth: 0 },
      { hour: '09', median: 0, ninetieth: 0 },
      { hour: '10', median: null, ninetieth: null },
    ]);
  });

  it('answer the same each time, and more counters never mean a longer wait', () => {
    const wait = planner(day);
    const one = wait({ '08': 2, '09': 2, '10': 2 });
    expect(planner(day)({ '08': 2, '09': 2, '10': 2 })).toEqual(one);
    const more = wait({ '08': 3, '09': 3, '10': 3 });
    for (const [i, { median, ninetieth }] of more.entries()) {
      expect(median ?? 0).toBeLessThanOrEqual(one[i]!.median ?? 0);
      expect(ninetieth ?? 0).toBeLessThanOrEqual(one[i]!.ninetieth ?? 0);
    }
    expect(one[1]!.ninetieth).toBeGreaterThan(more[1]!.ninetieth!);
  });

  it.each([0, 5, 15, 30])('for a wait of at most %d minutes has no counter too many', (target) => {
    const plan = planFor(day, target, MOST);
    expect(late(plan, target)).toEqual([]);
    for (const [hour, counters] of Object.entries(plan))
      if (counters > 1) expect(late({ ...plan, [hour]: counters - 1 }, target)).not.toEqual([]);
  });

  it('serve before a break who came before it', () => {
    const hours = [
      { hour: '11', from: 660, to: 720, visits: 12 },
      { hour: '14', from: 840, to: 900, visits: 12 },
    ];
    const [noon] = planner({ ...day, hours })({ '11': 2, '14': 2 });
    expect(noon!.ninetieth).toBeLessThan(60);
  });

  it('count half an hour as half', () => {
    expect(counterHours(day, { '08': 2, '09': 3, '10': 0 })).toBe(4);
  });

  it('leave the other hours lean where one cannot be helped', () => {
    const hours = [
      { hour: '08', from: 480, to: 540, visits: 60 },
      { hour: '14', from: 840, to: 900, visits: 1 },
    ];
    expect(planFor({ ...day, hours }, 15, 4)).toEqual({ '08': 4, '14': 1 });
  });

  it('has all counters where they are too few, and none where the lane has none', () => {
    expect(planFor(day, 0, 2)).toMatchObject({ '08': 2, '09': 2 });
    expect(planFor(day, 15, 0)).toEqual({ '08': 0, '09': 0, '10': 0 });
  });
});
