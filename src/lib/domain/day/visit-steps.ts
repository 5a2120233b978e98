/** What one step makes of a visit (rules Q3–Q7, M4–M12): a row for each kind of step. */
import type { CounterId } from '../ids.ts';
import type { Instant } from '../time.ts';
import type { StepEvent } from './step-event.ts';
import { isActive, isOpen, isWithdrawn, mayBeHere } from './visit-state.ts';
import type { Visit, VisitState } from './visit-state.ts';

/** Q3: a counter that claims another visitor has let go of this one by then. */
export interface LetGo {
  readonly at: Instant;
  readonly counter: CounterId;
}

export type CallEvent = Extract<StepEvent, { what: 'called' | 'repeated' }>;
export const isCalledElsewhere = (visit: Visit, counter: CounterId): boolean =>
  visit.state === 'called' && visit.counter !== counter;

export const NO_COUNTERS: readonly CounterId[] = [];

/** C10: the place is theirs, or free again from then on. */
export const held = { freeAt: null, freeForStaffAt: null } as const;
const free = (freeAt: Instant, freeForStaffAt = freeAt) => ({ freeAt, freeForStaffAt });

/** No counter has them any more. */
const released = { counter: null, calledBy: null } as const;

/** Back in the line: what was called before was for another turn. */
const waits = (since: Instant) =>
  ({ ...released, state: 'arrived', waitingSince: since, missedAt: null, calls: 0, calledAt: null }) as const;

/** The other counters that say they serve them: what one does with a visitor takes nothing from another's word. */
const without = ({ servedAt }: Visit, counter: CounterId | undefined): readonly CounterId[] =>
  counter === undefined ? NO_COUNTERS : servedAt.filter((c) => c !== counter);

/** A counter says that it serves them too. */
const alsoServedAt = (visit: Visit, counter: CounterId): Visit =>
  visit.servedAt.includes(counter) ? visit : { ...visit, servedAt: [...visit.servedAt, counter] };

/**
 * M6: parked, and called by a counter that did not know it. Where the call ends in vain they are parked as before.
 */
const isCalledWhileParked = (visit: Visit): boolean => visit.state === 'called' && visit.parkedAt !== null;

const parkedAgain = (visit: Visit): Visit => ({
  ...visit,
  ...released,
  state: 'parked',
  calls: 0,
  calledAt: null,
});

/** A visitor served there stays known: a finish told of later still counts. */
export function letGo(visit: Visit, { at, counter }: LetGo): Visit {
  if (!isActive(visit) || visit.counter !== counter) return visit;
  return isCalledWhileParked(visit) ? parkedAgain(visit) : { ...visit, ...waits(at) };
}

const beforeArrival: readonly VisitState[] = ['reserved', 'booked'];

type What = StepEvent['what'];
type StepOf<W extends What> = Extract<StepEvent, { readonly what: W }>;

/** The counter that says so has the visitor. */
const isMine = (visit: Visit, e: { readonly counter: CounterId }): boolean => visit.counter === e.counter;

const isBeforeArrival = ({ state }: Visit): boolean => beforeArrival.includes(state);

/** The visitor may have gone, and is not with a counter. */
const isAway = ({ state }: Visit): boolean => state === 'missed' || state === 'left';

