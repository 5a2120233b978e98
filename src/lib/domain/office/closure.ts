/** When an office is closed beside its holidays (C3): on one date, or on days that recur. */
import * as z from 'zod/mini';
import { localDate, localTime } from '../time.ts';
import { checkedOnce } from './checked-once.ts';
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

/** Lists that name each entry once. */
const lists = ['weekdays', 'months', 'days', 'except'] as const;

/** Whole days, or the part `from`–`to` of each. One function, since phones load it. */
const checkedShape = closureShape.check(
  z.superRefine((c, context) => {
    const issue = (isWrong: boolean, field: keyof Parts, message: string): void => {
      if (isWrong) context.addIssue({ code: 'custom', path: [field], message });
    };
    const has = (field: keyof Parts): boolean => c[field] !== undefined;
    issue(
      [c.date, c.weekdays, c.days].filter((when) => when !== undefined).length !== 1,
      ...(['date', 'there must be either a date, weekdays or days'] as const),
    );
    for (const field of ['nth', 'months'] as const)
      issue(has(field) && !has('weekdays'), field, 'must stand beside weekdays');
    for (const field of ['validFrom', 'validUntil', 'except'] as const)
      issue(has(field) && has('date'), field, 'must stand beside weekdays or days');
    for (const field of lists)
      issue(new Set<unknown>(c[field]).size !== (c[field]?.length ?? 0), field, 'must name each once');
    issue(c.validFrom! > c.validUntil!, 'validUntil', 'must not be before validFrom');
    issue(has('from') !== has('to'), 'to', 'must stand together with from, or both are left out');
    issue(c.from! >= c.to!, 'to', 'must be later than from');
  }),
);
export const closure = checkedOnce(checkedShape);
export type Closure = z.infer<typeof closure>;
