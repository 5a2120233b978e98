/** What is free: contingents, intervals and durations. */
import { describe, expect, it } from 'vitest';
import { freeStarts, laneFreeAt, slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { Channel, DaySlots, TakenPlace } from '../../src/lib/domain/office/capacity.ts';
import { lanesServing, minutesFor } from '../../src/lib/domain/office/office.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import {
  aContact,
  anAlwaysOpenOffice,
  anOffice,
  anOfficeFile,
  ask,
  aState,
  at,
  choose,
  circumstances,
  day,
  lane,
  MONDAY,
  service,
} from '../support/build/index.ts';
import { dorsten } from '../support/build/example-offices.ts';

const MAIN = [lane('main')];
const EARLY = at('07:00');

const taken = (start: string, minutes: number, given: Partial<TakenPlace> = {}): TakenPlace => ({
  lane: lane('main'),
  start: at(start),
  minutes,
  online: true,
  freeAt: null,
  ...given,
});

const slots = (office: Office, places: TakenPlace[] = [], now = EARLY, date: LocalDate = MONDAY): DaySlots =>
  slotsOn(office, date, places, now)!;

/** The free starts as times of day. */
const starts = (s: DaySlots, minutes: number, now = EARLY, channel: Channel = 'online', lead = 0): string[] =>
  freeStarts(s, MAIN, minutes, channel, now, lead).map((f) => timeOfDay(f.start, 'Europe/Berlin'));

/** One counter, open from 8 to 10. */
const small = (counters = 1, online = counters, sameDay = 0): Office =>
  anOffice({
    windows: [
      { weekdays: ['mon'], from: '08:00', to: '10:00', lanes: { main: { counters, online, sameDay } } },
    ],
  });

describe('durations', () => {
  const office = anOffice();

  it.each<[string, ReturnType<typeof choose>[], number]>([
    ['one service', [choose('id-card')], 15],
    ['rounded up to the grid', [choose('register')], 15],
    ['a family: 15 and three times 10', [choose('id-card', 4)], 45],
    ['12 and twice 3, rounded up once', [choose('register', 3)], 20],
    ['no reduction for further persons', [choose('passport', 3)], 60],
    ['several services, rounded up once: 12 + 5 = 17', [choose('register'), choose('pick-up')], 20],
    [
      'several services and persons: 25 + 40 + 5',
      [choose('id-card', 2), choose('passport', 2), choose('pick-up')],
      70,
    ],
  ])('[C6] %s', (_what, choices, minutes) => {
    expect(minutesFor(office, choices)).toBe(minutes);
  });

  it('[C6] is rounded up once, after all is added: twice 12 are 25 and not 30', () => {
    const [first, ...others] = anOfficeFile().services;
    const twelve = { ...first!, minutes: 12, furtherPerson: 12 };
    const alike = anOffice({ services: [twelve, { ...others[0]!, minutes: 12 }, ...others.slice(1)] });
    expect(minutesFor(alike, [choose('id-card'), choose('passport')])).toBe(25);
    expect(minutesFor(alike, [choose('id-card', 2)])).toBe(25);
  });

  it('[C6] in Dorsten a family of four with passports stays within the longest appointment', () => {
    const office = dorsten();
    expect(minutesFor(office, [choose('passport', 2), choose('passport-child', 2)])).toBe(70);
    expect(office.rules.longest).toBe(90);
  });
});

