/**
 * What a counter does with a visitor (rules Q3–Q5, M6, M7, M11, M12). A step that happened is an event: it is on record
 * whatever other counters said, and the fold alone concludes who has the visitor. So the end does not depend on the
 * order in which the relay hears of the steps; only the answers do.
 */
import { activeAt, seenThatDay, visitWith } from '../day/day.ts';
import { accept, stepBase, refuse, refuseWith } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { atCounter, hasCome } from './lookups.ts';
import type { StepOutcome, VisitOfDay } from './lookups.ts';
import type { Refusal } from '../requests/answer.ts';
import { inOneOrder, inOrder } from '../day/step-event.ts';
import type { StepEvent } from '../day/step-event.ts';
import type { CounterId } from '../ids.ts';
import { placed } from '../requests/placing.ts';
import type { Request, RequestOf } from '../requests/request.ts';
import { isActive, isOpen, isWithdrawn } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

type StepRequest = RequestOf<'call' | 'repeat' | 'miss' | 'start' | 'finish' | 'park' | 'resume'>;

export type CounterStep = 'called' | 'repeated' | 'missed' | 'started' | 'finished' | 'parked' | 'resumed';

const stepOfKind = {
  call: 'called',
  repeat: 'repeated',
  miss: 'missed',
  start: 'started',
  finish: 'finished',
  park: 'parked',
  resume: 'resumed',
} as const satisfies Record<StepRequest['kind'], CounterStep>;

export const decideStep = atCounter(step);

function step(
  _state: OfficeState,
  request: StepRequest,
  circumstances: Circumstances,
  found: VisitOfDay,
): Decision<StepRefusal> {
  const { visit, day } = found;
  const what = stepOfKind[request.kind];
  const { counter } = request;
  const done = request.kind === 'finish' ? (request.rendered ?? null) : null;
  const rendered = done === null ? {} : { rendered: done };
  const asked = { ...stepBase(request, visit.id, circumstances), what, counter, ...rendered } as const;
  const e = placed(day, asked, request.seen);
  const known = seenThatDay(day, visit.id);
  // M12: the counter knew that they are done. A start or a resumption of one that did not know counts.
  if (takes(e) && known.some((k) => k.id === request.seen && k.what === 'finished'))
    return refuse(request, 'not-possible-now');
  const before = known.filter((k) => inOrder(k, e) < 0);
  const missing = whatIsMissing(visit, before, e);
  const isAgain = isRepetition(visit, before, e);
  if (missing !== null) return isAgain ? accept(request, visit) : refuse(request, missing);
  if (circumstances.optimistic === true) {
    if (isAgain && !takes(e)) return accept(request, visit);
    const reason = isAgain ? null : whyNotOffered(found, request.counter, what);
    if (reason !== null) return refuse(request, reason);
  }
  return onRecord(request, found, e, whyNotCounted);
}

/** Writes the step in any case. The answer says whether it counts, by all that is known now. */
export function onRecord<E extends StepEvent, R extends Refusal>(
  request: Request,
  { day, visit }: VisitOfDay,
  e: E,
  whyNot: (visit: Visit, e: E) => R,
): Decision<R> {
  const { visit: then, counted } = visitWith(day, visit.id, [...seenThatDay(day, visit.id), e], e);
  const events = [e];
  return counted || isReached(then, e)
    ? accept(request, then, { events })
    : { ...refuseWith(request, whyNot(then, e)), events };
}

/** Why a step of a counter, a transfer or a cancellation that is on record has no effect; null: it has. */
export const whyNoEffect = (
  { visit, counted }: StepOutcome,
  e: StepEvent,
): ReturnType<typeof whyNotCounted> | null =>
  counted || isReached(visit, e) ? null : whyNotCounted(visit, e);

/** The visitor is where the step would bring them, by another word. */
function isReached(visit: Visit, e: StepEvent): boolean {
  if (isCounterStep(e) && takes(e)) return isHere(visit, e);
  return (e.what === 'finished' || e.what === 'missed' || e.what === 'parked') && visit.state === e.what;
}

const isCounterStep = (e: StepEvent): e is CounterStepEvent => 'counter' in e;

/** The visitor is called or served at the counter of the step; for all but a call they must be served. */
const isHere = (visit: Visit, { what, counter }: CounterStepEvent): boolean =>
  visit.counter === counter && (what === 'called' ? isActive(visit) : visit.state === 'serving');

