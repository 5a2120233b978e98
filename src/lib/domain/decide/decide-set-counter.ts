/** A counter opens, takes a break or closes (rule Q9). The state is an event of the day; each device reads the newest. */
import type { CounterEvent } from '../day/counter-state.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf } from '../time.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { ofKnownCounter } from './lookups.ts';

export const decideSetCounter = ofKnownCounter(setCounter);

function setCounter(
  { office, day: dayOf }: OfficeState,
  request: RequestOf<'set-counter'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'set-counter'>> {
  const { id, counter, state, date } = request;
  if (dateOf(at, office.timeZone) !== date) return refuse(request, 'wrong-day');
  if (dayOf(date) === null) return refuse(request, 'not-possible-now');
  // Written also if the state is the same, as by a new page: older news that comes later must not outweigh it.
  const event: CounterEvent = { kind: 'counter', id, request: id, at, by: by.actor, date, counter, state };
  return accept(request, null, { events: [event] });
}
