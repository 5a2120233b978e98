/**
 * What became of a visitor (rules Q1, Q4, M4–M12): a fold over the steps. The steps are a set; they are put in
 * one order before anything is concluded, so every device that holds the same steps comes to the same state.
 */
import type { AppointmentEvent } from './appointment.ts';
import type { CounterId } from '../ids.ts';
import { inOneOrder } from './step-event.ts';
import type { StepEvent } from './step-event.ts';
import type { TicketEvent } from './ticket.ts';
import type { Visit } from './visit-state.ts';
import { held, isCalledElsewhere, letGo, nobody, step } from './visit-steps.ts';
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
  let beaten: readonly CallEvent[] = [];
  for (const e of steps) {
    for (let l = letGos[next]; l !== undefined && (l.at < e.at || e.what === 'settled'); l = letGos[next]) {
      const { counter } = l;
      beaten = beaten.filter((call) => call.counter !== counter);
      visit = letGo(visit, l);
      next++;
    }
    const before = visit;
    // M6: the first of several calls in one moment has the visitor. Calls that lost prolong the moment.
    const isBeaten = isCall(e) && isCalledElsewhere(visit, e.counter) && e.at - calledLastAt < ONE_MOMENT_MS;
    if (isBeaten) beaten = [...beaten.filter((call) => call.counter !== e.counter), e];
    else visit = step(visit, e);
    const hasCounted = visit !== before;
    // Also a call of a visitor who is called there already: its counter may not have known that.
    if (isCall(e) && (isBeaten || isCalledAt(visit, e.counter))) calledLastAt = e.at;
    if (e.what === 'missed') {
      // M6: the counter that was first has ended its call. Another one that called in the same moment still waits.
      beaten = beaten.filter((call) => call.counter !== e.counter);
      const [heir, ...others] = hasCounted ? beaten : [];
      if (heir !== undefined) {
        [visit, beaten] = [step(visit, heir), others];
        onHeir?.(heir);
      }
    } else if (isElsewhereNow(before, visit)) beaten = [];
    onStep?.(e, hasCounted);
  }
  return letGos.slice(next).reduce(letGo, visit);
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
    counter: null,
    calledBy: null,
    calls: 0,
    firstCalledAt: null,
    calledAt: null,
    startedAt: null,
    servedAt: nobody,
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
