/** Which counters are staffed, as their visits and their own word show. */
import type { Day } from '../day/day.ts';
import { isAway } from '../day/counter-state.ts';
import { homeLane } from '../day/lanes.ts';
import type { CounterId, LaneId } from '../ids.ts';
import type { Counter, Office } from '../office/office.ts';
import { isActive } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** A counter counts as staffed for this long after its last visitor. */
const STAFFED_MINUTES = 30;

/** Until when a counter counts as staffed after its last visit. */
export const staffedUntil = (finishedAt: Instant): Instant => finishedAt + STAFFED_MINUTES * MINUTE_MS;

/** The visit shows that its counter is staffed: it is called or served there, or was until lately. */
export const showsStaff = (visit: Visit, now: Instant): boolean =>
  isActive(visit) || (visit.finishedAt !== null && !visit.settled && now < staffedUntil(visit.finishedAt));

/** What the visits of a day say about its counters and its lanes. */
export interface SeenOfCounters {
  readonly activeAt: ReadonlyMap<CounterId, Visit>;
  /** When the counter was done with its last visitor. */
  readonly lastAt: ReadonlyMap<CounterId, Instant>;
  /** Since when the first visitor of a lane has waited. */
  readonly waitingSince: ReadonlyMap<LaneId, Instant>;
}

export function seenOfCounters(office: Office, day: Day, now: Instant): SeenOfCounters {
  const waitingSince = new Map<LaneId, Instant>();
  const activeAt = new Map<CounterId, Visit>();
  const lastAt = new Map<CounterId, Instant>();
  for (const v of day.visits.values()) {
    if (v.state === 'arrived') {
      const since = Math.max(v.waitingSince ?? now, v.due ?? 0);
      const lane = homeLane(office, v);
      waitingSince.set(lane, Math.min(waitingSince.get(lane) ?? Infinity, since));
    }
    if (v.counter === null) continue;
    if (isActive(v)) activeAt.set(v.counter, v);
    else if (!v.settled) lastAt.set(v.counter, Math.max(lastAt.get(v.counter) ?? 0, v.finishedAt ?? 0));
  }
  return { activeAt, lastAt, waitingSince };
}

/** Since when a counter has called no one although people wait; `Infinity`: no visitor waits for it. */
export function idleSince(
  { lastAt, waitingSince }: SeenOfCounters,
  { id, lanes }: Pick<Counter, 'id' | 'lanes'>,
  saidAt: Instant | null,
): Instant {
  const wanted = Math.min(...lanes.map((lane) => waitingSince.get(lane) ?? Infinity));
  return Math.max(lastAt.get(id) ?? 0, saidAt ?? 0, wanted);
}

/**
 * Q9: the counters that are open by their word, and have called no one for half an hour although people wait: their
 * clerks have left without a word. Estimates and the order of the line ask this one question.
 */
export function countersGone(
  office: Office,
  day: Day,
  now: Instant,
  seen: SeenOfCounters = seenOfCounters(office, day, now),
): ReadonlySet<CounterId> {
  const gone = office.counters.filter((counter) => {
    const said = day.said.get(counter.id);
    if (said === undefined || isAway(day, counter.id) || seen.activeAt.has(counter.id)) return false;
    return now >= staffedUntil(idleSince(seen, counter, said.at));
  });
  return new Set(gone.map(({ id }) => id));
}
