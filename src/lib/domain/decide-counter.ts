/** What a counter does with a visitor (rules Q3–Q5, M6, M7, M12). */
import { activeAt, evidenceFor, inEffect, visitIn } from './day.ts';
import type { Day } from './day.ts';
import { accept, evidenceOf, isStaff, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import type { Refusal } from './answer.ts';
import type { RequestOf } from './request.ts';
import { err, ok } from './result.ts';
import type { Result } from './result.ts';
import { foldVisit, isActive } from './visit.ts';
import type { EvidenceFact, Visit } from './visit.ts';

type CounterRequest = RequestOf<
  'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume' | 'transfer' | 'undo'
>;

export function decideCall(
  state: OfficeState,
  request: RequestOf<'call'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  if (isActive(visit) && visit.counter === request.counter) return accept(request, visit);
  if (isActive(visit) && !wins(request, day, visit, circumstances, 'called'))
    return refuse(request, 'called-elsewhere');
  if (!isActive(visit) && visit.state !== 'arrived' && visit.state !== 'missed')
    return refuse(request, 'not-possible-now');
  if (activeAt(day, request.counter) !== undefined) return refuse(request, 'counter-busy');
  return say(request, day, visit, circumstances, 'called');
}

export function decideRepeat(
  state: OfficeState,
  request: RequestOf<'repeat'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  const calledHere = visit.state === 'called' && visit.counter === request.counter;
  return calledHere
    ? say(request, day, visit, circumstances, 'repeated')
    : refuse(request, 'not-called-here');
}

export function decideMiss(
  state: OfficeState,
  request: RequestOf<'miss'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  if (visit.state === 'missed') return accept(request, visit);
  const calledHere = visit.state === 'called' && visit.counter === request.counter;
  return calledHere ? say(request, day, visit, circumstances, 'missed') : refuse(request, 'not-called-here');
}

/** M6, M7: who serves somebody has them, also when another counter had called or missed them meanwhile. */
export function decideStart(
  state: OfficeState,
  request: RequestOf<'start'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  if (visit.state === 'serving' && visit.counter === request.counter) return accept(request, visit);
  if (visit.state === 'serving' && !wins(request, day, visit, circumstances, 'started'))
    return refuse(request, 'called-elsewhere');
  if (visit.state === 'finished') return refuse(request, 'not-possible-now');
  const busy = activeAt(day, request.counter);
  if (busy !== undefined && busy.id !== visit.id) return refuse(request, 'counter-busy');
  return say(request, day, visit, circumstances, 'started');
}

export function decideFinish(
  state: OfficeState,
  request: RequestOf<'finish'>,
  circumstances: Circumstances,
): Decision {
  const found = visitAt(state, request, circumstances);
  if (!found.ok) return refuse(request, found.error);
  const { day, visit } = found.value;
  if (visit.state === 'finished') return accept(request, visit);
  const servedHere = visit.state === 'serving' && visit.counter === request.counter;
  return servedHere
    ? say(request, day, visit, circumstances, 'finished')
    : refuse(request, 'not-called-here');
}

/** The visit that a counter means, if it may and if both exist. */
export function visitAt(
  state: OfficeState,
  request: CounterRequest,
  { by }: Circumstances,
): Result<{ day: Day; visit: Visit }, Refusal> {
  if (!isStaff(by.role)) return err('not-allowed');
  if (!state.office.counters.some((c) => c.id === request.counter)) return err('no-such-counter');
  const day = state.day(request.date);
  const visit = day === null ? undefined : visitIn(day, request.visit);
  if (day === null || visit === undefined) return err('no-such-visit');
  return ok({ day, visit: visit.settled ? beforeSettling(day, visit) : visit });
}

/** M14: what a counter did that day and tells of later is judged by the day, not by how it was settled (Q7). */
const beforeSettling = (day: Day, { id }: Visit): Visit =>
  foldVisit(day.subjects.get(id)!, seenThatDay(day, id));

const seenThatDay = (day: Day, id: Visit['id']): EvidenceFact[] =>
  evidenceFor(day, id).filter((e) => e.what !== 'settled');

type Step = 'called' | 'repeated' | 'missed' | 'started' | 'finished';

/** M6: news of an earlier call or start that comes later has the visitor all the same, as the fold has it. */
function wins(
  request: CounterRequest,
  day: Day,
  visit: Visit,
  circumstances: Circumstances,
  what: Step,
): boolean {
  const e = stepOf(request, visit, circumstances, what);
  const then = foldVisit(day.subjects.get(visit.id)!, [...seenThatDay(day, visit.id), e]);
  return then.counter === request.counter;
}

function say(
  request: CounterRequest,
  day: Day,
  visit: Visit,
  circumstances: Circumstances,
  what: Step,
): Decision {
  const e = stepOf(request, visit, circumstances, what);
  return accept(request, visit, { facts: [inEffect(day, visit, e)] });
}

function stepOf(
  request: CounterRequest,
  visit: Visit,
  circumstances: Circumstances,
  what: Step,
): EvidenceFact {
  return { ...evidenceOf(request, visit.id, circumstances), what, counter: request.counter };
}
