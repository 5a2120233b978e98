/** When an office is open (rules C1–C3) and from when a day can be booked (C8, C9). */
import type { Closure } from './closure.ts';
import type { LaneCapacity, Office, OpeningWindow } from './office.ts';
import { nths, weekdays } from './weekdays.ts';
import { addDays, instantOf, instantsOn, MINUTE_MS, timeOfDay, weekdayOf } from '../time.ts';
import type { Instant, LocalDate, LocalTime } from '../time.ts';

/** A stretch of a day in which nothing about the capacity changes. */
export interface Opening {
  readonly from: Instant;
  readonly to: Instant;
  readonly lanes: Readonly<Record<string, LaneCapacity>>;
}

/** Reckoned once a day and office, since the calendar's arithmetic is dear; an office's hours change with the office. */
const reckoned = new WeakMap<Office, Map<LocalDate, readonly Opening[]>>();
const MOST_DAYS = 1000;

/** The openings of a day, earliest first; empty when closed. Windows may overlap. */
export function openingsOn(office: Office, date: LocalDate): readonly Opening[] {
  const days = reckoned.get(office);
  const known = days?.get(date);
  if (known !== undefined) return known;
  const fresh = reckon(office, date);
  if (days !== undefined && days.size < MOST_DAYS) days.set(date, fresh);
  else reckoned.set(office, new Map([[date, fresh]]));
  return fresh;
}

function reckon(office: Office, date: LocalDate): readonly Opening[] {
  const closed = closuresOn(office, date);
  if (closed.some((c) => c.from === undefined)) return [];
  const parts = closed.map((c) => ({ from: c.from as LocalTime, to: c.to as LocalTime }));
  const isHoliday = office.holidays.some((h) => h.date === date);
  const windows = windowsOn(office, date).filter(({ onHoliday }) => !isHoliday || onHoliday === true);
  if (windows.length === 0) return [];
  const at = instantsOn(date, office.timeZone);
  return windows
    .flatMap((w) => without(w, parts).map(({ from, to }) => ({ from: at(from), to: at(to), lanes: w.lanes })))
    .filter((o) => o.from < o.to)
    .sort((a, b) => a.from - b.from);
}

/** Whether the office has hours on a day, or would have but for a closure or a holiday. */
export const hasWindows = (office: Office, date: LocalDate): boolean => windowsOn(office, date).length > 0;

/** The windows that apply to a day. Hours set for one date replace those that recur. */
export function windowsOn({ windows }: Pick<Office, 'windows'>, date: LocalDate): OpeningWindow[] {
  const valid = windows.filter((w) => isValidOn(w, date));
  const special = valid.filter((w) => w.date === date);
  return special.length > 0 ? special : valid.filter(recursOn(date));
}

/** The closures that count on a day. */
export const closuresOn = ({ closures }: Pick<Office, 'closures'>, date: LocalDate): Closure[] =>
  closures.filter(fallsOn(date)).filter(({ except }) => !except?.includes(date));

/** Whether a closure falls on this day, exceptions not looked at. */
export function fallsOn(date: LocalDate): (closure: Closure) => boolean {
  const recurs = recursOn(date);
  const [month, dayOfYear] = [Number(date.slice(5, 7)), date.slice(5)];
  return (closure) => {
    if (closure.date !== undefined) return closure.date === date;
    const { days, months } = closure;
    const isMeant = days?.includes(dayOfYear) ?? (months?.includes(month) !== false && recurs(closure));
    return isMeant && isValidOn(closure, date);
  };
}

type Validity = Pick<OpeningWindow, 'validFrom' | 'validUntil'>;

const isValidOn = ({ validFrom, validUntil }: Validity, date: LocalDate): boolean =>
  (validFrom === undefined || validFrom <= date) && (validUntil === undefined || date <= validUntil);

type Weekly = Pick<OpeningWindow, 'weekdays' | 'nth'>;

/** Whether what recurs by weekday does so on this day, whose place in week and month is reckoned once for all. */
function recursOn(date: LocalDate): (weekly: Weekly) => boolean {
  const { weekday, nth, isLast } = recurringOn(date);
  return (weekly) =>
    weekly.weekdays?.includes(weekday) === true &&
    (weekly.nth === undefined || weekly.nth === nth || (weekly.nth === 'last' && isLast));
}

/** The place of a day in its week and month. `nth`: null for the fifth of a weekday, which is the last one. */
export function recurringOn(date: LocalDate) {
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  return {
    weekday: weekdays[weekdayOf(date) - 1]!,
    nth: nth < nths.length ? nths[nth - 1]! : null,
    isLast: addDays(date, 7).slice(0, 7) !== date.slice(0, 7),
  };
}

interface LocalSpan {
  readonly from: LocalTime;
  readonly to: LocalTime;
}

