/** Dates, times and counts as people read them, in their language and the office's time zone. */
import type { BirthDate } from '../domain/input/birth-date.ts';
import type { Language } from '../domain/office/text.ts';
import { MINUTE_MS } from '../domain/time.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import { dateFormat, numberIn } from './intl.ts';
import { localeOf } from './languages.ts';

/** `Montag, 23. November 2026`. */
export const longDate = (date: LocalDate, language: Language): string =>
  dateFormat(localeOf(language), 'longDate', 'UTC').format(noonOf(date));

/** `Montag, 23. November`: for days near enough that the year is clear. */
export const dayAndMonth = (date: LocalDate, language: Language): string =>
  dateFormat(localeOf(language), 'dayAndMonth', 'UTC').format(noonOf(date));

/** `Mo., 23.11.`. */
export const shortDate = (date: LocalDate, language: Language): string =>
  dateFormat(localeOf(language), 'shortDate', 'UTC').format(noonOf(date));

/** `Mo., 23.11.2026`. */
export const shortDateWithYear = (date: LocalDate, language: Language): string =>
  dateFormat(localeOf(language), 'shortDateWithYear', 'UTC').format(noonOf(date));

/** `24.12.`, of a day in each year as `12-24`. */
export const yearlyDay = (day: string, language: Language): string =>
  // A leap year has all of them.
  dateFormat(localeOf(language), 'numericDayAndMonth', 'UTC').format(noonOf(`2000-${day}` as LocalDate));

/** `November 2026`, of a month as `2026-11`. */
export const monthName = (month: string, language: Language): string =>
  dateFormat(localeOf(language), 'monthAndYear', 'UTC').format(Date.parse(`${month}-15T12:00:00Z`));

/** `November`, of a month by its number. */
export const monthOfYear = (month: number, language: Language): string =>
  dateFormat(localeOf(language), 'longMonth', 'UTC').format(Date.UTC(2000, month - 1, 15));

/** `23.11.2026`. */
export const numericDate = (date: LocalDate, language: Language): string =>
  dateFormat(localeOf(language), 'numericDate', 'UTC').format(noonOf(date));

/** `Nov. 2026`, of `2026-11`. */
export const shortMonth = (month: string, language: Language): string =>
  dateFormat(localeOf(language), 'month', 'UTC').format(noonOf(`${month}-01` as LocalDate));

/** `Mo`, `Montag` and `M`; 1 is Monday. */
export const weekdayName = (
  weekday: number,
  language: Language,
  form: 'weekday' | 'longWeekday' | 'narrowWeekday',
): string =>
  // A Monday.
  dateFormat(localeOf(language), form, 'UTC').format(noonOf(`2024-01-0${weekday}` as LocalDate));

/** `1.234,5`: with at most three decimals. */
export const numberText = (value: number, language: Language): string => numberIn(localeOf(language), value);

const sizeUnits = [
  { name: 'GB', bytes: 1e9 },
  { name: 'MB', bytes: 1e6 },
  { name: 'kB', bytes: 1e3 },
] as const;

/** Room on a disk: `2,4 GB`, `870 MB`. Rounded down, with tenths below ten; 0 only where less than 100 bytes are left. */
export function sizeText(bytes: number, language: Language): string {
  const unit = sizeUnits.find((one) => bytes >= one.bytes) ?? sizeUnits[2];
  const units = bytes / unit.bytes;
  const rounded = units < 10 ? Math.floor(units * 10) / 10 : Math.floor(units);
  return `${numberText(rounded, language)} ${unit.name}`;
}

/** What stands before the tenths: `,` or `.`. */
export const decimalMark = (language: Language): string => numberIn(localeOf(language), 0.5).slice(1, 2);

/** `12.08.1964`; parts that official papers leave open stay `00`, which no date can hold. */
export function birthDateText(date: BirthDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const own: Readonly<Record<string, string>> = { year, month, day };
  const parts = dateFormat(localeOf(language), 'numericDate', 'UTC').formatToParts(0);
  return parts.map(({ type, value }) => own[type] ?? value).join('');
}

/** `08:30`. */
export function clockTime(at: Instant, timeZone: string, language: Language): string {
  const minute = Math.floor(at / MINUTE_MS);
  const kept = minuteTexts.get(minute);
  if (kept?.timeZone === timeZone && kept.language === language) return kept.text;
  const text = dateFormat(localeOf(language), 'clock', timeZone).format(at);
  if (minuteTexts.size >= MOST_MINUTES) minuteTexts.clear();
  minuteTexts.set(minute, { timeZone, language, text });
  return text;
}

/** Lists of a counter show the same minutes over and over, and a look-up costs a tenth of formatting. */
const minuteTexts = new Map<number, { timeZone: string; language: Language; text: string }>();

/** The minutes of two days. */
const MOST_MINUTES = 2 * 24 * 60;

/** `23.11.2026, 08:30`; without a zone in that of the machine. */
export const dateAndClock = (at: Instant, timeZone: string | undefined, language: Language): string =>
  dateFormat(localeOf(language), 'dateAndClock', timeZone).format(at);

/** Hours of a day as `08:30` and `12:00`; a day's last hour ends at `24:00`. */
export const localHours = (
  spans: readonly { readonly from: Instant; readonly to: Instant }[],
  timeZone: string,
  language: Language,
): { readonly from: string; readonly to: string }[] =>
  spans.map(({ from, to }) => ({
    from: clockTime(from, timeZone, language),
    to: clockTime(to, timeZone, language).replace('00:00', '24:00'),
  }));

/**
 * A check-in code as two groups, `123 456`. The space is one that does not break; beside digits it also keeps the two
 * in their order on a page that is written from right to left.
 */
export const groupedCode = (code: string): string => `${code.slice(0, 3)}\u00a0${code.slice(3)}`;

const noonOf = (date: LocalDate): number => Date.parse(`${date}T12:00:00Z`);
