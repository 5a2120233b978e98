/** One edit of hours by a lead, what differs between two leads, and the days of the calendar. */
import { describe, expect, it } from 'vitest';
import { calendarDay, monthAfter, weeksOf } from '../../src/lib/domain/office/calendar-day.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import { applyEdit, differenceOf } from '../../src/lib/domain/office/hours-edit.ts';
import type { HoursEdit } from '../../src/lib/domain/office/hours-edit.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, localTime } from '../../src/lib/domain/time.ts';
import { anOffice, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const hours = hoursOf(office);
const [weekly] = office.windows;
const reason = { de: 'Fortbildung', en: 'Staff training' };
const noon = { from: localTime.parse('12:00'), to: localTime.parse('14:00') };
const close = (part: typeof noon | null = null): HoursEdit => ({ what: 'close', date: MONDAY, part, reason });
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
    expect(after(close(noon), { what: 'open-again', closure: closed.closures[0]! })).toEqual(hours);
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
    const gone: HoursEdit = { what: 'open-again', closure: { date: MONDAY, reason } };
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
