import { expect, test } from 'vitest';
import { localHours } from '../../src/lib/i18n/format.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { at, MONDAY } from '../support/build/index.ts';

test('[C1] an office that is open until midnight closes at 24:00, and does not open then', () => {
  const midnight = at('00:00', addDays(MONDAY, 1));
  const spans = [
    { from: at('00:00'), to: at('12:00') },
    { from: at('13:30'), to: midnight },
  ];
  for (const language of ['de', 'en'] as const)
    expect(localHours(spans, 'Europe/Berlin', language)).toEqual([
      { from: '00:00', to: '12:00' },
      { from: '13:30', to: '24:00' },
    ]);
});
