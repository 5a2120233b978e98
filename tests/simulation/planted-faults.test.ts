/** Proof that the checks of the whole days notice what is wrong. */
import { describe, expect, it } from 'vitest';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Check } from './ledger.ts';
import { simulateDay } from './simulate-day.ts';
import type { DayOptions, Fault } from './simulate-day.ts';
import { OPENS } from './the-office.ts';

/** On which day a fault meets visitors whom it harms: not every day does. */
const planted: readonly [Fault, Check, DayOptions][] = [
  ['one place too many', 'online capacity is never exceeded', { seed: 3, visits: 60 }],
  ['a lost frame', 'a connected device has what the relay has', { seed: 3, visits: 60 }],
  ['one block for two kiosks', 'every number on paper has its ticket', { seed: 3, visits: 40, counters: 3 }],
  ['a place given up in silence', 'a confirmed place is kept', { seed: 3, visits: 60 }],
  [
    'a restore that is not reported',
    'numbers are unique',
    { seed: 3, visits: 40, counters: 3, endsAt: OPENS + 15 * MINUTE_MS },
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
    'a served visitor is finished, at the counter that served them',
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
