/** C3.6: what a lead types of a closure that recurs, and the closure that it says. */
import { expect, test } from 'vitest';
import { closure } from '../../src/lib/domain/office/closure.ts';
import { parseRecurring, recurrencesOf } from '../../src/lib/state/lead/recurring-form.ts';
import type { RecurringValues } from '../../src/lib/state/lead/recurring-form.ts';
import { day } from '../support/build/index.ts';

const reason = { de: 'zu' };
const TODAY = day('2026-11-30');
const CHRISTMAS_EVE = day('2026-12-24');
const parse = (typed: Partial<RecurringValues>, date = CHRISTMAS_EVE) =>
  parseRecurring(
    {
      ...{ recurrence: 'weekly', further: '', isOneMonth: false, from: '', to: '', until: '' },
      ...typed,
    },
    date,
    TODAY,
    reason,
  );

test('[C3.6] a day recurs weekly, by its place in the month and by its place in the year', () => {
  expect(recurrencesOf(day('2026-12-07'))).toEqual(['weekly', 'nth', 'yearly']);
  expect(recurrencesOf(CHRISTMAS_EVE)).toEqual(['weekly', 'nth', 'yearly']);
  expect(recurrencesOf(day('2026-12-28'))).toEqual(['weekly', 'nth', 'last', 'yearly']);
  expect(recurrencesOf(day('2026-12-31'))).toEqual(['weekly', 'last', 'yearly']);
});

test('[C3.6] the closure that is typed is one that the office file may have', () => {
  const from = { validFrom: CHRISTMAS_EVE, reason };
  expect(parse({})).toEqual({ closure: { weekdays: ['thu'], ...from } });
  expect(parse({ recurrence: 'nth' })).toEqual({ closure: { weekdays: ['thu'], nth: 'fourth', ...from } });
  expect(parse({ recurrence: 'last', isOneMonth: true }, day('2026-12-31'))).toEqual({
    closure: { weekdays: ['thu'], nth: 'last', months: [12], validFrom: '2026-12-31', reason },
  });
  expect(parse({ from: '12', to: '16.30', until: '2027-07-31' })).toEqual({
    closure: { weekdays: ['thu'], ...from, from: '12:00', to: '16:30', validUntil: '2027-07-31' },
  });
  // The further day lies before the chosen one, and counts this year, too.
  const yearly = parse({ recurrence: 'yearly', further: '1.12., 31.12; 24.12.' });
  expect(yearly).toEqual({ closure: { days: ['12-01', '12-24', '12-31'], validFrom: TODAY, reason } });
  for (const one of [parse({}), yearly])
    expect(closure.safeParse('closure' in one ? one.closure : null).success).toBe(true);
});

test('[C3.6] what is wrong is named, and what is not whole yet is no mistake', () => {
  expect(parse({ recurrence: 'yearly', further: '31.13.' })).toEqual({ wrong: ['further'] });
  expect(parse({ recurrence: 'yearly', further: 'Silvester' })).toEqual({ wrong: ['further'] });
  expect(parse({ further: '31.13.' })).toHaveProperty('closure');
  expect(parse({ from: '12', to: '11' })).toEqual({ wrong: ['to'] });
  expect(parse({ from: 'noon', to: '13' })).toEqual({ wrong: ['from'] });
  expect(parse({ from: '12' })).toEqual({ wrong: ['missing'] });
  expect(parse({ until: '2026-12-23' })).toEqual({ wrong: ['until'] });
  expect(parse({ until: '2026' })).toEqual({ wrong: ['until'] });
});
