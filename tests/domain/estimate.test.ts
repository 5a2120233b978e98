/** How long it takes: lines in which chance has no part come out exactly, all others in a range that holds. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { observeTimes, openCounters } from '../../src/lib/domain/queue/counters.ts';
import type { InLine, ObservedTimes, OpenCounter } from '../../src/lib/domain/queue/counters.ts';
import { estimateErrors, estimateWaits, laneWaits, seeded } from '../../src/lib/domain/queue/estimate.ts';
import type { Expected, WaitRange } from '../../src/lib/domain/queue/estimate.ts';
import type { LaneId } from '../../src/lib/domain/ids.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import {
  anAppointment,
  anOffice,
  aTicket,
  at,
  choose,
  visitStep,
  lane,
  MONDAY,
  service,
  visit,
} from '../support/build/index.ts';

const NOW = at('09:00');
const MAIN = lane('main');
const SHORT = lane('short');
/** Everything takes as long as planned. */
const AS_PLANNED: ObservedTimes = { byService: new Map(), all: Array.from({ length: 20 }, () => 1) };

const guest = (name: string, minutes: number, where: LaneId = MAIN): { visit: InLine } => ({
  visit: { id: visit(name), lane: where, minutes, services: [choose('passport')] },
});
const free = (inMinutes = 0, lanes = [MAIN]): OpenCounter => ({ lanes, freeAt: NOW + inMinutes * MINUTE_MS });
const waits = (
  line: { visit: InLine }[],
  counters: OpenCounter[],
  observed = AS_PLANNED,
  expected: Expected[] = [],
): (WaitRange | undefined)[] => {
  const found = estimateWaits(line, counters, observed, NOW, seeded(1), expected);
  return line.map(({ visit: v }) => found.get(v.id));
};
const exactly = (...minutes: number[]): WaitRange[] => minutes.map((m) => ({ from: m, to: m }));

it('[Q8, P6] who waits beyond a day of work is played through no more', () => {
  let drawn = 0;
  const chance = (): number => {
    drawn++;
    return 0.5;
  };
  const play = (count: number): (WaitRange | undefined)[] => {
    drawn = 0;
    const line = Array.from({ length: count }, (_, i) => guest(`guest-${i}`, 60));
    const found = estimateWaits(line, [free()], AS_PLANNED, NOW, chance);
    return line.map(({ visit: v }) => found.get(v.id));
  };
  const day = 24 * 60;
  expect(play(30).slice(-3)).toEqual(exactly(day, day, day));
  const enough = drawn;
  expect(play(500).at(-1)).toEqual({ from: day, to: day });
  expect(drawn).toBe(enough);
});

describe('a line in which everything takes as long as planned', () => {
  it.each<[what: string, line: [number, LaneId?][], counters: OpenCounter[], expected: number[]]>([
    ['one counter', [[10], [20], [5]], [free()], [0, 10, 30]],
    ['a counter that is busy for a while', [[10], [20]], [free(7)], [7, 17]],
    ['two counters', [[10], [20], [5], [5]], [free(), free()], [0, 0, 10, 15]],
    ['two, of which one is soon free', [[10], [10], [10]], [free(), free(4)], [0, 4, 10]],
    [
      'a lane that only one of them serves',
      [[10], [5, SHORT], [5, SHORT]],
      [free(), free(0, [MAIN, SHORT])],
      [0, 0, 5],
    ],
  ])('[Q8] %s', (_what, line, counters, expected) => {
    const guests = line.map(([minutes, where], i) => guest(`guest-${i}`, minutes, where));
    expect(waits(guests, counters)).toEqual(exactly(...expected));
  });

  it('[Q8, Q2] whose appointment is near and who is here goes ahead when the time has come', () => {
    const soon = { ...guest('booked', 15), due: NOW + 10 * MINUTE_MS, isHere: true };
    expect(waits([guest('a', 20), guest('b', 10)], [free()], AS_PLANNED, [soon])).toEqual(exactly(0, 35));
    const later = { ...soon, due: NOW + 90 * MINUTE_MS };
    expect(waits([guest('a', 20), guest('b', 10)], [free()], AS_PLANNED, [later])).toEqual(exactly(0, 20));
    // One in eight of those who are still to come does not: four of five are told to wait for them.
    const toCome = { ...soon, isHere: false };
    expect(waits([guest('a', 20), guest('b', 10)], [free()], AS_PLANNED, [toCome])).toEqual([
      { from: 0, to: 0 },
      { from: 20, to: 35 },
    ]);
  });

  it('[Q8] a visitor whom no open counter serves is told no wait', () => {
    expect(waits([guest('a', 10), guest('b', 5, SHORT)], [free()])).toEqual([{ from: 0, to: 0 }, undefined]);
    expect(waits([guest('a', 10)], [])).toEqual([undefined]);
  });

  it('[Q8] a wait is never negative, and never longer than a day', () => {
    expect(waits([guest('a', 10)], [free(-60)])).toEqual(exactly(0));
    const endless = waits(
      Array.from({ length: 100 }, (_, i) => guest(`g${i}`, 480)),
      [free()],
    );
    expect(endless.at(-1)!.to).toBeLessThanOrEqual(24 * 60);
  });
});

