/** What a counter does with a visitor (rules Q3–Q5, M6, M7, M12). */
import { activeAt, seenThatDay, visitIn, visitWith } from './day.ts';
import type { Day } from './day.ts';
import { accept, evidenceOf, isStaff, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import type { Refusal } from './answer.ts';
import { inOneOrder } from './evidence.ts';
import type { EvidenceFact } from './evidence.ts';
import { placed } from './placing.ts';
import type { Request, RequestOf } from './request.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { addDays, startOfDay } from './time.ts';
import { isActive, isWithdrawn } from './visit.ts';
import type { Visit } from './visit.ts';

type CounterRequest = RequestOf<
  'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'transfer' | 'undo'
>;

/**
 * A step that is told of later comes from a counter that was cut off, milliseconds. It is evidence of what happened:
 * by then whoever else this counter has here had been let go of, so it is never refused because of them (Q3).
 */
const NEWS = 10_000;

export function decideCall(
  state: OfficeState,
  request: RequestOf<'call'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { visit } = found.value;
  if (isActive(visit) && visit.counter === request.counter) return accept(request, visit);
  if (!isActive(visit) && !isWithdrawn(visit) && visit.state !== 'arrived' && visit.state !== 'missed')
    return refuse(request, 'not-possible-now');
  return claim(request, found.value, circumstances, 'called');
}

export function decideRepeat(
  state: OfficeState,
  request: RequestOf<'repeat'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { visit } = found.value;
  if (visit.state !== 'called' || visit.counter !== request.counter)
    return refuse(request, 'not-called-here');
  return say(request, found.value, circumstances, 'repeated', (then) => then.state === 'called');
}

export function decideMiss(
  state: OfficeState,
  request: RequestOf<'miss'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { visit } = found.value;
  if (visit.state === 'missed') return accept(request, visit);
  if (visit.state !== 'called' || visit.counter !== request.counter)
    return refuse(request, 'not-called-here');
  return say(request, found.value, circumstances, 'missed', (then) => then.state === 'missed');
}

/** M6, M7: who serves somebody has them, also when another counter had called or missed them meanwhile. */
export function decideStart(
  state: OfficeState,
  request: RequestOf<'start'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { visit } = found.value;
  if (visit.state === 'serving' && visit.counter === request.counter) return accept(request, visit);
  if (visit.state === 'finished') return refuse(request, 'not-possible-now');
  return begin(request, found.value, circumstances, 'started');
}

/**
 * The counter serves the visitor from now on, M6: by news of it also when another counter says that it began earlier,
 * and has them. That this one served them too stays evidence: it may serve them to the end, or the other one may find
 * that it was a slip.
 */
export function begin(
  request: RequestOf<'start' | 'resume'>,
  found: Found,
  circumstances: Circumstances,
  what: 'started' | 'resumed',
): Decision {
  const decision = claim(request, found, circumstances, what);
  if (decision.answer.ok || decision.answer.reason !== 'called-elsewhere' || !isNews(circumstances))
    return decision;
  const { day, visit } = found;
  if (visit.servedAt.includes(request.counter)) return accept(request, visit);
  const e = stepOf(request, visit, circumstances, what);
  const { counted } = visitWith(day, visit.id, [...seenThatDay(day, visit.id), e], e);
  return counted ? accept(request, visit, { facts: [e] }) : decision;
}

export function decideFinish(
  state: OfficeState,
  request: RequestOf<'finish'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { visit } = found.value;
  if (visit.state === 'finished') return accept(request, visit);
  const { counter } = request;
  const servedHere =
    (visit.state === 'serving' && visit.counter === counter) || visit.servedAt.includes(counter);
  if (!servedHere) return refuse(request, 'not-called-here');
  return say(request, found.value, circumstances, 'finished', (then) => then.state === 'finished');
}

/** A visit of a day, as a counter means it. */
export interface Found {
  readonly day: Day;
  /** As it was before the day was settled. */
  readonly visit: Visit;
}

/** The visit that a counter means, if it may and if both exist. */
export function visitAt(
  state: OfficeState,
  request: CounterRequest,
  circumstances: Circumstances,
): Result<Found, Refusal> {
  const { by, at } = circumstances;
  if (!isStaff(by.role)) return err('not-allowed');
  // C11: what a counter did before it heard that it has gone from the office's file has happened all the same.
  if (!state.office.counters.some((c) => c.id === request.counter) && !isNews(circumstances))
    return err('no-such-counter');
  const day = state.day(request.date);
  const visit = day === null ? undefined : visitIn(day, request.visit);
  if (day === null || visit === undefined) return err('no-such-visit');
  if (isOver(state, request, visit, at) && !ENDS.includes(request.kind)) return err('not-possible-now');
  return ok({ day, visit: beforeSettling(day, visit) });
}

/** What ends a service that went on over midnight, or takes back what was said of it. */
const ENDS: readonly Request['kind'][] = ['finish', 'miss', 'undo'];

/** M20: the visitor's day is past and settled, and this happened after it. */
export const isOver = ({ office }: OfficeState, { date }: Request, visit: Visit, at: number): boolean =>
  visit.settled && at >= startOfDay(addDays(date, 1), office.timeZone);

/** M14: what a counter did that day and tells of later is judged by the day, not by how it was settled (Q7). */
export const beforeSettling = (day: Day, visit: Visit): Visit =>
  visit.settled ? visitWith(day, visit.id, seenThatDay(day, visit.id)).visit : visit;

const isNews = ({ now, at }: Circumstances): boolean => now - at >= NEWS;

/**
 * The counter has the visitor from now on: M6, also by news of an earlier call or start that comes later. Whoever had
 * called them loses the call for good, so that it cannot come to life again when more is heard: that counter has been
 * told, and has gone on.
 */
function claim(
  request: RequestOf<'call' | 'start' | 'resume'>,
  { day, visit }: Found,
  circumstances: Circumstances,
  what: 'called' | 'started' | 'resumed',
): Decision {
  const { counter } = request;
  const e = placed(
    day,
    visit,
    stepOf(request, visit, circumstances, what),
    (then) => isActive(then) && then.counter === counter,
  );
  if (e === null) return refuse(request, 'called-elsewhere');
  const busy = activeAt(day, counter);
  if (busy !== undefined && busy.id !== visit.id && !isNews(circumstances))
    return refuse(request, 'counter-busy');
  const lost = visit.state === 'called' && visit.counter !== counter ? callOf(day, visit) : undefined;
  if (lost === undefined) return accept(request, visit, { facts: [e] });
  const { id } = request;
  const given = { ...evidenceOf(request, visit.id, circumstances), id: `${id}.takes`, undoes: lost.id };
  return accept(request, visit, { facts: [e, { ...given, what: 'undone' }] });
}

/** The call by which a visitor is called. */
function callOf(day: Day, { id, counter }: Visit): EvidenceFact | undefined {
  return inOneOrder(seenThatDay(day, id)).findLast((e) => e.what === 'called' && e.counter === counter);
}

type Step = 'called' | 'repeated' | 'missed' | 'started' | 'finished' | 'parked' | 'resumed';

/** A step with a visitor whom the counter has. */
export function say(
  request: CounterRequest,
  { day, visit }: Found,
  circumstances: Circumstances,
  what: Step,
  reached: (then: Visit) => boolean,
): Decision {
  const e = placed(day, visit, stepOf(request, visit, circumstances, what), reached);
  return e === null ? refuse(request, 'not-possible-now') : accept(request, visit, { facts: [e] });
}

function stepOf(
  request: CounterRequest,
  visit: Visit,
  circumstances: Circumstances,
  what: Step,
): EvidenceFact & { readonly what: Step } {
  return { ...evidenceOf(request, visit.id, circumstances), what, counter: request.counter };
}
