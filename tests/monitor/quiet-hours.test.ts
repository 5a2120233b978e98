import { describe, expect, test } from 'vitest';
import type { Board, BoardCall } from '../../src/lib/domain/queue/board.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { parseAddress } from '../../src/monitor/address.ts';
import { backOff } from '../../src/monitor/back-off.ts';
import { shiftAt } from '../../src/monitor/burn-in.ts';
import { isOld } from '../../src/monitor/freshness.ts';
import { mayReload, mayStartAfresh } from '../../src/monitor/may-reload.ts';
import type { Showing } from '../../src/monitor/may-reload.ts';
import { dayAt, hourAt } from '../../src/monitor/office-time.ts';
import { aBoard, aCall, at, lane } from './support/a-board.ts';

const BERLIN = 'Europe/Berlin';
const aWaiting = (count: number) => [{ lane: lane('main'), count, wait: null, isUnstaffed: false }];

describe('whether what is shown can be trusted', () => {
  test('three pulses may be lost, not more', () => {
    expect(isOld(100_000, 0, 115_000)).toBe(false);
    expect(isOld(100_000, 0, 115_001)).toBe(true);
  });

  test('after switching on the relay has a moment to answer', () => {
    expect(isOld(null, 1_000, 5_000)).toBe(false);
    expect(isOld(null, 1_000, 5_001)).toBe(true);
  });
});

/** What is shown, and the time. */
const shown = (board: Board | null, now: string, announced: BoardCall | null = null, timeZone = BERLIN) =>
  [{ board, announced, office: { timeZone } } satisfies Showing, at(now)] as const;

describe('when a new version may be loaded', () => {
  const board = (since: string) => aBoard([aCall('A612', 'Schalter 3', { since: at(since) })]);

  test('never within ten minutes of a call', () => {
    expect(mayReload(...shown(board('02:55'), '03:04'))).toBe(false);
    expect(mayReload(...shown(board('02:50'), '03:04'))).toBe(true);
  });

  test('never while a call is spoken', () => {
    const announced = aCall('A612', 'Schalter 3');
    expect(mayReload(...shown(aBoard([]), '03:04'))).toBe(true);
    expect(mayReload(...shown(aBoard([]), '03:04', announced))).toBe(false);
  });

  test('by day only when no visitor is there', () => {
    expect(mayReload(...shown(board('09:00'), '11:00'))).toBe(false);
    expect(mayReload(...shown(aBoard([], { waiting: aWaiting(1) }), '11:00'))).toBe(false);
    expect(mayReload(...shown(aBoard([], { waiting: aWaiting(0) }), '11:00'))).toBe(true);
    expect(mayReload(...shown(null, '11:00'))).toBe(true);
  });

  test('at three in the night of the office also where it never closes', () => {
    const busy = aBoard([], { waiting: aWaiting(3) });
    expect(mayReload(...shown(busy, '03:10'))).toBe(true);
    expect(mayReload(...shown(busy, '03:10', null, 'America/New_York'))).toBe(false);
  });
});

describe('[Q12.5] when a monitor starts afresh', () => {
  const hours = (openHours: number) => ({ openMs: openHours * 60 * MINUTE_MS, isOld: false });
  const closed = aBoard([], { opensAt: at('08:00', '2026-11-24' as LocalDate) });

  test('once a day: not within twenty hours of the last time', () => {
    expect(mayStartAfresh(...shown(closed, '03:00'), hours(19.9))).toBe(false);
    expect(mayStartAfresh(...shown(closed, '03:00'), hours(20))).toBe(true);
  });

  test('at night, or once the office is closed and no visitor waits', () => {
    for (const [now, may] of [
      ['01:59', false],
      ['02:00', true],
      ['04:59', true],
      ['05:00', false],
    ] as const)
      expect(mayStartAfresh(...shown(aBoard([]), now), hours(24)), now).toBe(may);
    expect(mayStartAfresh(...shown(null, '02:00'), hours(24))).toBe(true);
    expect(mayStartAfresh(...shown(null, '17:00'), hours(24))).toBe(false);
    expect(mayStartAfresh(...shown(closed, '17:00'), hours(24))).toBe(true);
    const waiting = { ...closed, waiting: aWaiting(1) };
    expect(mayStartAfresh(...shown(waiting, '17:00'), hours(24))).toBe(false);
  });

  test('never while a call is shown or spoken, also at night', () => {
    const called = aCall('A612', 'Schalter 3', { since: at('02:31') });
    const served = aCall('A612', 'Schalter 3', { since: at('00:01'), state: 'serving' });
    expect(mayStartAfresh(...shown(aBoard([called]), '03:00'), hours(24))).toBe(false);
    expect(mayStartAfresh(...shown(aBoard([called]), '03:01'), hours(24))).toBe(true);
    expect(mayStartAfresh(...shown(aBoard([served]), '03:00'), hours(24))).toBe(false);
    expect(mayStartAfresh(...shown(aBoard([]), '03:00', called), hours(24))).toBe(false);
    expect(mayStartAfresh(...shown({ ...closed, calls: [called] }, '02:40'), hours(24))).toBe(false);
  });

  test('not while what it shows may be old', () => {
    expect(mayStartAfresh(...shown(closed, '03:00'), { ...hours(24), isOld: true })).toBe(false);
  });
});

describe("the office's clock without Temporal", () => {
  test('[C1] the day turns at midnight of the office, in summer and in winter', () => {
    expect(dayAt(Date.parse('2026-11-22T22:59:59Z'), BERLIN)).toBe('2026-11-22');
    expect(dayAt(Date.parse('2026-11-22T23:00:00Z'), BERLIN)).toBe('2026-11-23');
    expect(dayAt(Date.parse('2026-06-30T22:00:00Z'), BERLIN)).toBe('2026-07-01');
  });

  test('midnight is hour 0', () => {
    expect(hourAt(at('00:30'), BERLIN)).toBe(0);
    expect(hourAt(at('23:30'), BERLIN)).toBe(23);
  });
});

describe('the shift against burn-in', () => {
  const round = Array.from({ length: 9 }, (_, i) => shiftAt(i * 180_000));

  test('stays within the margin, moves in small steps and comes back', () => {
    for (const { x, y } of round) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(0.5);
    round.forEach((from, i) => {
      const to = round[(i + 1) % round.length]!;
      expect(Math.hypot(to.x - from.x, to.y - from.y)).toBeLessThanOrEqual(0.5);
    });
    expect(new Set(round.map(({ x, y }) => `${x} ${y}`)).size).toBe(9);
    expect(shiftAt(9 * 180_000)).toEqual(round[0]);
  });

  test('stands still for minutes', () => {
    expect(shiftAt(180_000)).toEqual(shiftAt(359_999));
  });
});

test('tries again at growing intervals, half a minute at most', () => {
  expect([1, 2, 3, 4].map((n) => backOff(n, 1))).toEqual([1_000, 2_000, 4_000, 8_000]);
  expect(backOff(500, 1)).toBe(30_000);
  expect(backOff(500, 0)).toBe(15_000);
});

test('the address names the office', () => {
  expect(parseAddress('/monitor/dorsten')).toEqual({ office: 'dorsten', given: 'dorsten' });
  expect(parseAddress('/monitor/dorsten/')).toEqual({ office: 'dorsten', given: 'dorsten' });
  expect(parseAddress('/Monitor/Dorsten')).toEqual({ office: 'dorsten', given: 'Dorsten' });
  expect(parseAddress('/monitor/')).toEqual({ office: null, given: '' });
  expect(parseAddress('/monitor/Rat haus/1')).toEqual({ office: null, given: 'Rat haus/1' });
});
