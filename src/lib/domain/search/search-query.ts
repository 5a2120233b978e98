/** What a clerk types to find a visit: names, a number, a code, dates, a phone number or a mail address, in any order. */
import { parseCode, visitNumber } from '../day/appointment.ts';
import { plainWords } from '../input/plain-words.ts';
import { splitDate, readBirthDate } from '../input/typed-date.ts';
import { asciiDigits } from '../input/typed-contact.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { LocalDate } from '../time.ts';

export const MAX_SEARCH_LENGTH = 200;
/** More words than a name, a date and a number have. */
const MAX_TERMS = 8;
/** Fewer digits of a phone number, or of another number, fit too many. */
const MIN_DIGITS = 4;

export type SearchTerm =
  /** The begin of a word of the name, or of the mail address before its `@`. */
  | { readonly kind: 'word'; readonly word: string }
  | { readonly kind: 'mail'; readonly mail: string }
  | { readonly kind: 'number'; readonly number: string }
  /**
   * A check-in code or a part of a phone number, or null where it cannot be one. `phone` as `phoneDigits` gives it,
   * `digits` as they were typed.
   */
  | {
      readonly kind: 'digits';
      readonly code: string | null;
      readonly phone: string | null;
      readonly digits: string;
    }
  /** `YYYY-MM-DD`, or `-MM-DD` where the year was left out: of birth or of the visit. */
  | { readonly kind: 'date'; readonly date: string };

export type SearchQuery = readonly SearchTerm[];
export type SearchProblem = 'too-short' | 'too-long';

/** The query that a text means. `too-short`: it would find nearly everyone. */
export function parseSearch(text: string, today: LocalDate): Result<SearchQuery, SearchProblem> {
  if (text.length > MAX_SEARCH_LENGTH) return err('too-long');
  const terms = joinDigits(tokensOf(text)).flatMap((token) => termsOf(token, today));
  if (terms.length > MAX_TERMS) return err('too-long');
  return terms.some(isSelective) ? ok(terms) : err('too-short');
}

const tokensOf = (text: string): string[] =>
  asciiDigits(text)
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}]/gu, ' ')
    .split(/[\s,;]+/u)
    .filter((token) => token !== '');

/** A phone number or a code with blanks in it is one token. */
function joinDigits(tokens: readonly string[]): string[] {
  const joined: string[] = [];
  for (const token of tokens) {
    const before = joined.at(-1);
    if (before !== undefined && isDigits(before) && isDigits(token)) joined[joined.length - 1] += token;
    else joined.push(token);
  }
  return joined;
}

const isDigits = (token: string): boolean =>
  /^[+\d()/.\p{Pd}]*\d[\d()/.\p{Pd}]*$/u.test(token) && dateOf(token) === null;

function termsOf(token: string, today: LocalDate): SearchTerm[] {
  const date = dateOf(token, today);
  if (date !== null) return [{ kind: 'date', date }];
  const number = visitNumber.safeParse(token.toUpperCase());
  if (number.success) return [{ kind: 'number', number: number.data }];
  if (isDigits(token)) return [digitsOf(token)];
  if (token.includes('@')) return [{ kind: 'mail', mail: token.toLowerCase() }];
  return searchWords(token).map((word) => ({ kind: 'word', word }));
}

function digitsOf(token: string): SearchTerm {
  const phone = phoneDigits(token);
  return {
    kind: 'digits',
    code: parseCode(token),
    phone: phone.length < MIN_DIGITS ? null : phone,
    digits: token.replace(/\D/g, ''),
  };
}

/** `24.11.2026`, `2026-11-24`, or `24.11.` without a year; null: no date. */
function dateOf(token: string, today?: LocalDate): string | null {
  const short = /^(\d{1,2})\.(\d{1,2})\.?$/.exec(token);
  if (short !== null) {
    const [day, month] = [Number(short[1]), Number(short[2])];
    if (day > 31 || month < 1 || month > 12) return null;
    return `-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  }
  // Eight digits are rather a phone number than a date.
  if (/^\d+$/.test(token) || splitDate(token) === null) return null;
  // Only asks whether it is a date: a year of two digits needs no century for that.
  return readBirthDate({ day: token, month: '', year: '' }, today ?? ('9999-12-31' as LocalDate));
}

/** Digits without the country and the zero before the area: `+49 (0)2362 123`, `02362/123` become `2362123`. */
export const phoneDigits = (phone: string): string =>
  phone
    .replace('(0)', '')
    .replace(/[^\d+]/g, '')
    .replace(/^(?:\+|00)49|^\+|^0+/, '');

/** Umlauts in either spelling become one: `Müller`, `Mueller` and `Muller` are `muller`. */
export const searchWords = (text: string): string[] =>
  plainWords(text).map((word) => word.replace(/([aou])e/g, '$1'));

function isSelective(term: SearchTerm): boolean {
  switch (term.kind) {
    case 'word':
      // One sign of another script may be a whole name.
      return term.word.length >= 2 || !/[a-z]/.test(term.word);
    case 'mail':
      return term.mail.length >= 3;
    case 'digits':
      return term.code !== null || term.phone !== null || term.digits.length >= MIN_DIGITS;
    case 'number':
      return true;
    // Without a year it fits each thirtieth of them by its day alone.
    case 'date':
      return !term.date.startsWith('-');
  }
}
