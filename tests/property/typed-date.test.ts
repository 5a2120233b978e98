/** A date of birth in the words of each language of citizens, as its people write it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readBirthDate, splitDate } from '../../src/lib/domain/input/typed-date.ts';
import { monthNamed } from '../../src/lib/domain/input/month-names.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import { registered } from '../../src/lib/i18n/registry.ts';

const TODAY = '2026-11-23' as LocalDate;
/** Beside the locales of the product those of its readers: other names of months, other digits, the month first. */
const locales = [
  ...Object.values(registered).map(({ locale }) => locale),
  ...['de-AT', 'en-US', 'ar-EG', 'ar-SY', 'ar-IQ', 'ar-MA', 'ar-DZ', 'ar-TN'],
];
const months = Array.from({ length: 12 }, (_, index) => index);

const inWords = (locale: string, date: Date): string =>
  new Intl.DateTimeFormat(locale, {
    ...{ calendar: 'gregory', timeZone: 'UTC' },
    ...{ day: 'numeric', month: 'long', year: 'numeric' },
  }).format(date);
const nameOf = (locale: string, month: number, form: 'long' | 'short'): string =>
  new Intl.DateTimeFormat(locale, { calendar: 'gregory', timeZone: 'UTC', month: form }).format(
    Date.UTC(1958, month, 7),
  );
const read = (day: string, month = '', year = ''): string | null =>
  readBirthDate({ day, month, year }, TODAY);

describe.each(locales)('[B2.7] in %s', (locale) => {
  test('each day of a century is read as it was written, in one field', () => {
    let looked = 0;
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-01'), max: new Date('2026-11-22'), noInvalidDate: true }),
        fc.constantFrom(
          (text: string) => text,
          (text: string) => ` ${text}\u200f `,
          (text: string) => text.toLocaleUpperCase(locale),
          (text: string) => text.normalize('NFD').replace(/\p{M}/gu, ''),
          (text: string) => text.replace(/(?<=\d)\.? (?=\p{L})/u, '.'),
        ),
        (date, typedAs) => {
          looked++;
          expect(read(typedAs(inWords(locale, date)))).toBe(date.toISOString().slice(0, 10));
        },
      ),
    );
    expect(looked).toBeGreaterThanOrEqual(100);
  });

  test('each name of a month stands alone, in its field, also cut short with a full stop', () => {
    for (const month of months)
      for (const form of ['long', 'short'] as const) {
        const name = nameOf(locale, month, form);
        const expected = `1958-${String(month + 1).padStart(2, '0')}-07`;
        for (const typed of [name, name.replace(/\.?$/, '.'), name.toLocaleUpperCase(locale)])
          expect([typed, read('7', typed, '1958')]).toEqual([typed, expected]);
      }
  });
});

test('[B2.7] three letters are enough, unless they begin two months', () => {
  expect(['mär', 'mar', 'мар', 'مار', 'бер', 'kwi', 'şub', 'sub'].map(monthNamed)).toEqual([
    ...[3, 3, 3, 3, 3, 4, 2, 2],
  ]);
  // The names of Syria and Iraq have two words, and the first is not enough.
  expect(['كانون', 'تشرين', 'كانون ال', 'ju', 'jul', 'jun', 'xyz', '', '   '].map(monthNamed)).toEqual([
    ...[null, null, null, null, 7, 6, null, null, null],
  ]);
  expect(['كانون الثاني', 'كانون الثانى', 'تشرين الأول', 'تشرين الاول'].map(monthNamed)).toEqual([
    1, 1, 10, 10,
  ]);
});

test('[B2.7] what is no date is not taken for one', () => {
  for (const text of [
    '7 März',
    'März 1958',
    '7 foo bar baz 1958',
    '7 März 1958 x',
    '7 7 März 1958',
    'März 7 7 1958',
  ])
    expect([text, splitDate(text.toLowerCase())]).toEqual([text, null]);
});

test('[B2.7] no text throws, and none is read for ever', () => {
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => void read(text)));
  for (const text of [
    '7 '.repeat(5000),
    'م'.repeat(10_000),
    `7${' '.repeat(10_000)}x`,
    `${'ма '.repeat(3000)}1958`,
  ])
    read(text);
});
