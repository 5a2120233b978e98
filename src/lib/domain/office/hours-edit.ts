/** One edit of an office's hours by a lead, and what differs between two states of them. */
import type { Closure, OpeningWindow } from './office.ts';
import { areSameHours } from './hours.ts';
import type { Hours } from './hours.ts';
import type { Text } from './text.ts';
import type { LocalDate, LocalTime } from '../time.ts';

export type HoursEdit =
  /** C3: a whole day, or a part of it. */
  | {
      readonly what: 'close';
      readonly date: LocalDate;
      readonly part: { readonly from: LocalTime; readonly to: LocalTime } | null;
      readonly reason: Text;
    }
  | { readonly what: 'open-again'; readonly closure: Closure }
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
      const { date, part, reason } = edit;
      return { windows, closures: [...closures, { date, ...part, reason }] };
    }
    case 'open-again': {
      const rest = without(closures, edit.closure);
      return rest === null ? null : { windows, closures: rest };
    }
    case 'set-window': {
      const { before, after } = edit;
      if (before === null) return after === null ? null : { windows: [...windows, after], closures };
      const at = windows.findIndex((one) => isSame(one, before));
      if (at < 0) return null;
      return { windows: windows.toSpliced(at, 1, ...(after === null ? [] : [after])), closures };
    }
    case 'restore':
      return areSameHours(hours, edit.changed) ? edit.hours : null;
  }
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