/** What is left of a window when parts of the day are closed. */
function without(window: LocalSpan, closed: readonly LocalSpan[]): LocalSpan[] {
  return closed.reduce<LocalSpan[]>(
    (left, c) =>
      left.flatMap((p) => {
        if (c.to <= p.from || p.to <= c.from) return [p];
        const before = p.from < c.from ? [{ from: p.from, to: c.from }] : [];
        return p.to > c.to ? [...before, { from: c.to, to: p.to }] : before;
      }),
    [{ from: window.from, to: window.to }],
  );
}

/** A stretch of time, `to` not in it. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

/** The hours of a day as people are told them, earliest first: with the breaks, without the lanes. Empty: closed. */
export const hoursOn = (office: Office, date: LocalDate): Span[] => joinSpans(openingsOn(office, date));

/** Spans in the order in which they begin; those that touch or overlap are one. */
export function joinSpans(spans: readonly Span[]): Span[] {
  return spans.reduce<Span[]>((joined, { from, to }) => {
    const last = joined.at(-1);
    if (last === undefined || last.to < from) return [...joined, { from, to }];
    return [...joined.slice(0, -1), { from: last.from, to: Math.max(last.to, to) }];
  }, []);
}

/** An office that is closed for longer has no next day yet. */
const MOST_DAYS_CLOSED = 60;

/** The first day after this one on which the office is open; null: none for a long time. */
export function nextOpenDay(office: Office, after: LocalDate): LocalDate | null {
  for (let days = 1; days <= MOST_DAYS_CLOSED; days++) {
    const date = addDays(after, days);
    if (openingsOn(office, date).length > 0) return date;
  }
  return null;
}

/** Days that are looked through for the next opening. */
const DAYS_AHEAD = 14;

/** When the office opens next; null: it is open, or does not open within two weeks. */
export function opensNextAt(office: Office, today: LocalDate, now: Instant): Instant | null {
  if (isWithin(hoursOn(office, today), now)) return null;
  for (let ahead = 0; ahead <= DAYS_AHEAD; ahead++) {
    const next = hoursOn(office, addDays(today, ahead)).find(({ from }) => from > now);
    if (next !== undefined) return next.from;
  }
  return null;
}

/** Tickets are given out from this long before an opening on, so that no visitor waits at a closed door. */
const TICKETS_AHEAD_MS = 60 * MINUTE_MS;

/** When tickets are given out on a day, earliest first; empty: closed. */
export const ticketHours = (office: Office, date: LocalDate): Span[] =>
  joinSpans(hoursOn(office, date).map(({ from, to }) => ({ from: from - TICKETS_AHEAD_MS, to })));

/**
 * A5.10: no numbers are given out, for as long as the office lets its kiosks stay bright. `isAwaited`: an appointment of
 * the day may still come, which counts once the day has begun.
 */
export function isKioskDark(office: Office, date: LocalDate, now: Instant, isAwaited: boolean): boolean {
  const { lockAfter } = office.kiosk;
  if (lockAfter === null) return false;
  const hours = ticketHours(office, date);
  const [first] = hours;
  if (isAwaited && (first === undefined || first.from <= now)) return false;
  return !hours.some(({ from, to }) => from <= now && now < to + lockAfter * MINUTE_MS);
}

/** Whether a moment lies in one of the spans. */
export const isWithin = (spans: readonly Span[], at: Instant): boolean =>
  spans.some(({ from, to }) => from <= at && at < to);

/** When the same-day share of a day opens online (C9), or null when it never does. */
export function releaseOf(office: Office, date: LocalDate): Instant | null {
  const [first] = openingsOn(office, date);
  const before = office.rules.sameDayRelease;
  return first === undefined || before === null ? null : first.from - before * MINUTE_MS;
}

/**
 * From when a day can be booked (C8): `horizonDays` earlier, when that earlier day opens. If that is closed, at the
 * time at which the day itself opens. Null: the day is closed.
 */
export function bookableFrom(office: Office, date: LocalDate): Instant | null {
  const [first] = openingsOn(office, date);
  if (first === undefined) return null;
  const opensOn = addDays(date, -office.rules.horizonDays);
  const opening = openingsOn(office, opensOn)[0]?.from;
  return opening ?? instantOf(opensOn, timeOfDay(first.from, office.timeZone), office.timeZone);
}

/** The days from today on that can be booked some time within the horizon, today first. */
export function daysInHorizon(office: Office, today: LocalDate): LocalDate[] {
  return Array.from({ length: office.rules.horizonDays + 1 }, (_, i) => addDays(today, i));
}

/** The weekdays on which an office is open from a day on, single dates included. */
export function openWeekdays(
  { windows }: Pick<Office, 'windows'>,
  from: LocalDate,
): ReadonlySet<(typeof weekdays)[number]> {
  return new Set(
    windows.flatMap(({ weekdays: weekly = [], date, validUntil }) => {
      if ((date ?? validUntil ?? from) < from) return [];
      return date === undefined ? weekly : [weekdays[weekdayOf(date) - 1]!];
    }),
  );
}
