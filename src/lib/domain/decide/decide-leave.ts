/** Q4: a visitor who does not wait any more is taken out of the line by a clerk, and comes back as one who was missed. */
import { seenThatDay, visitWith } from '../day/day.ts';
import { isActive } from '../day/visit.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { placed } from '../requests/placing.ts';
import type { RequestOf } from '../requests/request.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { beforeSettling, hasCome, isOver, ofVisit } from './lookups.ts';
import type { StepOutcome, VisitOfDay } from './lookups.ts';

export const decideLeave = ofVisit(leave);

function leave(
  state: OfficeState,
  request: RequestOf<'leave'>,
  circumstances: Circumstances,
  { day, visit: found }: VisitOfDay,
): Decision<RefusalOf<'leave'>> {
  if (isOver(state, request, found, circumstances.at)) return refuse(request, 'not-possible-now');
  const visit = beforeSettling(day, found);
  const known = seenThatDay(day, visit.id);
  if (!hasCome(visit, known)) return refuse(request, 'not-possible-now');
  if (circumstances.optimistic === true && isActive(visit)) return refuse(request, 'called-elsewhere');
  const { reason } = request;
  const asked = { ...stepBase(request, visit.id, circumstances), what: 'left', reason } as const;
  const left = placed(day, asked, request.seen);
  // On record also where a counter has them: what that counter did may be taken back later.
  const then = visitWith(day, visit.id, [...known, left], left);
  const why = whyNotLeft(then);
  return why === null
    ? accept(request, then.visit, { events: [left] })
    : { ...refuse(request, why), events: [left] };
}

/** Why a visitor has not left by a word that is on record; null: they have. */
export function whyNotLeft({ visit, counted }: StepOutcome): 'called-elsewhere' | 'not-possible-now' | null {
  if (counted || visit.state === 'left') return null;
  return isActive(visit) ? 'called-elsewhere' : 'not-possible-now';
}
