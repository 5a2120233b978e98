/** A few whole days. */
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { checks } from './ledger.ts';
import { simulateDay } from './simulate-day.ts';
import type { DayOptions } from './simulate-day.ts';
import { sumUp } from './sum-up.ts';
import { OPENS } from './the-office.ts';

describe('[M16] whole days', () => {
  it('[M16, M6, M15, C5, C11, M3, M13, M14, M18, M20, Q2, Q3, Q8, A7, P2] keep every promise at every step', async () => {
    const outcomes = [];
    const days: DayOptions[] = [
      { seed: 3, visits: 90, counters: 4, newHours: 'while staff promise', asleep: 'counter' },
      { seed: 2, visits: 90, counters: 3, restore: true },
      { seed: 12, visits: 70, counters: 4, cuts: 'all the time' },
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
    const morning = { seed: 9, visits: 60, until: OPENS + 90 * MINUTE_MS };
    const one = await simulateDay(morning);
    expect(one.measures.requests).toBeGreaterThan(100);
    expect(await simulateDay(morning)).toEqual(one);
  });
});
