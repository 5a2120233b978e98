/** The day as a counter sees it: who is here, who waits, who is still to come. Only puts the domain's words in rows. */
import type { TrackedRequest } from '../../client/types.ts';
import type { AppointmentEvent } from '../../domain/day/appointment.ts';
import { activeAt, appointmentOf, isConfirmedOn, seenThatDay } from '../../domain/day/day.ts';
import { inOneOrder } from '../../domain/day/step-event.ts';
import type { StepEvent } from '../../domain/day/step-event.ts';
import type { Day } from '../../domain/day/day.ts';
import { visitOf } from '../../domain/ids.ts';
import type { CounterId, LaneId, VisitId } from '../../domain/ids.ts';
import { waitsIn, wantedAt } from '../../domain/day/lanes.ts';
import { lanesForChoices } from '../../domain/office/office.ts';
import type { Counter, Office, OfficeRules } from '../../domain/office/office.ts';
import { nextVisit, queueOf, sharingCounters } from '../../domain/queue/queue.ts';
import type { Turn } from '../../domain/queue/queue.ts';
import { waitedAt } from '../../domain/queue/waited.ts';
import type { Waited } from '../../domain/queue/waited.ts';
import { visitMeant } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Instant } from '../../domain/time.ts';
import { isActive, isOpen } from '../../domain/day/visit.ts';
import type { Visit, VisitState } from '../../domain/day/visit.ts';

export interface ExpectedVisit {
  readonly visit: Visit;
  readonly appointment: AppointmentEvent;
}

/** A visitor whose service was interrupted, and the counter that did so. */
export interface ParkedVisit {
  readonly visit: Visit;
  readonly counter: CounterId | null;
}

export interface LeftVisit {
  readonly visit: Visit;
  readonly at: Instant;
}

/** A lane that this counter does not serve as a rule. */
export interface OtherLane {
  readonly lane: LaneId;
  readonly count: number;
  /** The visitor who has waited longest. */
  readonly longest: Visit | null;
  /** The first of the lane whose services this counter serves as well. */
  readonly callable: Turn | null;
}

export interface CounterList {
  readonly current: Visit | null;
  readonly waiting: readonly Turn[];
  readonly expected: readonly ExpectedVisit[];
  /** A1: appointments whose time has gone by. Their visitors may still come. */
  readonly lapsed: readonly ExpectedVisit[];
  readonly missed: readonly Visit[];
  /** Q4: who left, by a clerk's word. They may come back. */
  readonly left: readonly LeftVisit[];
  /** Interrupted visits of this office, the longest interruption first. */
  readonly parked: readonly ParkedVisit[];
  /** Called to or served at other counters, in the office's order of counters. */
  readonly elsewhere: readonly Visit[];
  readonly otherLanes: readonly OtherLane[];
  readonly finished: { readonly all: number; readonly here: number };
}

/** What a counter lists before its day is known. */
export const EMPTY_LIST: CounterList = {
  current: null,
  waiting: [],
  expected: [],
  lapsed: [],
  missed: [],
  left: [],
  parked: [],
  elsewhere: [],
  otherLanes: [],
  finished: { all: 0, here: 0 },
};

export function listOf(
  office: Office,
  day: Day,
  counter: Counter,
  now: Instant,
  isCutOff = false,
): CounterList {
  const all = [...day.visits.values()];
  const here = all.filter((v) => waitsIn(office, v, counter.lanes));
  const appointmentsIn = (state: VisitState): ExpectedVisit[] =>
    here
      .flatMap((visit): ExpectedVisit[] => {
        const appointment = visit.state === state ? appointmentOf(day, visit.id) : undefined;
        return appointment === undefined ? [] : [{ visit, appointment }];
      })
      .sort((a, b) => a.appointment.start - b.appointment.start);
  const finished = all.filter((v) => v.state === 'finished');
  const orderOf = new Map(office.counters.map(({ id }, order) => [id, order]));
  const orderAt = ({ counter: at }: Visit): number => (at === null ? 0 : (orderOf.get(at) ?? 0));
  return {
    current: activeAt(day, counter.id) ?? null,
    waiting: queueOf(office, day, counter.lanes, now, counter.id, isCutOff),
    expected: appointmentsIn('booked'),
    lapsed: appointmentsIn('lapsed').filter(({ visit }) => isConfirmedOn(day, visit.id)),
    missed: here.filter((v) => v.state === 'missed').sort((a, b) => (a.missedAt ?? 0) - (b.missedAt ?? 0)),
    left: here
      .filter((v) => v.state === 'left')
      .map((visit) => ({ visit, at: newestOf(day, visit, 'left')?.at ?? visit.arrivedAt ?? now }))
      .sort((a, b) => a.at - b.at),
    parked: all
      .filter((v) => v.state === 'parked')
      .sort((a, b) => (a.parkedAt ?? 0) - (b.parkedAt ?? 0))
      .map((visit) => ({ visit, counter: parkedBy(day, visit) })),
    elsewhere: all
      .filter((v) => isActive(v) && v.counter !== counter.id)
      .sort((a, b) => orderAt(a) - orderAt(b)),
    otherLanes: office.lanes
      .filter(({ id }) => !counter.lanes.includes(id))
      .map(({ id }) => otherLaneOf(office, day, counter, id, now, isCutOff)),
    finished: { all: finished.length, here: finished.filter((v) => v.counter === counter.id).length },
  };
}

