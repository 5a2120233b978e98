/** One edit of an office's hours by a lead, and what differs between two states of them. */
import { closuresOn, hoursOn, windowsOn } from './calendar.ts';
import { isSameValue } from './canonical.ts';
import { MOST_CLOSURES, MOST_EXCEPTIONS } from './closure.ts';
import type { Closure } from './closure.ts';
import { MOST_WINDOWS } from './office.ts';
import type { LaneCapacity, Office, OpeningWindow } from './office.ts';
import { areSameHours } from './hours.ts';
import type { Hours } from './hours.ts';
import type { Text } from './text.ts';
import type { LaneId } from '../ids.ts';
import { addDays } from '../time.ts';
import type { LocalDate, LocalTime } from '../time.ts';

export type HoursEdit =
  /** C3: whole days, or a part of each. */
  | {
      readonly what: 'close';
      readonly dates: readonly LocalDate[];
      readonly part: { readonly from: LocalTime; readonly to: LocalTime } | null;
      readonly reason: Text;
    }
  | { readonly what: 'open-again'; readonly closures: readonly Closure[] }
  /** C3.6: a closure that recurs. `before`: null for a new one. `after`: null to take it back. */
  | { readonly what: 'set-closure'; readonly before: Closure | null; readonly after: Closure | null }
  /** C5: one counter of a lane fewer on one date. The windows of that day become hours of this date alone. */
  | { readonly what: 'lock-counter'; readonly date: LocalDate; readonly lane: LaneId }
  /** The windows of this date alone go, so that those count that recur. */
  | { readonly what: 'usual-again'; readonly date: LocalDate }
  /** `before`: null for a new window. `after`: null to remove it. */
  | {
      readonly what: 'set-window';
      readonly before: OpeningWindow | null;
      readonly after: OpeningWindow | null;
    }
  /** Takes a change back, as long as no other has followed it (C11.6). `changed`: the hours that it made. */
  | { readonly what: 'restore'; readonly changed: Hours; readonly hours: Hours };

/** The hours after an edit; null: what it is about is not there any more. */
export function applyEdit(hours: Hours, edit: HoursEdit): Hours | null {
  const { windows, closures } = hours;
  switch (edit.what) {
    case 'close': {
      const { dates, part, reason } = edit;
      return { windows, closures: [...closures, ...dates.map((date) => ({ date, ...part, reason }))] };
    }
    case 'open-again': {
      const rest = edit.closures.reduce<Closure[] | null>(
        (left, closure) => left && without(left, closure),
        [...closures],
      );
      return rest === null ? null : { windows, closures: rest };
    }
    case 'set-closure': {
      const changed = replaceIn(closures, edit);
      return changed === null ? null : { windows, closures: changed };
    }
    case 'lock-counter': {
      const { date, lane } = edit;
      const ofDay = windowsOn({ windows }, date);
      if (!ofDay.some(({ lanes }) => (lanes[lane]?.counters ?? 0) > 0)) return null;
      const others = windows.filter((one) => one.date !== date);
      return { windows: [...others, ...ofDay.map((one) => onDateAlone(one, date, lane))], closures };
    }
    case 'usual-again': {
      const others = windows.filter((one) => one.date !== edit.date);
      return others.length === windows.length ? null : { windows: others, closures };
    }
    case 'set-window': {
      const changed = replaceIn(windows, edit);
      return changed === null ? null : { windows: changed, closures };
    }
    case 'restore':
      return areSameHours(hours, edit.changed) ? edit.hours : null;
  }
}

/** The list with one entry added, replaced or removed; null: the entry has gone, or there is none to add. */
function replaceIn<T extends Part>(
  list: readonly T[],
  { before, after }: { readonly before: T | null; readonly after: T | null },
): T[] | null {
  const added = after === null ? [] : [after];
  if (before === null) return after === null ? null : [...list, ...added];
  const at = list.findIndex((one) => isSame(one, before));
  return at < 0 ? null : list.toSpliced(at, 1, ...added);
}

/** A window as hours of one date alone, with a counter of the lane fewer where it has one. */
function onDateAlone(window: OpeningWindow, date: LocalDate, lane: LaneId): OpeningWindow {
  const { from, to, lanes, onHoliday } = window;
  const capacity = lanes[lane];
  const fewer = capacity === undefined || capacity.counters === 0 ? {} : { [lane]: oneFewer(capacity) };
  return { date, ...(onHoliday && { onHoliday }), from, to, lanes: { ...lanes, ...fewer } };
}

/** What serves visitors without an appointment goes first, what is booked ahead last. */
function oneFewer({ counters, online, sameDay }: LaneCapacity): LaneCapacity {
  const left = counters - 1;
  const ahead = Math.min(online, left);
  return { counters: left, online: ahead, sameDay: Math.min(sameDay, left - ahead) };
}

