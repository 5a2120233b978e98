/** Office-local days and stored instants (rule C1). Needs the global `Temporal`. */
import * as z from 'zod/mini';

/** Milliseconds since 1970-01-01T00:00Z. Everything stored is an instant; everything shown is local. */
export type Instant = number;

/** Far enough for any appointment, near enough that arithmetic stays exact: years 2000 to 2200. */
export const instant = z.int().check(z.minimum(946_684_800_000), z.maximum(7_258_118_400_000));

/** The first instant that can be written down. */
export const EARLIEST: Instant = 946_684_800_000;

/** A day of the office, `2026-11-23`, in the office's time zone. */
export const localDate = z
  .string()
  .check(z.regex(/^\d{4}-\d{2}-\d{2}$/, 'a date as YYYY-MM-DD'), z.refine(isRealDate, 'a day that exists'))
  .brand<'LocalDate'>();
export type LocalDate = z.infer<typeof localDate>;

/** A month of the office's calendar, `2026-11`. */
export const localMonth = z
  .string()
  .check(z.regex(/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/, 'a month as YYYY-MM'))
  .brand<'LocalMonth'>();
export type LocalMonth = z.infer<typeof localMonth>;

export const monthOf = (date: LocalDate): LocalMonth => date.slice(0, 7) as LocalMonth;

/** A time of day in the office's zone, `07:45`. */
export const localTime = z
  .string()
  .check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time as HH:MM'))
  .brand<'LocalTime'>();
export type LocalTime = z.infer<typeof localTime>;

export const MINUTE_MS = 60_000;
export const DAY_MINUTES = 24 * 60;

function isRealDate(text: string): boolean {
  const [year, month, day] = [Number(text.slice(0, 4)), Number(text.slice(5, 7)), Number(text.slice(8))];
  if (!(year >= 1900 && year <= 2199 && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= 28 || day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** The office's day on which `at` falls. */
export function dateOf(at: Instant, timeZone: string): LocalDate {
  return zoned(at, timeZone).toPlainDate().toString() as LocalDate;
}

/** The instant of a local time on a day; in the hour that a clock change skips, the moment after it. */
export function instantOf(date: LocalDate, time: LocalTime, timeZone: string): Instant {
  const day = Temporal.PlainDate.from(date);
  const plain =
    time === '24:00'
      ? day.add({ days: 1 }).toPlainDateTime()
      : day.toPlainDateTime(Temporal.PlainTime.from(time));
  const there = plain.toZonedDateTime(timeZone, { disambiguation: 'compatible' });
  if (there.toPlainDateTime().equals(plain)) return there.epochMilliseconds;
  // Skipped: `compatible` would keep the office open for as long as the clock jumps.
  return there.add({ nanoseconds: 1 }).getTimeZoneTransition('previous')!.epochMilliseconds;
}

/** `instantOf` for many times of one day: where the clock does not change on it, they are counted from its start. */
export function instantsOn(date: LocalDate, timeZone: string): (time: LocalTime) => Instant {
  const start = startOfDay(date, timeZone);
  if (startOfDay(addDays(date, 1), timeZone) - start !== DAY_MINUTES * MINUTE_MS) {
    return (time) => instantOf(date, time, timeZone);
  }
  return (time) => start + (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * MINUTE_MS;
}

export function startOfDay(date: LocalDate, timeZone: string): Instant {
  return Temporal.PlainDate.from(date).toZonedDateTime(timeZone).startOfDay().epochMilliseconds;
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return Temporal.PlainDate.from(date).add({ days }).toString() as LocalDate;
}

/** Whole days from `from` to `to`, negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;
}

/** The local time of day of an instant, `09:05`. */
export function timeOfDay(at: Instant, timeZone: string): LocalTime {
  return zoned(at, timeZone).toPlainTime().toString({ smallestUnit: 'minute' }) as LocalTime;
}

/** Milliseconds by which clocks of the zone are ahead of UTC at that instant. */
export const offsetOf = (at: Instant, timeZone: string): number =>
  zoned(at, timeZone).offsetNanoseconds / 1_000_000;

/** 1 = Monday … 7 = Sunday. */
export function weekdayOf(date: LocalDate): number {
  return Temporal.PlainDate.from(date).dayOfWeek;
}

function zoned(at: Instant, timeZone: string): Temporal.ZonedDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone);
}
