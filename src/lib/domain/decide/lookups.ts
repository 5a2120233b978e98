/** What several deciders look up first, and how each refuses when it is not there. */
import { seenThatDay, visitIn, visitWith } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { StepEvent } from '../day/step-event.ts';
import type { Visit } from '../day/visit.ts';
import type { CounterId, VisitId } from '../ids.ts';
import type { Refusal } from '../requests/answer.ts';
import type { Request, RequestKind } from '../requests/request.ts';
import { addDays, startOfDay } from '../time.ts';
import { accept, refuseWith } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';

type Decide<A extends Request, R extends Refusal, Found extends unknown[] = []> = (
  state: OfficeState,
  request: A,
  circumstances: Circumstances,
  ...found: Found
) => Decision<R>;

export interface VisitOfDay {
  readonly day: Day;
  readonly visit: Visit;
}

/** What a visit is with a step, and whether that step counts. */
export type StepOutcome = ReturnType<typeof visitWith>;

/** The decider of a request about a visit. */
export const ofVisit =
  <A extends Request & { readonly visit: VisitId }, R extends Refusal>(
    decide: Decide<A, R, [VisitOfDay]>,
  ): Decide<A, R | 'no-such-visit'> =>
  (state, request, circumstances) => {
    const day = state.day(request.date);
    const visit = day === null ? undefined : visitIn(day, request.visit);
    return day === null || visit === undefined
      ? refuseWith(request, 'no-such-visit')
      : decide(state, request, circumstances, { day, visit });
  };

const hasCounter = ({ office }: OfficeState, id: CounterId): boolean =>
  office.counters.some((c) => c.id === id);

/** The decider of a request by a counter that the office has. */
export const ofKnownCounter =
  <A extends Request & { readonly counter: CounterId }, R extends Refusal>(
    decide: Decide<A, R>,
  ): Decide<A, R | 'no-such-counter'> =>
  (state, request, circumstances) =>
    hasCounter(state, request.counter)
      ? decide(state, request, circumstances)
      : refuseWith(request, 'no-such-counter');

/** A step that is told of this much later comes from a counter that was cut off. */
export const LATE_REPORT_MS = 10_000;

/** C11: the device may not have heard of the office's file of now when it was used. */
export const isToldLate = ({ at, now }: Circumstances): boolean => now - at >= LATE_REPORT_MS;

/**
 * The decider of what a counter does. C11: what it did before it heard that it has gone from the office's file has
 * happened all the same.
 */
export const ofCounter =
  <A extends Request & { readonly counter: CounterId }, R extends Refusal>(
    decide: Decide<A, R>,
  ): Decide<A, R | 'no-such-counter'> =>
  (state, request, circumstances) =>
    hasCounter(state, request.counter) || isToldLate(circumstances)
      ? decide(state, request, circumstances)
      : refuseWith(request, 'no-such-counter');

/** What ends a service that went on over midnight, or takes back what was said of it. */
const ENDS: readonly RequestKind[] = ['finish', 'miss', 'undo'];

/** The decider of what a counter does with a visitor. It gets the visit as it was before the day was settled. */
export function atCounter<
  A extends Request & { readonly visit: VisitId; readonly counter: CounterId },
  R extends Refusal,
>(
  decide: Decide<A, R, [VisitOfDay]>,
): Decide<A, R | 'no-such-counter' | 'no-such-visit' | 'not-possible-now'> {
  const withVisit = ofVisit<A, R | 'not-possible-now'>((state, request, circumstances, { day, visit }) =>
    isOver(state, request, visit, circumstances.at) && !ENDS.includes(request.kind)
      ? refuseWith(request, 'not-possible-now')
      : decide(state, request, circumstances, { day, visit: beforeSettling(day, visit) }),
  );
  return ofCounter(withVisit);
}

/** M16: the decider of a request that leaves a memo of this type: asked again, it has no second effect. */
export const onceNoted =
  <A extends Request, R extends Refusal>(
    type: 'hours' | 'office' | 'seen' | 'help' | 'message',
    decide: Decide<A, R>,
  ): Decide<A, R> =>
  (state, request, circumstances) =>
    state.memos(request.date)?.has(`${type}:${request.id}`) === true
      ? accept(request, null)
      : decide(state, request, circumstances);

/** M20: the visitor's day is past and settled, and this happened after it. */
export const isOver = ({ office }: OfficeState, { date }: Request, visit: Visit, at: number): boolean =>
  visit.settled && at >= startOfDay(addDays(date, 1), office.timeZone);

/** M14: what a counter did that day and tells of later is judged by the day, not by how it was settled (Q7). */
export const beforeSettling = (day: Day, visit: Visit): Visit =>
  visit.settled ? visitWith(day, visit.id, seenThatDay(day, visit.id)).visit : visit;

/** The visitor is or was here, by whatever step. */
export const hasCome = (visit: Visit, known: readonly StepEvent[]): boolean =>
  visit.kind === 'ticket' ||
  known.some(
    (e) => e.what === 'checked-in' || e.what === 'due' || e.what === 'started' || e.what === 'withdrawn',
  );
