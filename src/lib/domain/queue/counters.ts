/** What a day shows of its counters: which are staffed now, and how long visits really take. */
import { openingsOn } from '../office/calendar.ts';
import { isAway } from '../day/counter-state.ts';
import type { Day } from '../day/day.ts';
import type { CounterId, LaneId, ServiceId } from '../ids.ts';
import { countersGone, idleSince, seenOfCounters, staffedUntil } from './staffed.ts';
import type { Office } from '../office/office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import type { Visit } from '../day/visit.ts';

/** A counter that is staffed now, and when it will be free: now, or when its visitor is done. */
export interface OpenCounter {
  readonly lanes: readonly LaneId[];
  readonly freeAt: Instant;
}

/** How much longer or shorter than planned services took: observed ÷ planned, by the first service of a visit; ascending. */
export interface ObservedTimes {
  readonly byService: ReadonlyMap<ServiceId, readonly number[]>;
  readonly all: readonly number[];
}

/** What counts of a visitor in the line. */
export type InLine = Pick<Visit, 'id' | 'lane' | 'minutes' | 'services'>;

/** Below this many observations a service is estimated from all of the office. */
const ENOUGH_OBSERVATIONS = 5;

/** Before an office has observations of its own. */
const UNOBSERVED: readonly number[] = [0.6, 0.8, 1, 1.2, 1.6];

/** Minutes without a call, although people wait, after which a counter is on a break. */
const BREAK_AFTER_MINUTES = 3;

/** For this time after opening, counters of which nothing has been seen count as open, as planned. */
const OPENING_MINUTES = 15;

/** Minutes after which visitors who wait in vain show that the planned counters are not staffed. */
const UNSTAFFED_AFTER_MINUTES = 15;

/**
 * The counters that work now, as their visits show: a clerk is there, or was until lately. Where nothing is seen of
 * any, and around opening, those that are planned.
 */
export function openCounters(office: Office, day: Day, observed: ObservedTimes, now: Instant): OpenCounter[] {
  const shown = seenOfCounters(office, day, now);
  const gone = countersGone(office, day, now, shown);
  const seen = new Set<CounterId>();
  const away = new Set(office.counters.map(({ id }) => id).filter((id) => isAway(day, id)));
  const open = office.counters.flatMap((counter): OpenCounter[] => {
    const { id, lanes } = counter;
    // Q9: it takes no further visitor, also where one is still there.
    if (away.has(id) || gone.has(id)) return [];
    const active = shown.activeAt.get(id);
    if (active !== undefined) {
      seen.add(id);
      const since = active.calledAt ?? active.startedAt ?? now;
      const typical = median(factorsOf(active, observed)) * active.minutes * MINUTE_MS;
      return [{ lanes, freeAt: Math.max(now + MINUTE_MS, since + typical) }];
    }
    const saidAt = day.said.get(id)?.at ?? null;
    const last = shown.lastAt.get(id) ?? 0;
    if (saidAt === null && now >= staffedUntil(last)) return [];
    const idle = idleSince(shown, counter, saidAt);
    const isOnBreak = now - idle > BREAK_AFTER_MINUTES * MINUTE_MS;
    const backAt = staffedUntil(saidAt === null ? last : idle);
    seen.add(id);
    return [{ lanes, freeAt: isOnBreak ? backAt : now }];
  });
  const wanted = Math.min(...shown.waitingSince.values());
  return [...open, ...planned(office, day, { seen, away, wanted, now })];
}

interface CountersSeen {
  readonly seen: ReadonlySet<CounterId>;
  readonly away: ReadonlySet<CounterId>;
  /** Since when the first visitor of the line has waited; `Infinity`: no visitor waits. */
  readonly wanted: Instant;
  readonly now: Instant;
}

/** The counters of which nothing is seen, as far as the hours say how many are to open. */
function planned(office: Office, day: Day, { seen, away, wanted, now }: CountersSeen): OpenCounter[] {
  const isUnstaffed = (from: Instant): boolean =>
    now - Math.max(from, wanted) >= UNSTAFFED_AFTER_MINUTES * MINUTE_MS;
  const awaited = openingsOn(office, day.date).filter(
    ({ from, to }) =>
      now < to && (seen.size === 0 ? !isUnstaffed(from) : now < from + OPENING_MINUTES * MINUTE_MS),
  );
  const taken = new Set([...seen, ...away]);
  const more: OpenCounter[] = [];
  for (const { id: lane } of office.lanes) {
    // Windows may overlap, each with lanes of its own: every lane has its next one, and where two meet the greater number.
    const own = awaited.filter((o) => (o.lanes[lane]?.counters ?? 0) > 0);
    const next = own[0];
    if (next === undefined) continue;
    const freeAt = Math.max(now, next.from);
    const together = own.filter(({ from }) => from <= freeAt);
    const able = office.counters.filter((c) => c.lanes.includes(lane));
    let missing = Math.max(...together.map((o) => o.lanes[lane]!.counters));
    missing -= able.filter((c) => taken.has(c.id)).length;
    for (const { id, lanes } of able) {
      if (missing <= 0 || taken.has(id)) continue;
      missing--;
      taken.add(id);
      more.push({ lanes, freeAt });
    }
  }
  return more;
}

function median(values: readonly number[]): number {
  return values[Math.floor(values.length / 2)]!;
}

/** What the finished visits of some days say about durations. */
export function observeTimes(visits: Iterable<Visit>): ObservedTimes {
  const byService = new Map<ServiceId, number[]>();
  const all: number[] = [];
  for (const { services, minutes, calledAt, startedAt, finishedAt, parkedFor, settled } of visits) {
    if (startedAt === null || finishedAt === null || finishedAt <= startedAt || settled) continue;
    // A counter is taken from the call on: people have to get up and come.
    const since = calledAt === null ? startedAt : Math.min(calledAt, startedAt);
    const factor = Math.max(0, finishedAt - since - parkedFor) / (minutes * MINUTE_MS);
    all.push(factor);
    const service = services[0]?.service;
    if (service === undefined) continue;
    const known = byService.get(service);
    if (known === undefined) byService.set(service, [factor]);
    else known.push(factor);
  }
  // Chance draws from these by their place, so that it must not depend on what was heard of first.
  return { byService: new Map([...byService].map(([id, own]) => [id, sorted(own)])), all: sorted(all) };
}

/** Sorts by a typed array, which is faster, since it needs no comparing function: a day has hundreds of values. */
const sorted = (values: readonly number[]): readonly number[] => [...Float64Array.from(values).sort()];

/** How much longer or shorter than planned this one may take, ascending. */
export function factorsOf(visit: InLine, { byService, all }: ObservedTimes): readonly number[] {
  const first = visit.services[0]?.service;
  const own = first === undefined ? undefined : byService.get(first);
  if (own !== undefined && own.length >= ENOUGH_OBSERVATIONS) return own;
  return all.length >= ENOUGH_OBSERVATIONS ? all : UNOBSERVED;
}