describe('counted by hand', () => {
  it('[C7] one counter from 8 to 10, three appointments', () => {
    // 8:00–8:15 taken, 8:40–9:00 taken, 9:30–9:45 taken. Free: 8:15–8:40, 9:00–9:30, 9:45–10:00.
    const s = slots(small(), [taken('08:00', 15), taken('08:40', 20), taken('09:30', 15)]);
    expect(starts(s, 15)).toEqual(['08:15', '08:20', '08:25', '09:00', '09:05', '09:10', '09:15', '09:45']);
    expect(starts(s, 25)).toEqual(['08:15', '09:00', '09:05']);
    expect(starts(s, 30)).toEqual(['09:00']);
    expect(starts(s, 35)).toEqual([]);
    expect(starts(s, 5).length).toBe(5 + 6 + 3);
  });

  it('[C7] two counters: an interval is free where they are nowhere both taken', () => {
    // Overlap of the two only at 8:30–8:40.
    const s = slots(small(2), [taken('08:00', 40), taken('08:30', 30)]);
    expect(starts(s, 30)).toEqual([
      '08:00',
      '08:40',
      '08:45',
      '08:50',
      '08:55',
      '09:00',
      '09:05',
      '09:10',
      '09:15',
      '09:20',
      '09:25',
      '09:30',
    ]);
  });

  it('[C7] an empty day of Dorsten offers a passport every five minutes until it closes', () => {
    const office = dorsten();
    const s = slots(office);
    const lanes = lanesServing(office, [service('passport')]).map((l) => l.id);
    const free = freeStarts(s, lanes, 20, 'online', EARLY, 0);
    // From 8:00 to 15:40: 92 intervals of five minutes and the first.
    expect(free.length).toBe(93);
    expect(new Set(free.map((f) => f.lane))).toEqual(new Set(['main']));
    expect(timeOfDay(free.at(-1)!.start, 'Europe/Berlin')).toBe('15:40');
  });

  it('[C4] a short service goes to the short lane of Dorsten, and to the other when that is full', () => {
    const office = dorsten();
    const lanes = lanesServing(office, [service('papers-pick-up')]).map((l) => l.id);
    expect(lanes).toEqual(['short', 'main']);
    const places = [taken('09:00', 5, { lane: lane('short') })];
    const free = freeStarts(slots(office, places), lanes, 5, 'online', EARLY, 0);
    const laneAt = (time: string): string => free.find((f) => f.start === at(time))!.lane;
    expect([laneAt('08:55'), laneAt('09:00'), laneAt('09:05')]).toEqual(['short', 'main', 'short']);
  });

  it('[C7] services of different lanes need one that serves both', () => {
    const office = anOffice();
    expect(lanesServing(office, [service('pick-up')]).map((l) => l.id)).toEqual(['main', 'short']);
    expect(lanesServing(office, [service('pick-up'), service('passport')]).map((l) => l.id)).toEqual([
      'main',
    ]);
  });
});

describe('contingents', () => {
  it('[C5] online is a part of all: what staff book counts against it only when the counters run out', () => {
    const office = small(3, 2);
    const staff = (n: number): TakenPlace[] =>
      Array.from({ length: n }, () => taken('08:00', 60, { online: false }));
    const online = (n: number): TakenPlace[] => Array.from({ length: n }, () => taken('08:00', 60));
    const first = (places: TakenPlace[]): string => {
      const s = slots(office, places).lanes['main']!;
      return `${s.online[0]}${s.all[0]}`;
    };
    expect(first([])).toBe('23');
    expect(first(staff(1))).toBe('22');
    expect(first(staff(2))).toBe('11');
    expect(first(staff(3))).toBe('00');
    expect(first(online(2))).toBe('01');
    expect(first([...online(1), ...staff(2)])).toBe('00');
    // Overbooked by presence (M8): never less than nothing.
    expect(first([...online(3), ...staff(2)])).toBe('00');
  });

  it('[C9] the share of the day opens at 7:45 sharp, for that day', () => {
    const office = small(3, 1, 1);
    const full = slots(office, [taken('08:00', 120)]);
    expect(starts(full, 5, at('07:44:59'))).toEqual([]);
    expect(starts(full, 5, at('07:45')).length).toBe(24);
    const both = slots(office, [taken('08:00', 120), taken('08:00', 120)]);
    expect(starts(both, 5, at('07:45'))).toEqual([]);
    expect(starts(both, 5, at('07:45'), 'staff').length).toBe(24);
  });

  it('[C9] without a release the share stays with the staff', () => {
    const office = anOffice({ ...small(3, 1, 1), rules: { sameDayRelease: null } });
    expect(starts(slots(office, [taken('08:00', 120)]), 5, at('09:00'))).toEqual([]);
  });

  it('[C8] nothing is offered online before the horizon opens, to the second; staff may book', () => {
    const office = anOffice({ rules: { horizonDays: 7 } });
    const date = addDays(MONDAY, 7);
    const s = slotsOn(office, date, [], EARLY)!;
    const free = (now: number, channel: Channel): number => freeStarts(s, MAIN, 15, channel, now, 0).length;
    expect(free(at('07:59:59'), 'online')).toBe(0);
    expect(free(at('08:00'), 'online')).toBe(94);
    expect(free(at('07:00'), 'staff')).toBe(94);
  });

  it('[C8] the lead time counts from now, and only online', () => {
    const s = slots(small());
    expect(starts(s, 60, at('08:00'), 'online', 30)[0]).toBe('08:30');
    expect(starts(s, 60, at('08:01'), 'online', 30)[0]).toBe('08:35');
    expect(starts(s, 60, at('08:01'), 'staff', 30)[0]).toBe('08:00');
    expect(starts(s, 60, at('08:06'), 'staff', 30)[0]).toBe('08:05');
  });

  it('[C8, C7] at the exact end of the lead time a start is free, a millisecond later it is not', () => {
    // Taken until half past eight: then the lane becomes free, and visitors may come.
    const s = slots(small(), [taken('08:00', 30)]);
    const now = at('08:00');
    const lane = (start: number, at: number, channel: Channel = 'online') =>
      laneFreeAt(s, MAIN, start, 15, channel, at, 30);
    expect([lane(at('08:25'), now), lane(at('08:30'), now), lane(at('08:30'), now + 1)]).toEqual([
      ...[null, 'main', null],
    ]);
    expect(lane(at('08:30'), now + 1, 'staff')).toBe('main');
    for (const moment of [now - 1, now, now + 1, now + 5 * MINUTE_MS]) {
      const listed = freeStarts(s, MAIN, 15, 'online', moment, 30).map(({ start }) => start);
      const asked = Array.from({ length: 24 }, (_, i) => at('08:00') + i * 5 * MINUTE_MS);
      expect(asked.filter((start) => lane(start, moment) !== null)).toEqual(listed);
    }
  });

  it('[C10] a cancelled place is taken until its delay is over', () => {
    const place = [taken('08:00', 120, { freeAt: at('07:30') })];
    expect(starts(slots(small(), place, at('07:29:59')), 15, at('07:29'))).toEqual([]);
    expect(starts(slots(small(), place, at('07:30')), 15, at('07:30')).length).toBe(22);
  });
});