function whyNotCounted(
  visit: Visit,
  e: StepEvent,
): 'not-possible-now' | 'called-elsewhere' | 'not-called-here' {
  if (e.what === 'cancelled') return 'not-possible-now';
  if (e.what === 'called' || e.what === 'started' || e.what === 'resumed' || e.what === 'transferred')
    return whyNotTaken(visit);
  return 'not-called-here';
}

/** Why a counter cannot take a visitor, or send them on. */
export const whyNotTaken = (visit: Visit): 'not-possible-now' | 'called-elsewhere' =>
  isActive(visit) ? 'called-elsewhere' : 'not-possible-now';

/** The newest step of this counter with the visitor that was not taken back. */
function newestOwn(steps: readonly StepEvent[], counter: CounterId): StepEvent | undefined {
  return inOneOrder(steps).findLast((e) =>
    e.what === 'transferred' ? e.from === counter : 'counter' in e && e.counter === counter,
  );
}

/** What a step itself can be refused for. */
type StepRefusal = 'not-possible-now' | 'counter-busy' | 'called-elsewhere' | 'not-called-here';

type CounterStepEvent = StepEvent & { readonly what: CounterStep; readonly counter: CounterId };

/**
 * Whether a step takes the visitor to its counter. It is on record even where the visitor is there already: the counter
 * may not know that, and news of an older call elsewhere must find it (M6).
 */
const takes = ({ what }: StepEvent): boolean => what === 'called' || what === 'started' || what === 'resumed';

/** Q3, M16: asked again under another id, with nothing in between: a success. */
function isRepetition(visit: Visit, before: readonly StepEvent[], e: CounterStepEvent): boolean {
  if (e.what === 'repeated') return false;
  if (takes(e)) return isHere(visit, e);
  return visit.state === e.what && newestOwn(before, e.counter)?.what === e.what;
}

/**
 * What no counter can have done, by the steps that its own screen had before: a call of the counter, that the visitor
 * came, that they were parked. The relay has all of that before the step itself, in whatever order news of others
 * arrives. Only what must be there counts, never what must not: a second laptop of the counter may tell of more later.
 * Null: the step can have happened.
 */
function whatIsMissing(
  visit: Visit,
  before: readonly StepEvent[],
  { what, counter }: CounterStepEvent,
): StepRefusal | null {
  const hasOwn = (...whats: readonly StepEvent['what'][]): boolean =>
    before.some((e) => whats.includes(e.what) && 'counter' in e && e.counter === counter);
  switch (what) {
    case 'repeated':
    case 'missed':
      return hasOwn('called', 'repeated') ? null : 'not-called-here';
    case 'finished':
    case 'parked':
      return hasOwn('started', 'resumed') ? null : 'not-called-here';
    case 'resumed':
      return before.some((e) => e.what === 'parked') ? null : 'not-possible-now';
    case 'called':
      return hasCome(visit, before) ? null : 'not-possible-now';
    case 'started':
      return null;
  }
}

/** Why a screen does not offer the step, by all that its device knows. Null: it does. */
function whyNotOffered(
  { day, visit }: VisitOfDay,
  counter: CounterId,
  what: CounterStep,
): StepRefusal | null {
  const isHere = visit.counter === counter;
  switch (what) {
    case 'repeated':
    case 'missed':
      return visit.state === 'called' && isHere ? null : 'not-called-here';
    case 'parked':
      return visit.state === 'serving' && isHere ? null : 'not-called-here';
    case 'finished':
      return isOpen(visit) && visit.servedAt.includes(counter) ? null : 'not-called-here';
    case 'called':
    case 'started':
    case 'resumed': {
      const isElsewhere = what === 'called' ? isActive(visit) : visit.state === 'serving';
      if (isElsewhere && !isHere) return 'called-elsewhere';
      if (!FROM[what].includes(visit.state) && !(what === 'called' && isWithdrawn(visit)))
        return 'not-possible-now';
      const busy = activeAt(day, counter);
      return busy !== undefined && busy.id !== visit.id ? 'counter-busy' : null;
    }
  }
}

const FROM: Record<'called' | 'started' | 'resumed', readonly Visit['state'][]> = {
  called: ['arrived', 'missed', 'left'],
  started: ['reserved', 'booked', 'arrived', 'called', 'cancelled', 'lapsed', 'missed', 'parked', 'left'],
  resumed: ['parked'],
};
