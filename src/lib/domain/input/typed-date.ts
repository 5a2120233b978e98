/** A date that a person knows by heart, as typed or pasted into three fields. */
import { birthDate } from './birth-date.ts';
import type { BirthDate } from './birth-date.ts';
import type { LocalDate } from '../time.ts';
import { monthNamed } from './month-names.ts';
import { asciiDigits } from './typed-contact.ts';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const tidy = (typed: string): string =>
  asciiDigits(typed)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, '')
    .trim()
    .replace(/[.,]$/, '')
    .toLowerCase();

/**
 * The date of birth that was meant. Null: nothing typed. What is no date stays as typed, so that it is called malformed
 * and not missing.
 */
export function readBirthDate(typed: TypedDate, today: LocalDate): BirthDate | null {
  const parts = [typed.day, typed.month, typed.year].map(tidy);
  if (parts.every((part) => part === '')) return null;
  const filled = parts.filter((part) => part !== '');
  const [day = '', month = '', year = ''] = (filled.length === 1 && splitDate(filled[0]!)) || parts;
  // 00 is said to be unknown; what was left out is not.
  if ([day, month, year].includes('')) return [year, month, day].join('-') as BirthDate;
  const iso = (of: string): string =>
    `${of.padStart(4, '0')}-${monthNumber(known(month))}-${known(day).padStart(2, '0')}`;
  if (/^\d\d$/.test(year)) {
    const meant = ['19', '20'].map((century) => iso(century + year)).filter((date) => date <= today);
    const [only, ...others] = meant.filter((date) => birthDate.safeParse(date).success);
    if (only !== undefined && others.length === 0) return only as BirthDate;
  }
  return iso(year) as BirthDate;
}

const SEPARATOR = String.raw`[\s./,،\p{Pd}]+`;
/** Two words in some Arabic names of months, and two letters in one. */
const MONTH = String.raw`(?:\p{L}[\p{L}\p{M}\u0640]{2,}(?:\s[\p{L}\p{M}\u0640]{3,})?|\p{Script=Arabic}{2})`;
/** `1958 г.`, `1958 року`, `1958 r.`: the word for a year. */
const YEAR_WORD = String.raw`(?:\s*(?:год|года|г|рік|року|р|roku|rok|r|م)\.?)?`;
const USUAL = new RegExp(
  String.raw`^(\d{1,2})(?:st|nd|rd|th)?${SEPARATOR}(\d{1,2}|${MONTH})${SEPARATOR}(\d{4}|\d\d)${YEAR_WORD}$`,
  'u',
);
/** `March 7, 1958`. */
const MONTH_FIRST = new RegExp(
  String.raw`^(${MONTH})${SEPARATOR}(\d{1,2})(?:st|nd|rd|th)?${SEPARATOR}(\d{4}|\d\d)$`,
  'u',
);

/** A whole date in one field: `24.12.1950`, `24. Dezember 1950`, `24 декабря 1950 г.`, `1950-12-24`, `24121950`, `241250`. */
export function splitDate(text: string): string[] | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return iso.slice(1).reverse();
  const digits = /^(\d\d)(\d\d)(\d{4}|\d\d)$/.exec(text);
  if (digits !== null) return digits.slice(1);
  const monthFirst = MONTH_FIRST.exec(text);
  if (monthFirst !== null) return [monthFirst[2]!, monthFirst[1]!, monthFirst[3]!];
  const usual = USUAL.exec(text);
  return usual === null ? null : usual.slice(1);
}

/** Passports write XX for what is not known. */
const known = (part: string): string => (/^(?:x{1,2}|-{1,2}|\?{1,2})$/.test(part) ? '00' : part);

/** Two digits, of a number or a name in any language of citizens; what is no month stays as typed. */
export function monthNumber(typed: string): string {
  const named = monthNamed(typed);
  return named === null ? typed.padStart(2, '0') : String(named).padStart(2, '0');
}