/** What each kind of step makes of a visit; it may meet a visit in any state. */
const steps: { readonly [W in What]: (visit: Visit, e: StepOf<W>) => Visit } = {
  // M10: a press in time is earlier than the lapse that the arbiter wrote before it heard of it.
  activated: (visit) => (visit.state === 'reserved' ? { ...visit, state: 'booked' } : visit),
  unconfirmed: (visit, e) =>
    visit.state === 'reserved' ? { ...visit, state: 'lapsed', ...free(e.at) } : visit,
  cancelled: (visit, e) =>
    isBeforeArrival(visit) ? { ...visit, state: 'cancelled', ...free(e.freeAt, e.freeForStaffAt) } : visit,
  lapsed: (visit, e) => (isBeforeArrival(visit) ? { ...visit, state: 'lapsed', ...free(e.at) } : visit),
  // B15: they wait at the phone. Who cancelled in time does not, whenever the news came.
  due: (visit, e) =>
    visit.state === 'booked'
      ? { ...visit, state: 'arrived', arrivedAt: e.at, waitingSince: e.at, ...held }
      : visit,
  // A5–A7: a called visitor stays called; they will not come, and the counter finds that out.
  withdrawn: (visit, e) =>
    visit.state === 'arrived' || isBeforeArrival(visit)
      ? { ...visit, state: 'cancelled', ...(visit.kind === 'appointment' ? free(e.freeAt) : held) }
      : visit,
  // M4: the earlier arrival counts. M8, M9: who stood at the kiosk in time is there, whatever was cancelled or
  // lapsed; whether it was in time has been judged when the step was accepted. Q4: a scan after a miss shows
  // that the visitor is back.
  'checked-in'(visit, e) {
    if (isAway(visit)) return { ...visit, ...waits(e.at) };
    return visit.arrivedAt === null
      ? { ...visit, state: 'arrived', arrivedAt: e.at, waitingSince: e.at, ...held }
      : visit;
  },
  'assistance-told': (visit, e) =>
    visit.moreHelp === e.moreHelp && visit.priority === e.priority
      ? visit
      : { ...visit, moreHelp: e.moreHelp, priority: e.priority },
  called,
  // Q3: a repeat is a call.
  repeated: (visit, e) =>
    visit.state === 'called' && isMine(visit, e)
      ? { ...visit, calls: visit.calls + 1, calledAt: e.at }
      : called(visit, e),
  missed(visit, e) {
    if (visit.state !== 'called' || !isMine(visit, e)) return visit;
    if (isCalledWhileParked(visit)) return parkedAgain(visit);
    return { ...visit, ...released, state: 'missed', missedAt: e.at };
  },
  returned: (visit, e) => (isAway(visit) ? { ...visit, ...waits(e.at) } : visit),
  // Q4: a visitor who is with a counter has not left by another's word.
  left: (visit) =>
    isOpen(visit) && visit.counter === null ? { ...visit, state: 'left', parkedAt: null } : visit,
  started,
  // M6: where two counters say that they serve a visitor, the one that served to the end did.
  finished: (visit, e) =>
    (visit.state === 'serving' && isMine(visit, e)) ||
    (mayBeHere(visit) && visit.servedAt.includes(e.counter))
      ? {
          ...visit,
          ...{ state: 'finished', counter: e.counter, finishedAt: e.at, rendered: e.rendered ?? null },
          ...{ missedAt: null, parkedAt: null, servedAt: without(visit, e.counter) },
        }
      : visit,
  parked: (visit, e) =>
    visit.state === 'serving' && isMine(visit, e)
      ? { ...visit, ...released, state: 'parked', parkedAt: e.at, servedAt: without(visit, e.counter) }
      : visit,
  resumed,
  transferred,
  'services-changed': (visit, e) =>
    isOpen(visit) ? { ...visit, services: e.services, minutes: e.minutes } : visit,
  moved: (visit, e) =>
    isBeforeArrival(visit)
      ? { ...visit, state: 'cancelled', ...free(e.freeAt, e.freeForStaffAt), movedTo: e.to }
      : visit,
  undone: (visit) => visit,
  settled,
};

/** Q3, M6: the newest call has the visitor, also one who was parked before. A visitor who is being served stays there. */
function called(visit: Visit, e: CallEvent): Visit {
  const isWaiting = visit.state === 'arrived' || visit.state === 'parked' || isAway(visit);
  if (!isWaiting && !isCalledElsewhere(visit, e.counter) && !isWithdrawn(visit)) return visit;
  return {
    ...visit,
    state: 'called',
    counter: e.counter,
    calledBy: e.by,
    firstCalledAt: visit.firstCalledAt ?? e.at,
    calledAt: e.at,
    calls: 1,
    missedAt: null,
  };
}

