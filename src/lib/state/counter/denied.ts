/** What a counter asked and did not get, and what is known instead: where the visitor is, since when. */
import type { TrackedRequest } from '../../client/types.ts';
import { appointmentOf } from '../../domain/day/day.ts';
import type { Day } from '../../domain/day/day.ts';
import { isActive } from '../../domain/day/visit.ts';
import type { Visit, VisitState } from '../../domain/day/visit.ts';
import type { CounterId, RequestId, VisitId } from '../../domain/ids.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Refusal } from '../../domain/requests/answer.ts';
import type { Request } from '../../domain/requests/request.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';
import { visitOfRequest } from './list.ts';

/** A no, shown until a clerk has read it. */
export interface Denied {
  readonly id: RequestId;
  readonly number: string;
  readonly reason: Refusal | 'not-saved';
  /**
   * `item`: of the list of what is to be resolved; `number` is what it is called there. `appointment`: booked, moved or
   * cancelled for a caller, whose name is `number` where it is known.
   */
  readonly about: 'visit' | 'item' | 'appointment';
  /** What became of the visitor instead; null: not known here. */
  readonly found: VisitNow | null;
}

export interface VisitNow {
  readonly state: VisitState;
  /** Where they are, were served or were last called. */
  readonly counter: CounterId | null;
  /** Since when the state holds; null: the state has no moment. */
  readonly at: Instant | null;
  /** A check-in is possible from then on; null: it is, or there is no appointment. */
  readonly checkInFrom: Instant | null;
}

/** What a page asks by itself, as a block of numbers (A7). No clerk asks it, so none is told of a no. */
export const ASKED_BY_ITSELF: readonly Request['kind'][] = [
  'borrow-numbers',
  'withdraw',
  'tell-date',
  'tell-unseen',
  'tell-assistance',
  'bring-back',
];

/** B8, B9: asked in a dialog that may be closed before the answer comes. */
const appointmentKinds: readonly Request['kind'][] = [
  'book',
  'move',
  'cancel',
  'change-contact',
  'mail-again',
];

/** What a refusal is about. */
export function aboutOf({ kind }: Request): Denied['about'] {
  if (kind === 'resolve-call-back') return 'item';
  return appointmentKinds.includes(kind) ? 'appointment' : 'visit';
}

/** Why a request was refused or is not on the disk; null: it was not. The clerk has seen that there is no number. */
export function reasonOf({ request, answer, stage }: TrackedRequest): Denied['reason'] | null {
  if (ASKED_BY_ITSELF.includes(request.kind) || stage === 'withdrawn') return null;
  if (answer !== null && !answer.ok) return answer.reason;
  return stage === 'not-saved' ? 'not-saved' : null;
}

/** This call was refused, but a later request gave this counter the same visitor. Its refusal is not shown. */
export function wasGrantedLater(
  day: Day | null,
  trackedRequest: TrackedRequest,
  counter: CounterId,
): boolean {
  const id = 'counter' in trackedRequest.request ? visitOfRequest(day, trackedRequest) : null;
  const visit = id === null ? undefined : day?.visits.get(id);
  return visit !== undefined && visit.counter === counter && (isActive(visit) || visit.state === 'finished');
}

export function visitNow(office: Office, day: Day | null, id: VisitId | null): VisitNow | null {
  const visit = id === null ? undefined : day?.visits.get(id);
  if (day === null || visit === undefined) return null;
  const appointment = visit.state === 'booked' ? appointmentOf(day, visit.id) : undefined;
  const from = appointment === undefined ? null : appointment.start - office.rules.checkIn.before * MINUTE_MS;
  return { state: visit.state, counter: visit.counter, at: sinceWhen(visit), checkInFrom: from };
}

function sinceWhen(visit: Visit): Instant | null {
  switch (visit.state) {
    case 'called':
      return visit.calledAt;
    case 'serving':
      return visit.startedAt;
    case 'finished':
      return visit.finishedAt;
    case 'missed':
      return visit.missedAt;
    case 'parked':
      return visit.parkedAt;
    default:
      return null;
  }
}
