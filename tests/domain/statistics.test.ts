/** A day counted by hand, days added up, and what is suggested from them. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import {
  addStatistics,
  countDay,
  noStatistics,
  statistics,
} from '../../src/lib/domain/statistics/statistics.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import {
  suggestByHour,
  suggestCounters,
  suggestMinutes,
  visitsAnHour,
} from '../../src/lib/domain/statistics/suggest.ts';
import { addBySchema, counts, percentile } from '../../src/lib/domain/statistics/tally.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { anOffice, aTicket, at, choose, lane, MONDAY, visit } from '../support/build/index.ts';
import { appointment, open, served, tell, ticket } from './a-counted-day.ts';

/** Two hours on a Monday: two counters in the main lane, one of them online; one counter for what is short. */
const office = anOffice({
  windows: [
    {
      weekdays: ['mon'],
      from: '08:00',
      to: '10:00',
      lanes: {
        main: { counters: 2, online: 1, sameDay: 1 },
        short: { counters: 1, online: 0 },
      },
    },
  ],
});

const day = foldDay(MONDAY, [
  // Came at 7:55 for 8:00, called at 8:02, served 8:03–8:15: waited 2, took 12 of 15.
  appointment('anna', '08:00'),
  tell('checked-in', 'anna', '07:55'),
  ...served('anna', '08:02', '08:03', '08:15'),
  // Came at 8:20 for 8:15, called at 8:21, served to 8:41 with a break of 5: waited 1, took 15 of 15.
  appointment('bert', '08:15'),
  tell('checked-in', 'bert', '08:20'),
  tell('called', 'bert', '08:21'),
  tell('started', 'bert', '08:21'),
  tell('parked', 'bert', '08:30'),
  tell('resumed', 'bert', '08:35'),
  tell('finished', 'bert', '08:41'),
  // Two services at staff's own booking, called a little before the time: waited 0, took 28 of 15 and 20.
  appointment('cora', '09:00', 35, { channel: 'staff', services: [choose('id-card'), choose('passport')] }),
  tell('checked-in', 'cora', '08:50'),
  ...served('cora', '08:58', '08:59', '09:27'),
  // Never confirmed, did not come, cancelled, moved away.
  appointment('dora', '09:00', 15, { activateBy: at('07:00') }),
  tell('unconfirmed', 'dora', '07:00'),
  appointment('emil', '09:35'),
  tell('lapsed', 'emil', '09:40'),
  appointment('finn', '09:15'),
  tell('cancelled', 'finn', '07:30'),
  appointment('gina', '09:20'),
  tell('moved', 'gina', '07:40', { movedTo: visit('elsewhere') }),
  // Confirmed by the link and did not come all the same.
  appointment('hugo', '09:50', 10, { activateBy: at('07:00') }),
  tell('activated', 'hugo', '06:30'),
  tell('lapsed', 'hugo', '09:55'),
  // Walk-ins: 8:05, called 8:30 (told 10 to 20), served 20; 8:40, gone when called; 9:10, settled while served.
  ticket('ines', '08:05', { told: { from: 10, to: 20 } }),
  ...served('ines', '08:30', '08:30', '08:50', 'c2'),
  ticket('jens', '08:40'),
  tell('called', 'jens', '08:52'),
  tell('missed', 'jens', '08:55'),
  ticket('kira', '09:10'),
  tell('started', 'kira', '09:45', { counter: 'c2' }),
  tell('settled', 'kira', '23:59'),
  // 9:25, no clerk had time for them; 9:26, was gone, came back and then waited in vain: were here, and not served.
  ticket('lars', '09:25'),
  tell('settled', 'lars', '23:59'),
  ticket('mona', '09:26'),
  tell('called', 'mona', '09:30'),
  tell('missed', 'mona', '09:33'),
  tell('returned', 'mona', '09:40'),
  tell('settled', 'mona', '23:59'),
  // 9:27, called just before closing, and no outcome was noted.
  ticket('nora', '09:27'),
  tell('called', 'nora', '09:58', { counter: 'c3' }),
  tell('settled', 'nora', '23:59'),
  // In the short lane, 8:10, called at 8:10, took 4 of 5.
  ticket('lena', '08:10', { lane: lane('short'), minutes: 5, services: [choose('pick-up')] }),
  ...served('lena', '08:10', '08:10', '08:14', 'c3'),
]);
const counted = countDay(office, day);

