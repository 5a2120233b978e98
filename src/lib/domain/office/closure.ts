/** When an office is closed beside its holidays (C3): on one date, or on days that recur. */
import * as z from 'zod/mini';
import { localDate, localTime } from '../time.ts';
import { shortText } from './text.ts';
import { nths, weekdays } from './weekdays.ts';

/** More than an office has, and few enough that a change of them is reckoned unnoticed. */
export const MOST_CLOSURES = 400;
/** Dates on which one recurring closure does not count. */
export const MOST_EXCEPTIONS = 100;
const MOST_DAYS_OF_YEAR = 31;

/** A day of each year, `12-24`. */
export const dayOfYear = z.string().check(
  z.regex(/^\d\d-\d\d$/, { error: 'a day as MM-DD', abort: true }),
  z.refine((day) => localDate.safeParse(`2000-${day}`).success, 'a day that exists'),
);

const closureShape = z.strictObject({
  date: z.optional(localDate),
  weekdays: z.optional(z.array(z.enum(weekdays)).check(z.minLength(1), z.maxLength(7))),
  nth: z.optional(z.enum(nths)),
  /** The only months of each year in which it recurs. */
  months: z.optional(
    z.array(z.int().check(z.minimum(1), z.maximum(12))).check(z.minLength(1), z.maxLength(12)),
  ),
  days: z.optional(z.array(dayOfYear).check(z.minLength(1), z.maxLength(MOST_DAYS_OF_YEAR))),
  validFrom: z.optional(localDate),
  validUntil: z.optional(localDate),
  /** It recurs, and does not count on these dates. */
  except: z.optional(z.array(localDate).check(z.minLength(1), z.maxLength(MOST_EXCEPTIONS))),
  from: z.optional(localTime),
  to: z.optional(localTime),
  reason: shortText,
});
type Parts = z.infer<typeof closureShape>;

/** A field that says something only beside others. */
const standsBeside = (field: keyof Parts, others: readonly (keyof Parts)[]) =>
  z.refine<Parts>((c) => c[field] === undefined || others.some((other) => c[other] !== undefined), {
    path: [field],
    message: `must stand beside ${others.join(' or ')}`,
  });

const namesEachOnce = (field: 'weekdays' | 'months' | 'days' | 'except') =>
  z.refine<Parts>((c) => new Set<unknown>(c[field]).size === (c[field]?.length ?? 0), {
    path: [field],
    message: 'must name each once',
  });

/** Whole days, or the part `from`–`to` of each. */
export const closure = closureShape.check(
  z.refine((c) => [c.date, c.weekdays, c.days].filter((when) => when !== undefined).length === 1, {
    path: ['date'],
    message: 'there must be either a date, weekdays or days',
  }),
  standsBeside('nth', ['weekdays']),
  standsBeside('months', ['weekdays']),
  standsBeside('validFrom', ['weekdays', 'days']),
  standsBeside('validUntil', ['weekdays', 'days']),
  standsBeside('except', ['weekdays', 'days']),
  namesEachOnce('weekdays'),
  namesEachOnce('months'),
  namesEachOnce('days'),
  namesEachOnce('except'),
  z.refine((c) => c.validFrom === undefined || c.validUntil === undefined || c.validFrom <= c.validUntil, {
    path: ['validUntil'],
    message: 'must not be before validFrom',
  }),
  z.refine((c) => (c.from === undefined) === (c.to === undefined), {
    path: ['to'],
    message: 'must stand together with from, or both are left out',
  }),
  z.refine((c) => c.from === undefined || c.from < c.to!, {
    path: ['to'],
    message: 'must be later than from',
  }),
);
export type Closure = z.infer<typeof closure>;
