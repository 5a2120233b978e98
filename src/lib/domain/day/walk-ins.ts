/**
 * The stop of walk-in numbers on a day (rule A5.8): staff say why, and until when. Each change is an event of the day, so
 * every device with the same events agrees. It ends by itself, and with the day at the latest.
 */
import * as z from 'zod/mini';
import { madeBy } from './event-fields.ts';
import { isWithin, ticketHours } from '../office/calendar.ts';
import type { Office } from '../office/office.ts';
import { instant, MINUTE_MS } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';

/** Why no numbers are given out; pages have a sentence for each. */
export const stopReasons = ['full', 'few-staff', 'disruption', 'other'] as const;
export type StopReason = (typeof stopReasons)[number];

/** Characters of what staff add in their own words. */
export const MOST_STOP_WORDS = 120;

export const walkInStop = z.strictObject({
  reason: z.enum(stopReasons),
  /** Own words in the office's first language; null: the reason is enough. */
  words: z.nullable(
    z.string().check(z.trim(), z.minLength(1), z.maxLength(MOST_STOP_WORDS), z.regex(/^[^\p{Cc}]*$/u)),
  ),
  /** Null: until the day ends. */
  until: z.nullable(instant),
});
export type WalkInStop = Readonly<z.infer<typeof walkInStop>>;

export const walkInsEvent = z.strictObject({
  kind: z.literal('walk-ins'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  ...madeBy,
  /** Null: numbers are given out again. */
  stopped: z.nullable(walkInStop),
});
export type WalkInsEvent = z.infer<typeof walkInsEvent>;

/** The events of a day in the order of their time; those of one moment by their id. */
export const withWalkInsEvent = (
  known: readonly WalkInsEvent[],
  event: WalkInsEvent,
): readonly WalkInsEvent[] => [...known, event].sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));

interface WalkInsOfDay {
  readonly walkIns: readonly WalkInsEvent[];
}

/** The stop that counts at a moment; null: numbers are given out. */
export function stopAt({ walkIns }: WalkInsOfDay, at: Instant): WalkInStop | null {
  const stopped = walkIns.findLast((event) => event.at <= at)?.stopped ?? null;
  return stopped === null || (stopped.until !== null && stopped.until <= at) ? null : stopped;
}

/** When numbers are given out again on this day; null: not on this day. */
export function givenAgainAt(office: Office, date: LocalDate, { until }: WalkInStop): Instant | null {
  if (until === null) return null;
  const hours = ticketHours(office, date);
  if (isWithin(hours, until)) return until;
  return hours.find(({ from }) => from > until)?.from ?? null;
}

/** The end of a stop after this many minutes, a round time; null: no numbers are given out after that on this day. */
export function stopEnd(office: Office, date: LocalDate, now: Instant, minutes: number): Instant | null {
  const round = 5 * MINUTE_MS;
  const end = Math.ceil((now + minutes * MINUTE_MS) / round) * round;
  return givenAgainAt(office, date, { reason: 'other', words: null, until: end }) === null ? null : end;
}
