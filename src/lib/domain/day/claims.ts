/**
 * Who each counter of a day has claimed, in the order in which it counts (rule Q3). A claim ends the one before it: a
 * counter that calls or starts a visitor has let go of all others, whatever is heard later of an earlier step. Only
 * what the claims say matters, so devices with the same steps come to the same end.
 */
import type { CounterClaim, StepEvent } from './step-event.ts';
import { inOrder, isClaim } from './step-event.ts';
import type { ActorId, CounterId, VisitId } from '../ids.ts';
import type { LetGo } from './visit.ts';

export interface Claims {
  /** The claims of each counter, in order. */
  readonly of: Map<CounterId, CounterClaim[]>;
  /** Visits under which a step was undone, keyed by the id of that step. */
  readonly undone: Map<string, VisitId[]>;
}

export const noClaims = (): Claims => ({ of: new Map(), undone: new Map() });

export const copyClaims = ({ of, undone }: Claims): Claims => ({
  of: new Map(Array.from(of, ([counter, claims]) => [counter, [...claims]])),
  undone: new Map(Array.from(undone, ([id, visits]) => [id, [...visits]])),
});

/**
 * Adds one step. Returns the visit of the counter's previous claim, because that visit must be folded again: its
 * claim may have ended now, or count again. Null: no other visit is affected.
 */
export function enterClaim(claims: Claims, e: StepEvent, same: IsSame): VisitId | null {
  if (e.what === 'undone') {
    claims.undone.set(e.undoes, [...(claims.undone.get(e.undoes) ?? []), e.of]);
    for (const list of claims.of.values()) {
      const taken = list.find((c) => c.id === e.undoes);
      if (taken !== undefined) return before(claims, taken, same);
    }
    return null;
  }
  if (!isClaim(e)) return null;
  const list = claims.of.get(e.counter);
  if (list === undefined) {
    claims.of.set(e.counter, [e]);
    return null;
  }
  list.splice(positionOf(list, e), 0, e);
  return before(claims, e, same);
}

/**
 * Whether two ids stand for one visit (A8): a counter took a number on paper in before it heard of the kiosk's ticket
 * with that number.
 */
export type IsSame = (a: VisitId, b: VisitId) => boolean;

/** The visit of the claim that a claim follows at its counter; null: of none, or of the same visit. */
export function before(claims: Claims, claim: CounterClaim, same: IsSame): VisitId | null {
  const list = claims.of.get(claim.counter) ?? [];
  for (let i = positionOf(list, claim) - 1; i >= 0; i--) {
    const earlier = list[i]!;
    if (!isUndone(claims, earlier, same)) return same(earlier.of, claim.of) ? null : earlier.of;
  }
  return null;
}

/** When the counters that claimed a visit, by its steps in order, went on to another one; the earliest first. */
export function letGosOf(claims: Claims, steps: readonly StepEvent[], same: IsSame): readonly LetGo[] {
  let found: LetGo[] | null = null;
  for (const e of steps) {
    if (!isClaim(e)) continue;
    const list = claims.of.get(e.counter);
    if (list === undefined) continue;
    for (let i = positionOf(list, e); i < list.length; i++) {
      const later = list[i]!;
      if (later.id === e.id || isUndone(claims, later, same)) continue;
      if (!same(later.of, e.of)) (found ??= []).push({ at: later.at, counter: e.counter });
      break;
    }
  }
  return found === null ? none : found.sort((a, b) => a.at - b.at || (a.counter < b.counter ? -1 : 1));
}

const none: readonly LetGo[] = [];

/** The newest claim that an actor made at a counter, or undefined. */
export const lastClaim = (claims: Claims, counter: CounterId, by: ActorId): CounterClaim | undefined =>
  claims.of.get(counter)?.findLast((claim) => claim.by === by);

function isUndone({ undone }: Claims, claim: CounterClaim, same: IsSame): boolean {
  return undone.size > 0 && (undone.get(claim.id)?.some((of) => same(of, claim.of)) ?? false);
}

/** Where a claim stands in a list, or would stand. News as a rule comes last. */
function positionOf(list: readonly CounterClaim[], claim: CounterClaim): number {
  let from = 0;
  let to = list.length;
  if (to === 0 || inOrder(list[to - 1]!, claim) < 0) return to;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (inOrder(list[middle]!, claim) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}
