/**
 * A full day of an office, its free starts counted by hand: two lanes, a lunch break, a share for the day itself, and
 * appointments of many lengths.
 */
import { describe, expect, it } from 'vitest';
import { freeStarts, slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { Channel, TakenPlace } from '../../src/lib/domain/office/capacity.ts';
import { timeOfDay } from '../../src/lib/domain/time.ts';
import { anOffice, at, lane, MONDAY } from '../support/build/index.ts';

/** From 8 to 12 and from 13 to 16. Main: three counters, one online, one more on the day. Short: one, online. */
const office = anOffice({
  windows: [
    {
      weekdays: ['mon'],
      from: '08:00',
      to: '16:00',
      lanes: { main: { counters: 3, online: 1, sameDay: 1 }, short: { counters: 1, online: 1 } },
    },
  ],
  closures: [{ date: MONDAY, from: '12:00', to: '13:00', reason: { de: 'Mittagspause', en: 'Lunch' } }],
});

const place = (from: string, to: string, given: Partial<TakenPlace> = {}): TakenPlace => ({
  lane: lane('main'),
  start: at(from),
  minutes: (at(to) - at(from)) / 60_000,
  online: true,
  freeAt: null,
  ...given,
});
const STAFF = { online: false } as const;
const SHORT = { lane: lane('short') } as const;

const BOOKED: readonly TakenPlace[] = [
  // Main, by phone: one at a time, since one is the share online.
  place('08:00', '08:45'),
  place('09:30', '10:30'),
  place('10:40', '11:00', { freeAt: at('07:30') }), // cancelled, and back at half past seven
  place('11:15', '12:00'),
  place('13:00', '13:20'),
  place('14:10', '15:00'),
  // Main, by staff: two at most beside those, and at 15:10 all three counters.
  place('08:30', '09:30', STAFF),
  place('09:00', '09:30', STAFF),
  place('15:00', '15:30', STAFF),
  place('15:00', '15:30', STAFF),
  place('15:10', '15:20', STAFF),
  // Short.
  place('08:00', '08:10', SHORT),
  place('10:00', '10:05', SHORT),
  place('13:30', '14:00', SHORT),
];
/** Booked at 7:50 from the share of the day: the second at that time. */
const ON_THE_DAY = place('10:00', '10:20');

interface Asked {
  readonly minutes: number;
  readonly now: string;
  readonly lanes?: readonly string[];
  readonly channel?: Channel;
  readonly booked?: readonly TakenPlace[];
}

/** Free starts as times of day, with the lane where there is more than one. */
function free({ minutes, now, lanes = ['main'], channel = 'online', booked = BOOKED }: Asked): string[] {
  const slots = slotsOn(office, MONDAY, booked, at(now))!;
  return freeStarts(slots, lanes.map(lane), minutes, channel, at(now), 0).map(({ start, lane }) => {
    const time = timeOfDay(start, office.timeZone);
    return lanes.length === 1 ? time : `${time} ${lane}`;
  });
}

/** `every5('08:45', '09:10')`: 8:45, 8:50, 8:55, 9:00, 9:05, 9:10. */
function every5(from: string, to: string): string[] {
  const count = (at(to) - at(from)) / 300_000 + 1;
  return Array.from({ length: count }, (_, i) => timeOfDay(at(from) + i * 300_000, office.timeZone));
}

describe('[C5, C7] a full day, counted by hand', () => {
  /*
   * Main before the release, one place online. It is taken 8:00–8:45, 9:30–10:30, 11:15–12:00, 13:00–13:20 and
   * 14:10–15:00; at 15:10–15:20 no counter is left. Staff leave at least one counter at all other times. So what is
   * left online is 8:45–9:30 (45 minutes), 10:30–11:15 (45), 13:20–14:10 (50), 15:00–15:10 (10), 15:20–16:00 (40).
   */
  it('[C5, C7] 40 minutes in the main lane, early in the morning', () => {
    expect(free({ minutes: 40, now: '07:35' })).toEqual([
      ...['08:45', '08:50'], // 45 minutes: two
      ...['10:30', '10:35'], // 45: two
      ...['13:20', '13:25', '13:30'], // 50: three
      '15:20', // 40: one
    ]);
  });

  it('[C10] at seven the place that was cancelled is not back: 10:30–10:40 and 11:00–11:15 are too short', () => {
    expect(free({ minutes: 40, now: '07:00' })).toEqual([
      '08:45',
      '08:50',
      '13:20',
      '13:25',
      '13:30',
      '15:20',
    ]);
  });

  it('[C5, C7] a passport of 20 minutes: six, six, seven and five starts', () => {
    expect(free({ minutes: 20, now: '07:35' })).toEqual([
      ...['08:45', '08:50', '08:55', '09:00', '09:05', '09:10'],
      ...['10:30', '10:35', '10:40', '10:45', '10:50', '10:55'],
      ...['13:20', '13:25', '13:30', '13:35', '13:40', '13:45', '13:50'],
      ...['15:20', '15:25', '15:30', '15:35', '15:40'],
    ]);
  });

  /*
   * Short is free 8:10–10:00, 10:05–12:00, 13:00–13:30 and 14:00–16:00. Where both lanes have a start the first of
   * them, main, is named.
   */
  it('[C4, C5, C7] ten minutes for a short service: main where it is free, else the short lane', () => {
    const expected = [
      ...every5('08:10', '08:40').map((t) => `${t} short`), // 7, until main is free
      ...every5('08:45', '09:20').map((t) => `${t} main`), // 8, the last ends at 9:30
      ...every5('09:25', '09:50').map((t) => `${t} short`), // 6, the last ends at 10:00
      ...every5('10:05', '10:25').map((t) => `${t} short`), // 5
      ...every5('10:30', '11:05').map((t) => `${t} main`), // 8
      ...every5('11:10', '11:50').map((t) => `${t} short`), // 9, the last ends as the break begins
      ...every5('13:00', '13:15').map((t) => `${t} short`), // 4
      ...every5('13:20', '14:00').map((t) => `${t} main`), // 9
      ...every5('14:05', '14:55').map((t) => `${t} short`), // 11
      '15:00 main', // just the ten minutes before all counters are taken
      ...every5('15:05', '15:15').map((t) => `${t} short`), // 3
      ...every5('15:20', '15:50').map((t) => `${t} main`), // 7, the last ends at closing time
    ];
    expect(expected.length).toBe(78);
    expect(free({ minutes: 10, now: '07:35', lanes: ['main', 'short'] })).toEqual(expected);
  });

  /*
   * Main from 7:45, two places online: what phones have booked leaves one, but for 10:00–10:20, which a visitor takes
   * at once. At 15:10–15:20 there is no counter still. Left: 8:00–10:00, 10:20–12:00, 13:00–15:10, 15:20–16:00.
   */
  it('[C9] 90 minutes once the share of the day is open, and one of it is taken', () => {
    const booked = [...BOOKED, ON_THE_DAY];
    expect(free({ minutes: 90, now: '07:44' })).toEqual([]);
    expect(free({ minutes: 90, now: '07:50', booked })).toEqual([
      ...['08:00', '08:05', '08:10', '08:15', '08:20', '08:25', '08:30'],
      ...['10:20', '10:25', '10:30'],
      ...['13:00', '13:05', '13:10', '13:15', '13:20', '13:25', '13:30', '13:35', '13:40'],
    ]);
  });

  /*
   * Staff have all three counters. Two are taken at most, but for 15:10–15:20: left are 8:00–12:00, 13:00–15:10 and
   * 15:20–16:00.
   */
  it('[B9.1, C7] two hours for staff on the phone: 25 starts in the morning, three after lunch', () => {
    const booked = [...BOOKED, ON_THE_DAY];
    const expected = [...every5('08:00', '10:00'), '13:00', '13:05', '13:10'];
    expect(expected.length).toBe(28);
    for (const now of ['07:35', '07:50'])
      expect(free({ minutes: 120, now, channel: 'staff', booked })).toEqual(expected);
  });

  it('[C7] two more at eight fill all counters until a quarter to nine', () => {
    // From 8:00 to 8:30 that makes three, from 8:30 to 8:45 too; then one counter is left until twelve.
    const rush = [place('08:00', '09:00', STAFF), place('08:00', '08:30', STAFF)];
    const booked = [...BOOKED, ON_THE_DAY, ...rush];
    // 8:45 to 12:00 are 195 minutes: four starts of 180, and the afternoon has no stretch of 180.
    expect(free({ minutes: 180, now: '07:35', channel: 'staff', booked })).toEqual([
      ...['08:45', '08:50', '08:55', '09:00'],
    ]);
  });
});
