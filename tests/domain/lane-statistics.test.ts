/** The use of counters, counted by hand: what is open, demand, and short intervals that stay unused. */
import { describe, expect, it } from 'vitest';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { DayEvent } from '../../src/lib/domain/day/day.ts';
import type { LaneStatistics } from '../../src/lib/domain/statistics/lane-statistics.ts';
import { countDay } from '../../src/lib/domain/statistics/statistics.ts';
import { anOffice, at, choose, MONDAY } from '../support/build/index.ts';
import { appointment, open, served, tell, ticket } from './a-counted-day.ts';
import type { Open } from './a-counted-day.ts';

const main = (windows: readonly Open[], ...events: readonly DayEvent[]): LaneStatistics =>
  countDay(open(...windows), foldDay(MONDAY, events)).lanes['main']!;

describe('the use of a lane', () => {
  it.each<[what: string, starts: [string, number][], gaps: number]>([
    ['nothing booked', [], 0],
    ['all day in one', [['08:00', 120]], 0],
    [
      'ten minutes between two',
      [
        ['08:00', 15],
        ['08:25', 95],
      ],
      1,
    ],
    ['five minutes at the end', [['08:00', 115]], 1],
    [
      'eleven minutes are no short interval',
      [
        ['08:00', 14],
        ['08:25', 95],
      ],
      0,
    ],
    [
      'five minutes before, between and after',
      [
        ['08:05', 25],
        ['08:35', 80],
      ],
      3,
    ],
  ])('[S1.6] short intervals that no visitor could use: %s', (_what, starts, gaps) => {
    const one = anOffice({
      windows: [
        { weekdays: ['mon'], from: '08:00', to: '10:00', lanes: { main: { counters: 1, online: 1 } } },
      ],
    });
    const events = starts.map(([start, minutes], i) => appointment(`gap-${i}`, start, minutes));
    expect(countDay(one, foldDay(MONDAY, events)).lanes['main']!.unusedShort).toBe(gaps);
  });

  it.each<[what: string, called: [string, number][], gaps: number]>([
    ['no visitor', [], 2],
    ['one in one of them', [['08:15', 8]], 1],
    [
      'one in each',
      [
        ['08:17', 5],
        ['09:00', 4],
      ],
      0,
    ],
    [
      'two in one and the same',
      [
        ['08:15', 3],
        ['08:20', 3],
      ],
      1,
    ],
    ['one at the first moment after it', [['08:25', 8]], 2],
    ['one in the long stretch, which is none', [['09:30', 8]], 2],
  ])(
    '[S1.6] a short interval in which a visitor without an appointment is called is used: %s',
    (_what, called, gaps) => {
      // One counter: 8:15 to 8:25 and 9:00 to 9:05 are short, 9:20 to 10:00 is long.
      const events = [
        appointment('first', '08:00', 15),
        appointment('second', '08:25', 35),
        appointment('third', '09:05', 15),
        ...called.flatMap(([start, minutes], i) => [
          ticket(`walk-${i}`, '08:00'),
          ...served(
            `walk-${i}`,
            start,
            start,
            start.replace(/\d\d$/, (m) => String(Number(m) + minutes).padStart(2, '0')),
          ),
        ]),
      ];
      const one = open({ from: '08:00', to: '10:00', main: 1 });
      expect(countDay(one, foldDay(MONDAY, events)).lanes['main']!.unusedShort).toBe(gaps);
    },
  );

  it.each<[what: string, windows: Open[], open: number, online: number, hours: string[]]>([
    ['one', [{ from: '08:00', to: '10:00', main: 2 }], 240, 120, ['08', '09']],
    // Three from 9 to 10, two before and after: 2·60 + 3·60 + 2·60; of those online one, then two, then one.
    [
      'one within another',
      [
        { from: '08:00', to: '11:00', main: 2 },
        { from: '09:00', to: '10:00', main: 3, online: 2 },
      ],
      420,
      240,
      ['08', '09', '10'],
    ],
    [
      'the same twice',
      [
        { from: '08:00', to: '10:00', main: 2 },
        { from: '08:00', to: '10:00', main: 2 },
      ],
      240,
      120,
      ['08', '09'],
    ],
    [
      'two with a break',
      [
        { from: '08:00', to: '09:00', main: 1 },
        { from: '14:30', to: '15:30', main: 1 },
      ],
      120,
      120,
      ['08', '14', '15'],
    ],
  ])(
    '[S1.5, C5] open as the capacity counts it, windows that overlap once: %s',
    (_what, windows, minutes, online, hours) => {
      const { main } = countDay(open(...windows), foldDay(MONDAY, [])).lanes;
      expect(main).toMatchObject({
        open: minutes,
        online,
        hours: Object.fromEntries(hours.map((h) => [`1-${h}`, 1])),
        unusedShort: 0,
      });
      const slots = slotsOn(open(...windows), MONDAY, [], at('07:00'))!;
      const free = (cells: string): number => [...cells].reduce((all, n) => all + 5 * Number(n), 0);
      expect([free(slots.lanes['main']!.all), free(slots.lanes['main']!.released)]).toEqual([
        minutes,
        online,
      ]);
    },
  );

  it('[S1] a counter that opens for an hour only has its gaps in that hour', () => {
    // From 9 to 10 a second counter: 9:00 to 9:10 and 9:50 to 10:00 stay free there.
    const office = open({ from: '08:00', to: '11:00', main: 1 }, { from: '09:00', to: '10:00', main: 2 });
    const events = [appointment('all', '08:00', 180), appointment('second', '09:10', 40)];
    expect(countDay(office, foldDay(MONDAY, events)).lanes['main']!.unusedShort).toBe(2);
  });

  it('[S1.1] demand counts from when a visitor could be served: their time, the opening', () => {
    const office = open({ from: '08:00', to: '09:00', main: 1 }, { from: '14:00', to: '16:00', main: 1 });
    const events = [
      ticket('early', '07:10'),
      ticket('at-noon', '13:05'),
      ticket('too-late', '16:30'),
      appointment('before-its-time', '15:00'),
      tell('checked-in', 'before-its-time', '14:50'),
    ];
    expect(countDay(office, foldDay(MONDAY, events)).lanes['main']!.demand).toEqual({
      '1-08': 1,
      '1-14': 1,
      '1-15': 2,
    });
  });

  it('[S1.6] a visitor is called into an interval even if they only sit down after it; an appointment never is', () => {
    const gap = [appointment('first', '08:00', 15), appointment('second', '08:25', 95)];
    const window = [{ from: '08:00', to: '10:00', main: 1 }];
    const walkIn = [ticket('walk-in', '08:00'), ...served('walk-in', '08:24', '08:26', '08:30')];
    const early = [tell('checked-in', 'second', '08:10'), ...served('second', '08:16', '08:17', '08:30')];
    expect(main(window, ...gap, ...walkIn).unusedShort).toBe(0);
    expect(main(window, ...gap, ...early).unusedShort).toBe(1);
  });

  it('[S1] no visitor is dealt to a counter that has closed', () => {
    // The second counter closes at 9, five minutes after its only appointment.
    const windows = [
      { from: '08:00', to: '11:00', main: 1 },
      { from: '08:00', to: '09:00', main: 2 },
    ];
    const events = [
      appointment('first', '08:00', 30),
      appointment('second', '08:00', 55),
      appointment('third', '09:30'),
    ];
    expect(main(windows, ...events).unusedShort).toBe(1);
  });
});

