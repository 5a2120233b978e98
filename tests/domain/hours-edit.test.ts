/** One edit of hours by a lead, what differs between two leads, and the days of the calendar. */
import { describe, expect, it } from 'vitest';
import { calendarDay, monthAfter, weeksOf } from '../../src/lib/domain/office/calendar-day.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import {
  applyEdit,
  differenceOf,
  openDays,
  seriesFrom,
  withinLimits,
} from '../../src/lib/domain/office/hours-edit.ts';
import type { HoursEdit } from '../../src/lib/domain/office/hours-edit.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, localTime } from '../../src/lib/domain/time.ts';
import { anOffice, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const hours = hoursOf(office);
const [weekly] = office.windows;
const reason = { de: 'Fortbildung', en: 'Staff training' };
const noon = { from: localTime.parse('12:00'), to: localTime.parse('14:00') };
const close = (part: typeof noon | null = null): HoursEdit => ({
  ...{ what: 'close', dates: [MONDAY], part, reason },
});
const special = {
  date: MONDAY,
  from: localTime.parse('10:00'),
  to: localTime.parse('12:00'),
  lanes: weekly!.lanes,
};
const after = (...edits: HoursEdit[]) =>
  edits.reduce((now, edit) => {
    const next = applyEdit(now, edit);
    if (next === null) throw new Error(`${edit.what} is not possible`);
    return next;
  }, hours);
const withEdits = (...edits: HoursEdit[]): Office => ({ ...office, ...after(...edits) });

describe('[C3, C11.6] an edit', () => {
  it('[C3] closes a day or a part of it, and opens it again', () => {
    const closed = after(close(noon));
    expect(closed.closures).toEqual([{ date: MONDAY, ...noon, reason }]);
    expect(after(close(noon), { what: 'open-again', closures: [closed.closures[0]!] })).toEqual(hours);
  });

  it('[C2] adds, replaces and removes a window, and leaves the others where they stand', () => {
    const later = { ...weekly!, to: localTime.parse('18:00') };
    const added = after({ what: 'set-window', before: null, after: special });
    expect(added.windows).toEqual([weekly, special]);
    expect(applyEdit(added, { what: 'set-window', before: weekly!, after: later })!.windows).toEqual([
      later,
      special,
    ]);
    expect(applyEdit(added, { what: 'set-window', before: special, after: null })).toEqual(hours);
  });

  it('[C11.6] finds nothing where another lead has changed it', () => {
    const gone: HoursEdit = { what: 'open-again', closures: [{ date: MONDAY, reason }] };
    expect(applyEdit(hours, gone)).toBeNull();
    expect(applyEdit(hours, { what: 'set-window', before: special, after: null })).toBeNull();
  });

  it('[C11.6] takes its own change back, and not what another lead has saved since', () => {
    const changed = after(close());
    const undo: HoursEdit = { what: 'restore', changed, hours };
    expect(applyEdit(changed, undo)).toEqual(hours);
    const theirs = after(close(), { what: 'set-window', before: null, after: special });
    expect(applyEdit(theirs, undo)).toBeNull();
  });

  it('[C11.6] tells what another lead has changed', () => {
    const theirs = after(close(), { what: 'set-window', before: weekly!, after: special });
    expect(differenceOf(hours, theirs)).toEqual({
      ...{ closed: [{ date: MONDAY, reason }], reopened: [] },
      ...{ added: [special], removed: [weekly] },
    });
    expect(differenceOf(theirs, theirs)).toEqual({ closed: [], reopened: [], added: [], removed: [] });
  });
});

describe('[C3] several days', () => {
  const days = Array.from({ length: 14 }, (_, n) => addDays(MONDAY, n));
  const sunday = days[6]!;

  it('[C3] are closed in one edit, those alone that would be open', () => {
    const dates = openDays(office, MONDAY, days[8]!);
    expect(dates).toEqual([...days.slice(0, 5), days[7], days[8]]);
    const closed = withEdits({ what: 'close', dates, part: null, reason });
    expect(closed.closures.map(({ date }) => date)).toEqual(dates);
    expect(openDays(closed, MONDAY, days[9]!)).toEqual([days[9]]);
    expect(openDays(office, sunday, MONDAY)).toEqual([]);
  });

  it('[C3] of one reason without an open day between them are opened together, from any of them on', () => {
    const dates = openDays(office, MONDAY, days[8]!);
    const other = { ...reason, de: 'Personalversammlung' };
    const closed = withEdits(
      { what: 'close', dates, part: null, reason },
      { what: 'close', dates: [days[9]!], part: null, reason: other },
      { what: 'close', dates: [days[11]!], part: null, reason },
    );
    const seriesOf = (n: number) => seriesFrom(closed, closed.closures[n]!).map(({ date }) => date);
    expect(seriesOf(0)).toEqual(dates);
    expect(seriesOf(3)).toEqual(dates.slice(3));
    expect(seriesOf(dates.length)).toEqual([days[9]]);
    const again = applyEdit(closed, {
      what: 'open-again',
      closures: seriesFrom(closed, closed.closures[0]!),
    });
    expect(again!.closures.map(({ date }) => date)).toEqual([days[9], days[11]]);
  });

  it('[C3] are no more than an office may have: the oldest that are over make room', () => {
    const closures = Array.from({ length: 401 }, (_, n) => ({ date: addDays(MONDAY, n), reason }));
    expect(withinLimits({ ...hours, closures }, MONDAY)).toBeNull();
    expect(withinLimits({ ...hours, closures }, days[3]!)!.closures).toEqual(closures.slice(1));
    expect(withinLimits({ ...hours, closures: closures.slice(1) }, days[3]!)!.closures).toHaveLength(400);
  });
});

describe('[C5] a counter that is locked on a day', () => {
  const lane = office.lanes[0]!.id;
  const { counters, online, sameDay } = weekly!.lanes[lane]!;
  const lock: HoursEdit = { what: 'lock-counter', date: MONDAY, lane };

  it('[C5] gives the day hours of its own, with one counter fewer; other days stay', () => {
    const locked = after(lock);
    expect(locked.windows).toHaveLength(2);
    expect(locked.windows[1]).toMatchObject({ date: MONDAY, from: weekly!.from, to: weekly!.to });
    expect(locked.windows[1]!.weekdays).toBeUndefined();
    expect(locked.windows[1]!.lanes[lane]!.counters).toBe(counters - 1);
    expect(calendarDay(withEdits(lock), MONDAY).kind).toBe('special');
    expect(calendarDay(withEdits(lock), addDays(MONDAY, 1)).kind).toBe('open');
  });

  it('[C5] is taken from those without an appointment first, and down to none the day keeps its hours', () => {
    const all = Array.from({ length: counters }, (_, n) =>
      after(...Array.from({ length: n + 1 }, () => lock)),
    );
    for (const [n, { windows }] of all.entries()) {
      const left = windows.at(-1)!.lanes[lane]!;
      expect(left).toEqual({
        counters: counters - n - 1,
        online: Math.min(online, left.counters),
        sameDay: Math.min(sameDay, left.counters - left.online),
      });
    }
    expect(applyEdit(all.at(-1)!, lock)).toBeNull();
    expect(calendarDay({ ...office, ...all.at(-1)! }, MONDAY).kind).toBe('special');
  });

  it('[C3, C5] keeps a holiday open that is meant to be', () => {
    const holiday = { ...office, holidays: [{ date: MONDAY, name: reason }] };
    const open: HoursEdit = { what: 'set-window', before: null, after: { ...special, onHoliday: true } };
    const kindAfter = (...edits: HoursEdit[]) => calendarDay({ ...holiday, ...after(...edits) }, MONDAY).kind;
    expect([kindAfter(), kindAfter(open), kindAfter(open, lock)]).toEqual([
      ...['holiday', 'holiday-open', 'holiday-open'],
    ]);
  });

  it('[C2] is unlocked by the usual hours, which come back', () => {
    const again: HoursEdit = { what: 'usual-again', date: MONDAY };
    expect(after(lock, lock, again)).toEqual(hours);
    expect(applyEdit(hours, again)).toBeNull();
  });
});

describe('[C2, C3] a day of the calendar', () => {
  it('[C2, C3] says why it is open or closed', () => {
    const kindOf = (of: Office) => calendarDay(of, MONDAY).kind;
    expect(kindOf(office)).toBe('open');
    expect(kindOf(withEdits(close()))).toBe('closed');
    expect(kindOf(withEdits(close(noon)))).toBe('part');
    expect(kindOf(withEdits({ what: 'set-window', before: null, after: special }))).toBe('special');
    expect(calendarDay(office, addDays(MONDAY, -1)).kind).toBe('none');
  });

  it('[C3] a holiday is named and stays closed, whatever hours the day has of its own', () => {
    const holiday = { date: MONDAY, name: { de: 'Feiertag', en: 'Holiday' } };
    const edited = withEdits({ what: 'set-window', before: null, after: special });
    const day = calendarDay({ ...edited, holidays: [holiday] }, MONDAY);
    expect([day.kind, day.hours, day.holiday]).toEqual(['holiday', [], holiday]);
  });

  it('stands in a week from Monday to Sunday, each day of the month once', () => {
    const weeks = weeksOf('2026-11');
    expect(weeks.map((week) => week.length)).toEqual([7, 7, 7, 7, 7, 7]);
    expect(weeks[0]).toEqual([null, null, null, null, null, null, '2026-11-01']);
    expect(weeks.flat().filter((date) => date !== null)).toHaveLength(30);
    // The last month that a date can be in.
    expect(
      weeksOf('9999-12')
        .flat()
        .filter((date) => date !== null),
    ).toHaveLength(31);
    expect(weeksOf('2027-02')).toHaveLength(4);
    expect([monthAfter('2026-12', 1), monthAfter('2026-01', -1)]).toEqual(['2027-01', '2025-12']);
  });
});
