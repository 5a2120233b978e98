/** [C3.6] A closure that recurs closes what the same closures close that are written day by day. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { openingsOn } from '../../src/lib/domain/office/calendar.ts';
import { calendarDay } from '../../src/lib/domain/office/calendar-day.ts';
import { closure } from '../../src/lib/domain/office/closure.ts';
import type { Closure } from '../../src/lib/domain/office/closure.ts';
import { nths, weekdays } from '../../src/lib/domain/office/weekdays.ts';
import { addDays, localTime } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { anOffice, day } from '../support/build/index.ts';
import { asAlwaysAndByChance, expectReached } from '../support/reached.ts';

const reached = expectReached(
  'a day closed as the first to fourth of its weekday',
  'a day closed as the last of its weekday, and the fifth',
  'a day closed as the last of its weekday, and the fourth',
  'a day closed by its place in the year',
  'the 29th of February closed',
  'a day that is an exception',
  'a day before the first or after the last',
  'a part of a day',
);

const RUNS = 300;
/** With a leap year, and a turn of the year. */
const FIRST = day('2027-11-01');
const days = Array.from({ length: 500 }, (_, ahead) => addDays(FIRST, ahead));
const reason = { de: 'zu' };
const office = anOffice({
  holidays: [],
  windows: [{ ...anOffice().windows[0]!, weekdays: [...weekdays] }],
});

const someDate = fc.constantFrom(...days);
const someDates = fc.uniqueArray(someDate, { minLength: 20, maxLength: 30 });
const somePart = fc.constantFrom({}, { from: localTime.parse('09:00'), to: localTime.parse('11:00') });
const someValidity = fc
  .record({
    validFrom: fc.option(someDate, { nil: undefined }),
    validUntil: fc.option(someDate, { nil: undefined }),
    except: fc.option(fc.uniqueArray(someDate, { minLength: 1, maxLength: 60 }), { nil: undefined }),
  })
  .filter(({ validFrom = '', validUntil = '9999' }) => validFrom <= validUntil);
const someWeekly = fc.record({
  weekdays: fc.uniqueArray(fc.constantFrom(...weekdays), { minLength: 1 }),
  nth: fc.option(fc.constantFrom(...nths), { nil: undefined }),
  months: fc.option(fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1 }), { nil: undefined }),
});
const someYearly = fc.record({
  days: fc.uniqueArray(
    fc.oneof(
      fc.constant('02-29'),
      someDate.map((date) => date.slice(5)),
    ),
    { minLength: 1, maxLength: 20 },
  ),
});
const someClosure = fc
  .tuple(fc.oneof(someWeekly, someYearly), someValidity, somePart)
  .map(([when, validity, part]) =>
    closure.parse({ ...withoutGaps({ ...when, ...validity }), ...part, reason }),
  );

/** The dates at which a closure begins, ends and does not count. */
const edgesOf = ({ validFrom, validUntil, except = [] }: Closure): LocalDate[] => [
  ...[validFrom, validUntil]
    .filter((date) => date !== undefined)
    .flatMap((date) => [addDays(date, -1), date, addDays(date, 1)]),
  ...except.slice(0, 5),
];

const withoutGaps = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/** The dates of the same weekday in the month of a date, in their order: counted, where the product reckons. */
function sameWeekdayIn(date: LocalDate): string[] {
  const at = Temporal.PlainDate.from(date);
  return Array.from({ length: at.daysInMonth }, (_, index) => at.with({ day: index + 1 }))
    .filter((other) => other.dayOfWeek === at.dayOfWeek)
    .map(String);
}

function isClosedOn(date: LocalDate, one: Closure): boolean {
  if ((one.validFrom ?? date) > date || (one.validUntil ?? date) < date) {
    reached('a day before the first or after the last');
    return false;
  }
  const at = Temporal.PlainDate.from(date);
  const isMeant = one.days === undefined ? isWeekly(at, one) : isYearly(at, one.days);
  if (!isMeant || one.except?.includes(date) !== true) return isMeant;
  reached('a day that is an exception');
  return false;
}

function isYearly(at: Temporal.PlainDate, yearly: readonly string[]): boolean {
  const isMeant = yearly.some(
    (one) => Number(one.slice(0, 2)) === at.month && Number(one.slice(3)) === at.day,
  );
  if (isMeant) reached('a day closed by its place in the year');
  if (isMeant && at.month === 2 && at.day === 29) reached('the 29th of February closed');
  return isMeant;
}

function isWeekly(at: Temporal.PlainDate, { weekdays: named = [], nth, months }: Closure): boolean {
  if (!named.includes(weekdays[at.dayOfWeek - 1]!)) return false;
  if (months !== undefined && !months.includes(at.month)) return false;
  if (nth === undefined) return true;
  const all = sameWeekdayIn(day(String(at)));
  if (nth !== 'last') {
    const isMeant = all[nths.indexOf(nth)] === String(at);
    if (isMeant) reached('a day closed as the first to fourth of its weekday');
    return isMeant;
  }
  const isMeant = all.at(-1) === String(at);
  if (isMeant && all.length === 5) reached('a day closed as the last of its weekday, and the fifth');
  if (isMeant && all.length === 4) reached('a day closed as the last of its weekday, and the fourth');
  return isMeant;
}

const LEAP_DAY = closure.parse({ days: ['02-29'], reason });
const FIFTH = closure.parse({ weekdays: ['mon', 'tue'], nth: 'last', reason });

it.each(asAlwaysAndByChance(RUNS, [[LEAP_DAY], [day('2028-02-29')]], [[FIFTH], days.slice(0, 70)]))(
  '[C3.6] what recurs closes the days and parts that entries of their own would close: %s',
  (_, parameters) => {
    fc.assert(
      fc.property(fc.array(someClosure, { minLength: 1, maxLength: 3 }), someDates, (recurring, chosen) => {
        const dates = new Set([...chosen, ...recurring.flatMap(edgesOf)]);
        const asOne = { ...office, closures: recurring };
        if (recurring.some(({ from }) => from !== undefined)) reached('a part of a day');
        const byDay = {
          ...office,
          closures: recurring.flatMap((one) =>
            [...dates]
              .filter((date) => isClosedOn(date, one))
              .map((date): Closure => ({ date, ...withoutGaps({ from: one.from, to: one.to }), reason })),
          ),
        };
        for (const date of dates) {
          expect([date, openingsOn(asOne, date)]).toEqual([date, openingsOn(byDay, date)]);
          const [kind, expected] = [calendarDay(asOne, date).kind, calendarDay(byDay, date).kind];
          expect([date, kind === 'series-open' ? 'open' : kind]).toEqual([date, expected]);
        }
      }),
      parameters,
    );
  },
);