describe('rounding', () => {
  const count = (...events: DayEvent[]) => countDay(anOffice(), foldDay(MONDAY, events));

  it.each([
    ['08:10:29', 10],
    ['08:10:30', 11],
    ['08:10:59', 11],
  ])('[S1.3] served from 8:00 to %s: %d minutes, to the nearest', (end, minutes) => {
    const { services, lanes } = count(ticket('anna', '07:50'), ...served('anna', '08:00', '08:00', end));
    expect(services['passport']!.times).toEqual({ [minutes]: 1 });
    expect(lanes['main']!.served).toBe(minutes);
  });

  it.each([
    ['08:02:01', 2],
    ['08:02:59', 2],
    ['08:03:00', 3],
  ])('[S1.2] came at 8:00 and called at %s: waited %d whole minutes', (called, minutes) => {
    expect(count(ticket('anna', '08:00'), tell('called', 'anna', called)).waits).toEqual({ [minutes]: 1 });
  });

  it.each([
    ['08:22:24', 2],
    ['08:22:36', 3],
  ])('[S1, Q8] told at most 20 minutes and called at %s: off by %d, to the nearest', (called, minutes) => {
    const told = ticket('anna', '08:00', { told: { from: 10, to: 20 } });
    expect(count(told, tell('called', 'anna', called)).estimateErrors).toEqual({ [minutes]: 1 });
  });

  it('[S1.3] a service of several persons tells nothing of one, and takes its planned share', () => {
    // Identity cards for two are 15 + 10, a passport 20: 45 planned, and 90 minutes needed.
    const services = [choose('id-card', 2), choose('passport')];
    const events = [
      ticket('family', '08:00', { services, minutes: 45 }),
      ...served('family', '08:00', '08:00', '09:30'),
      ticket('couple', '09:00', { services: [choose('id-card', 2)], minutes: 25 }),
      ...served('couple', '09:40', '09:40', '10:00'),
    ];
    expect(count(...events).services).toEqual({
      'id-card': { visits: 2, planned: 25 + 25, observed: 50 + 20, times: {}, rendered: 0 },
      passport: { visits: 1, planned: 20, observed: 40, times: {}, rendered: 0 },
    });
  });

  it('[S1.3] a service that the office does not have any more has an equal share where no other is known', () => {
    const services = [choose('gone'), choose('gone-too')];
    const events = [
      ticket('anna', '08:00', { services, minutes: 20 }),
      ...served('anna', '08:00', '08:00', '08:30'),
    ];
    expect(count(...events).services).toEqual({
      gone: { visits: 1, planned: 10, observed: 15, times: {}, rendered: 0 },
      'gone-too': { visits: 1, planned: 10, observed: 15, times: {}, rendered: 0 },
    });
  });
});
