/** Q7: the day is over. What is still open is settled and reported, never silently. */
import type { Day } from '../day/day.ts';
import type { Settlement } from '../requests/open-item.ts';
import type { ActorId } from '../ids.ts';
import type { Office } from '../office/office.ts';
import { addDays, startOfDay } from '../time.ts';
import { isOpen } from '../day/visit.ts';
import type { StepEvent } from '../day/visit.ts';

/** Visits in one report: far more than an office sees in a day. */
const MOST_REPORTED = 2000;

/** The visits that are still open: staff look at them before they go home. */
export const stillOpen = (day: Day): Settlement['open'] =>
  [...day.visits.values()]
    .filter((visit) => isOpen(visit) && !visit.settled)
    .map(({ id, state, number }) => ({ visit: id, state, number }));

/**
 * Ends a day that is past. The steps are dated on the day's last moment, so that late news of the day still counts as
 * earlier (M14). `before`: the report of the first time that the day was settled; visitors that were heard of later are
 * added. Gives null if nothing was open.
 */
export function settleDay(
  office: Office,
  day: Day,
  by: ActorId,
  before: Settlement | null = null,
): { readonly events: readonly StepEvent[]; readonly record: Settlement } | null {
  const open = stillOpen(day);
  if (open.length === 0) return null;
  const known = new Set(open.map((o) => o.visit));
  const reported = [...(before?.open ?? []).filter((o) => !known.has(o.visit)), ...open];
  const at = startOfDay(addDays(day.date, 1), office.timeZone) - 1;
  const events = open.map(({ visit }): StepEvent => {
    const { request } = day.subjects.get(visit)!;
    return {
      kind: 'step',
      id: `${visit}.settled`,
      request,
      of: visit,
      date: day.date,
      at,
      by,
      what: 'settled',
    };
  });
  return {
    events,
    record: { type: 'settlement', at, open: reported.slice(0, MOST_REPORTED), resolved: null },
  };
}
