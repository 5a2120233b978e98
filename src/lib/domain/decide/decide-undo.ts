/** Takes back a step that was a slip (rule Q5): which steps can be, by whom, and until when. */
import { stepsFor, seenThatDay, visitWith } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { inOneOrder, isPresence } from '../day/step-event.ts';
import type { StepEvent } from '../day/step-event.ts';
import type { Visit } from '../day/visit.ts';
import type { ActorId, CounterId } from '../ids.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { atCounter } from './lookups.ts';
import type { VisitOfDay } from './lookups.ts';

/** The steps that can be taken back: at the relay, and by the button of a counter. */
export const undoableSteps = [
  'checked-in',
  'left',
  'called',
  'repeated',
  'missed',
  'returned',
  'started',
  'finished',
  'parked',
  'resumed',
  'transferred',
  'services-changed',
] as const satisfies readonly StepEvent['what'][];
type UndoableStep = Extract<StepEvent, { what: (typeof undoableSteps)[number] }>;

const isUndoable = (e: StepEvent): e is UndoableStep => undoableSteps.some((what) => what === e.what);

/** Takes back the step that is named, or else the newest one that this counter took with the visitor. */
export const decideUndo = atCounter(undo);

function undo(
  _state: OfficeState,
  request: RequestOf<'undo'>,
  circumstances: Circumstances,
  { day, visit }: VisitOfDay,
): Decision<RefusalOf<'undo'>> {
  const { counter, step } = request;
  const { at } = circumstances;
  const isOwnStep = (e: StepEvent): boolean => isOwn(e, counter, circumstances.by.actor);
  const standing = inOneOrder(seenThatDay(day, visit.id)).filter((e) => e.what !== 'undone');
  const meant =
    step === undefined
      ? standing.findLast((e) => isOwnStep(e) || (e.what === 'transferred' && e.from === counter))
      : stepsFor(day, visit.id).find((e) => e.id === step);
  if (meant === undefined || !isUndoable(meant)) return refuse(request, 'nothing-to-undo');
  if (!isOwnStep(meant)) return refuse(request, 'nothing-to-undo');
  if (at - meant.at > UNDO_MINUTES * MINUTE_MS) return refuse(request, 'undo-too-late');
  // The step has been taken back before.
  if (!standing.some((e) => e.id === meant.id)) return accept(request, visit);
  const undone = {
    ...stepBase(request, visit.id, circumstances),
    what: 'undone',
    undoes: meant.id,
  } as const;
  const then = visitWith(day, visit.id, [...seenThatDay(day, visit.id), undone]);
  return accept(request, then.visit, { events: [undone] });
}

/** Q5: how long a step can be taken back. What is older has had effects on others that no undo takes back. */
export const UNDO_MINUTES = 30;

const isOwn = (e: StepEvent, counter: CounterId, actor: ActorId): boolean =>
  'counter' in e ? e.counter === counter : e.by === actor;

/** Who would take a step back, and when. */
export interface UndoBy {
  readonly actor: ActorId;
  readonly now: Instant;
}

/**
 * The newest step of a visit, where this counter took it: what its screen offers to take back. Null: nothing. A call
 * that lost the visitor to another counter (Q3) is on record, too, and so is a scan that shows no arrival (A4). They are
 * not offered, since taking them back changes nothing, and they hide no step that counts. `by`: with the steps that need
 * no counter (check-in, return, leave), where this member took them, and without what is too old.
 */
export function newestStepHere(
  day: Day,
  visit: Visit,
  counter: CounterId,
  by: UndoBy | null = null,
): UndoableStep | null {
  if (visit.counter !== null && visit.counter !== counter) return null;
  const steps = inOneOrder(seenThatDay(day, visit.id)).filter(
    (e) => e.what !== 'undone' && (visit.arrivedAt !== null || !isPresence(e)),
  );
  const isHere = (e: StepEvent): boolean =>
    'counter' in e ? e.counter === counter : by !== null && e.by === by.actor;
  const isOld = (e: StepEvent): boolean => by !== null && by.now - e.at > UNDO_MINUTES * MINUTE_MS;
  const last = visit.counter === null ? steps.at(-1) : steps.findLast(isHere);
  return last !== undefined && isHere(last) && !isOld(last) && isUndoable(last) ? last : null;
}
