/** The calendar of a booking: its days with their reasons, and where its keys lead. */
import { describe, expect, test } from 'vitest';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import { addDays } from '../../src/lib/domain/time.ts';
import { bookableDay, calendarSpan } from '../../src/lib/state/citizen/day-grid.ts';
import { needToBook, offeredDays } from '../../src/lib/state/citizen/offer.ts';
import { dateAfterKey } from '../../src/lib/ui/date-steps.ts';
import { anOffice, at, choose, day, MONDAY } from '../support/build/index.ts';

describe('[C8] a day of the calendar', () => {
  const plain = anOffice();
  const now = at('07:00');
  const holiday = { date: addDays(MONDAY, 1), name: { de: 'Feiertag' } };
  const office = { ...plain, holidays: [holiday], rules: { ...plain.rules, horizonDays: 7 } };
  const days = [0, 1, 2, 3, 4, 7].map((ahead) => addDays(MONDAY, ahead));
  const slots = new Map(
    days.flatMap((date) => {
      const ofDay = slotsOn(office, date, [], now);
      return ofDay === null ? [] : [[date, ofDay] as const];
    }),
  );
  const known = { office, slots, slotsKnown: true };
  const need = needToBook(office, [choose('id-card')]);
  const dayAt = (ahead: number, offered = offeredDays(known, need, now)) =>
    bookableDay(known, offered, addDays(MONDAY, ahead), now);

  test('is free with the number of times, or says why it is not', () => {
    expect(dayAt(0)).toMatchObject({ kind: 'free' });
    expect(dayAt(0).free).toBeGreaterThan(1);
    expect(dayAt(-1).kind).toBe('past');
    expect(dayAt(1)).toMatchObject({ kind: 'closed', holiday: { de: 'Feiertag' } });
    expect(dayAt(6)).toMatchObject({ kind: 'closed', holiday: null });
    // A need that no lane serves leaves nothing free.
    expect(dayAt(0, offeredDays(known, null, now)).kind).toBe('full');
  });

  test('beyond the horizon says from when it can be booked', () => {
    const later = dayAt(14);
    expect(later.kind).toBe('later');
    expect(later.opensAt).toBeGreaterThan(now);
    expect(calendarSpan(known, now)).toEqual({ first: MONDAY, last: addDays(MONDAY, 52) });
  });
});

describe('[B1] a key in the calendar', () => {
  const after = (key: string, from: string, shiftKey = false, isRightToLeft = false): string | null =>
    dateAfterKey({ key, shiftKey }, day(from), isRightToLeft);

  test('leads by day, week, month and year', () => {
    expect([after('ArrowRight', '2026-11-30'), after('ArrowLeft', '2026-12-01')]).toEqual([
      '2026-12-01',
      '2026-11-30',
    ]);
    expect([after('ArrowDown', '2026-12-28'), after('ArrowUp', '2027-01-04')]).toEqual([
      '2027-01-04',
      '2026-12-28',
    ]);
    expect([after('Home', '2026-11-26'), after('End', '2026-11-26')]).toEqual(['2026-11-23', '2026-11-29']);
    expect([after('PageDown', '2027-01-31'), after('PageUp', '2026-03-31')]).toEqual([
      '2027-02-28',
      '2026-02-28',
    ]);
    expect([after('PageDown', '2028-02-29', true), after('PageUp', '2026-11-26', true)]).toEqual([
      '2029-02-28',
      '2025-11-26',
    ]);
    expect([after('Enter', '2026-11-26'), after('a', '2026-11-26')]).toEqual([null, null]);
  });

  test('goes the way it points where Monday is on the right', () => {
    expect(after('ArrowLeft', '2026-11-26', false, true)).toBe('2026-11-27');
    expect(after('ArrowRight', '2026-11-26', false, true)).toBe('2026-11-25');
  });
});
