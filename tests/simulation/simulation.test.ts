/** A few whole days, and proof that the checks would notice if something were wrong. */
import { describe, expect, it } from 'vitest';
import { MINUTE } from '../../src/lib/domain/time.ts';
import { checks } from './ledger.ts';
import { simulateDay } from './simulate-day.ts';
import type { DayOptions, Fault } from './simulate-day.ts';
import type { Check } from './ledger.ts';
import { sumUp } from './sum-up.ts';
import { OPENS } from './the-office.ts';

describe('[M16] whole days', () => {
  it('[M16, M6, M15, C5, C11, M3, M13, M14, M18, M20, Q2, Q3, Q8, A7, P2] keep every promise at every step', async () => {
    const outcomes = [];
    const days: DayOptions[] = [
      { seed: 3, visits: 90, counters: 4, newHours: 'while staff promise', asleep: 'counter' },
      { seed: 2, visits: 70, counters: 3, restore: true },
      { seed: 12, visits: 90, counters: 4, cuts: 'all the time' },
    ];
    for (const day of days) outcomes.push(await simulateDay(day));
    expect(outcomes.flatMap((o) => o.violations)).toEqual([]);
    const { evaluated, served, told } = sumUp(outcomes);
    for (const check of checks) expect(evaluated.get(check), check).toBeGreaterThan(0);
    expect(served).toBeGreaterThan(200);
    // Q8: what was told of the wait is right for most, and as often too long as too short.
    expect(told.count).toBeGreaterThan(60);
    expect(told.inside).toBeGreaterThan(0.5);
    expect(Math.max(told.longer, told.shorter)).toBeLessThan(0.4);
  });

  it('the same seed is the same day', async () => {
    const morning = { seed: 9, visits: 60, until: OPENS + 90 * MINUTE };
    const one = await simulateDay(morning);
    expect(one.measures.requests).toBeGreaterThan(100);
    expect(await simulateDay(morning)).toEqual(one);
  });
});

/** On which day a fault meets visitors whom it harms: not every day does. */
const planted: readonly [Fault, Check, DayOptions][] = [
  ['one place too many', 'online capacity is never exceeded', { seed: 3, visits: 60 }],
  ['a lost frame', 'a connected device has what the relay has', { seed: 3, visits: 60 }],
  ['one block for two kiosks', 'every number on paper has its ticket', { seed: 3, visits: 40, counters: 3 }],
  ['a place given up in silence', 'a confirmed place is kept', { seed: 3, visits: 60 }],
  [
    'a restore of which nobody is told',
    'numbers are unique',
    { seed: 3, visits: 40, counters: 3, endsAt: OPENS + 15 * MINUTE },
  ],
  [
    'a late call takes the visitor',
    'no counter loses its visitor to older news',
    { seed: 5, visits: 80, cuts: 'all the time' },
  ],
  [
    'requests dated by one offset',
    'what happened is dated when it happened',
    { seed: 8, visits: 60, cuts: 'all the time' },
  ],
  [
    'a device drops the day that the relay has lost',
    'whoever was served is finished, at the counter that served them',
    { seed: 3, visits: 60, counters: 3, restore: true },
  ],
];

describe('a planted fault is caught', () => {
  it.each(planted)('%s', async (fault, check, day) => {
    const { violations } = await simulateDay({ ...day, fault, until: check });
    expect(violations.map((v) => v.check)).toContain(check);
    expect(violations.every((v) => v.operations.length <= 40)).toBe(true);
  });
});
