/** A visitor's state, and what can be asked of it. How it comes about says `visit.ts`. */
import type { ActorId, CounterId, LaneId, PriorityId, VisitId } from '../ids.ts';
import type { Choice } from '../office/office.ts';
import type { Language } from '../office/text.ts';
import type { Instant, LocalDate } from '../time.ts';

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

/** A visitor as the staff see them. Instants are null until it happened. */
export interface Visit {
  readonly id: VisitId;
  readonly kind: 'appointment' | 'ticket';
  readonly date: LocalDate;
  readonly number: string;
  readonly lane: LaneId;
  readonly services: readonly Choice[];
  readonly minutes: number;
  /** The language in which it was booked, or its ticket was taken. */
  readonly language: Language;
  readonly state: VisitState;
  /** The appointment's start; null for a ticket. */
  readonly due: Instant | null;
  readonly arrivedAt: Instant | null;
  /** Since when the visitor waits for the next call: the arrival, a return or a transfer. */
  readonly waitingSince: Instant | null;
  /** A12: they want more help, by their own word at the kiosk. */
  readonly moreHelp: boolean;
  /** A12: why they ask for priority; what it does says the office (Q2.7). */
  readonly priority: PriorityId | null;
  /** Who called or serves them, and how often they were called there. */
  readonly counter: CounterId | null;
  readonly calledBy: ActorId | null;
  readonly calls: number;
  readonly firstCalledAt: Instant | null;
  /** The time of the newest call or repeat. */
  readonly calledAt: Instant | null;
  readonly startedAt: Instant | null;
  /** Counters that say they serve them. More than one only while two do: which of them has the visitor, says `counter`. */
  readonly servedAt: readonly CounterId[];
  readonly finishedAt: Instant | null;
  /** S1: the services that were really done; empty: none; null: not recorded. */
  readonly rendered: readonly Choice[] | null;
  readonly missedAt: Instant | null;
  /** Since when the visit is parked, and for how many milliseconds it was parked before. */
  readonly parkedAt: Instant | null;
  readonly parkedFor: number;
  /** Q5: transferred to this counter and to no other of the lane. */
  readonly wantedAt: CounterId | null;
  /** Since when the visitor waits for that counter. */
  readonly wantedSince: Instant | null;
  /** Q7: still open when the day was over, and settled then. */
  readonly settled: boolean;
  /** B8: the appointment that this one became. */
  readonly movedTo: VisitId | null;
  /** A place given up is free again from then on (C10), for staff perhaps sooner; null while it is held. */
  readonly freeAt: Instant | null;
  readonly freeForStaffAt: Instant | null;
}

/** A visitor without an appointment has no time at which they are due (A5). */
export const isWalkIn = ({ due }: Pick<Visit, 'due'>): boolean => due === null;

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

/** Whether the visitor may be here. One who has left may be: another counter may have served them without knowing. */
export const mayBeHere = (visit: Visit): boolean => isOpen(visit) || visit.state === 'left';

/** Holds its counter: one active ticket a counter (Q3). */
export const isActive = (visit: Visit): boolean => visit.state === 'called' || visit.state === 'serving';
