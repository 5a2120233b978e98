/** A small day counted by hand: by kind of visit, by hour, by counter, by who booked; and a day that is not over. */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import { addStatistics, countDay, statistics } from '../../src/lib/domain/statistics/statistics.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { timesTable, visitsTable } from '../../src/lib/domain/statistics/report-visits.ts';
import { anOffice, anOfficeFile, at, choose, MONDAY, visit } from '../support/build/index.ts';
import { appointment, open, served, tell, ticket } from './a-counted-day.ts';

const office = open({ from: '08:00', to: '10:00', main: 2 });
const before = (days: number) => ({ at: at('12:00', addDays(MONDAY, -days)) });

const day = foldDay(MONDAY, [
  // Booked online 5 days ahead. Came 7:55 for 8:00, called 8:02 and again 8:04, served 8:05–8:15 at counter 1.
  appointment('anna', '08:00', 15, { channel: 'online', ...before(5) }),
  tell('checked-in', 'anna', '07:55'),
  tell('called', 'anna', '08:02'),
  tell('repeated', 'anna', '08:04'),
  tell('started', 'anna', '08:05'),
  tell('finished', 'anna', '08:15'),
  // Booked at the desk 2 days ahead; called 8:20 in vain, came back, called 8:40, served 8:41–8:50.
  appointment('bert', '08:15', 15, { channel: 'staff', ...before(2) }),
  tell('checked-in', 'bert', '08:10'),
  tell('called', 'bert', '08:20'),
  tell('missed', 'bert', '08:24'),
  tell('returned', 'bert', '08:30'),
  ...served('bert', '08:40', '08:41', '08:50'),
  // From another system; did not come. A lead time of its own it has none.
  appointment('cora', '08:30', 15, { channel: 'import', ...before(40) }),
  tell('lapsed', 'cora', '08:35'),
  // The next free interval; cancelled. Reserved and never confirmed; moved away: neither counts as booked.
  appointment('dora', '09:00', 15, { channel: 'kiosk' }),
  tell('cancelled', 'dora', '08:30'),
  appointment('emil', '09:00', 15, { channel: 'online', activateBy: at('07:00') }),
  tell('unconfirmed', 'emil', '07:00'),
  appointment('finn', '09:20', 15, { channel: 'online', ...before(9) }),
  tell('moved', 'finn', '07:40', { movedTo: visit('elsewhere') }),
  // Moved here: booked, and its lead time is not known.
  appointment('gina', '09:45', 15, {
    channel: 'online',
    ...before(1),
    movedFrom: { date: MONDAY, visit: visit('earlier') },
  }),
  // Walk-ins: waited 25, served 20 at counter 2; waited 8, begun without a call.
  ticket('hugo', '08:05'),
  ...served('hugo', '08:30', '08:32', '08:52', 'c2'),
  ticket('ines', '09:02'),
  tell('started', 'ines', '09:10', { counter: 'c2' }),
  tell('finished', 'ines', '09:14', { counter: 'c2' }),
]);
const counted = countDay(office, day);
const { detail, ...old } = counted;

