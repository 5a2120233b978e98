/** What the fields of requests hold, and how much: the shapes and limits that rows of the table share. */
import * as z from 'zod/mini';
import { requestId } from '../ids.ts';
import { importColumn, readDay } from '../input/import-cells.ts';
import { mailCode } from '../input/mail-code.ts';
import { choice } from '../office/office.ts';
import { weekdays } from '../office/weekdays.ts';
import type { LocalDate } from '../time.ts';

/** A2: tries of one visitor that a check-in names. */
export const MOST_TRIES = 20;
/** B10: rows in one request, without the names of the columns. */
export const MOST_ROWS = 50;
/** M18: events, and people, in one `bring-back`. The relay judges them in one go, and calls wait for that long. */
export const MOST_BROUGHT_BACK = 200;
/** Characters that a note may have. */
export const MOST_NOTED = 1000;
/** C3: in one `see-outside`. */
export const MOST_SEEN_AHEAD = 1000;

/** B10: a list that is too long for one request is asked in parts. */
export const importPart = z.strictObject({
  /** The request that was split. */
  of: requestId,
  /** Rows in the parts before this one, and in all parts; without the names of the columns. */
  rowsBefore: z.int().check(z.minimum(0), z.maximum(100_000)),
  rowsInAll: z.int().check(z.minimum(1), z.maximum(100_000)),
});

/** B6: of work, where the office asks for it. */
export const workProof = z.optional(z.string().check(z.maxLength(2000)));
/** B8: of the mail, where only its link shows who asks. */
export const linkCode = z.optional(mailCode);
/** How long after `at` a visitor waits for it, by whatever clock: the arbiter grants nothing later (A5–A7). */
export const wantedMs = z.optional(z.int().check(z.minimum(0)));
/** S1: what was really done, each service once. Empty: nothing was; null or missing: it was not recorded. */
export const renderedServices = z.optional(
  z.nullable(
    z.array(choice).check(
      z.maxLength(20),
      z.refine((all) => new Set(all.map(({ service }) => service)).size === all.length),
    ),
  ),
);
/** B14: the days of the week that suit. */
export const suitingWeekdays = z.array(z.enum(weekdays)).check(
  z.minLength(1),
  z.refine((all) => new Set(all).size === all.length, 'must name each day once'),
);
export const chosenServices = z.array(choice).check(z.minLength(1), z.maxLength(20));
/** M15: the newest step of the visit that the device knew. The step counts after it, whatever the clocks say. */
export const seenStep = z.optional(z.string().check(z.minLength(1), z.maxLength(100)));

/** B10: the days that the rows of a list name. */
export function daysOfRows({ rows }: { rows: string[][] }): LocalDate[] {
  const column = rows[0]!.findIndex((name) => importColumn(name) === 'date');
  return rows.slice(1).flatMap((row) => readDay(row[column] ?? '') ?? []);
}