describe('a day', () => {
  it('[S1.2, S1.4] counted by hand: who came, who did not, and how long they waited', () => {
    expect(statistics.parse(counted)).toEqual(counted);
    expect(counted).toMatchObject({
      days: [MONDAY],
      appointments: 8,
      tickets: 7,
      // Anna, Bert, Cora, Ines, Kira by the settling, Lena.
      finished: 6,
      // Finn; Gina has moved.
      cancelled: 1,
      moved: 1,
      unconfirmed: 1,
      noShows: 2,
      // Jens and Nora; Lars and Mona.
      missed: 2,
      unserved: 2,
      // Anna 2, Bert 1, Cora 0, Ines 25, Jens 12, Kira 35, Lena 0, Mona 4, Nora 31.
      waits: { 0: 2, 1: 1, 2: 1, 4: 1, 12: 1, 25: 1, 31: 1, 35: 1 },
      // Ines was told at most 20.
      estimateErrors: { 5: 1 },
    });
  });

  it('[S1.1] demand by weekday and hour, when they came and not when they were due', () => {
    expect(counted.arrivals).toEqual({ '1-07': 1, '1-08': 5, '1-09': 4 });
  });

  it('[S1.3] service time planned and observed, of single services apart; what the settling ended is none', () => {
    expect(counted.services).toEqual({
      // Cora's 28 minutes count 15/35 and 20/35.
      'id-card': {
        visits: 3,
        planned: 15 + 15 + 15,
        observed: 12 + 15 + 12,
        times: { 12: 1, 15: 1 },
        rendered: 0,
      },
      passport: { visits: 2, planned: 20 + 20, observed: 16 + 20, times: { 20: 1 }, rendered: 0 },
      'pick-up': { visits: 1, planned: 5, observed: 4, times: { 4: 1 }, rendered: 0 },
    });
  });

  it('[S1.5] use of each lane and of the online share', () => {
    const { main, short } = counted.lanes;
    expect(main).toMatchObject({
      open: 2 * 120,
      // Anna, Bert and Cora; who lapsed or gave up holds no place.
      booked: 15 + 15 + 35,
      served: 12 + 15 + 28 + 20,
      visits: 4,
      online: 2 * 120,
      bookedOnline: 15 + 15,
    });
    expect(short).toEqual({
      open: 120,
      booked: 0,
      served: 4,
      visits: 1,
      online: 0,
      bookedOnline: 0,
      unusedShort: 0,
      demand: { '1-08': 1 },
      hours: { '1-08': 1, '1-09': 1 },
    });
  });

  it('[S1, S2] figures from before these were counted are read as zero', () => {
    const old: Record<string, unknown> = structuredClone(counted);
    delete old['moved'];
    delete old['unserved'];
    for (const lane of Object.values(old['lanes'] as Record<string, Record<string, unknown>>))
      for (const key of ['visits', 'demand', 'hours']) delete lane[key];
    expect(statistics.parse(old)).toMatchObject({
      moved: 0,
      unserved: 0,
      lanes: { main: { visits: 0, demand: {}, hours: {} } },
    });
  });

  it('[S1, P3.1] nothing in it leads back to a person, and a closed day counts as nothing', () => {
    expect(JSON.stringify(counted)).not.toMatch(/anna|bert|A6\d\d|\d{6}/);
    const { detail, variants, ...closed } = countDay(office, foldDay(addDays(MONDAY, 1), []));
    expect({ ...closed, days: [], lanes: {} }).toEqual(noStatistics);
    expect(variants).toEqual({ days: 1, ways: {} });
    expect(detail).toMatchObject({ days: 1, waitsByHour: {}, counters: {}, leadDays: {} });
    for (const l of Object.values(closed.lanes))
      expect(Object.values(l).every((v) => v === 0 || Object.keys(v).length === 0)).toBe(true);
  });
});

