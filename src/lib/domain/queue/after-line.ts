/**
 * What a day's capacity leaves to a visitor who comes now (rule A6). Capacity knows of appointments alone. Walk-ins,
 * visits that overrun and visitors called early need a counter, too.
 */
import { freeStarts, withoutPlace } from '../office/capacity.ts';
import type { DaySlots } from '../office/capacity.ts';
import type { Day } from '../day/day.ts';
import type { LaneId } from '../ids.ts';
import { homeLane, lanesOf } from '../day/lanes.ts';
import { GRID_MINUTES } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { queueOf } from './queue.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { isActive } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

/**
 * What is free once all visitors who are here have had their turn, as planned. First those at a counter until they are
 * done, then the line in its order, each in the first long enough stretch. A stretch between two appointments that is
 * too short for all who wait stays free: there a short service causes no delay.
 */
export function slotsAfterLine(office: Office, slots: DaySlots, day: Day, now: Instant): DaySlots {
  let left = slots;
  const atHome = (visit: Visit): Visit => ({ ...visit, lane: homeLane(office, visit) });
  for (const visit of day.visits.values())
    if (isActive(visit))
      left = beyondPlace(
        left,
        atHome(visit),
        Math.max(doneAt(visit, now), now + GRID_MINUTES * MINUTE_MS),
        now,
      );
  const lanes = Object.keys(slots.lanes) as LaneId[];
  for (const { visit } of queueOf(office, day, lanes, now)) {
    const { minutes, due } = visit;
    if (due !== null) {
      // A visitor who is too late for it, or whose counter is, still needs all of their time.
      if (due < now) left = beyondPlace(left, atHome(visit), now + minutes * MINUTE_MS, now);
      continue;
    }
    const able = lanesOf(office, visit);
    const next = freeStarts(left, able, minutes, 'staff', now, 0).find((f) => f.start >= now);
    if (next === undefined) continue;
    left = withoutPlace(left, next.lane, next.start, next.start + minutes * MINUTE_MS);
  }
  return left;
}

const doneAt = ({ startedAt, calledAt, minutes, parkedFor }: Visit, now: Instant): Instant =>
  (startedAt ?? calledAt ?? now) + parkedFor + minutes * MINUTE_MS;

/** Takes a counter of the lane from now on; an appointment's own place is taken already. */
function beyondPlace(slots: DaySlots, { lane, due, minutes }: Visit, until: Instant, now: Instant): DaySlots {
  if (due === null) return withoutPlace(slots, lane, now, until);
  const end = due + minutes * MINUTE_MS;
  return withoutPlace(withoutPlace(slots, lane, now, Math.min(due, until)), lane, Math.max(now, end), until);
}
