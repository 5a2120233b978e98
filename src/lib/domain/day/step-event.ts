/**
 * What can be said of a visit (rule Q1), and the one order in which it counts, whatever came first over the wire.
 * Settling the day comes last. All else counts by corrected time, then what people did before what the clock did, then
 * by id.
 */
import * as z from 'zod/mini';
import { madeBy } from './event-fields.ts';
import { counterId, laneId, priorityId, visitId } from '../ids.ts';
import { choice } from '../office/office.ts';
import { instant, localDate } from '../time.ts';
import { cancelReason, despiteReason, leaveReason } from './discretion.ts';

const stepBase = {
  kind: z.literal('step'),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  ...madeBy,
  of: visitId,
};
const plain = <W extends string>(what: W) => z.strictObject({ ...stepBase, what: z.literal(what) });
const atCounter = <W extends string>(what: W) =>
  z.strictObject({ ...stepBase, what: z.literal(what), counter: counterId });

export const stepEvent = z.discriminatedUnion('what', [
  plain('activated'),
  plain('unconfirmed'),
  z.strictObject({
    ...stepBase,
    what: z.literal('cancelled'),
    freeAt: instant,
    /** C10: where staff gave the place up, for them; else as `freeAt`. */
    freeForStaffAt: z.optional(instant),
    /** B8: why staff cancelled it. */
    reason: z.optional(cancelReason),
  }),
  plain('lapsed'),
  /** B15: the time of an appointment by phone or video has come. */
  plain('due'),
  /** A5–A7: the visitor was told that there is no number, and waits for none. `freeAt`: of an interval's place. */
  z.strictObject({ ...stepBase, what: z.literal('withdrawn'), freeAt: instant }),
  /** A1: `despite`: staff took them in although the rule says no. */
  z.strictObject({ ...stepBase, what: z.literal('checked-in'), despite: z.optional(despiteReason) }),
  /** A12: what the visitor has said at the kiosk since they came; a later word replaces it. */
  z.strictObject({
    ...stepBase,
    what: z.literal('assistance-told'),
    moreHelp: z.boolean(),
    priority: z.nullable(priorityId),
  }),
  /** Q4: they wait no more, by a clerk's word. */
  z.strictObject({ ...stepBase, what: z.literal('left'), reason: leaveReason }),
  atCounter('called'),
  atCounter('repeated'),
  atCounter('missed'),
  plain('returned'),
  atCounter('started'),
  /** S1: `rendered`: what was really done; empty: nothing; null: not recorded. */
  z.strictObject({
    ...stepBase,
    what: z.literal('finished'),
    counter: counterId,
    rendered: z.optional(z.nullable(z.array(choice).check(z.maxLength(20)))),
  }),
  /** Q5: what the visit is about, as it turned out, and the minutes that it is planned for. */
  z.strictObject({
    ...stepBase,
    what: z.literal('services-changed'),
    services: z.array(choice).check(z.minLength(1), z.maxLength(20)),
    minutes: z.int().check(z.minimum(1), z.maximum(1440)),
  }),
  atCounter('parked'),
  atCounter('resumed'),
  /** Q5: to a lane and, where one is meant, to a counter of it; the number stays. `from`: the counter that sent them. */
  z.strictObject({
    ...stepBase,
    what: z.literal('transferred'),
    lane: laneId,
    to: z.nullable(counterId),
    from: z.optional(z.nullable(counterId)),
  }),
  /** B8: the place is given up for another appointment. */
  z.strictObject({
    ...stepBase,
    what: z.literal('moved'),
    to: visitId,
    toDate: localDate,
    freeAt: instant,
    freeForStaffAt: z.optional(instant),
  }),
  /** Q5: the step named did not happen. */
  z.strictObject({
    ...stepBase,
    what: z.literal('undone'),
    undoes: z.string().check(z.minLength(1), z.maxLength(100)),
  }),
  /** Q7: the day is over. */
  plain('settled'),
]);
export type StepEvent = z.infer<typeof stepEvent>;

/** A counter says that it has this visitor now, and so no other (Q3). */
export type CounterClaim = Extract<StepEvent, { what: 'called' | 'repeated' | 'started' | 'resumed' }>;
export const isClaim = (e: StepEvent): e is CounterClaim =>
  e.what === 'called' || e.what === 'repeated' || e.what === 'started' || e.what === 'resumed';

/** A scan: the visitor stands there (A4), or is back (Q4). */
export const isPresence = ({ what }: StepEvent): boolean => what === 'checked-in' || what === 'returned';

/** Each step once, what was undone left out, in the order in which it counts. */
export function inOneOrder(steps: readonly StepEvent[]): readonly StepEvent[] {
  // News as a rule comes in this order, each piece once.
  if (steps.every((e, i) => e.what !== 'undone' && (i === 0 || inOrder(steps[i - 1]!, e) < 0))) {
    return steps;
  }
  const once = new Map(steps.map((e) => [e.id, e]));
  // Q5: undoing takes out what it names, whichever of the two was heard of first.
  const undone = steps.filter((e) => e.what === 'undone');
  const ids = new Set(undone.map((e) => e.undoes));
  const isClaimed = steps.some((e) => isClaim(e) && !ids.has(e.id));
  for (const e of undone) {
    // A5–A7: a check-in that a counter has answered to is not taken back, also where it had not heard of that; the
    // visitor may sit there.
    const isAnswered = once.get(e.undoes)?.what === 'checked-in' && isClaimed;
    if (!isAnswered) once.delete(e.undoes);
  }
  return [...once.values()].sort(inOrder);
}

export function inOrder(a: StepEvent, b: StepEvent): number {
  // M20: settling closes whatever is told of the day, also what happened after its midnight.
  const bySettling = Number(a.what === 'settled') - Number(b.what === 'settled');
  if (bySettling !== 0) return bySettling;
  if (a.at !== b.at) return a.at - b.at;
  const byClock = Number(isByClock(a)) - Number(isByClock(b));
  if (byClock !== 0) return byClock;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

/** What the clock brought about yields to what a person did in the same moment: the last moment is in time. */
const isByClock = ({ what }: StepEvent): boolean =>
  what === 'unconfirmed' || what === 'lapsed' || what === 'due';
