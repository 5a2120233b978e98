/** Staff stop walk-in numbers, or give them out again (rule A5.8). The stop is an event of the day. */
import { may } from '../access.ts';
import type { Role } from '../access.ts';
import type { Day } from '../day/day.ts';
import { stopAt } from '../day/walk-ins.ts';
import type { WalkInsEvent, WalkInStop } from '../day/walk-ins.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf } from '../time.ts';
import type { Instant } from '../time.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';

/** The stop that keeps this role from a walk-in number; null: none does. Staff decide by themselves. */
export const stopFor = (role: Role, day: Day, at: Instant): WalkInStop | null =>
  may(role, 'serve') ? null : stopAt(day, at);

export function decideSetWalkIns(
  { office, day: dayOf }: OfficeState,
  request: RequestOf<'set-walk-ins'>,
  { at, by }: Circumstances,
): Decision<RefusalOf<'set-walk-ins'>> {
  const { id, date, stopped } = request;
  if (dateOf(at, office.timeZone) !== date) return refuse(request, 'wrong-day');
  const day = dayOf(date);
  if (day === null) return refuse(request, 'not-possible-now');
  const until = stopped?.until ?? null;
  if (until !== null && (until <= at || dateOf(until, office.timeZone) !== date))
    return refuse(request, 'not-possible-now');
  const event: WalkInsEvent = { kind: 'walk-ins', id, request: id, at, by: by.actor, date, stopped };
  // Two clerks press the same button. Older news that comes later must find both events, and the log says it once.
  if (isSame(stopAt(day, at), stopped)) return accept(request, null, { events: [event] });
  const log =
    stopped === null
      ? ({ what: 'walk-ins-resumed', id, at, by: by.actor } as const)
      : ({ what: 'walk-ins-stopped', id, at, by: by.actor, reason: stopped.reason, until } as const);
  return accept(request, null, { events: [event], log: [log] });
}

const isSame = (a: WalkInStop | null, b: WalkInStop | null): boolean =>
  a === b ||
  (a !== null && b !== null && a.reason === b.reason && a.words === b.words && a.until === b.until);
