/** The calendar of a booking: its days with their reasons, and where its keys lead. */
import { describe, expect, test } from 'vitest';
import { slotsOn } from '../../src/lib/domain/office/capacity.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { bookableDay, calendarSpan } from '../../src/lib/state/citizen/day-grid.ts';
import { needToBook, offeredDays, releaseOn as releaseOnDay } from '../../src/lib/state/citizen/offer.ts';
import type { KnownOffice, PlaceNeed } from '../../src/lib/state/citizen/offer.ts';
import { dateAfterKey } from '../../src/lib/ui/date-steps.ts';
import { anOffice, at, choose, day, MONDAY } from '../support/build/index.ts';

describe('[C8] a day of the calendar', () => {
  const plain = anOffice();
  const now = at('07:00');
  const holiday = { date: addDays(MONDAY, 1), name: { de: 'Feiertag' } };
  const office = { ...plain, holidays: [holiday], rules: { ...plain.rules, horizonDays: 7 } };
  const days = [0, 1, 2, 3, 4, 7].map((ahead) => addDays(MONDAY, ahead));
  const slotsOf = (one: Office): Map<LocalDate, DaySlots> =>
    new Map(
      days.flatMap((date) => {
        const ofDay = slotsOn(one, date, [], now);
        return ofDay === null ? [] : [[date, ofDay] as const];
      }),
    );
  const slots = slotsOf(office);
  const known = { office, slots, slotsKnown: true };
  const need = needToBook(office, [choose('id-card')]);
  const dayAt = (ahead: number, of: PlaceNeed = need, from: KnownOffice = known) =>
    bookableDay(from, of, offeredDays(from, of, now), addDays(MONDAY, ahead), now);
  const [weekdayHours] = plain.windows;

  test('is free with the number of times, or says why it is not', () => {
    expect(dayAt(0)).toMatchObject({ kind: 'free' });
    expect(dayAt(0).free).toBeGreaterThan(1);
    expect(dayAt(-1).kind).toBe('past');
    expect(dayAt(1)).toMatchObject({ kind: 'closed', holiday: { de: 'Feiertag' } });
    expect(dayAt(6)).toMatchObject({ kind: 'closed', holiday: null });
  });

  test('is not called full where the need has no counter on it', () => {
    expect(dayAt(0, null).kind).toBe('not-offered');
    const { lanes } = weekdayHours!;
    const tuesdays = {
      ...office,
      holidays: [],
      windows: [
        { ...weekdayHours!, lanes: { short: lanes.short! } },
        { ...weekdayHours!, weekdays: ['tue' as const], lanes },
      ],
    };
    const offered = { office: tuesdays, slots: slotsOf(tuesdays), slotsKnown: true };
    expect(dayAt(0, need, offered).kind).toBe('not-offered');
    expect(dayAt(1, need, offered).kind).toBe('free');
    // Beyond the horizon, too.
    expect([dayAt(14, need, offered).kind, dayAt(15, need, offered).kind]).toEqual(['not-offered', 'later']);
    // A need that is longer than the day.
    expect(dayAt(0, { minutes: 600, lanes: need!.lanes }).kind).toBe('not-offered');
  });

  test('[C9] whose online share is taken says when its same-day share opens', () => {
    const takenOn = (date: LocalDate, counters: number) =>
      Array.from({ length: counters }, () => ({
        ...{ lane: need!.lanes[0]!, start: at('08:00', date), minutes: 8 * 60 },
        ...{ online: true, freeAt: null },
      }));
    const wednesday = addDays(MONDAY, 2);
    const withTaken = (counters: number): KnownOffice => ({
      ...known,
      slots: new Map(slots).set(wednesday, slotsOn(office, wednesday, takenOn(wednesday, counters), now)!),
    });
    expect(dayAt(2, need, withTaken(1))).toMatchObject({
      kind: 'release',
      opensAt: slots.get(wednesday)!.releaseAt,
    });
    // Nothing is left to release.
    expect(dayAt(2, need, withTaken(2)).kind).toBe('full');
  });

  test('[C9] promises more places only where the same-day share has some for this need', () => {
    const releaseOn = (of: PlaceNeed, from: readonly DaySlots[], date = MONDAY): unknown =>
      offeredDays({ ...known, slots: new Map(from.map((one) => [one.date, one])) }, of, now).find(
        (one) => one.date === date,
      )?.releaseAt;
    const today = slots.get(MONDAY)!;
    // All starts of the day are free already, so no other ones open.
    expect(releaseOn(need, [today])).toBeNull();
    const taken = (counters: number): DaySlots => {
      const lane = need!.lanes[0]!;
      const place = { lane, start: at('08:00'), minutes: 60, online: true, freeAt: null };
      return slotsOn(office, MONDAY, Array<typeof place>(counters).fill(place), now)!;
    };
    expect(releaseOn(need, [taken(1)])).toBe(today.releaseAt);
    expect(today.releaseAt).toBeGreaterThan(now);
    // The share is taken as well.
    expect(releaseOn(need, [taken(2)])).toBeNull();
    expect(releaseOn(null, [taken(1)])).toBeNull();
    const withTaken = { ...known, slots: new Map([[MONDAY, taken(1)]]) };
    const releaseToday = (at: number, date = MONDAY) => releaseOnDay(withTaken, date, need, at);
    expect(releaseToday(now)).toBe(today.releaseAt);
    // It has come; and of another day "today" would be wrong.
    expect(releaseToday(today.releaseAt!)).toBeNull();
    expect(releaseToday(now - 24 * 60 * MINUTE_MS)).toBeNull();
    expect(releaseToday(now, addDays(MONDAY, 1))).toBeNull();
  });

  test('is unknown where this phone has not heard of it', () => {
    const before = { ...known, slots: new Map([...slots].slice(0, 1)) };
    expect([dayAt(0, need, before).kind, dayAt(2, need, before).kind]).toEqual(['free', 'unknown']);
  });

  test('beyond the horizon says from when it can be booked', () => {
    const later = dayAt(14);
    expect(later.kind).toBe('later');
    expect(later.opensAt).toBeGreaterThan(now);
    expect(calendarSpan(known, now)).toEqual({ first: MONDAY, last: addDays(MONDAY, 52) });
  });
});

describe('[B1.2] a key in the calendar', () => {
  const whole = { first: day('2025-01-01'), last: day('2029-12-31') };
  const after = (key: string, from: string, shiftKey = false, isRightToLeft = false): string | null =>
    dateAfterKey({ key, shiftKey }, day(from), isRightToLeft, whole);

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

  test('stops at the edge of the calendar, and an arrow past it stays', () => {
    const short = { first: day('2026-11-25'), last: day('2027-01-07') };
    const after = (key: string, from: string): string | null =>
      dateAfterKey({ key, shiftKey: false }, day(from), false, short);
    expect([after('ArrowUp', '2026-11-27'), after('ArrowLeft', '2026-11-25')]).toEqual([
      '2026-11-27',
      '2026-11-25',
    ]);
    expect([after('ArrowDown', '2027-01-04'), after('ArrowDown', '2026-12-31')]).toEqual([
      '2027-01-04',
      '2027-01-07',
    ]);
    expect([after('Home', '2026-11-27'), after('End', '2027-01-05')]).toEqual(['2026-11-25', '2027-01-07']);
    expect([after('PageUp', '2026-12-02'), after('PageDown', '2026-12-31')]).toEqual([
      '2026-11-25',
      '2027-01-07',
    ]);
  });
});