describe('several days', () => {
  const other = countDay(
    office,
    foldDay(addDays(MONDAY, 7), [
      aTicket({ id: visit('moni'), at: at('08:00', addDays(MONDAY, 7)), number: 'A001' }),
    ]),
  );

  it('[S1] add up, whichever is added first', () => {
    const both = addStatistics(counted, other);
    expect(both).toEqual(addStatistics(other, counted));
    expect(both).toMatchObject({
      days: [MONDAY, addDays(MONDAY, 7)],
      tickets: 8,
      appointments: 8,
      arrivals: { '1-08': 6 },
      lanes: { main: { open: 480, served: 75, visits: 4, demand: { '1-08': 5 }, hours: { '1-08': 2 } } },
      moved: 1,
      unserved: 2,
    });
    expect(addStatistics(noStatistics, counted)).toEqual(counted);
    expect(statistics.parse(both)).toEqual(both);
  });

  it('[S1] add up in every field of their schema, at any depth', () => {
    const schema = z.strictObject({
      newCount: z._default(z.int(), 0),
      byName: z.record(z.string(), z.strictObject({ minutes: z.number(), times: counts })),
    });
    const one = { newCount: 1, byName: { a: { minutes: 1.5, times: { 7: 1 } } } };
    const two = {
      newCount: 2,
      byName: { a: { minutes: 2, times: { 7: 1, 9: 1 } }, b: { minutes: 3, times: {} } },
    };
    expect(addBySchema(schema, [one, two])).toEqual({
      newCount: 3,
      byName: { a: { minutes: 3.5, times: { 7: 2, 9: 1 } }, b: { minutes: 3, times: {} } },
    });
    expect(() => addBySchema(z.string(), ['one', 'two'])).toThrow(TypeError);
  });

  it('[S1] none of them is changed by adding', () => {
    const before = structuredClone(counted);
    addStatistics(counted, other);
    expect(counted).toEqual(before);
  });

  it.each<[share: number, value: number | null, counts: Record<string, number>]>([
    [0.5, null, {}],
    [0.5, 7, { 7: 1 }],
    [0.5, 2, { 1: 1, 2: 1, 3: 1 }],
    [0.9, 3, { 1: 1, 2: 1, 3: 1 }],
    [0.9, 10, { 1: 80, 10: 15, 100: 5 }],
    [0.5, 9, { 10: 1, 9: 2, 100: 1 }],
    [1, 100, { 10: 1, 9: 2, 100: 1 }],
  ])('[S1.2] %d of all stay at or below %s in %j', (share, value, counts) => {
    expect(percentile(counts, share)).toBe(value);
  });
});

describe('suggestions', () => {
  const hour = (name: string) =>
    foldDay(
      MONDAY,
      ['08:00', '08:20', '08:40'].flatMap((time, i) => [
        ticket(`${name}-${i}`, time),
        ...served(`${name}-${i}`, time, time, time.replace(/\d$/, '') + '9'),
      ]),
    );
  const service = (times: Record<string, number>): Statistics['services'][string] => ({
    visits: 0,
    rendered: 0,
    planned: 0,
    observed: 0,
    times,
  });

  it.each([
    ['too few to say', { 10: 19 }, null],
    ['as planned', { 10: 20 }, 10],
    ['what three of four stay within, on the grid', { 8: 15, 12: 4, 40: 1 }, 10],
    ['more than the grid', { 11: 30, 12: 10 }, 15],
    ['never nothing', { 0: 40 }, 5],
  ])('[S2.1] a duration: %s', (_what, times, expected) => {
    expect(suggestMinutes(service(times))).toBe(expected);
  });

  it.each([
    // No visitor comes; one an hour for ten minutes is alone almost always.
    [0, 10, 5, 0],
    [1, 10, 5, 1],
    // Erlang C: 30 an hour for 10 minutes are 5 counters' work; with 6 one waits 5.88 minutes, with 7 1.62.
    [30, 10, 6, 6],
    [30, 10, 5, 7],
    [30, 10, 1.63, 7],
    [30, 10, 1.6, 8],
  ])(
    '[S2.1] %d an hour for %d minutes each, waiting at most %d: %d counters',
    (visits, minutes, target, counters) => {
      expect(suggestCounters(visits, minutes, target)).toBe(counters);
    },
  );

  it('[S1, S2] counters by hour follow from the figures of several days', () => {
    // Two Mondays, on each of them three from 8 to 9, nine minutes each.
    const { main } = addStatistics(
      countDay(open({ from: '08:00', to: '10:00', main: 2 }), hour('early')),
      countDay(open({ from: '08:00', to: '10:00', main: 2 }), hour('again')),
    ).lanes;
    expect(visitsAnHour(main!)).toEqual({ '1-08': 3, '1-09': 0 });
    // Three an hour for nine minutes use 0.45 of a counter: there one waits 0.45 / 0.55 · 9 = 7.4 minutes.
    expect(suggestByHour(main!, 8)).toEqual({ '1-08': 1, '1-09': 0 });
    expect(suggestByHour(main!, 7)).toEqual({ '1-08': 2, '1-09': 0 });
    expect(suggestByHour({ ...main!, served: 0, visits: 0 }, 5)).toBeNull();
  });

  it('[S2.1] ends also where no visitor may wait at all, or where no number was given', () => {
    expect(suggestCounters(30, 10, 0)).toBeGreaterThan(20);
    expect(suggestCounters(30, 10, -1)).toBe(suggestCounters(30, 10, 0));
    expect(suggestCounters(30, 10, Number.NaN)).toBe(6);
  });
});