describe('a line in which durations differ', () => {
  const line = Array.from({ length: 12 }, (_, i) => guest(`guest-${i}`, 10));
  const spread: ObservedTimes = { byService: new Map(), all: [0.5, 0.75, 1, 1.25, 1.5] };

  it('[Q8] the range holds what a line as planned gives, and widens with the line', () => {
    const ranges = waits(line, [free()], spread);
    ranges.forEach((range, i) => {
      expect(range!.from).toBeLessThanOrEqual(10 * i);
      expect(range!.to).toBeGreaterThanOrEqual(10 * i);
    });
    const widths = ranges.map((r) => r!.to - r!.from);
    expect(widths[0]).toBe(0);
    expect(widths.at(-1)!).toBeGreaterThan(widths[1]!);
  });

  it('[Q8] from what this service needed, once it was observed often enough', () => {
    const slow = new Map([[service('passport'), [2, 2, 2, 2, 2]]]);
    expect(waits(line.slice(0, 3), [free()], { ...AS_PLANNED, byService: slow })).toEqual(exactly(0, 20, 40));
    const seldom = new Map([[service('passport'), [2, 2, 2, 2]]]);
    expect(waits(line.slice(0, 3), [free()], { ...AS_PLANNED, byService: seldom })).toEqual(
      exactly(0, 10, 20),
    );
  });

  it('[Q8] the same day gives the same estimate on every device', () => {
    expect(waits(line, [free(), free(3)], spread)).toEqual(waits(line, [free(), free(3)], spread));
  });
});

const office = anOffice();
let n = 0;
const number = (): string => `A${String(++n % 600).padStart(3, '0')}`;
const served = (name: string, where: string, start: string, end: string | null, minutes = 10): DayEvent[] => [
  aTicket({ id: visit(name), at: at('08:00'), minutes, number: number() }),
  visitStep('called', { of: visit(name), at: at(start), counter: where }),
  visitStep('started', { of: visit(name), at: at(start), counter: where }),
  ...(end === null ? [] : [visitStep('finished', { of: visit(name), at: at(end), counter: where })]),
];
const theDay = (...events: DayEvent[][]): Day => foldDay(MONDAY, events.flat());
const open = (day: Day): [string, number][] => {
  const ids = new Map(office.counters.map((c) => [c.lanes, c.id]));
  return openCounters(office, day, AS_PLANNED, NOW).map(({ lanes, freeAt }) => [
    ids.get(lanes as never)!,
    (freeAt - NOW) / MINUTE_MS,
  ]);
};

