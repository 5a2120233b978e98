/**
 * What became of a visitor (rules Q1, Q4, M4–M12): a fold over the evidence. The evidence is a set; it is put in
 * one order before anything is concluded, so every device that holds the same evidence comes to the same state.
 */
import type { AppointmentFact } from './appointment.ts';
import { inOneOrder } from './evidence.ts';
import type { EvidenceFact } from './evidence.ts';
import type { ActorId, CounterId, LaneId, VisitId } from '../ids.ts';
import type { Choice } from '../office/office.ts';
import { assertNever } from '../result.ts';
import type { TicketFact } from './ticket.ts';
import type { Instant, LocalDate } from '../time.ts';

export type { EvidenceFact } from './evidence.ts';

export const visitStates = [
  'reserved',
  'booked',
  'arrived',
  'called',
  'serving',
  'finished',
  'cancelled',
  'lapsed',
  'missed',
  'parked',
  'left',
] as const;
export type VisitState = (typeof visitStates)[number];

export type VisitSubject = AppointmentFact | TicketFact;

/** A visitor as the staff see them. Instants are null until it happened. */
export interface Visit {
  readonly id: VisitId;
  readonly kind: 'appointment' | 'ticket';
  readonly date: LocalDate;
  readonly number: string;
  readonly lane: LaneId;
  readonly services: readonly Choice[];
  readonly minutes: number;
  readonly state: VisitState;
  /** The appointment's start; null for a ticket. */
  readonly due: Instant | null;
  readonly arrivedAt: Instant | null;
  /** Since when they wait for their next call: from arrival, or since they came back or were sent on. */
  readonly waitingSince: Instant | null;
  /** Who called or serves them, and how often they were called there. */
  readonly counter: CounterId | null;
  readonly calledBy: ActorId | null;
  readonly calls: number;
  readonly firstCalledAt: Instant | null;
  /** Of the newest call or repeat. */
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  /** Counters that say they serve them. More than one only while two do: which of them has the visitor, says `counter`. */
  readonly servedAt: readonly CounterId[];
  readonly finishedAt: Instant | null;
  readonly missedAt: Instant | null;
  /** Since when it is parked, and for how many milliseconds it was parked before. */
  readonly parkedAt: Instant | null;
  readonly parkedFor: number;
  /** Q5: transferred to this counter and to no other of the lane. */
  readonly wantedAt: CounterId | null;
  /** Q7: still open when the day was over, and settled then. */
  readonly settled: boolean;
  /** B8: the appointment that this one became. */
  readonly movedTo: VisitId | null;
  /** A place given up is free again from then on (C10), for staff perhaps sooner; null while it is held. */
  readonly freeAt: Instant | null;
  readonly freeForStaffAt: Instant | null;
}

/** Q3: a counter that claims another visitor has let go of this one by then. */
export interface LetGo {
  readonly at: Instant;
  readonly counter: CounterId;
}

/**
 * M6: two counters call one visitor at once before either can hear of the other. A visitor does not reach a counter
 * within this time, so the first call can keep them without harm.
 */
export const ONE_MOMENT_MS = 5_000;

type CallFact = Extract<EvidenceFact, { what: 'called' | 'repeated' }>;
const isCall = (e: EvidenceFact): e is CallFact => e.what === 'called' || e.what === 'repeated';
const isCalledElsewhere = (visit: Visit, counter: CounterId): boolean =>
  visit.state === 'called' && visit.counter !== counter;

/** Folds the evidence of one visit. Order and repetition do not matter. */
export const foldVisit = (subject: VisitSubject, evidence: readonly EvidenceFact[]): Visit =>
  foldInOrder(subject, inOneOrder(evidence));

/**
 * Folds evidence that is in its order already. `letGos`, the earliest first, come from what the counters did with
 * others; each counts after all that happened in the same moment. `onStep` hears of each piece whether it counted.
 */
