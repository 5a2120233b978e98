/** What a change of hours means for those who wait: small weeks by hand. */
import { describe, expect, it } from 'vitest';
import { changedWaits } from '../../src/lib/domain/statistics/changed-waits.ts';
import { figuresIn } from '../../src/lib/domain/statistics/period-figures.ts';
import { noStatistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { Statistics } from '../../src/lib/domain/statistics/statistics.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { MONDAY } from '../support/build/index.ts';
import { open } from './a-counted-day.ts';

/** Two Mondays: twelve come in each hour from eight to ten, and each takes ten minutes, which two counters just serve. */
const counted: Statistics = {
  ...noStatistics,
  days: [MONDAY],
  lanes: {
    main: {
      ...{ open: 480, booked: 0, served: 480, visits: 48, online: 0, bookedOnline: 0, unusedShort: 0 },
      demand: { '1-08': 24, '1-09': 24 },
      hours: { '1-08': 2, '1-09': 2 },
    },
  },
};
const figures = figuresIn(new Map([[MONDAY, counted]]), { from: MONDAY, until: MONDAY });
const dates = Array.from({ length: 15 }, (_, n) => addDays(MONDAY, n));
const usual = open({ from: '08:00', to: '10:00', main: 3 });
const closure = (from?: string, to?: string) => ({
  ...{ date: MONDAY, reason: { de: 'Zu', en: 'Closed' } },
  ...(from === undefined ? {} : { from, to }),
});
const closed = (...closures: object[]): Office => ({ ...usual, closures: closures as Office['closures'] });
const waits = (after: Office, before = usual) => changedWaits(figures, before, after, dates);

describe('[C3.5] the waits of a change', () => {
  it('[C3.5] with fewer counters are longer, with more shorter, for all days that have the same hours', () => {
    const fewer = waits(open({ from: '08:00', to: '10:00', main: 2 }));
    expect(fewer.lacksFigures).toBe(false);
    expect(fewer.waits).toHaveLength(1);
    const [{ lane, weekday, dates: touched, before, after }] = fewer.waits as [(typeof fewer.waits)[0]];
    expect([lane, weekday, touched]).toEqual(['main', '1', [MONDAY, dates[7], dates[14]]]);
    expect(after!.minutes).toBeGreaterThan(before!.minutes + 3);
    const more = waits(usual, open({ from: '08:00', to: '10:00', main: 2 })).waits[0]!;
    // The same visitors: the way back says the same two numbers.
    expect([more.before, more.after]).toEqual([after, before]);
  });

  it('[C3.5] are those of days alone whose hours change, and of none where no one waits any more', () => {
    expect(waits(usual)).toEqual({ waits: [], more: 0, lacksFigures: false });
    expect(waits(closed(closure()))).toEqual({ waits: [], more: 0, lacksFigures: false });
    const { waits: part } = waits(closed(closure('08:00', '09:00')));
    expect(part.map((one) => [one.dates, one.after?.hour])).toEqual([[[MONDAY], '09']]);
  });

  it('[C3.5] have no visitors from an hour that is dropped, and fewer in one that gets shorter', () => {
    const half = waits(closed(closure('09:30', '10:00'))).waits[0]!;
    const whole = waits(closed(closure('09:00', '10:00'))).waits[0]!;
    expect(whole.after!.hour).toBe('08');
    // Without the second hour the first is as it was: who waits at its end is served then.
    expect(Math.abs(half.after!.minutes - half.before!.minutes)).toBeLessThanOrEqual(2);
    const none = waits(open({ from: '12:00', to: '14:00', main: 1 })).waits[0]!;
    expect([none.before !== null, none.after]).toEqual([true, null]);
  });

  it('[C3.5] are not made up where too little was counted', () => {
    const tuesdays = { ...usual, windows: usual.windows.map((w) => ({ ...w, weekdays: ['tue' as const] })) };
    expect(waits(tuesdays)).toEqual({ waits: [], more: 0, lacksFigures: true });
  });

  it('[C3.5] grow with what its services are planned for, by what each of them took lately', () => {
    const planned = (minutes: number): Office => ({
      ...usual,
      services: usual.services.map((one) => (one.id === 'id-card' ? { ...one, minutes } : one)),
    });
    const minutes = usual.services.find(({ id }) => id === 'id-card')!.minutes;
    const noTimes = { visits: 24, planned: 0, times: {}, rendered: 0 };
    const half: Statistics = {
      ...counted,
      services: { 'id-card': { ...noTimes, observed: 240 }, passport: { ...noTimes, observed: 240 } },
    };
    const all: Statistics = { ...counted, services: { 'id-card': { ...noTimes, observed: 480 } } };
    const played = (of: Statistics, after: Office) => {
      const those = figuresIn(new Map([[MONDAY, of]]), { from: MONDAY, until: MONDAY });
      return changedWaits(those, usual, after, dates).waits;
    };
    const [longer] = played(all, planned(2 * minutes));
    const [little] = played(half, planned(2 * minutes));
    expect(longer!.dates).toEqual([MONDAY, dates[7], dates[14]]);
    expect(longer!.after!.minutes).toBeGreaterThan(little!.after!.minutes + 3);
    expect(little!.after!.minutes).toBeGreaterThan(little!.before!.minutes + 3);
    expect(little!.before).toEqual(longer!.before);
    expect(played(all, planned(minutes))).toEqual([]);
    // A service that was not done lately changes nothing that was counted.
    expect(played(counted, planned(2 * minutes))).toEqual([]);
  });

  it('[C3.5] that differ most come first', () => {
    const twice: Office = {
      ...usual,
      windows: [
        ...usual.windows,
        {
          ...usual.windows[0]!,
          weekdays: undefined,
          date: MONDAY,
          lanes: { main: { counters: 1, online: 1, sameDay: 0 } },
        },
        {
          ...usual.windows[0]!,
          weekdays: undefined,
          date: dates[7],
          lanes: { main: { counters: 2, online: 1, sameDay: 0 } },
        },
      ] as Office['windows'],
    };
    expect(waits(twice).waits.map((one) => one.dates)).toEqual([[MONDAY], [dates[7]]]);
  });
});
