/** The form of a closure that recurs (C3.6): what is typed on the chosen day, and the closure that it says. */
import { recurringOn } from '../../domain/office/calendar.ts';
import { dayOfYear } from '../../domain/office/closure.ts';
import type { Closure } from '../../domain/office/closure.ts';
import type { Text } from '../../domain/office/text.ts';
import { localDate } from '../../domain/time.ts';
import type { LocalDate } from '../../domain/time.ts';
import { parseTime } from './window-form.svelte.ts';

/** `nth`: as the chosen day, the first or second of its weekday in the month. `last`: the last one. */
export type Recurrence = 'weekly' | 'nth' | 'last' | 'yearly';

export interface RecurringValues {
  readonly recurrence: Recurrence;
  /** Further days of each year, as `31.12., 1.1.`. */
  readonly further: string;
  /** Only in the month of the chosen day, each year. */
  readonly isOneMonth: boolean;
  /** Both empty: whole days. */
  readonly from: string;
  readonly to: string;
  /** Empty: without an end. */
  readonly until: string;
}

/** `missing`: what is typed is no mistake, and not whole yet. */
type RecurringField = 'further' | 'from' | 'to' | 'until' | 'missing';

/** The ways in which a closure of this day can recur. */
export function recurrencesOf(date: LocalDate): Recurrence[] {
  const { nth, isLast } = recurringOn(date);
  return [
    'weekly',
    ...(nth === null ? [] : ['nth' as const]),
    ...(isLast ? ['last' as const] : []),
    'yearly',
  ];
}

/** A closure, or the fields that are wrong. */
export function parseRecurring(
  values: RecurringValues,
  date: LocalDate,
  today: LocalDate,
  reason: Text,
): { readonly closure: Closure } | { readonly wrong: readonly RecurringField[] } {
  const [from, to] = [parseTime(values.from), parseTime(values.to)];
  const [hasFrom, hasTo] = [values.from.trim() !== '', values.to.trim() !== ''];
  const further = values.recurrence === 'yearly' ? parseDaysOfYear(values.further) : [];
  const until = values.until === '' ? null : localDate.safeParse(values.until).data;
  const isEndWrong = until === undefined || (until !== null && until < date);
  const wrong: RecurringField[] = [
    ...(further === null ? (['further'] as const) : []),
    ...(hasFrom && from === null ? (['from'] as const) : []),
    ...(hasTo && (to === null || (from !== null && to <= from)) ? (['to'] as const) : []),
    ...(isEndWrong ? (['until'] as const) : []),
    ...(hasFrom === hasTo ? [] : (['missing'] as const)),
  ];
  if (wrong.length > 0 || further === null) return { wrong };
  const part = from === null || to === null ? {} : { from, to };
  const end = until ? { validUntil: until } : {};
  return { closure: { ...recurrenceOf(values, date, today, further), ...end, ...part, reason } };
}

function recurrenceOf(
  { recurrence, isOneMonth }: RecurringValues,
  date: LocalDate,
  today: LocalDate,
  further: readonly string[],
): Pick<Closure, 'weekdays' | 'nth' | 'months' | 'days' | 'validFrom'> {
  const { weekday, nth } = recurringOn(date);
  // A further day of the year may lie before the chosen one.
  if (recurrence === 'yearly')
    return { days: [...new Set([date.slice(5), ...further])].sort(), validFrom: today };
  return {
    weekdays: [weekday],
    ...(recurrence === 'nth' && nth !== null && { nth }),
    ...(recurrence === 'last' && { nth: 'last' }),
    ...(isOneMonth && { months: [Number(date.slice(5, 7))] }),
    validFrom: date,
  };
}

/** `31.12., 1.1.` as `12-31` and `01-01`; null: one of them is no day. */
function parseDaysOfYear(typed: string): string[] | null {
  const days = typed
    .split(/[,;]/)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => {
      const [, day = '', month = ''] = /^(\d{1,2})\.\s*(\d{1,2})\.?$/.exec(one) ?? [];
      return dayOfYear.safeParse(`${month.padStart(2, '0')}-${day.padStart(2, '0')}`).data ?? null;
    });
  return days.includes(null) ? null : days.filter((day) => day !== null);
}
