/** Dates, times and counts as people read them, in their language and the office's time zone. */
import type { BirthDate } from '../domain/input/birth-date.ts';
import type { Language } from '../domain/office/office.ts';
import type { Instant, LocalDate } from '../domain/time.ts';

const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** `Montag, 23. November 2026`. */
export function longDate(date: LocalDate, language: Language): string {
  return dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(
    noonOf(date),
  );
}

/** `Montag, 23. November`: for days near enough that the year is clear. */
export function dayAndMonth(date: LocalDate, language: Language): string {
  return dateFormat(language, { weekday: 'long', day: 'numeric', month: 'long' }).format(noonOf(date));
}

/** `Mo., 23.11.`. */
export function shortDate(date: LocalDate, language: Language): string {
  return dateFormat(language, { weekday: 'short', day: '2-digit', month: '2-digit' }).format(noonOf(date));
}

/** `12.08.1964`; parts that official papers leave open stay `00`. */
export const birthDateText = (date: BirthDate, language: Language): string =>
  date
    .split('-')
    .reverse()
    .join(language === 'de' ? '.' : '/');

/** `08:30`. */
export function clockTime(at: Instant, timeZone: string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  }).format(at);
}

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

function dateFormat(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locales[language], { ...options, timeZone: 'UTC' });
}

const noonOf = (date: LocalDate): number => Date.parse(`${date}T12:00:00Z`);
