/** What a history shows of calls that another counter had forestalled. */
import { foldWith, seenThatDay } from './day.ts';
import type { Day } from './day.ts';
import { isClaim } from './step-event.ts';
import type { CounterId, VisitId } from '../ids.ts';

/** Calls and begins of a visit that are on record and did not count: another counter had the visitor (Q3.6, M6). */
export function lostClaims(day: Day, id: VisitId): ReadonlySet<string> {
  const lost = new Map<string, CounterId>();
  const visit = foldWith(day, day.subjects.get(id)!, seenThatDay(day, id), (e, counted) => {
    if (!counted && isClaim(e)) lost.set(e.id, e.counter);
  });
  // M6: a call that lost at first has the visitor once the other counter has missed them.
  return new Set([...lost].flatMap(([e, counter]) => (counter === visit.counter ? [] : [e])));
}
