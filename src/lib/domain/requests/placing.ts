/** When a new step counts, so that it follows what its writer knew (rules M11, M15). */
import { lastClaim } from '../day/claims.ts';
import { newestStep, seenThatDay } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { inOrder, isClaim } from '../day/step-event.ts';
import type { StepEvent } from '../day/step-event.ts';
import type { VisitId } from '../ids.ts';
import type { RequestKind } from './request.ts';
import { requestTable } from './request-table.ts';

/**
 * The step, dated after the writer's own steps and after `seen`, the newest step that its device knew. Clocks that
 * differ by seconds then keep cause before effect. The date depends on nothing else that is known here: the order in
 * which news arrives must not change it.
 */
export function placed<E extends StepEvent>(day: Day, asked: E, seen: string | undefined): E {
  const known = seenThatDay(day, asked.of);
  const claimed = isClaim(asked) ? lastClaim(day.claims, asked.counter, asked.by) : undefined;
  const own = [...known, ...(claimed === undefined ? [] : [claimed])].filter(
    (k) => k.by === asked.by && k.what !== 'undone' && isAtOne(k, asked),
  );
  const before = known.filter((k) => k.id === seen);
  return [...before, ...own].reduce<E>((e, k) => (inOrder(k, e) < 0 ? e : { ...e, at: k.at + 1 }), asked);
}

/** What a request adds that answers to the newest step its device knows of a visit, itself included (M15). */
export function seenBy(day: Day | null, kind: RequestKind, ask: object): { seen?: string } {
  const visit = 'visit' in ask ? ask.visit : 'prefer' in ask ? ask.prefer : undefined;
  if (day === null || visit === undefined || !('seen' in requestTable[kind].shape)) return {};
  const seen = newestStep(day, visit as VisitId)?.id;
  return seen === undefined ? {} : { seen };
}

/** A clerk who signs in at another counter begins anew there. */
const isAtOne = (a: StepEvent, b: StepEvent): boolean =>
  !('counter' in a) || !('counter' in b) || a.counter === b.counter;
