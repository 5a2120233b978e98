/** The arbiter's own numbers: none twice on a day, whatever is given up and however often the store is put back. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { arbitersNumber, restoresOf } from '../../src/lib/domain/day/ticket.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { MONDAY } from '../support/build/index.ts';
import { asAlwaysAndByChance, expectReached } from '../support/reached.ts';

const reached = expectReached(
  'four digits',
  'numbers were lost',
  'two restores',
  'a day that opened after a restore',
  'a letter apart',
);

const HORIZON = 10;
/** Numbers of a letter on a day, between two restores: more than an office has places. */
const MOST = 1000;

const event = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('give' as const),
      ahead: fc.constantFrom(0, 1, 5, HORIZON),
      letter: fc.constantFrom('A', 'A', 'A', 'B'),
      times: fc.constantFrom(1, 10, 100, 250),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('backup' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restore' as const) }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('sleep' as const), nights: fc.integer({ min: 1, max: 12 }) }),
  },
);

it.each(asAlwaysAndByChance(45))(
  '[A7.1, M18.3] none twice on a day, through restores that forget (%s)',
  (_how, parameters) => {
    fc.assert(
      fc.property(fc.array(event, { minLength: 20, maxLength: 40, size: 'max' }), (events) => {
        let today = MONDAY;
        let taken = new Map<LocalDate, Set<string>>();
        const ever = new Map<LocalDate, Set<string>>();
        const given = new Map<string, number>();
        const noted: { restores: number; restoredUntil: LocalDate[] } = { restores: 0, restoredUntil: [] };
        const copyOf = (all: typeof taken): typeof taken =>
          new Map([...all].map(([date, numbers]) => [date, new Set(numbers)]));
        // A copy that was made after the last restore knows of that; how often an older one was put back is unknown.
        let backup: { readonly taken: typeof taken; readonly restores: number } | null = null;
        for (const e of events) {
          if (e.do === 'sleep') today = addDays(today, e.nights);
          else if (e.do === 'backup') backup = { taken: copyOf(taken), restores: noted.restores };
          else if (e.do === 'restore') {
            if (backup?.restores !== noted.restores || noted.restores === 8) continue;
            if ([...taken].some(([date, { size }]) => size > (backup?.taken.get(date)?.size ?? 0)))
              reached('numbers were lost');
            taken = copyOf(backup.taken);
            noted.restores++;
            noted.restoredUntil.push(addDays(today, HORIZON));
            if (noted.restores > 1) reached('two restores');
          } else {
            const date = addDays(today, e.ahead);
            const [known, all] = [taken.get(date) ?? new Set<string>(), ever.get(date) ?? new Set<string>()];
            taken.set(date, known);
            ever.set(date, all);
            const restores = restoresOf(noted, date);
            if (noted.restores > restores) reached('a day that opened after a restore');
            const key = `${date} ${e.letter} ${restores}`;
            for (let i = 0; i < e.times && (given.get(key) ?? 0) < MOST; i++) {
              const number = arbitersNumber(e.letter, known, restores)!;
              expect(all.has(number), `${number} on ${date}`).toBe(false);
              all.add(number);
              known.add(number);
              given.set(key, (given.get(key) ?? 0) + 1);
              if (number.length > 4) reached('four digits');
              if (all.has(`B${number.slice(1)}`) && all.has(`A${number.slice(1)}`)) reached('a letter apart');
            }
          }
        }
      }),
      parameters,
    );
  },
);
