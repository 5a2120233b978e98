/**
 * The answer to a request that is asked again under its id, once its step is on record (M16, M17). Each kind of step
 * is judged as by the decider that wrote it.
 */
import { appointmentOf, seenThatDay, visitIn, visitWith } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { StepEvent } from '../day/step-event.ts';
import type { Office } from '../office/office.ts';
import type { Refusal } from '../requests/answer.ts';
import type { Request } from '../requests/request.ts';
import { whyNotBack, whyNotHere } from './decide-arrival.ts';
import { whyNotConfirmed } from './decide-booking.ts';
import { whyNotChanged } from './decide-change-services.ts';
import { whyNoEffect } from './decide-counter.ts';
import { whyNotLeft } from './decide-leave.ts';
import { accept, refuseWith } from './decision.ts';
import type { Decision } from './decision.ts';
import type { StepOutcome } from './lookups.ts';

export function answerOnRecord(office: Office, request: Request, day: Day, e: StepEvent): Decision {
  const visit = visitIn(day, e.of) ?? null;
  const known = seenThatDay(day, e.of);
  const isUndone = known.some((k) => k.what === 'undone' && k.undoes === e.id);
  if (visit === null || isUndone) return accept(request, visit);
  const outcome = visitWith(day, visit.id, known, e);
  if (request.kind === 'check-in') {
    const appointment = appointmentOf(day, e.of);
    const found = { day, visit: outcome.visit };
    const refusal = appointment === undefined ? null : whyNotHere(office, found, appointment, request, e.at);
    return refusal ?? accept(request, outcome.visit);
  }
  const why = whyNot(outcome, e);
  return why === null ? accept(request, outcome.visit) : refuseWith(request, why);
}

/** Why a step that is on record does not count; null: it does. */
function whyNot(outcome: StepOutcome, e: StepEvent): Refusal | null {
  switch (e.what) {
    case 'activated':
      return whyNotConfirmed(outcome.visit);
    case 'left':
      return whyNotLeft(outcome);
    case 'returned':
      return whyNotBack(outcome);
    case 'services-changed':
      return whyNotChanged(outcome);
    case 'transferred':
    case 'cancelled':
      return whyNoEffect(outcome, e);
    default:
      return 'counter' in e ? whyNoEffect(outcome, e) : null;
  }
}
