/** What a range is made of: its two ends, who does not come, and what is not played through (Q8). */
import { describe, expect, it } from 'vitest';
import { foldDay } from '../../src/lib/domain/day/day.ts';
import type { Day, DayEvent } from '../../src/lib/domain/day/day.ts';
import { estimateWaits, laneWaits, seeded } from '../../src/lib/domain/queue/estimate.ts';
import type { Expected, WaitRange } from '../../src/lib/domain/queue/estimate.ts';
import type { InLine } from '../../src/lib/domain/queue/counters.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { anOffice, at, choose, lane, MONDAY, visit } from '../support/build/index.ts';
import { served, ticket } from './a-counted-day.ts';

const NOW = at('09:00');
const MAIN = lane('main');
const guest = (name: string, minutes = 10): { readonly visit: InLine } => ({
  visit: { id: visit(name), lane: MAIN, minutes, services: [choose('passport')] },
});
const toCome = (name: string, minutes: number): Expected => ({
  ...guest(name, minutes),
  due: NOW + 10 * MINUTE_MS,
  isHere: false,
});
/** The wait of the second of two at one free counter; each takes ten minutes, or a multiple of that. */
const second = (multiples: readonly number[], expected: readonly Expected[] = []): WaitRange =>
  estimateWaits(
    [guest('first'), guest('second')],
    [{ lanes: [MAIN], freeAt: NOW }],
    { byService: new Map(), all: multiples },
    NOW,
    seeded(1),
    expected,
  ).get(visit('second'))!;
const AS_PLANNED = [1, 1, 1, 1, 1];

describe('[Q8] the two ends of a range', () => {
  it('[Q8] one of ten waits less, and one of ten longer', () => {
    // Ten minutes or twenty up to fifty, each as often.
    expect(second([1, 2, 3, 4, 5])).toEqual({ from: 10, to: 50 });
    // One in ten takes much longer, or shorter: those are the ones left out.
    expect(second([1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 9])).toEqual({
      from: 20,
      to: 20,
    });
  });

  it('[Q8] nothing observed yet: from sixty to a hundred and sixty per cent of what is planned', () => {
    expect(second([])).toEqual({ from: 6, to: 16 });
  });
});

describe('[Q8] who is still to come', () => {
  it('[Q8] one in eight does not: of two hardly ever both', () => {
    expect(second(AS_PLANNED, [toCome('a', 15), toCome('b', 15)])).toEqual({ from: 25, to: 40 });
  });

  it('[Q8, Q2] goes before waiting visitors, but not without end', () => {
    const many = Array.from({ length: 12 }, (_, i) => toCome(`many-${i}`, 5));
    // Eight of five minutes each, however many of the twelve come.
    expect(second(AS_PLANNED, many)).toEqual({ from: 50, to: 50 });
  });
});

describe('[Q8] what is not played through', () => {
  const office = anOffice();
  const FIVE = [0, 5, 10, 15, 20, 25];
  const time = (minutes: number): string =>
    minutes === 60 ? '09:00' : `08:${String(minutes).padStart(2, '0')}`;
  /** One counter has served as planned until now; `waiting` visitors need ten minutes each. */
  const dayWith = (waiting: number): Day =>
    foldDay(MONDAY, [
      ...FIVE.flatMap((m, i): DayEvent[] => [
        ticket(`done-${i}`, '08:00', { minutes: 5, number: `A0${10 + i}` }),
        ...served(`done-${i}`, time(30 + m), time(30 + m), time(35 + m)),
      ]),
      ...Array.from({ length: waiting }, (_, i) =>
        ticket(`waits-${i}`, '08:59', { minutes: 10, number: `A1${10 + i}` }),
      ),
    ]);
  const wait = (waiting: number): WaitRange | undefined => laneWaits(office, dayWith(waiting), NOW).get(MAIN);

  it('[Q8] a range is never narrower than three minutes: the estimate is no finer', () => {
    expect(wait(0)).toEqual({ from: 0, to: 3 });
  });

  it('[Q8] a quarter of a minute between two, some who are called in vain, and a tenth on either side', () => {
    // At least 12 · 10¼ = 123 minutes, less a tenth; two of them called in vain for 3½ minutes: 130, and a tenth.
    expect(wait(12)).toEqual({ from: 110, to: 143 });
  });
});
