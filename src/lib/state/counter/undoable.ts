/** Q5: what a clerk can take back: the own steps of the last minutes, the newest first. */
import type { Day } from '../../domain/day/day.ts';
import type { Visit } from '../../domain/day/visit.ts';
import { newestStepHere, UNDO_MINUTES } from '../../domain/decide/decide-undo.ts';
import type { undoableSteps } from '../../domain/decide/decide-undo.ts';
import type { ActorId, CounterId, RequestId } from '../../domain/ids.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Instant } from '../../domain/time.ts';

/** `given`: a number that this clerk gave out, and with which nothing has happened yet. */
export type UndoableStep = (typeof undoableSteps)[number] | 'given';

export interface UndoableAt {
  readonly visit: Visit;
  readonly step: UndoableStep;
  /** The id of the step; for a number that was given, the id of its request. */
  readonly id: string;
  readonly at: Instant;
}

/** The clerk who sits at a counter now. */
export interface Seat {
  readonly counter: CounterId;
  readonly actor: ActorId;
}

/** Steps that leave the counter free: they can be taken back also while another visitor is here. */
const asideOfCounter: readonly UndoableStep[] = [
  'checked-in',
  'left',
  'returned',
  'services-changed',
  'given',
];

/** The step that "take back" would take back. A visitor who is here blocks the way back to another. */
export function undoableAt(day: Day, seat: Seat, current: Visit | null, now: Instant): UndoableAt | null {
  let newest: UndoableAt | null = null;
  for (const visit of day.visits.values()) {
    const found = newestStep(day, visit, seat, now);
    if (found === null || (newest !== null && found.at < newest.at)) continue;
    const isFree = current === null || visit.id === current.id || asideOfCounter.includes(found.step);
    if (isFree) newest = found;
  }
  return newest;
}

function newestStep(day: Day, visit: Visit, { counter, actor }: Seat, now: Instant): UndoableAt | null {
  const isOwn = (e: { readonly by: ActorId; readonly at: Instant }): boolean =>
    e.by === actor && now - e.at <= UNDO_MINUTES * MINUTE_MS;
  const subject = day.subjects.get(visit.id)!;
  const steps = day.steps.get(visit.id) ?? [];
  // Most visits are quickly passed over: all of a day are looked at with each change.
  if (!steps.some(isOwn)) return steps.length === 0 ? givenNumber(visit, subject, isOwn) : null;
  const last = newestStepHere(day, visit, counter, { actor, now });
  return last === null || !isOwn(last) ? null : { visit, step: last.what, id: last.id, at: last.at };
}

function givenNumber(
  visit: Visit,
  { kind, request, by, at }: { kind: string; request: RequestId; by: ActorId; at: Instant },
  isOwn: (e: { by: ActorId; at: Instant }) => boolean,
): UndoableAt | null {
  if (kind !== 'ticket' || visit.state !== 'arrived' || !isOwn({ by, at })) return null;
  return { visit, step: 'given', id: request, at };
}
