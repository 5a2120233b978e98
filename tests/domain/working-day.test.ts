/** P9: how long a sign-in of staff lasts. */
import { expect, test } from 'vitest';
import { extendedEnd, sessionEnd } from '../../src/lib/domain/office/working-day.ts';
import { DAY_MINUTES, dateOf, MINUTE_MS, timeOfDay } from '../../src/lib/domain/time.ts';
import { hoursOn } from '../../src/lib/domain/office/calendar.ts';
import { anOffice, at, MONDAY } from '../support/build/index.ts';

const office = anOffice();
const HOUR = 60 * MINUTE_MS;
const local = (moment: number): string => timeOfDay(moment, office.timeZone);

test('[P9.1] a session lasts until three hours after the office has closed, and four hours at least', () => {
  const closes = hoursOn(office, MONDAY).at(-1)!.to;
  expect(sessionEnd(office, at('08:00'))).toBe(closes + 3 * HOUR);
  expect(sessionEnd(office, closes + HOUR)).toBe(closes + 5 * HOUR);
});

test('[P9.1] it never outlives the night, and is of use for an hour', () => {
  for (let minute = 0; minute < DAY_MINUTES; minute += 5) {
    const now = at('00:00') + minute * MINUTE_MS;
    const end = sessionEnd(office, now);
    expect(end - now).toBeGreaterThanOrEqual(HOUR);
    expect(end - now).toBeLessThanOrEqual(25 * HOUR);
  }
  expect(local(sessionEnd(office, at('23:00')))).toBe('03:00');
  expect(local(sessionEnd(office, at('02:00')))).toBe('04:00');
});

test('[P9.2] it is extended by two hours, and not past the night', () => {
  const before = at('19:00');
  expect(extendedEnd(office, at('18:55'), before)).toBe(at('20:55'));
  expect(extendedEnd(office, at('08:00'), before)).toBe(before);
  const late = at('23:59') + 4 * HOUR;
  expect(dateOf(late, office.timeZone)).not.toBe(MONDAY);
  expect(local(extendedEnd(office, late, late))).toBe('04:00');
});
