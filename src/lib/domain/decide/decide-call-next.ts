/**
 * A counter asks for a next visitor (rule Q3). Idle counters see the same one first in their line. The relay gives that
 * visitor to one of them, and the next in the line to each other at once. So the answer names the visitor who was given.
 */
import { activeAt, newestStep, visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { decideStep } from './decide-counter.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decider, Decision, OfficeState } from './decision.ts';
import { LATE_REPORT_MS } from './lookups.ts';
import type { VisitId } from '../ids.ts';
import type { Counter } from '../office/office.ts';
import { callable } from '../queue/queue.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';

type CallNext = RequestOf<'call-next'>;

/**
 * A request that comes late is the call of the visitor on the screen: a counter that was cut off has called that one
 * (M6, Q6). Only a fresh one leaves the choice to the relay, so only there the order of news matters.
 */
export const decideCallNext: Decider<'call-next'> = (state, request, circumstances) => {
  const day = state.day(request.date);
  const seat = state.office.counters.find(({ id }) => id === request.counter);
  if (day === null || seat === undefined || !isFresh(request, circumstances))
    return call(state, request, circumstances, request.prefer, request.seen);
  return give(state, request, circumstances, day, seat);
};

const isFresh = ({ wantedMs }: CallNext, { at, now }: Circumstances): boolean =>
  now - at < Math.min(wantedMs ?? LATE_REPORT_MS, LATE_REPORT_MS);

/** The visitor on the screen, if the counter may still call them; else the first one whom it may call. */
function give(
  state: OfficeState,
  request: CallNext,
  circumstances: Circumstances,
  day: Day,
  { id: counter, lanes }: Counter,
): Decision<RefusalOf<'call-next'>> {
  const { prefer } = request;
  const here = activeAt(day, counter);
  // A key that was pressed twice, or two pages of one counter: no second visitor is called past the first.
  if (here !== undefined)
    return here.id === visitIn(day, prefer)?.id ? accept(request, here) : refuse(request, 'counter-busy');
  const line = callable(state.office, day, lanes, circumstances.now, counter);
  if (line.some(({ visit }) => visit.id === visitIn(day, prefer)?.id))
    return call(state, request, circumstances, prefer, request.seen);
  const [next] = line;
  if (next === undefined) return refuse(request, 'none-waiting');
  // The call answers to all that the relay knows of this visitor, whatever the counter's clock says (M15).
  return call(state, request, circumstances, next.visit.id, newestStep(day, next.visit.id)?.id);
}

function call(
  state: OfficeState,
  { v, id, office, at, clock, date, counter }: CallNext,
  circumstances: Circumstances,
  visit: VisitId,
  seen: string | undefined,
): Decision<RefusalOf<'call'>> {
  const step = { v, id, office, at, clock, date, kind: 'call', visit, counter, seen } as const;
  return decideStep(state, step, circumstances);
}
