/**
 * What became of a visitor (rules Q1, Q4, M4–M12): a fold over the steps. The steps are a set; they are put in
 * one order before anything is concluded, so every device that holds the same steps comes to the same state.
 */
import { isConfirmed } from './appointment.ts';
import type { AppointmentEvent } from './appointment.ts';
import type { CounterId } from '../ids.ts';
import { inOneOrder } from './step-event.ts';
import type { StepEvent } from './step-event.ts';
import type { TicketEvent } from './ticket.ts';
import type { Visit } from './visit-state.ts';
import { held, isCalledElsewhere, letGo, NO_COUNTERS, step } from './visit-steps.ts';
import type { CallEvent, LetGo } from './visit-steps.ts';

export type { StepEvent } from './step-event.ts';
export { isActive, isOpen, isWalkIn, isWithdrawn, visitStates } from './visit-state.ts';
export type { Visit, VisitState } from './visit-state.ts';
export type { LetGo } from './visit-steps.ts';

export type VisitSubject = AppointmentEvent | TicketEvent;

/**
 * M6: two counters call one visitor at once before either can hear of the other. A visitor does not reach a counter
 * within this time, so the first call can keep them without harm.
 */
export const ONE_MOMENT_MS = 5_000;

const isCall = (e: StepEvent): e is CallEvent => e.what === 'called' || e.what === 'repeated';

const isCalledAt = (visit: Visit, counter: CounterId): boolean =>
  visit.state === 'called' && visit.counter === counter;

/** Whether a step has made anything else of where the visitor is. */
const isElsewhereNow = (before: Visit, after: Visit): boolean =>
  before.state !== after.state || before.counter !== after.counter;

/** Folds one visit by itself, without what its counters did with other visitors (Q3); a day uses `foldInOrder`. */
export const foldVisitAlone = (subject: VisitSubject, steps: readonly StepEvent[]): Visit =>
  foldInOrder(subject, inOneOrder(steps));

/**
 * Folds steps that are in their order already. `letGos`, the earliest first, come from what the counters did with
 * others; each counts after all that happened in the same moment. `onStep` hears of each step whether it counted, and
 * `onHeir` of a call that lost its moment and has the visitor later (M6).
 */
export function foldInOrder(
  subject: VisitSubject,
  steps: readonly StepEvent[],
  letGos: readonly LetGo[] = [],
  onStep?: (e: StepEvent, counted: boolean) => void,
  onHeir?: (e: StepEvent) => void,
): Visit {
  let visit = untouched(subject);
  let next = 0;
  let calledLastAt = -Infinity;
  /** Calls that lost the visitor to the counter that has them now. */
  let beaten: readonly CallEvent[] = [];

  const call = (e: CallEvent): void => {
    // M6: the first of several calls in one moment has the visitor. Calls that lost prolong the moment.
    const isBeaten = isCalledElsewhere(visit, e.counter) && e.at - calledLastAt < ONE_MOMENT_MS;
    const isServed = visit.state === 'serving' && visit.counter !== e.counter;
    if (isBeaten || isServed) beaten = [...beaten.filter((lost) => lost.counter !== e.counter), e];
    else visit = step(visit, e);
    // Also a call of a visitor who is called there already: its counter may not have known that.
    if (isBeaten || isCalledAt(visit, e.counter)) calledLastAt = e.at;
  };
  /** M6: a counter has ended its call. Another one that called in the same moment, and still waits, has them. */
  const inherit = (): boolean => {
    const [heir, ...others] = beaten;
    if (heir === undefined) return false;
    beaten = others;
    visit = step(visit, heir);
    onHeir?.(heir);
    return true;
  };
  /** A counter goes on to another visitor. A service that was not ended hides no call elsewhere any more. */
  const goOn = (l: LetGo): void => {
    beaten = beaten.filter((lost) => lost.counter !== l.counter);
    if (isCalledAt(visit, l.counter) && inherit()) return;
    const before = visit;
    visit = letGo(visit, l);
    if (before.state !== 'serving' || visit === before) return;
    const calls = beaten;
    beaten = [];
    for (const e of calls) {
      call(e);
      if (isCalledAt(visit, e.counter)) onHeir?.(e);
    }
  };

  // B3, A4: in whatever order the press of the button and the scan at the kiosk are heard of.
  const canCheckIn = isConfirmed(subject, steps);
  for (const e of steps) {
    for (let l = letGos[next]; l !== undefined && (l.at < e.at || e.what === 'settled'); l = letGos[next]) {
      goOn(l);
      next++;
    }
    const before = visit;
    if (isCall(e)) call(e);
    else if (canCheckIn || e.what !== 'checked-in') visit = step(visit, e);
    const hasCounted = visit !== before;
    if (e.what === 'missed') {
      beaten = beaten.filter((lost) => lost.counter !== e.counter);
      if (hasCounted) inherit();
    } else if (isElsewhereNow(before, visit)) beaten = [];
    onStep?.(e, hasCounted);
  }
  for (const l of letGos.slice(next)) goOn(l);
  return visit;
}

function untouched(subject: VisitSubject): Visit {
  const appointment = subject.kind === 'appointment';
  return {
    id: subject.id,
    kind: subject.kind,
    date: subject.date,
    number: subject.number,
    lane: subject.lane,
    services: subject.services,
    minutes: subject.minutes,
    language: subject.language,
    state: !appointment ? 'arrived' : subject.activateBy === null ? 'booked' : 'reserved',
    due: appointment ? subject.start : null,
    arrivedAt: appointment ? null : subject.at,
    waitingSince: appointment ? null : subject.at,
    moreHelp: false,
    priority: null,
    counter: null,
    calledBy: null,
    calls: 0,
    firstCalledAt: null,
    calledAt: null,
    startedAt: null,
    servedAt: NO_COUNTERS,
    finishedAt: null,
    rendered: null,
    missedAt: null,
    parkedAt: null,
    parkedFor: 0,
    wantedAt: null,
    wantedSince: null,
    settled: false,
    movedTo: null,
    ...held,
  };
}
