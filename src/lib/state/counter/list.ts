/** The day as a counter sees it: who is here, who waits, who is still to come. Only puts the domain's words in rows. */
import type { TrackedRequest } from '../../client/types.ts';
import type { AppointmentFact } from '../../domain/day/appointment.ts';
import { activeAt, appointmentOf } from '../../domain/day/day.ts';
import { newestStepHere } from '../../domain/decide/decide-handover.ts';
import type { Day } from '../../domain/day/day.ts';
import { visitOf } from '../../domain/ids.ts';
import type { VisitId } from '../../domain/ids.ts';
import { waitsIn } from '../../domain/day/lanes.ts';
import type { Counter, Office } from '../../domain/office/office.ts';
import { nextVisit, queueOf, sharingCounters } from '../../domain/queue/queue.ts';
import type { Turn } from '../../domain/queue/queue.ts';
import type { Request } from '../../domain/requests/request.ts';
import type { Instant } from '../../domain/time.ts';
import { isActive, isOpen } from '../../domain/day/visit.ts';
import type { Visit } from '../../domain/day/visit.ts';

/** The steps that a counter's screen has buttons for. */
export const undoableSteps = ['called', 'repeated', 'missed', 'started', 'finished'] as const;
export type UndoableStep = (typeof undoableSteps)[number];

export interface ExpectedVisit {
  readonly visit: Visit;
  readonly appointment: AppointmentFact;
}

export interface CounterList {
  readonly current: Visit | null;
  readonly waiting: readonly Turn[];
  readonly expected: readonly ExpectedVisit[];
  readonly missed: readonly Visit[];
  readonly finished: { readonly all: number; readonly here: number };
}

export function listOf(office: Office, day: Day, counter: Counter, now: Instant): CounterList {
  const here = [...day.visits.values()].filter((v) => waitsIn(office, v, counter.lanes));
  const expected = here.flatMap((visit): ExpectedVisit[] => {
    const appointment = visit.state === 'booked' ? appointmentOf(day, visit.id) : undefined;
    return appointment === undefined ? [] : [{ visit, appointment }];
  });
  const finished = [...day.visits.values()].filter((v) => v.state === 'finished');
  return {
    current: activeAt(day, counter.id) ?? null,
    waiting: queueOf(office, day, counter.lanes, now, counter.id),
    expected: expected.sort((a, b) => a.appointment.start - b.appointment.start),
    missed: here.filter((v) => v.state === 'missed').sort((a, b) => (a.missedAt ?? 0) - (b.missedAt ?? 0)),
    finished: { all: finished.length, here: finished.filter((v) => v.counter === counter.id).length },
  };
}

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
const takes: readonly Request['kind'][] = ['call', 'repeat', 'start', 'resume'];

/**
 * Calls, starts and resumptions of this counter whose visitor it does not have any more, though it did not end them
 * itself (Q3, M6). Another counter called or served the visitor; that may be heard of after a yes. A visitor whom this
 * counter has left for the next one is among them only while another counter has them.
 */
export function takenElsewhere(
  errands: readonly TrackedRequest[],
  day: Day,
  counter: Counter,
): TrackedRequest[] {
  const latest = new Map<VisitId, TrackedRequest>();
  let newestTake: TrackedRequest | null = null;
  for (const errand of errands) {
    const { request } = errand;
    if ('counter' in request && 'visit' in request) latest.set(request.visit, errand);
    if (takes.includes(request.kind)) newestTake = errand;
  }
  return [...latest].flatMap(([id, errand]) => {
    const visit = day.visits.get(id);
    const { kind } = errand.request;
    // M11: also a visitor who was sent on, and turned out to be with another counter before.
    const sent = errand.request.kind === 'transfer' && visit?.lane !== errand.request.lane;
    const held = (takes.includes(kind) || sent) && errand.stage !== 'refused';
    if (!held || visit === undefined || visit.counter === counter.id) return [];
    const isElsewhere = visit.counter !== null && (isActive(visit) || visit.state === 'finished');
    const isReleased = visit.counter === null && isOpen(visit) && errand === newestTake;
    return isElsewhere || isReleased ? [errand] : [];
  });
}

/** Q5: the step that this counter could take back: with the visitor who is here, else the newest with any. */
export function undoableAt(
  day: Day,
  counter: Counter,
  current: Visit | null,
): { readonly visit: Visit; readonly step: UndoableStep; readonly id: string } | null {
  const among = current === null ? [...day.visits.values()] : [current];
  const found = among.flatMap((visit) => {
    const step = newestStepHere(day, visit, counter.id);
    const what = undoableSteps.find((s) => s === step?.what);
    return step === null || what === undefined ? [] : [{ visit, step: what, id: step.id, at: step.at }];
  });
  return found.sort((a, b) => a.at - b.at).at(-1) ?? null;
}

/** The visit that a request of a counter is about. */
export function visitOfRequest(day: Day | null, asked: Request): VisitId | null {
  if ('visit' in asked) return asked.visit;
  if (asked.kind === 'check-in' && asked.by.with === 'code') return day?.codes.get(asked.by.code) ?? null;
  return asked.kind === 'take-ticket' ? visitOf(asked.id) : null;
}

/** The latest thing that was asked about a visit, or null. */
export function latestRequest(
  errands: readonly TrackedRequest[],
  visit: VisitId,
  kinds: readonly Request['kind'][],
): TrackedRequest | null {
  return (
    errands.findLast(
      ({ request }) => 'visit' in request && request.visit === visit && kinds.includes(request.kind),
    ) ?? null
  );
}