function newestOf<W extends StepEvent['what']>(
  day: Day,
  { id }: Visit,
  what: W,
): Extract<StepEvent, { what: W }> | undefined {
  const is = (e: StepEvent): e is Extract<StepEvent, { what: W }> => e.what === what;
  return inOneOrder(seenThatDay(day, id)).filter(is).at(-1);
}

const parkedBy = (day: Day, visit: Visit): CounterId | null =>
  newestOf(day, visit, 'parked')?.counter ?? null;

function otherLaneOf(
  office: Office,
  day: Day,
  counter: Counter,
  lane: LaneId,
  now: Instant,
  isCutOff: boolean,
): OtherLane {
  // A visitor whose lane has gone waits in several. Where this counter serves one of those, they stand in its own list.
  const line = queueOf(office, day, [lane], now, counter.id, isCutOff).filter(
    ({ visit }) => !waitsIn(office, visit, counter.lanes),
  );
  const longest = line.reduce<Visit | null>(
    (first, { visit }) =>
      first === null || (visit.arrivedAt ?? now) < (first.arrivedAt ?? now) ? visit : first,
    null,
  );
  const callable = line.find(
    ({ visit }) => canServe(office, counter, visit) && wantedAt(office, visit) === null,
  );
  return { lane, count: line.length, longest, callable: callable ?? null };
}

/** Whether a lane of this counter serves all that the visit is about. */
const canServe = (office: Office, counter: Counter, { services }: Visit): boolean =>
  lanesForChoices(office, services).some(({ id }) => counter.lanes.includes(id));

/** Who would be called next, or null. Cut off, a counter shares the line by a fixed hash (Q6). */
export function nextOf(
  office: Office,
  day: Day,
  counter: Counter,
  now: Instant,
  isCutOff: boolean,
): Turn | null {
  const sharing = isCutOff ? sharingCounters(day, counter, office.counters) : null;
  const seat = { counter: counter.id, among: sharing };
  return nextVisit(office, day, counter.lanes, now, new Set(), seat);
}

/** Requests after which this counter has a visitor. */
const takes: readonly Request['kind'][] = ['call-next', 'call', 'repeat', 'start', 'resume'];

/**
 * Calls, starts and resumptions of this counter whose visitor it does not have any more, though it did not end them
 * itself (Q3, M6). Another counter called or served the visitor; that may be heard of after a yes. A visitor whom this
 * counter has left for the next one is among them only while another counter has them.
 */
export function takenElsewhere(
  trackedRequests: readonly TrackedRequest[],
  day: Day,
  counter: Counter,
): TrackedRequest[] {
  const latest = new Map<VisitId, TrackedRequest>();
  let newestTake: TrackedRequest | null = null;
  for (const trackedRequest of trackedRequests) {
    const { request, answer } = trackedRequest;
    const visit = 'counter' in request ? visitMeant(request, answer) : null;
    if (visit !== null) latest.set(visit, trackedRequest);
    if (takes.includes(request.kind)) newestTake = trackedRequest;
  }
  return [...latest].flatMap(([id, trackedRequest]) => {
    const visit = day.visits.get(id);
    const { kind } = trackedRequest.request;
    // M11: also a visitor who was sent on, and turned out to be with another counter before.
    const sent = trackedRequest.request.kind === 'transfer' && visit?.lane !== trackedRequest.request.lane;
    const held = (takes.includes(kind) || sent) && trackedRequest.stage !== 'refused';
    if (!held || visit === undefined || visit.counter === counter.id) return [];
    const isElsewhere = visit.counter !== null && (isActive(visit) || visit.state === 'finished');
    const isReleased = visit.counter === null && isOpen(visit) && trackedRequest === newestTake;
    return isElsewhere || isReleased ? [trackedRequest] : [];
  });
}

/** The visit that a request of a counter is about. */
export function visitOfRequest(
  day: Day | null,
  { request: asked, answer }: Pick<TrackedRequest, 'request' | 'answer'>,
): VisitId | null {
  const meant = visitMeant(asked, answer);
  if (meant !== null) return meant;
  if (asked.kind === 'check-in' && asked.by.with === 'code') return day?.codes.get(asked.by.code) ?? null;
  return asked.kind === 'take-ticket' ? visitOf(asked.id) : null;
}

/** The latest thing that was asked about a visit, or null. */
export function latestRequest(
  trackedRequests: readonly TrackedRequest[],
  visit: VisitId,
  kinds: readonly Request['kind'][],
): TrackedRequest | null {
  return (
    trackedRequests.findLast(
      ({ request, answer }) => kinds.includes(request.kind) && visitMeant(request, answer) === visit,
    ) ?? null
  );
}

/** The visits about which something is asked that has no answer: what is shown of them is optimistic. */
export function pendingVisits(
  day: Day | null,
  trackedRequests: readonly TrackedRequest[],
): ReadonlySet<VisitId> {
  const pending = new Set<VisitId>();
  for (const trackedRequest of trackedRequests) {
    const id =
      trackedRequest.answer === null && trackedRequest.stage !== 'withdrawn'
        ? visitOfRequest(day, trackedRequest)
        : null;
    if (id !== null) pending.add(id);
  }
  return pending;
}

/** The longest wait of all who wait; null: no visitor waits. */
export function longestWait(
  { waiting }: CounterList,
  now: Instant,
  limits: OfficeRules['waitLimits'],
): Waited | null {
  const all = waiting.map(({ visit }) => waitedAt(visit, now, limits));
  return all.reduce<Waited | null>(
    (most, one) => (most === null || one.minutes > most.minutes ? one : most),
    null,
  );
}