export function foldInOrder(
  subject: VisitSubject,
  evidence: readonly EvidenceFact[],
  letGos: readonly LetGo[] = [],
  onStep?: (e: EvidenceFact, counted: boolean) => void,
): Visit {
  let visit = untouched(subject);
  let next = 0;
  let calledLastAt = -Infinity;
  let beaten: readonly CallFact[] = [];
  for (const e of evidence) {
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
    if (isBeaten || (hasCounted && isCall(e))) calledLastAt = e.at;
    if (e.what === 'missed') {
      // M6: the counter that was first has ended its call. Another one that called in the same moment still waits.
      beaten = beaten.filter((call) => call.counter !== e.counter);
      const [heir, ...others] = hasCounted ? beaten : [];
      if (heir !== undefined) [visit, beaten] = [step(visit, heir), others];
    } else if (hasCounted && e.what !== 'repeated') beaten = [];
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
    missedAt: null,
    parkedAt: null,
    parkedFor: 0,
    wantedAt: null,
    settled: false,
    movedTo: null,
    ...held,
  };
}

const nobody: readonly CounterId[] = [];

/** C10: the place is theirs, or free again from then on. */
const held = { freeAt: null, freeForStaffAt: null } as const;
const free = (freeAt: Instant, freeForStaffAt = freeAt) => ({ freeAt, freeForStaffAt });

/** No counter has them any more. */
const released = { counter: null, calledBy: null } as const;

/** Back in the line: what was called before was for another turn. */
const waits = (since: Instant) =>
  ({ ...released, state: 'arrived', waitingSince: since, missedAt: null, calls: 0, calledAt: null }) as const;

/** The other counters that say they serve them: what one does with a visitor takes nothing from another's word. */
const without = ({ servedAt }: Visit, counter: CounterId | undefined): readonly CounterId[] =>
  counter === undefined ? nobody : servedAt.filter((c) => c !== counter);

/** A counter says that it serves them too. */
const alsoServedAt = (visit: Visit, counter: CounterId): Visit =>
  visit.servedAt.includes(counter) ? visit : { ...visit, servedAt: [...visit.servedAt, counter] };

/** A visitor served there stays known: a finish told of later still counts. */
const letGo = (visit: Visit, { at, counter }: LetGo): Visit =>
  isActive(visit) && visit.counter === counter ? { ...visit, ...waits(at) } : visit;

const beforeArrival: readonly VisitState[] = ['reserved', 'booked'];

