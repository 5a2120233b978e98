/** The minutes of one visit, as the statistics count them (rules S1.2, S1.3). */
import type { Day } from '../day/day.ts';
import { inOneOrder } from '../day/step-event.ts';
import type { StepEvent } from '../day/step-event.ts';
import type { Visit } from '../day/visit.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** When the wait began: at the arrival, of an appointment at its time if that is later. Null: no arrival. */
export const waitsFrom = ({ arrivedAt, due }: Visit): Instant | null =>
  arrivedAt === null ? null : Math.max(arrivedAt, due ?? 0);

/** Whole minutes until the first call; null: no call, or no arrival. */
export function waitMinutes(visit: Visit): number | null {
  const from = waitsFrom(visit);
  const called = visit.firstCalledAt ?? visit.startedAt;
  return from === null || called === null ? null : Math.max(0, Math.floor((called - from) / MINUTE_MS));
}

/** After these the visitor is in the line again, and what was called before led to no service. */
const endsTurn: ReadonlySet<StepEvent['what']> = new Set([
  'missed',
  'returned',
  'checked-in',
  'transferred',
  'parked',
]);

/**
 * Whole minutes from the call that the visitor followed until the service began. Repeats prolong that call. Null: no
 * service, or one that began without a call.
 */
export function minutesToCounter(day: Day, { id, startedAt, calledAt }: Visit): number | null {
  if (startedAt === null || calledAt === null) return null;
  let calledFirst: Instant | null = null;
  for (const e of inOneOrder(day.steps.get(id) ?? [])) {
    if (e.at > startedAt || e.what === 'settled') break;
    if (endsTurn.has(e.what)) calledFirst = null;
    else if (e.what === 'called' || e.what === 'repeated') calledFirst ??= e.at;
  }
  return Math.max(0, Math.floor((startedAt - (calledFirst ?? calledAt)) / MINUTE_MS));
}

/** Whole minutes that a clerk worked with the visitor; what the settling of the day ended is no observation. */
export function workedMinutes({ startedAt, finishedAt, parkedFor, settled }: Visit): number | null {
  if (startedAt === null || finishedAt === null || settled) return null;
  return Math.max(0, Math.round((finishedAt - startedAt - parkedFor) / MINUTE_MS));
}
