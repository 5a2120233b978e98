import { expect, test, vi } from 'vitest';
import {
  clockTime,
  groupedCode,
  localHours,
  shortDate,
  shortDateWithYear,
  sizeText,
} from '../../src/lib/i18n/format.ts';
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

test('[C11] a date with its year is written as the language writes it', () => {
  expect(shortDateWithYear(MONDAY, 'de')).toMatch(/^Mo\.?, \d\d\.\d\d\.\d{4}$/);
  expect(shortDateWithYear(MONDAY, 'en')).toMatch(/^Mon,? \d\d\/\d\d\/\d{4}$/);
});

test('[Q12.1] room on a disk is said in its own unit, rounded down, and is 0 only where there is none', () => {
  const texts = [0, 99, 100, 999, 1_000, 512_000, 999_999_999, 2_480_000_000, 128_900_000_000].map((bytes) =>
    sizeText(bytes, 'de'),
  );
  expect(texts).toEqual([
    ...['0 kB', '0 kB', '0,1 kB', '0,9 kB', '1 kB', '512 kB'],
    ...['999 MB', '2,4 GB', '128 GB'],
  ]);
  expect(sizeText(2_480_000_000, 'en')).toBe('2.4 GB');
});

test('a code in two groups stays whole: no line break, and no turned order between Arabic words', () => {
  // U+00A0 is a separator within a number (class CS of the bidirectional algorithm); a space is not.
  expect(groupedCode('482913')).toBe('482\u00a0913');
});

test('a form of date or time is made once for each language and time zone', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const told = ['08:00', '08:05'].flatMap((time) => [
    clockTime(at(time), 'Europe/Lisbon', 'de'),
    clockTime(at(time), 'Europe/Lisbon', 'en'),
    shortDate(MONDAY, 'en'),
  ]);
  expect(made.mock.calls.length).toBeLessThanOrEqual(3);
  made.mockRestore();
  expect(told[0]).toBe('07:00');
  expect(clockTime(at('08:00'), 'Europe/Berlin', 'de'), 'another time zone').toBe('08:00');
});

test('a kept minute is told apart by language and time zone', () => {
  const told = ['08:00', '08:00'].flatMap((time) => [
    clockTime(at(time), 'Europe/Berlin', 'de'),
    clockTime(at(time), 'Europe/Lisbon', 'de'),
    clockTime(at(time) + 59_999, 'Europe/Lisbon', 'en'),
  ]);
  expect(told).toEqual(['08:00', '07:00', '07:00', '08:00', '07:00', '07:00']);
});
