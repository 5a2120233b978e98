/** A5–A7: a visitor has left without what a device asked for, or has another number: one person, one number. */
import { stepsFor, visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { accept, stepBase, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import type { VisitId } from '../ids.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import type { StepEvent } from '../day/visit.ts';
import { isPresence } from '../day/step-event.ts';

/**
 * Takes back what the device's own earlier request has brought about; without effect where that was nothing. A number
 * or an interval is withdrawn. A scan is undone: the appointment stays, since its code may have been a slip.
 */
export function decideWithdraw(
  state: OfficeState,
  request: RequestOf<'withdraw'>,
  circumstances: Circumstances,
): Decision<RefusalOf<'withdraw'>> {
  const { at, now, by } = circumstances;
  const day = state.day(request.date);
  if (day === null) return refuse(request, 'not-possible-now');
  const granted = day.events.get(request.asked);
  if (granted === undefined)
    return accept(request, null, { memos: resolvedArrival(state, request, circumstances) });
  if (granted.by !== by.actor) return refuse(request, 'no-such-visit');
  if (granted.kind === 'ticket' || granted.kind === 'appointment') {
    return recordOnce(request, day, granted.id, {
      ...stepBase(request, granted.id, circumstances),
      what: 'withdrawn',
      freeAt: Math.max(at, now),
    });
  }
  if (granted.kind === 'step' && isPresence(granted)) {
    const undone = recordOnce(request, day, granted.of, {
      ...stepBase(request, granted.of, circumstances),
      what: 'undone',
      undoes: granted.id,
    });
    return { ...undone, memos: resolvedArrival(state, request, circumstances) };
  }
  return refuse(request, 'not-possible-now');
}

/**
 * On record whatever is known of the visitor: a call that is known may be taken back later. A visitor who was called or
 * served before keeps what they have; the fold sees to that.
 */
const recordOnce = (
  request: RequestOf<'withdraw'>,
  day: Day,
  id: VisitId,
  step: StepEvent,
): Decision<never> =>
  accept(request, visitIn(day, id) ?? null, { events: isOnRecord(day, id, step) ? [] : [step] });

const isOnRecord = (day: Day, id: VisitId, e: StepEvent): boolean =>
  stepsFor(day, id).some(
    (k) =>
      k.what === e.what &&
      k.by === e.by &&
      (k.what !== 'undone' || e.what !== 'undone' || k.undoes === e.undoes),
  );

/** A2: staff need not look for a visitor who has a number now. */
function resolvedArrival(
  { memos }: OfficeState,
  { date, asked }: RequestOf<'withdraw'>,
  { at, by }: Circumstances,
): Decision['memos'] {
  const record = memos(date)?.get(`arrival:${asked}`);
  if (record?.type !== 'arrival' || record.by !== by.actor || record.resolved !== null) return [];
  return [{ date, record: { ...record, resolved: { at, by: by.actor } } }];
}
