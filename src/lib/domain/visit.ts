/**
 * What became of a visitor (rules Q1, Q4, M4–M12): a fold over the evidence. The evidence is a set; it is put in
 * one order (corrected time; in one moment what people did before what the clock did, then id) before anything is concluded, so every device that holds the same evidence
 * comes to the same state, whatever came first over the wire.
 */
import { z } from 'zod';
import type { AppointmentFact } from './appointment.ts';
import { actorId, counterId, laneId, requestId, visitId } from './ids.ts';
import type { ActorId, CounterId, LaneId, VisitId } from './ids.ts';
import type { Choice } from './office.ts';
import { assertNever } from './result.ts';
import type { TicketFact } from './ticket.ts';
import { instant, localDate } from './time.ts';
import type { Instant, LocalDate } from './time.ts';

const evidenceBase = {
  kind: z.literal('evidence'),
  id: z.string().min(1).max(100),
  request: requestId,
  of: visitId,
  date: localDate,
  /** When it happened, by the clock of whoever saw it, corrected. */
  at: instant,
  by: actorId,
};
const plain = <W extends string>(what: W) => z.strictObject({ ...evidenceBase, what: z.literal(what) });
const atCounter = <W extends string>(what: W) =>
  z.strictObject({ ...evidenceBase, what: z.literal(what), counter: counterId });

export const evidenceFact = z.discriminatedUnion('what', [
  plain('activated'),
  plain('unconfirmed'),
  z.strictObject({ ...evidenceBase, what: z.literal('cancelled'), freeAt: instant }),
  plain('lapsed'),
  plain('checked-in'),
  atCounter('called'),
  atCounter('repeated'),
  atCounter('missed'),
  plain('returned'),
  atCounter('started'),
  atCounter('finished'),
  atCounter('parked'),
  atCounter('resumed'),
  /** Q5: to a lane and, where one is meant, to a counter of it; the number stays. */
  z.strictObject({ ...evidenceBase, what: z.literal('transferred'), lane: laneId, to: counterId.nullable() }),
  /** B8: the place is given up for another appointment. */
  z.strictObject({
    ...evidenceBase,
    what: z.literal('moved'),
    to: visitId,
    toDate: localDate,
    freeAt: instant,
  }),
  /** Q5: the evidence named did not happen. */
  z.strictObject({ ...evidenceBase, what: z.literal('undone'), undoes: z.string().min(1).max(100) }),
  /** Q7: the day is over. */
  plain('settled'),
]);
export type EvidenceFact = z.infer<typeof evidenceFact>;

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
  /** Who called or serves them, and how often they were called there. */
  readonly counter: CounterId | null;
  readonly calledBy: ActorId | null;
  readonly calls: number;
  readonly firstCalledAt: Instant | null;
  /** Of the newest call or repeat. */
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly missedAt: Instant | null;
  /** Since when it is parked, and for how long it was before: milliseconds that nobody worked on it. */
  readonly parkedAt: Instant | null;
  readonly parkedFor: number;
  /** Q5: transferred to this counter and to no other of the lane. */
  readonly wantedAt: CounterId | null;
  /** Q7: still open when the day was over, and settled then. */
  readonly settled: boolean;
  /** B8: the appointment that this one became. */
  readonly movedTo: VisitId | null;
  /** A place given up is free again from then on (C10); null while it is held. */
  readonly freeAt: Instant | null;
}

/** Folds the evidence of one visit. Order and repetition do not matter. */
export function foldVisit(subject: VisitSubject, evidence: readonly EvidenceFact[]): Visit {
  const before = untouched(subject);
  if (evidence.length === 0) return before;
  return inOneOrder(evidence).reduce(step, before);
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
    counter: null,
    calledBy: null,
    calls: 0,
    firstCalledAt: null,
    calledAt: null,
    startedAt: null,
    finishedAt: null,
    missedAt: null,
    parkedAt: null,
    parkedFor: 0,
    wantedAt: null,
    settled: false,
    movedTo: null,
    freeAt: null,
  };
}

/** Each piece once, what was undone left out, in the order in which it counts. */
export function inOneOrder(evidence: readonly EvidenceFact[]): readonly EvidenceFact[] {
  // News as a rule comes in this order, each piece once.
  if (evidence.every((e, i) => e.what !== 'undone' && (i === 0 || inOrder(evidence[i - 1]!, e) < 0))) {
    return evidence;
  }
  const once = new Map(evidence.map((e) => [e.id, e]));
  // Q5: undoing takes out what it names, whichever of the two was heard of first.
  for (const e of evidence) if (e.what === 'undone') once.delete(e.undoes);
  return [...once.values()].sort(inOrder);
}