/** The days from one to another on which the office has hours: those that there is something to close on. */
export function openDays(office: Office, from: LocalDate, until: LocalDate): LocalDate[] {
  const days: LocalDate[] = [];
  for (let date = from; date <= until; date = addDays(date, 1))
    if (hoursOn(office, date).length > 0) days.push(date);
  return days;
}

/** Two closures with more closed days than this between them are no series. */
const MOST_DAYS_BETWEEN = 7;

/**
 * C3: the closure and those that follow it for the same reason, without an open day between them. They may have
 * been closed together, and can be opened together.
 */
export function seriesFrom(office: Office, closure: Closure): Closure[] {
  const { date: first, ...what } = closure;
  const series = [closure];
  if (first === undefined) return series;
  for (let at = first, between = 0; between <= MOST_DAYS_BETWEEN; between++) {
    at = addDays(at, 1);
    const next = office.closures.find(({ date, ...own }) => date === at && isSameValue(own, what));
    if (next !== undefined) {
      series.push(next);
      between = -1;
    } else if (hoursOn(office, at).length > 0) break;
  }
  return series;
}

/** Whether a closure falls on more than one day. */
export const recurs = ({ date }: Closure): boolean => date === undefined;

/** C3.6: a closure that recurs, with or without an exception on this date. */
export function withException(closure: Closure, date: LocalDate, isExcepted: boolean): Closure {
  const { except = [], ...rest } = closure;
  const others = except.filter((one) => one !== date);
  const dates = isExcepted ? [...others, date].sort() : others;
  return dates.length === 0 ? rest : { ...rest, except: dates };
}

/** Further ahead no list of the next days looks: each day of a year comes once. */
const DAYS_LOOKED_AHEAD = 366;

/** The next days on which a closure closes hours that the office has, without it and with the others. */
export function nextClosed(office: Office, closure: Closure, from: LocalDate, most: number): LocalDate[] {
  const others = { ...office, closures: office.closures.filter((one) => !isSame(one, closure)) };
  const days: LocalDate[] = [];
  for (let ahead = 0; ahead <= DAYS_LOOKED_AHEAD && days.length < most; ahead++) {
    const date = addDays(from, ahead);
    const isClosing = closuresOn({ closures: [closure] }, date).length > 0;
    if (isClosing && hoursOn(others, date).length > 0) days.push(date);
  }
  return days;
}

/**
 * The hours without the oldest days that are over, where there are more than an office may have. Null: too many are
 * still ahead.
 */
export function withinLimits({ windows, closures }: Hours, today: LocalDate): Hours | null {
  const kept = {
    windows: withoutOldest(windows, MOST_WINDOWS, today),
    closures: withoutOldest(closures, MOST_CLOSURES, today).map((one) => withoutOldExceptions(one, today)),
  };
  const hasTooMany =
    kept.windows.length > MOST_WINDOWS ||
    kept.closures.length > MOST_CLOSURES ||
    kept.closures.some(({ except = [] }) => except.length > MOST_EXCEPTIONS);
  return hasTooMany ? null : kept;
}

function withoutOldest<T extends Part>(all: readonly T[], most: number, today: LocalDate): T[] {
  const lastDay = ({ date, validUntil }: T): LocalDate | undefined => date ?? validUntil;
  const over = all
    .filter((one) => (lastDay(one) ?? today) < today)
    .sort((a, b) => (lastDay(a)! < lastDay(b)! ? -1 : 1))
    .slice(0, Math.max(0, all.length - most));
  return all.filter((one) => !over.includes(one));
}

/** A closure may have few exceptions, and those that are over say nothing any more. */
function withoutOldExceptions(closure: Closure, today: LocalDate): Closure {
  const { except } = closure;
  if (except === undefined || except.length <= MOST_EXCEPTIONS) return closure;
  return { ...closure, except: except.filter((date) => date >= today) };
}

export interface HoursDifference {
  readonly closed: readonly Closure[];
  readonly reopened: readonly Closure[];
  readonly added: readonly OpeningWindow[];
  readonly removed: readonly OpeningWindow[];
}

/** What came and what went between two states of the hours. */
export const differenceOf = (before: Hours, after: Hours): HoursDifference => ({
  closed: onlyIn(after.closures, before.closures),
  reopened: onlyIn(before.closures, after.closures),
  added: onlyIn(after.windows, before.windows),
  removed: onlyIn(before.windows, after.windows),
});

type Part = Closure | OpeningWindow;

const isSame = (one: Part, other: Part): boolean =>
  areSameHours(
    { windows: [one as OpeningWindow], closures: [] },
    { windows: [other as OpeningWindow], closures: [] },
  );

const onlyIn = <T extends Part>(here: readonly T[], there: readonly T[]): T[] =>
  here.filter((one) => !there.some((other) => isSame(one, other)));

function without<T extends Part>(all: readonly T[], part: T): T[] | null {
  const at = all.findIndex((one) => isSame(one, part));
  return at < 0 ? null : all.toSpliced(at, 1);
}
