/** C3.6: closures that recur as one entry: what a file may say, exceptions, and taking one back. */
import { describe, expect, it } from 'vitest';
import { openingsOn } from '../../src/lib/domain/office/calendar.ts';
import { calendarDay } from '../../src/lib/domain/office/calendar-day.ts';
import { closure } from '../../src/lib/domain/office/closure.ts';
import type { Closure } from '../../src/lib/domain/office/closure.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import {
  applyEdit,
  differenceOf,
  nextClosed,
  seriesFrom,
  withException,
  withinLimits,
} from '../../src/lib/domain/office/hours-edit.ts';
import { addDays, localTime } from '../../src/lib/domain/time.ts';
import { anOffice, day, MONDAY } from '../support/build/index.ts';

const reason = { de: 'Teamtag' };
const [weekly] = anOffice().windows;
const office = anOffice({
  windows: [{ ...weekly!, weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'] }],
  holidays: [],
});
const withClosures = (...closures: Closure[]) => ({ ...office, closures });
const firstMondays = closure.parse({ weekdays: ['mon'], nth: 'first', reason });
const DECEMBER_7 = day('2026-12-07');

describe('[C3.6] a closure that recurs', () => {
  it('[C3.6] closes the first Monday of each month, Wednesday afternoons in July, and 24 and 31 December', () => {
    const afternoons = closure.parse({
      ...{ weekdays: ['wed'], months: [7], reason },
      ...{ from: localTime.parse('12:00'), to: localTime.parse('16:00') },
    });
    const eves = closure.parse({ days: ['12-24', '12-31'], reason });
    const all = withClosures(firstMondays, afternoons, eves);
    const kindOf = (date: string) => calendarDay(all, day(date)).kind;
    expect(['2026-12-07', '2027-01-04', '2027-02-01'].map(kindOf)).toEqual(['closed', 'closed', 'closed']);
    expect(['2026-11-30', '2026-12-14'].map(kindOf)).toEqual(['open', 'open']);
    expect(['2027-06-30', '2027-07-07', '2028-07-05'].map(kindOf)).toEqual(['open', 'part', 'part']);
    expect(['2026-12-24', '2026-12-31', '2030-12-24'].map(kindOf)).toEqual(['closed', 'closed', 'closed']);
    expect(openingsOn(all, day('2027-07-07'))).toHaveLength(1);
  });

  it.each([
    [{}, 'there must be either a date, weekdays or days'],
    [{ date: MONDAY, weekdays: ['mon'] }, 'there must be either a date, weekdays or days'],
    [{ days: ['12-24'], weekdays: ['mon'] }, 'there must be either a date, weekdays or days'],
    [{ date: MONDAY, nth: 'first' }, 'must stand beside weekdays'],
    [{ days: ['12-24'], months: [12] }, 'must stand beside weekdays'],
    [{ date: MONDAY, validUntil: MONDAY }, 'must stand beside weekdays or days'],
    [{ date: MONDAY, except: [MONDAY] }, 'must stand beside weekdays or days'],
    [{ weekdays: ['mon', 'mon'] }, 'must name each once'],
    [{ days: ['12-24', '12-24'] }, 'must name each once'],
    [{ weekdays: ['mon'], months: [7, 7] }, 'must name each once'],
    [{ weekdays: ['mon'], except: [MONDAY, MONDAY] }, 'must name each once'],
    [
      { weekdays: ['mon'], validFrom: '2026-12-02', validUntil: '2026-12-01' },
      'must not be before validFrom',
    ],
    [{ days: ['02-30'] }, 'a day that exists'],
    [{ days: ['24.12.'] }, 'a day as MM-DD'],
  ])('[C3.6] is refused with what is wrong: %j', (when, message) => {
    const issues = closure.safeParse({ ...when, reason }).error?.issues ?? [];
    expect(issues.map((issue) => issue.message)).toEqual([message]);
  });

  it('[C3.6] does not count on a date that a lead has named, which the calendar shows', () => {
    const edit = (before: Closure, after: Closure | null) =>
      ({ what: 'set-closure', before, after }) as const;
    const closed = hoursOf(withClosures(firstMondays));
    const excepted = withException(firstMondays, DECEMBER_7, true);
    const opened = applyEdit(closed, edit(firstMondays, excepted))!;
    expect(calendarDay({ ...office, ...opened }, DECEMBER_7)).toMatchObject({
      ...{ kind: 'series-open', closures: [], exceptions: [excepted] },
    });
    expect(calendarDay({ ...office, ...opened }, day('2027-01-04')).kind).toBe('closed');
    expect(applyEdit(opened, edit(excepted, withException(excepted, DECEMBER_7, false)))).toEqual(closed);
    expect(differenceOf(closed, opened)).toMatchObject({ closed: [excepted], reopened: [firstMondays] });
  });

  it('[C3.6] is added and taken back in one step, and not found where another lead has changed it', () => {
    const added = applyEdit(hoursOf(office), { what: 'set-closure', before: null, after: firstMondays })!;
    expect(added.closures).toEqual([firstMondays]);
    const takenBack = { what: 'set-closure', before: firstMondays, after: null } as const;
    expect(applyEdit(added, takenBack)).toEqual(hoursOf(office));
    expect(applyEdit(hoursOf(office), takenBack)).toBeNull();
  });

  it('[C3.6] names the next days that it closes, without those that are closed anyway', () => {
    const january = { date: day('2027-01-04'), reason };
    const next = (most: number) =>
      nextClosed(withClosures(january, firstMondays), firstMondays, MONDAY, most);
    expect(next(2)).toEqual([DECEMBER_7, '2027-02-01']);
    const sundays = closure.parse({ weekdays: ['sun'], reason });
    expect(nextClosed(office, sundays, MONDAY, 2)).toEqual([]);
    expect(seriesFrom(withClosures(firstMondays), firstMondays)).toEqual([firstMondays]);
  });

  it('[C3.6] that is over goes first where there are too many, as do exceptions that are over', () => {
    const over = closure.parse({ weekdays: ['mon'], validUntil: addDays(MONDAY, -1), reason });
    const ahead = Array.from({ length: 400 }, (_, n) => ({ date: addDays(MONDAY, n), reason }));
    const { windows } = hoursOf(office);
    expect(withinLimits({ windows, closures: [over, ...ahead] }, MONDAY)!.closures).toEqual(ahead);
    expect(withinLimits({ windows, closures: [firstMondays, ...ahead] }, MONDAY)).toBeNull();
    const except = Array.from({ length: 101 }, (_, n) => addDays(MONDAY, 7 * (n - 1)));
    const kept = withinLimits({ windows, closures: [{ ...firstMondays, except }] }, MONDAY)!;
    expect(kept.closures).toEqual([{ ...firstMondays, except: except.slice(1) }]);
    expect(
      withinLimits({ windows, closures: [{ ...firstMondays, except }] }, addDays(MONDAY, -7)),
    ).toBeNull();
  });
});