describe('edges', () => {
  it('[C7] the last start ends when the office closes', () => {
    expect(starts(slots(small()), 120)).toEqual(['08:00']);
    expect(starts(slots(small()), 125)).toEqual([]);
  });

  it('[C7] nothing lies over a break', () => {
    const office = anOffice({
      ...small(),
      closures: [{ date: MONDAY, from: '08:30', to: '09:00', reason: { de: 'Pause', en: 'Break' } }],
    });
    expect(starts(slots(office), 30)).toEqual([
      '08:00',
      '09:00',
      '09:05',
      '09:10',
      '09:15',
      '09:20',
      '09:25',
      '09:30',
    ]);
    expect(starts(slots(office), 35)).toEqual(['09:00', '09:05', '09:10', '09:15', '09:20', '09:25']);
  });

  it('[C7] windows that meet are one stretch; where they overlap the larger counts', () => {
    const windows = (first: [string, string], second: [string, string]): Office =>
      anOffice({
        windows: [
          { weekdays: ['mon'], from: first[0], to: first[1], lanes: { main: { counters: 1, online: 1 } } },
          { weekdays: ['mon'], from: second[0], to: second[1], lanes: { main: { counters: 2, online: 2 } } },
        ],
      });
    expect(starts(slots(windows(['08:00', '09:00'], ['09:00', '10:00'])), 120)).toEqual(['08:00']);
    const all = slots(windows(['08:00', '09:30'], ['09:00', '10:00'])).lanes['main']!.all;
    expect(all).toBe('1'.repeat(12) + '2'.repeat(12));
  });

  it('[C1] hours off the grid offer only what lies in them entirely', () => {
    const office = anOffice({
      windows: [
        { weekdays: ['mon'], from: '08:03', to: '08:29', lanes: { main: { counters: 1, online: 1 } } },
      ],
    });
    expect(starts(slots(office), 5)).toEqual(['08:05', '08:10', '08:15', '08:20']);
    expect(starts(slots(office), 20)).toEqual(['08:05']);
    expect(starts(slots(office), 25)).toEqual([]);
  });

  it('[C7] no duration, no start', () => {
    expect(starts(slots(small()), 0)).toEqual([]);
    expect(starts(slots(small()), -5)).toEqual([]);
  });

  it('[C3] a closed day has no slots', () => {
    expect(slotsOn(small(), addDays(MONDAY, 1), [], EARLY)).toBeNull();
  });

  it('[C7] a start off the grid, before the day or after it is in no lane', () => {
    const s = slots(small());
    const free = (start: number): unknown => laneFreeAt(s, MAIN, start, 15, 'online', EARLY, 0);
    expect(free(at('08:00'))).toBe('main');
    expect(free(at('08:00') + 1)).toBeNull();
    expect(free(at('08:02'))).toBeNull();
    expect(free(at('07:55'))).toBeNull();
    expect(free(at('09:50'))).toBeNull();
    expect(free(at('12:00'))).toBeNull();
  });

  it.each([
    ['2026-03-29', 23 * 12],
    ['2026-10-25', 25 * 12],
  ])('[C1] the day %s loses and doubles no slot', (date, cells) => {
    const office = anAlwaysOpenOffice(1, { horizonDays: 14 });
    const now = at('00:00', addDays(day(date), -2));
    const s = slotsOn(office, day(date), [], now)!;
    expect(s.lanes['main']!.all).toBe('1'.repeat(cells));
    const free = freeStarts(s, MAIN, 5, 'online', now, 0);
    expect(new Set(free.map((f) => f.start)).size).toBe(cells);
    expect(free.every((f, i) => f.start === s.first + i * 5 * MINUTE_MS)).toBe(true);
    expect(free.at(-1)!.start + 5 * MINUTE_MS).toBe(at('00:00', addDays(day(date), 1)));
  });

  /** On the nights on which the clock changes a time of day needs the offset from UTC beside it. */
  describe('the nights on which the clock changes', () => {
    const night = (date: string, from: string, to: string): Office =>
      anOffice({
        windows: [{ date, from, to, lanes: { main: { counters: 1, online: 1 } } }],
        rules: { leadMinutes: 0, horizonDays: 14 },
      });
    const withOffset = (start: number): string => {
      const there = Temporal.Instant.fromEpochMilliseconds(start).toZonedDateTimeISO('Europe/Berlin');
      return `${there.toPlainTime().toString({ smallestUnit: 'minute' })}${there.offset.slice(0, 3)}`;
    };
    const offered = (date: string, from: string, to: string, minutes: number): string[] => {
      const now = at('00:00', addDays(day(date), -2));
      const s = slotsOn(night(date, from, to), day(date), [], now)!;
      return freeStarts(s, MAIN, minutes, 'online', now, 0).map((f) => withOffset(f.start));
    };

    it('[C1, C7] an office open over the hour that comes twice offers both passes, and what spans them', () => {
      // 2:45 is the first of both: 1:45 to 2:45 is one hour, and the last start of 30 at 2:15.
      expect(offered('2026-10-25', '01:45', '02:45', 30)).toEqual([
        ...['01:45+02', '01:50+02', '01:55+02', '02:00+02', '02:05+02', '02:10+02', '02:15+02'],
      ]);
      // Half an hour, and the hour once more: 90 minutes, and the last start of 40 at 2:20 of the second pass.
      expect(offered('2026-10-25', '02:30', '03:00', 40)).toEqual([
        ...['02:30+02', '02:35+02', '02:40+02', '02:45+02', '02:50+02', '02:55+02'],
        ...['02:00+01', '02:05+01', '02:10+01', '02:15+01', '02:20+01'],
      ]);
    });

    it('[C1, C7] one open over the lost hour offers what spans it, and nothing in it', () => {
      // 1:30 to 2:00 and 3:00 to 3:30: an hour of real time.
      expect(offered('2026-03-29', '01:30', '03:30', 45)).toEqual([
        '01:30+01',
        '01:35+01',
        '01:40+01',
        '01:45+01',
      ]);
      expect(offered('2026-03-29', '02:15', '03:10', 5)).toEqual(['03:00+02', '03:05+02']);
      expect(
        slotsOn(night('2026-03-29', '02:00', '03:00'), day('2026-03-29'), [], at('12:00', '2026-03-27')),
      ).toBeNull();
    });

    it('[C1, C7, M1] half past two comes twice, and each can be booked once', () => {
      const office = night('2026-10-25', '02:00', '03:00');
      const state = aState({ office, now: at('12:00', '2026-10-24') });
      const book = (start: number, who: string): boolean =>
        state.take(
          ask('book', {
            start,
            services: [choose('passport')],
            contact: aContact(),
            language: 'de',
            reminder: false,
          }),
          circumstances(state.now, { actor: who }),
        ).answer.ok;
      const first = Date.UTC(2026, 9, 25, 0, 30);
      const second = first + 60 * MINUTE_MS;
      expect([first, second].map(withOffset)).toEqual(['02:30+02', '02:30+01']);
      expect([book(first, 'anna'), book(second, 'bert'), book(first, 'carl'), book(second, 'dora')]).toEqual([
        true,
        true,
        false,
        false,
      ]);
    });
  });
});
