/** A few whole days, and proof that the checks would notice if something were wrong. */
import { describe, expect, it } from 'vitest';
import { checks } from './ledger.ts';
import { simulateDay } from './simulate-day.ts';
import type { DayOptions } from './simulate-day.ts';
import { sumUp } from './sum-up.ts';

describe('[M16] whole days', () => {
  it('[M16, C5, C11, M3, M13, M14, M18, M20, Q2, Q3, Q8, A7, P2] keep every promise at every step', async () => {
    const outcomes = [];
    const days: DayOptions[] = [
      { seed: 1, newHours: true, asleep: 'counter' },
      { seed: 2, visits: 280, restore: true },
      { seed: 12, visits: 260, cuts: 'all the time' },
    ];
    for (const day of days) outcomes.push(await simulateDay(day));
    expect(outcomes.flatMap((o) => o.violations)).toEqual([]);
    const { evaluated, served, told } = sumUp(outcomes);
    for (const check of checks) expect(evaluated.get(check), check).toBeGreaterThan(0);
    expect(served).toBeGreaterThan(250);
    // Q8: what was told of the wait is right for most, and as often too long as too short.
    expect(told.count).toBeGreaterThan(100);
    expect(told.inside).toBeGreaterThan(0.5);
    expect(Math.max(told.longer, told.shorter)).toBeLessThan(0.4);
  });

  it('[Q3, M6] seed 705, crowded and cut off all the time: a counter once had two at once', async () => {
    const { violations } = await simulateDay({ seed: 705, visits: 260, cuts: 'all the time' });
    expect(violations).toEqual([]);
  });

  it('the same seed is the same day', async () => {
    const [one, other] = [
      await simulateDay({ seed: 9, visits: 40 }),
      await simulateDay({ seed: 9, visits: 40 }),
    ];
    expect(one).toEqual(other);
  });
});

describe('a planted fault is caught', () => {
  it.each([
    ['one place too many', 'online capacity is never exceeded', 60],
    // A short day: a document that lacks a frame takes in each later one at the price of all that wait.
    ['a lost frame', 'the same evidence gives the same day on every device', 60],
    ['one block for two kiosks', 'every number on paper has its ticket', 180],
    ['a place given up in silence', 'a confirmed place is kept', 60],
    ['a restore of which nobody is told', 'numbers are unique', 180],
  ] as const)('%s', async (fault, check, visits) => {
    // Not on every day does it meet somebody whom it harms.
    const violations = [];
    for (const seed of [3, 5, 6, 7, 8]) {
      violations.push(...(await simulateDay({ seed, visits, fault })).violations);
      if (violations.some((v) => v.check === check)) break;
    }
    expect(violations.map((v) => v.check)).toContain(check);
    expect(violations.every((v) => v.operations.length <= 40)).toBe(true);
  });
});