describe('the counters that work', () => {
  it.each<[what: string, events: DayEvent[][], expected: [string, number][]]>([
    ['one is free that had a visitor until lately', [served('a', 'c1', '08:30', '08:45')], [['c1', 0]]],
    [
      'one is closed that had no visitor for half an hour',
      [served('b', 'c1', '08:00', '08:30'), served('b2', 'c2', '08:55', null)],
      [['c2', 5]],
    ],
    [
      'one is on a break that does not call although people wait',
      [
        served('g', 'c1', '08:30', '08:45'),
        [aTicket({ id: visit('waits'), at: at('08:40'), number: 'A700' })],
      ],
      [['c1', 15]],
    ],
    [
      'one is free of which people have only begun to wait',
      [
        served('h', 'c1', '08:30', '08:45'),
        [aTicket({ id: visit('waits'), at: at('08:57'), number: 'A700' })],
      ],
      [['c1', 0]],
    ],
    ['one is busy until its visitor is done', [served('c', 'c2', '08:55', null)], [['c2', 5]]],
    ['one whose visitor takes longer is free any minute', [served('d', 'c2', '08:30', null)], [['c2', 1]]],
    [
      'each by its own visitors',
      [served('e', 'c1', '08:30', '08:45'), served('f', 'c3', '08:58', null)],
      [
        ['c1', 0],
        ['c3', 8],
      ],
    ],
  ])('[Q8] %s', (_what, events, expected) => {
    expect(open(theDay(...events))).toEqual(expected);
  });

  it('[Q8] a visitor who would come now waits for all who are there, in each lane that is served', () => {
    const day = theDay(
      served('now', 'c1', '08:55', null),
      [aTicket({ id: visit('next'), at: at('08:50'), number: number(), minutes: 20 })],
      // Observed often enough, so that chance has no part.
      ...['08:10', '08:15', '08:20', '08:25', '08:30', '08:35'].map((start, i) =>
        served(
          `done-${i}`,
          'c1',
          start,
          `${start.slice(0, 3)}${String(Number(start.slice(3)) + 5).padStart(2, '0')}`,
          5,
        ),
      ),
    );
    // Planned are 25, and a tenth on either side.
    expect(laneWaits(office, day, NOW)).toEqual(new Map([[MAIN, { from: 22, to: 28 }]]));
  });

  const four = Array.from({ length: 4 }, (_, i) => [
    aTicket({ id: visit(`early-${i}`), at: at('07:50') + i, number: number() }),
  ]);
  const frees = (time: string, ...events: DayEvent[][]): number[] =>
    openCounters(office, theDay(...events), AS_PLANNED, at(time)).map(
      (c) => (c.freeAt - at(time)) / MINUTE_MS,
    );

  it('[Q8] where no counter has called yet, those that are planned, from opening on', () => {
    expect(frees('07:55')).toEqual([5, 5, 5]);
    expect(frees('08:00')).toEqual([0, 0, 0]);
    expect(frees('12:00')).toEqual([0, 0, 0]);
    expect(frees('16:00')).toEqual([]);
    const wait = laneWaits(office, theDay(...four), at('07:55')).get(MAIN)!;
    expect(wait.to).toBeGreaterThanOrEqual(10);
    // One that was the first to call is not the only one.
    expect(frees('08:05', served('first', 'c2', '08:02', null))).toEqual([7, 0, 0]);
    expect(frees('08:15', served('first', 'c2', '08:10', null))).toEqual([5]);
  });

  it('[Q8] no counter is taken to work as planned once visitors have waited for a quarter of an hour', () => {
    expect(frees('08:14', ...four)).toEqual([0, 0, 0]);
    expect(frees('08:15', ...four)).toEqual([]);
    const late = [aTicket({ id: visit('late'), at: at('12:00'), number: 'A700' })];
    expect(frees('12:14', late)).toEqual([0, 0, 0]);
    expect(frees('12:15', late)).toEqual([]);
    expect(laneWaits(office, theDay(late), at('12:15'))).toEqual(new Map());
    expect(frees('12:16', late, served('called', 'c2', '12:15', null))).toEqual([9]);
  });

  it('[Q8] where windows overlap, every lane is told its wait, and the greater number counts', () => {
    const weekdays = ['mon'] as const;
    const lanes = (of: Record<string, number>) =>
      Object.fromEntries(
        Object.entries(of).map(([id, counters]) => [id, { counters, online: 0, sameDay: 0 }]),
      );
    const overlapping = anOffice({
      windows: [
        { weekdays: [...weekdays], from: '08:00', to: '12:00', lanes: lanes({ main: 1 }) },
        { weekdays: [...weekdays], from: '08:30', to: '16:00', lanes: lanes({ short: 1, main: 2 }) },
      ],
    });
    const waits = (time: string) => laneWaits(overlapping, theDay(), at(time));
    expect([...waits('09:00').keys()]).toEqual(['main', 'short']);
    // Before its own window the other lane waits for that.
    expect(waits('08:10').get(lane('short'))!.from).toBeGreaterThanOrEqual(15);
    expect(waits('08:10').get(lane('main'))!.from).toBe(0);
    const counters = (time: string) => openCounters(overlapping, theDay(), AS_PLANNED, at(time)).length;
    expect([counters('08:10'), counters('09:00'), counters('13:00')]).toEqual([2, 3, 3]);
    expect([...laneWaits(overlapping, theDay(), at('15:59')).keys()]).toEqual(['main', 'short']);
    expect([...laneWaits(overlapping, theDay(), at('16:00')).keys()]).toEqual([]);
  });

  it('[Q8] does not depend on what was heard of first', () => {
    const events = [
      ...four,
      ...['08:10', '08:15', '08:21', '08:28', '08:36', '08:45'].map((start, i) =>
        served(`d${i}`, `c${(i % 3) + 1}`, start, `08:${50 + i}`, 10),
      ),
    ].flat();
    const told = (given: readonly DayEvent[]): unknown => [...laneWaits(office, foldDay(MONDAY, given), NOW)];
    for (const order of [events.toReversed(), [...events.slice(9), ...events.slice(0, 9)]])
      expect(told(order)).toEqual(told(events));
  });

  it('[S1, Q8] of a service that began elsewhere only the last one is observed', () => {
    const of = visit('anna');
    const day = theDay([
      aTicket({ id: of, at: at('08:00'), minutes: 10, number: number() }),
      visitStep('called', { of, at: at('08:00'), id: 'o1' }),
      visitStep('started', { of, at: at('08:01'), id: 'o2' }),
      visitStep('parked', { of, at: at('08:02'), id: 'o3' }),
      visitStep('resumed', { of, at: at('08:12'), id: 'o4' }),
      visitStep('transferred', { of, at: at('08:15'), id: 'o5', lane: 'short' }),
      visitStep('started', { of, at: at('09:00'), counter: 'c3', id: 'o6' }),
      visitStep('finished', { of, at: at('09:10'), counter: 'c3', id: 'o7' }),
    ]);
    expect(day.visits.get(of)).toMatchObject({ parkedFor: 0, parkedAt: null, calledAt: null });
    expect(observeTimes(day.visits.values()).all).toEqual([1]);
  });
});