/** M12: another counter has finished; this one has the visitor after that, and did not know. */
const isFinishedElsewhere = (visit: Visit, e: { readonly counter: CounterId }): boolean =>
  visit.state === 'finished' && !isMine(visit, e);

/** Nothing of a service that was finished before. */
const unfinished = { finishedAt: null, rendered: null } as const;

/**
 * M6, M7: a start shows that the visitor sits there. It outranks a call, an older start and an older finish elsewhere,
 * and needs no arrival.
 */
function started(visit: Visit, e: StepOf<'started'>): Visit {
  const mine = isMine(visit, e);
  if (mine && (visit.state === 'finished' || visit.state === 'serving')) return visit;
  const { servedAt } = alsoServedAt(visit, e.counter);
  const calledHere = visit.state === 'called' && mine;
  return {
    ...visit,
    state: 'serving',
    counter: e.counter,
    calledBy: e.by,
    arrivedAt: visit.arrivedAt ?? e.at,
    waitingSince: visit.waitingSince ?? e.at,
    calls: calledHere ? visit.calls : 0,
    calledAt: calledHere ? visit.calledAt : null,
    startedAt: e.at,
    servedAt,
    missedAt: null,
    ...unfinished,
    // Nothing of an earlier service counts for this one.
    parkedAt: null,
    parkedFor: 0,
    ...held,
  };
}

/** M6: as a start, for a visitor whose service began before. The service goes on where it stopped. */
function resumed(visit: Visit, e: StepOf<'resumed'>): Visit {
  const isServedHere = visit.state === 'serving' && isMine(visit, e);
  const mayGoOn = mayBeHere(visit) || isFinishedElsewhere(visit, e);
  if (visit.startedAt === null || !mayGoOn || isServedHere) return visit;
  return {
    ...visit,
    state: 'serving',
    counter: e.counter,
    calledBy: e.by,
    servedAt: [...without(visit, e.counter), e.counter],
    missedAt: null,
    ...unfinished,
    parkedAt: null,
    parkedFor: visit.parkedFor + Math.max(0, e.at - (visit.parkedAt ?? e.at)),
  };
}

/**
 * M11: the destination of the latest transfer counts. A visitor with another counter can only be sent on from there: a
 * call made before it elsewhere has them, whichever was heard of first.
 */
function transferred(visit: Visit, e: StepOf<'transferred'>): Visit {
  const isTheirs = e.from === undefined || visit.counter === null || visit.counter === e.from;
  if (!isOpen(visit) || !isTheirs) return visit;
  return {
    ...visit,
    ...waits(e.at),
    // A visitor who waits in another line has waited all the same.
    waitingSince: visit.state === 'arrived' ? visit.waitingSince : e.at,
    lane: e.lane,
    wantedAt: e.to,
    wantedSince: e.to === null ? null : e.at,
    servedAt: e.from === null ? visit.servedAt : without(visit, e.from),
    parkedAt: null,
    parkedFor: 0,
  };
}

/** Q7: a visitor being served is done; a visitor who still waited has missed the day. */
function settled(visit: Visit, e: StepOf<'settled'>): Visit {
  const isServed = visit.state === 'serving' || visit.state === 'parked';
  if (isServed || isCalledWhileParked(visit)) {
    const finishedAt = Math.max(e.at, visit.startedAt ?? e.at);
    const last = isServed ? {} : released;
    return { ...visit, ...last, state: 'finished', finishedAt, parkedAt: null, settled: true };
  }
  return isOpen(visit) ? { ...visit, ...released, state: 'missed', missedAt: e.at, settled: true } : visit;
}

/** One step later. A step that contradicts what is already settled changes nothing. */
export const step = (visit: Visit, e: StepEvent): Visit =>
  (steps[e.what] as (visit: Visit, e: StepEvent) => Visit)(visit, e);