describe('a day in detail', () => {
  it('[S1.2, S1.8] waits, the time from the call to the counter and service, by kind of visit', () => {
    expect(statistics.parse(counted)).toEqual(counted);
    // A repeat prolongs its call; a call in vain is another one.
    expect(detail).toMatchObject({
      days: 1,
      appointment: { wait: { 2: 1, 5: 1 }, toCounter: { 3: 1, 1: 1 }, service: { 10: 1, 9: 1 } },
      walkIn: { wait: { 25: 1, 8: 1 }, toCounter: { 2: 1 }, service: { 20: 1, 4: 1 } },
    });
  });

  it('[A9.3, S1.8] pick-ups are counted apart from both, and all together stay the same', () => {
    const services = anOfficeFile().services.map((s) => ({ ...s, pickUp: s.id === 'pick-up' }));
    const marked = anOffice({ services });
    const about = { services: [choose('pick-up')] };
    const withPickUps = foldDay(MONDAY, [
      appointment('jana', '08:00', 5, { channel: 'online', ...about }),
      tell('checked-in', 'jana', '07:58'),
      ...served('jana', '08:01', '08:02', '08:05'),
      ticket('kurt', '08:10', about),
      ...served('kurt', '08:10', '08:11', '08:13'),
      ticket('lena', '08:10'),
      ...served('lena', '08:20', '08:21', '08:41'),
    ]);
    const apart = countDay(marked, withPickUps);
    expect(apart).toMatchObject({ appointments: 1, tickets: 2, pickUps: 2 });
    expect(apart.detail).toMatchObject({
      appointment: { wait: {}, service: {} },
      walkIn: { wait: { 10: 1 }, service: { 20: 1 } },
      pickUp: { wait: { 0: 1, 1: 1 }, toCounter: { 1: 2 }, service: { 2: 1, 3: 1 } },
    });
    // Stored before pick-ups were counted apart.
    const { pickUp: _apart, ...stored } = detail!;
    const { pickUps: _count, ...figures } = counted;
    expect(statistics.parse({ ...figures, detail: stored })).toEqual(counted);
    const period = { from: MONDAY, until: MONDAY };
    const rows = (of: typeof apart): string[] => {
      const now = figuresIn(new Map([[MONDAY, of]]), period);
      return [...visitsTable(now, now).rows, ...timesTable(now, now).rows].map(
        ({ id, values }) => `${id} ${values[0]}`,
      );
    };
    expect(rows(apart)).toEqual(
      expect.arrayContaining(['pick-ups 2', 'wait 3', 'wait-pickUp 2', 'service 3', 'service-walkIn 1']),
    );
    expect(rows(counted).filter((row) => /pick/i.test(row))).toEqual([]);
  });

  it('[S1.2] waits by the weekday and hour in which they began', () => {
    expect(detail?.waitsByHour).toEqual({ '1-08': { 2: 1, 5: 1, 25: 1 }, '1-09': { 8: 1 } });
  });

  it('[S1.9] a counter has its visits and minutes, and no times of a single visit', () => {
    expect(detail?.counters).toEqual({ c1: { visits: 2, served: 19 }, c2: { visits: 2, served: 24 } });
  });

  it('[S1.10] who booked, and how many days ahead', () => {
    expect(detail?.booked).toEqual({ online: 2, staff: 1, import: 1, kiosk: 1 });
    expect(detail?.leadDays).toEqual({ 5: 1, 2: 1 });
  });

  it('[S1.8] figures from before say nothing of it, and added up it says on how many days it was counted', () => {
    expect(statistics.parse(old)).toEqual(old);
    const earlier = { ...old, days: [addDays(MONDAY, -7)] };
    const both = addStatistics(earlier, counted);
    expect(both).toEqual(addStatistics(counted, earlier));
    expect(both.days).toHaveLength(2);
    expect(both.detail).toEqual(detail);
    expect(both.detail?.days).toBe(1);
    expect(addStatistics(earlier, earlier).detail).toBeUndefined();
    expect(addStatistics(counted, { ...counted, days: [addDays(MONDAY, 7)] }).detail).toMatchObject({
      days: 2,
      walkIn: { wait: { 25: 2, 8: 2 } },
      counters: { c1: { visits: 4, served: 38 } },
    });
  });
});

describe('a day that is not over', () => {
  const soFar = (until: string) => countDay(office, day, at(until)).lanes['main']!;

  it('[S1.5, S1.11] is open and booked as far as it has come', () => {
    // Two counters; of those that hold a place, Anna, Bert and then Gina have begun.
    expect(soFar('07:00')).toMatchObject({ open: 0, booked: 0, online: 0, hours: {}, unusedShort: 0 });
    expect(soFar('08:30')).toMatchObject({ open: 60, booked: 30, hours: { '1-08': 1 } });
    expect(soFar('09:50')).toMatchObject({ open: 220, booked: 45, hours: { '1-08': 1, '1-09': 1 } });
    expect(soFar('23:00')).toEqual(counted.lanes['main']);
  });

  it('[S1.6, S1.11] a stretch that may still be used is not unused', () => {
    const one = open({ from: '08:00', to: '10:00', main: 1 });
    // Free from 8:15 to 8:25, and from 8:40 to 8:50.
    const booked = foldDay(MONDAY, [
      appointment('anna', '08:00', 15),
      appointment('bert', '08:25', 15),
      appointment('cora', '08:50', 70),
    ]);
    const unused = (until: string) => countDay(one, booked, at(until)).lanes['main']!.unusedShort;
    expect(['08:20', '08:25', '08:45', '08:50', '12:00'].map(unused)).toEqual([0, 1, 1, 2, 2]);
  });
});
