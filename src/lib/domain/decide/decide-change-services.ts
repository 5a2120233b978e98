/** Q5: what a visit is about turns out at the counter. Its planned minutes follow, and with them the estimates (Q8). */
import { seenThatDay, visitWith } from '../day/day.ts';
import { isOpen } from '../day/visit.ts';
import { minutesFor } from '../office/office.ts';
import { keepingVariant } from '../office/variants.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { placed } from '../requests/placing.ts';
import type { RequestOf } from '../requests/request.ts';
import { needOf } from '../requests/need.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { beforeSettling, hasCome, isOver, ofVisit } from './lookups.ts';
import type { StepOutcome, VisitOfDay } from './lookups.ts';

export const decideChangeServices = ofVisit(changeServices);

function changeServices(
  state: OfficeState,
  request: RequestOf<'change-services'>,
  circumstances: Circumstances,
  { day, visit: found }: VisitOfDay,
): Decision<RefusalOf<'change-services'>> {
  if (isOver(state, request, found, circumstances.at)) return refuse(request, 'not-possible-now');
  const visit = beforeSettling(day, found);
  const known = seenThatDay(day, visit.id);
  if (!hasCome(visit, known)) return refuse(request, 'not-possible-now');
  if (circumstances.optimistic === true && !isOpen(visit)) return refuse(request, 'not-possible-now');
  const services = keepingVariant(found.services, request.services);
  const need = needOf(state.office, services, 'staff');
  // The visitor sits there, whatever lanes the services have.
  if (
    !need.ok &&
    need.error !== 'no-common-lane' &&
    need.error !== 'not-bookable' &&
    need.error !== 'not-together' &&
    // B15: it goes on by phone, whatever else turns out.
    need.error !== 'no-such-variant'
  )
    return refuse(request, need.error);
  const minutes = minutesFor(state.office, services);
  const asked = {
    ...stepBase(request, visit.id, circumstances),
    ...({ what: 'services-changed', services, minutes } as const),
  };
  const changed = placed(day, asked, request.seen);
  const then = visitWith(day, visit.id, [...known, changed], changed);
  const why = whyNotChanged(then);
  return why === null
    ? accept(request, then.visit, { events: [changed] })
    : { ...refuse(request, why), events: [changed] };
}

/** Why a change that is on record does not count; null: it does. */
export const whyNotChanged = ({ counted }: StepOutcome): 'not-possible-now' | null =>
  counted ? null : 'not-possible-now';