describe('measured against what happened', () => {
  const told = (taken: string, called: string | null, from: number, to: number): DayEvent[] => {
    const id = visit(`told-${++n}`);
    const ticket = aTicket({ id, at: at(taken), number: number(), told: { from, to } });
    return called === null ? [ticket] : [ticket, visitStep('called', { of: id, at: at(called) })];
  };

  it.each<[what: string, events: DayEvent[], errors: number[]]>([
    ['within the range', told('08:00', '08:15', 10, 20), [0]],
    ['on its edges', [...told('08:00', '08:10', 10, 20), ...told('08:00', '08:20', 10, 20)], [0, 0]],
    ['too early', told('08:00', '08:04', 10, 20), [6]],
    ['too late', told('08:00', '08:33', 10, 20), [13]],
    ['not called yet', told('08:00', null, 10, 20), []],
    ['told nothing', [aTicket({ number: 'A599' }), anAppointment()], []],
  ])('[Q8] %s', (_what, events, errors) => {
    expect(estimateErrors(theDay(events))).toEqual(errors);
  });

  it('[Q8] what took how long is observed by service, without the time in which a visitor was parked', () => {
    const parked = [
      aTicket({ id: visit('parked'), number: 'A598', minutes: 10 }),
      visitStep('started', { of: visit('parked'), at: at('08:40') }),
      visitStep('parked', { of: visit('parked'), at: at('08:45') }),
      visitStep('resumed', { of: visit('parked'), at: at('09:45') }),
      visitStep('finished', { of: visit('parked'), at: at('09:50') }),
    ];
    const settled = [
      ...served('left', 'c2', '09:00', null),
      visitStep('settled', { of: visit('left'), at: at('23:59') }),
    ];
    const day = theDay(parked, settled, served('quick', 'c1', '08:00', '08:05'));
    const { byService, all } = observeTimes(day.visits.values());
    expect([...all].sort()).toEqual([0.5, 1]);
    expect([...byService.keys()]).toEqual(['passport']);
  });
});
