/** Dates, times and counts as people read them, in their language and the office's time zone. */
import type { BirthDate } from '../domain/input/birth-date.ts';
import type { Language } from '../domain/office/text.ts';
import type { Instant, LocalDate } from '../domain/time.ts';
import { dateFormat } from './intl.ts';
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

/** `12.08.1964`; parts that official papers leave open stay `00`, which no date can hold. */
export function birthDateText(date: BirthDate, language: Language): string {
  const [year = '', month = '', day = ''] = date.split('-');
  const own: Readonly<Record<string, string>> = { year, month, day };
  const parts = dateFormat(localeOf(language), 'numericDate', 'UTC').formatToParts(0);
  return parts.map(({ type, value }) => own[type] ?? value).join('');
}

/** `08:30`. */
export const clockTime = (at: Instant, timeZone: string, language: Language): string =>
  dateFormat(localeOf(language), 'clock', timeZone).format(at);

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

const noonOf = (date: LocalDate): number => Date.parse(`${date}T12:00:00Z`);
