/** What a history shows of calls that another counter had forestalled. */
import { foldWith, seenThatDay } from './day.ts';
import type { Day } from './day.ts';
import { isClaim } from './step-event.ts';
import type { VisitId } from '../ids.ts';

/** Calls and begins of a visit that are on record and did not count: another counter had the visitor (Q3.6, M6). */
export function lostClaims(day: Day, id: VisitId): ReadonlySet<string> {
  const lost = new Set<string>();
  foldWith(
    day,
    day.subjects.get(id)!,
    seenThatDay(day, id),
    (e, counted) => {
      if (!counted && isClaim(e)) lost.add(e.id);
    },
    // M6: the other counter has missed the visitor, and this one had them after all.
    (heir) => lost.delete(heir.id),
  );
  return lost;
}
