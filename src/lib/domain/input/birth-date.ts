/** A date of birth as official papers have it: the day, or day and month, may be unknown and are written as 00. */
import * as z from 'zod/mini';
import { localDate } from '../time.ts';
import type { LocalDate } from '../time.ts';

const partialDate = z
  .string()
  .check(z.regex(/^(?:19|20|21)\d\d-(?:00|0[1-9]|1[0-2])-00$/, 'a date as YYYY-MM-DD, unknown parts as 00'))
  .brand<'PartialDate'>();

/** `1960-03-07`; `1960-03-00` without the day; `1960-00-00` without the month. Compared as it stands (A1, A2). */
export const birthDate = z.union([localDate, partialDate]);
export type BirthDate = LocalDate | z.infer<typeof partialDate>;

const base64url = (length: number) => z.string().check(z.regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`)));

/** P6: to which kiosks seal birth dates, in base64url: a point of P-256, 65 bytes. */
export const birthDateKey = base64url(87).brand<'BirthDateKey'>();
export type BirthDateKey = z.infer<typeof birthDateKey>;

/** P6: a birth date that the relay alone can read, in base64url: 91 bytes, whatever the date. */
export const sealedBirthDate = base64url(122).brand<'SealedBirthDate'>();
export type SealedBirthDate = z.infer<typeof sealedBirthDate>;

/** The greatest digit with which a day or a month of two digits begins. */
const MOST_FIRST = { day: 3, month: 1 } as const;

/** A part as a person types it: `7` can only be the seventh and `3` only March, so the zero before it comes by itself. */
export const withLeadingZero = (part: 'day' | 'month' | 'year', typed: string): string =>
  part !== 'year' && typed.length === 1 && Number(typed) > MOST_FIRST[part] ? `0${typed}` : typed;
