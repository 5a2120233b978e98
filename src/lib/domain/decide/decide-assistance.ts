/** A12: what a visitor who is here says at the kiosk that staff should know before the call. */
import type { RefusalOf } from '../requests/answer.ts';
import { placed } from '../requests/placing.ts';
import type { RequestOf } from '../requests/request.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { seenThatDay } from '../day/day.ts';
import { beforeSettling, hasCome, isOver, ofVisit } from './lookups.ts';
import type { VisitOfDay } from './lookups.ts';

export const decideTellAssistance = ofVisit(tellAssistance);

function tellAssistance(
  state: OfficeState,
  request: RequestOf<'tell-assistance'>,
  circumstances: Circumstances,
  { day, visit: found }: VisitOfDay,
): Decision<RefusalOf<'tell-assistance'>> {
  if (isOver(state, request, found, circumstances.at)) return refuse(request, 'not-possible-now');
  const visit = beforeSettling(day, found);
  if (!hasCome(visit, seenThatDay(day, visit.id))) return refuse(request, 'not-possible-now');
  const { moreHelp, priority } = request;
  // On record also where nothing changes: an earlier word may be heard of later (M16).
  const base = stepBase(request, visit.id, circumstances);
  const told = { ...base, what: 'assistance-told', moreHelp, priority } as const;
  // After what this kiosk has told of the visitor before, also where its clock was set back between two presses.
  return accept(request, visit, { events: [placed(day, told, undefined)] });
}
