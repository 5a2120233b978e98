/** A date that a person knows by heart, as typed or pasted into three fields. */
import { birthDate } from './birth-date.ts';
import type { BirthDate } from './birth-date.ts';
import type { LocalDate } from '../time.ts';
import { asciiDigits } from './typed-contact.ts';

export interface TypedDate {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

/** Names of the months, German and English; three letters are enough to tell them apart. */
const MONTHS: readonly (readonly string[])[] = [
  ['januar', 'january', 'jänner'],
  ['februar', 'february', 'feber'],
  ['märz', 'maerz', 'march', 'mrz'],
  ['april'],
  ['mai', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['dezember', 'december'],
];

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

/** A whole date in one field: `24.12.1950`, `24. Dezember 1950`, `1950-12-24`, `24121950`. */
export function splitDate(text: string): string[] | null {
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return iso.slice(1).reverse();
  const eight = /^(\d\d)(\d\d)(\d{4})$/.exec(text);
  if (eight !== null) return eight.slice(1);
  const usual = /^(\d{1,2})[\s./\p{Pd}]+(\d{1,2}|\p{L}{3,})[\s./\p{Pd}]+(\d{4}|\d\d)$/u.exec(text);
  return usual === null ? null : usual.slice(1);
}

/** Passports write XX for what is not known. */
const known = (part: string): string => (/^(?:x{1,2}|-{1,2}|\?{1,2})$/.test(part) ? '00' : part);

/** Two digits; what is no month stays as typed. */
export function monthNumber(typed: string): string {
  if (typed.length < 3) return typed.padStart(2, '0');
  const index = MONTHS.findIndex((names) => names.some((name) => name.startsWith(typed)));
  return index === -1 ? typed : String(index + 1).padStart(2, '0');
}