/** One piece of evidence later. Evidence that contradicts what is already settled changes nothing. */
function step(visit: Visit, e: EvidenceFact): Visit {
  const mine = 'counter' in e && visit.counter === e.counter;
  switch (e.what) {
    // M10: a press in time is earlier than the lapse that the arbiter wrote before it heard of it.
    case 'activated':
      return visit.state === 'reserved' ? { ...visit, state: 'booked' } : visit;
    case 'unconfirmed':
      return visit.state === 'reserved' ? { ...visit, state: 'lapsed', ...free(e.at) } : visit;
    case 'cancelled':
      return beforeArrival.includes(visit.state)
        ? { ...visit, state: 'cancelled', ...free(e.freeAt, e.freeForStaffAt) }
        : visit;
    case 'lapsed':
      return beforeArrival.includes(visit.state) ? { ...visit, state: 'lapsed', ...free(e.at) } : visit;
    // A5–A7: a called visitor stays called; they will not come, and the counter finds that out.
    case 'withdrawn':
      return visit.state === 'arrived' || beforeArrival.includes(visit.state)
        ? { ...visit, state: 'cancelled', ...(visit.kind === 'appointment' ? free(e.freeAt) : held) }
        : visit;
    // M4: the earlier arrival counts. M8, M9: who stood at the kiosk in time is there, whatever was cancelled or
    // lapsed; whether it was in time has been judged when the evidence was accepted. Q4: a scan after a miss shows
    // that the visitor is back.
    case 'checked-in':
      if (visit.state === 'missed' || visit.state === 'left') return { ...visit, ...waits(e.at) };
      return visit.arrivedAt === null
        ? { ...visit, state: 'arrived', arrivedAt: e.at, waitingSince: e.at, ...held }
        : visit;
    // Q3, M6: the newest call has the visitor, and a repeat is a call. A visitor who is being served stays there.
    case 'called':
    case 'repeated':
      if (e.what === 'repeated' && visit.state === 'called' && mine)
        return { ...visit, calls: visit.calls + 1, calledAt: e.at };
      return visit.state === 'arrived' ||
        visit.state === 'missed' ||
        visit.state === 'left' ||
        isCalledElsewhere(visit, e.counter) ||
        isWithdrawn(visit)
        ? {
            ...visit,
            state: 'called',
            counter: e.counter,
            calledBy: e.by,
            firstCalledAt: visit.firstCalledAt ?? e.at,
            calledAt: e.at,
            calls: 1,
            missedAt: null,
          }
        : visit;
    case 'missed':
      return visit.state === 'called' && mine
        ? { ...visit, state: 'missed', counter: null, calledBy: null, missedAt: e.at }
        : visit;
    case 'returned':
      return visit.state === 'missed' || visit.state === 'left' ? { ...visit, ...waits(e.at) } : visit;
    // Q4: a visitor who is with a counter has not left by another's word.
    case 'left':
      return isOpen(visit) && visit.counter === null ? { ...visit, state: 'left', parkedAt: null } : visit;
    // M6, M7: a start shows that the visitor sits there. It outranks a call, and an older start elsewhere, and needs
    // no arrival.
    case 'started': {
      if (visit.state === 'finished' || (visit.state === 'serving' && mine)) return visit;
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
        // Of an earlier service nothing counts for this one.
        parkedAt: null,
        parkedFor: 0,
        ...held,
      };
    }
    // M6: where two counters say that they serve a visitor, the one that served to the end did.
    case 'finished':
      return (visit.state === 'serving' && mine) || (mayBeHere(visit) && visit.servedAt.includes(e.counter))
        ? {
            ...visit,
            state: 'finished',
            counter: e.counter,
            finishedAt: e.at,
            missedAt: null,
            parkedAt: null,
          }
        : visit;
    case 'parked':
      return visit.state === 'serving' && mine
        ? { ...visit, ...released, state: 'parked', parkedAt: e.at, servedAt: without(visit, e.counter) }
        : visit;
    // M6: as a start, for a visitor whose service began before. The service goes on where it stopped.
    case 'resumed':
      return visit.startedAt !== null && mayBeHere(visit) && !(visit.state === 'serving' && mine)
        ? {
            ...visit,
            state: 'serving',
            counter: e.counter,
            calledBy: e.by,
            servedAt: [...without(visit, e.counter), e.counter],
            missedAt: null,
            parkedAt: null,
            parkedFor: visit.parkedFor + Math.max(0, e.at - (visit.parkedAt ?? e.at)),
          }
        : visit;
    // M11: the destination of the latest transfer counts. A visitor with another counter can only be sent on from
    // there: a call made before it elsewhere has them, whichever was heard of first.
    case 'transferred':
      return isOpen(visit) && (e.from === undefined || visit.counter === null || visit.counter === e.from)
        ? {
            ...visit,
            ...waits(e.at),
            lane: e.lane,
            wantedAt: e.to,
            servedAt: without(visit, e.from),
            parkedAt: null,
            parkedFor: 0,
          }
        : visit;
    case 'moved':
      return beforeArrival.includes(visit.state)
        ? { ...visit, state: 'cancelled', ...free(e.freeAt, e.freeForStaffAt), movedTo: e.to }
        : visit;
    case 'undone':
      return visit;
    // Q7: a visitor being served is done; a visitor who still waited has missed the day.
    case 'settled':
      if (visit.state === 'serving' || visit.state === 'parked') {
        const finishedAt = Math.max(e.at, visit.startedAt ?? e.at);
        return { ...visit, state: 'finished', finishedAt, parkedAt: null, settled: true };
      }
      return isOpen(visit)
        ? { ...visit, ...released, state: 'missed', missedAt: e.at, settled: true }
        : visit;
    default:
      return assertNever(e);
  }
}

/**
 * A5–A7: withdrawn while it waited. A counter that had not heard of that keeps whom it called: nothing older than its
 * own step takes a visitor from it.
 */
export const isWithdrawn = (visit: Visit): boolean => visit.state === 'cancelled' && visit.arrivedAt !== null;

/** Still to be dealt with today. */
export const isOpen = (visit: Visit): boolean =>
  visit.state === 'arrived' ||
  visit.state === 'called' ||
  visit.state === 'serving' ||
  visit.state === 'missed' ||
  visit.state === 'parked';

/** Also one who has left: a counter that had not heard of it may have served them. */
const mayBeHere = (visit: Visit): boolean => isOpen(visit) || visit.state === 'left';

/** Holds its counter: one active ticket a counter (Q3). */
export const isActive = (visit: Visit): boolean => visit.state === 'called' || visit.state === 'serving';
