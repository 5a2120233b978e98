/** The record that the monitors show, and visitors' phones read: numbers and counters, never a name (P2). */
import * as z from 'zod/mini';
import { visitNumber } from '../day/appointment.ts';
import { language } from '../office/text.ts';
import { laneId } from '../ids.ts';
import { walkInStop } from '../day/walk-ins.ts';
import { instant, localDate, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

const boardCall = z.strictObject({
  number: z.string().check(z.maxLength(8)),
  counter: z.string().check(z.maxLength(40)),
  since: instant,
  /** How often the number has been called; a repeat sounds again. */
  calls: z.int(),
  /** Still called, or already being served. */
  state: z.enum(['called', 'serving']),
  /** Q13: the visitor's, while called, where it is not the office's first, in which each call is spoken. */
  language: z.optional(language),
});
export type BoardCall = z.infer<typeof boardCall>;

const waitRange = z.strictObject({ from: z.int(), to: z.int() });

/** A number that waits: how many go before it in its lane, and the minutes until it is called (Q8). */
const boardTurn = z.strictObject({
  number: visitNumber,
  ahead: z.int(),
  /** Null: no counter is staffed for it. */
  wait: z.nullable(waitRange),
});
export type BoardTurn = z.infer<typeof boardTurn>;

/** The place of a visitor who is further back is told later. */
export const MOST_TURNS = 300;

/** The board has not the whole line: a number that is not in it may wait all the same. */
export const isLineCut = ({ line }: Pick<Board, 'line'>): boolean => line.length >= MOST_TURNS;

export const board = z.strictObject({
  date: localDate,
  /** Newest first. */
  calls: z.array(boardCall).check(z.maxLength(60)),
  waiting: z.array(
    z.strictObject({
      lane: laneId,
      count: z.int(),
      /** Q8: minutes that a visitor who came now would wait; null: no counter is staffed. */
      wait: z._default(z.nullable(waitRange), null),
      /** Q8: visitors wait, and no counter that serves this lane is staffed. */
      isUnstaffed: z._default(z.boolean(), false),
    }),
  ),
  /** Q8: the line, next first, for the visitors' phones. Without those who are early for their appointment. */
  line: z._default(z.array(boardTurn).check(z.maxLength(MOST_TURNS)), []),
  /** C2: while the office is closed, when it opens next; null: it is open, or does not open within two weeks. */
  opensAt: z._default(z.nullable(instant), null),
  /** A5.8: walk-in numbers are stopped; null: they are given out, or the office is closed. */
  walkInsStopped: z._default(
    z.nullable(z.extend(z.omit(walkInStop, { until: true }), { againAt: z.nullable(instant) })),
    null,
  ),
});
export type Board = z.infer<typeof board>;

/** A visitor who has not come to the counter by then has gone, whatever the counter has noted. */
const CALLED_FOR_MS = 30 * MINUTE_MS;
/** A visit that was not finished by then has ended unnoticed. */
const SERVED_FOR_MS = 180 * MINUTE_MS;

/** Q4: whether a call still stands on the board; a screen without the relay asks it, too. */
export const isShown = ({ state, since }: Pick<BoardCall, 'state' | 'since'>, now: Instant): boolean =>
  now - since < (state === 'called' ? CALLED_FOR_MS : SERVED_FOR_MS);