function inOrder(a: EvidenceFact, b: EvidenceFact): number {
  if (a.at !== b.at) return a.at - b.at;
  const byClock = Number(isByClock(a)) - Number(isByClock(b));
  if (byClock !== 0) return byClock;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What the clock brought about yields to what somebody did in the same moment: the last moment is in time. */
const isByClock = ({ what }: EvidenceFact): boolean =>
  what === 'unconfirmed' || what === 'lapsed' || what === 'settled';

/** No counter has them any more. */
const released = { counter: null, calledBy: null } as const;

const beforeArrival: readonly VisitState[] = ['reserved', 'booked'];

/** One piece of evidence later. Evidence that contradicts what is already settled changes nothing. */
function step(visit: Visit, e: EvidenceFact): Visit {
  const mine = 'counter' in e && visit.counter === e.counter;
  switch (e.what) {
    // M10: a press in time is earlier than the lapse that the arbiter wrote before it heard of it.
    case 'activated':
      return visit.state === 'reserved' ? { ...visit, state: 'booked' } : visit;
    case 'unconfirmed':
      return visit.state === 'reserved' ? { ...visit, state: 'lapsed', freeAt: e.at } : visit;
    case 'cancelled':
      return beforeArrival.includes(visit.state) ? { ...visit, state: 'cancelled', freeAt: e.freeAt } : visit;
    case 'lapsed':
      return beforeArrival.includes(visit.state) ? { ...visit, state: 'lapsed', freeAt: e.at } : visit;
    // M4: the earlier arrival counts. M8, M9: who stood at the kiosk in time is there, whatever was cancelled or
    // lapsed; whether it was in time has been judged when the evidence was accepted.
    case 'checked-in':
      return visit.arrivedAt === null ? { ...visit, state: 'arrived', arrivedAt: e.at, freeAt: null } : visit;
    // Q3, M6: a visitor who is called or served elsewhere stays there; the earlier call has them.
    case 'called':
      return visit.state === 'arrived' || visit.state === 'missed'
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
    case 'repeated':
      return visit.state === 'called' && mine ? { ...visit, calls: visit.calls + 1, calledAt: e.at } : visit;
    case 'missed':
      return visit.state === 'called' && mine
        ? { ...visit, state: 'missed', counter: null, calledBy: null, missedAt: e.at }
        : visit;
    case 'returned':
      return visit.state === 'missed' ? { ...visit, state: 'arrived', missedAt: null } : visit;
    // M6, M7: being served is the strongest evidence that someone is there; the counter that serves has them,
    // even one that another had called first or that had not heard of the arrival.
    case 'started':
      return visit.state === 'finished' || visit.state === 'serving'
        ? visit
        : {
            ...visit,
            state: 'serving',
            counter: e.counter,
            calledBy: e.by,
            arrivedAt: visit.arrivedAt ?? e.at,
            startedAt: e.at,
            missedAt: null,
            freeAt: null,
          };
    case 'finished':
      return visit.state === 'serving' && mine ? { ...visit, state: 'finished', finishedAt: e.at } : visit;
    case 'parked':
      return visit.state === 'serving' && mine
        ? { ...visit, ...released, state: 'parked', parkedAt: e.at }
        : visit;
    case 'resumed':
      return visit.state === 'parked'
        ? {
            ...visit,
            state: 'serving',
            counter: e.counter,
            calledBy: e.by,
            parkedAt: null,
            parkedFor: visit.parkedFor + Math.max(0, e.at - (visit.parkedAt ?? e.at)),
          }
        : visit;
    // M11: the destination of the latest transfer counts; a call made meanwhile elsewhere is the earlier step.
    case 'transferred':
      return isOpen(visit)
        ? {
            ...visit,
            ...released,
            state: 'arrived',
            lane: e.lane,
            wantedAt: e.to,
            missedAt: null,
            parkedAt: null,
          }
        : visit;
    case 'moved':
      return beforeArrival.includes(visit.state)
        ? { ...visit, state: 'cancelled', freeAt: e.freeAt, movedTo: e.to }
        : visit;
    case 'undone':
      return visit;
    // Q7: whoever was being served is done; whoever still waited has missed the day.
    case 'settled':
      if (visit.state === 'serving' || visit.state === 'parked') {
        return { ...visit, state: 'finished', finishedAt: e.at, parkedAt: null, settled: true };
      }
      return isOpen(visit)
        ? { ...visit, ...released, state: 'missed', missedAt: e.at, settled: true }
        : visit;
    default:
      return assertNever(e);
  }
}

/** Still to be dealt with today. */
export const isOpen = (visit: Visit): boolean =>
  visit.state === 'arrived' ||
  visit.state === 'called' ||
  visit.state === 'serving' ||
  visit.state === 'missed' ||
  visit.state === 'parked';

/** Holds its counter: one active ticket a counter (Q3). */
export const isActive = (visit: Visit): boolean => visit.state === 'called' || visit.state === 'serving';
