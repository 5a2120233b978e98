/**
 * The office's day and minute by `Intl`, which televisions of 2019 have; `Temporal` they do not, and its polyfill
 * needs `BigInt`, which Chromium 63 to 66 lack.
 */
import type { Instant, LocalDate, LocalTime } from '../lib/domain/time.ts';
import { clockTime } from '../lib/i18n/format.ts';
import { FALLBACK_LANGUAGE } from '../lib/i18n/languages.ts';
import { dateFormat } from '../lib/i18n/intl.ts';

/** The office's day on which `at` falls. */
export function dayAt(at: Instant, timeZone: string): LocalDate {
  const { year, month, day } = partsAt(at, timeZone);
  return `${year}-${month}-${day}` as LocalDate;
}

/** The full hour of the office's clock, 0 to 23. */
export function hourAt(at: Instant, timeZone: string): number {
  return Number(partsAt(at, timeZone).hour) % 24;
}

/** The office's clock, as pages name their hours: `09:05`. */
export const timeAt = (at: Instant, timeZone: string): LocalTime =>
  clockTime(at, timeZone, FALLBACK_LANGUAGE).replace('24:', '00:') as LocalTime;

function partsAt(at: Instant, timeZone: string): Record<string, string> {
  const parts: Record<string, string> = {};
  for (const { type, value } of dateFormat('en-GB', 'dayAndHour', timeZone).formatToParts(at))
    parts[type] = value;
  return parts;
}
