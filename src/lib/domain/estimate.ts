/**
 * How long it takes until somebody is called (rule Q8): the waiting line is played through many times over the open
 * counters, with the durations that this office really needed, and the answer is a range.
 */
import type { LaneId, ServiceId, VisitId } from './ids.ts';
import { DAY_MINUTES, MINUTE } from './time.ts';
import type { Instant } from './time.ts';
import type { Day } from './day.ts';
import type { Office } from './office.ts';
import { DUE_AHEAD, PATIENCE, queueOf } from './queue.ts';
import { isActive } from './visit.ts';
import type { Visit } from './visit.ts';

/** A counter that is staffed now, and when it will be free: now, or when its visitor is done. */
export interface OpenCounter {
  readonly lanes: readonly LaneId[];
  readonly freeAt: Instant;
}

/** How much longer or shorter than planned services took: observed ÷ planned, by the first service of a visit. */
export interface ObservedTimes {
  readonly byService: ReadonlyMap<ServiceId, readonly number[]>;
  readonly all: readonly number[];
}

/** Minutes from now until the call: four of five visitors wait no longer than `to` and one of five less than `from`. */
export interface WaitRange {
  readonly from: number;
  readonly to: number;
}

/** What counts of a visitor in the line. */
export type InLine = Pick<Visit, 'id' | 'lane' | 'minutes' | 'services'>;

/** Somebody with an appointment whose time has not come: they will go before whoever waits then. */
export interface Expected {
  readonly visit: InLine;
  readonly due: Instant;
  readonly isHere: boolean;
}

/** Of those who are expected one in eight does not come: what towns report. */
const NO_SHOW = 0.12;

const RUNS = 60;

/** Nobody is told of a wait beyond a day. Milliseconds. */
const LATEST = DAY_MINUTES * MINUTE;
const LOW = 0.2;
const HIGH = 0.8;

/** Below this many observations a service is estimated from all of the office. */
const ENOUGH = 5;

/** Before an office has observations of its own. */
const UNOBSERVED: readonly number[] = [0.6, 0.8, 1, 1.2, 1.6];

/**
 * The wait of everyone in a line, by visit, in the line's order; those whom no open counter serves are left out.
 * `expected`, the soonest first, go ahead when their time has come, as in the real line (Q2).
 */
export function estimateWaits(
  line: readonly { readonly visit: InLine }[],
  counters: readonly OpenCounter[],
  observed: ObservedTimes,
  now: Instant,
  random: () => number,
  expected: readonly Expected[] = [],
): Map<VisitId, WaitRange> {
  const waits = new Map<VisitId, WaitRange>();
  const ahead = expected.flatMap(({ visit, due, isHere }) => {
    const able = indexesOf(counters, visit.lane);
    const from = due - DUE_AHEAD * MINUTE - now;
    const factors = factorsOf(visit, observed);
    return able.length === 0 ? [] : [{ able, from, isHere, factors, planned: visit.minutes * MINUTE }];
  });
  /** By run, the next of them, and how many went before whoever was in the line already. */
  const next = new Int32Array(RUNS);
  const passed = new Int32Array(RUNS);
  const starts = new Int32Array(RUNS);
  // All runs side by side: in how many milliseconds each counter is free in the first one, then in the second one.
  const free = new Int32Array(RUNS * counters.length);
  for (let i = 0; i < free.length; i++) {
    free[i] = Math.min(LATEST, Math.max(0, counters[i % counters.length]!.freeAt - now));
  }
  for (const { visit } of line) {
    const able = indexesOf(counters, visit.lane);
    if (able.length === 0) continue;
    const factors = factorsOf(visit, observed);
    const planned = visit.minutes * MINUTE;
    for (let run = 0; run < RUNS; run++) {
      const first = run * counters.length;
      let counter = soonest(free, first, able);
      for (let due = ahead[next[run]!]; due !== undefined && due.from <= free[counter]!;) {
        if (!due.isHere && passed[run]! >= PATIENCE) break;
        next[run]!++;
        if (due.isHere || random() >= NO_SHOW) {
          if (!due.isHere) passed[run]!++;
          const theirs = soonest(free, first, due.able);
          const took = due.planned * due.factors[Math.floor(random() * due.factors.length)]!;
          free[theirs] = Math.min(LATEST, Math.max(free[theirs]!, due.from) + took);
          counter = soonest(free, first, able);
        }
        due = ahead[next[run]!];
      }
      starts[run] = free[counter]!;
      const took = planned * factors[Math.floor(random() * factors.length)]!;
      free[counter] = Math.min(LATEST, starts[run]! + took);
    }
    waits.set(visit.id, rangeOf(starts));
  }
  return waits;
}

/**
 * The wait of somebody who would come now, by lane; a lane that no open counter serves is left out. The chance in it
 * is drawn from the day itself, so the same day gives the same estimate.
 */
export function laneWaits(office: Office, day: Day, now: Instant): Map<LaneId, WaitRange> {
  const observed = observeTimes(day.visits.values());
  const counters = openCounters(office, day, observed, now);
  const waits = new Map<LaneId, WaitRange>();
  if (counters.length === 0) return waits;
  const turns = queueOf(
    day,
    office.lanes.map((l) => l.id),
    now,
  );
  const line = turns.filter(({ reason }) => reason !== 'early');
  const early = turns.filter(({ reason }) => reason === 'early').map(({ visit }) => visit);
  const toCome = [...day.visits.values()].filter((v) => v.state === 'booked');
  const expected = [...early, ...toCome]
    .map((visit) => ({ visit, due: visit.due ?? now, isHere: visit.state === 'arrived' }))
    .sort((a, b) => a.due - b.due);
  const random = seeded(day.facts.size);
  for (const { id: lane } of office.lanes) {
    const newcomer = { visit: { ...NEWCOMER, lane }, reason: 'by-arrival' } as const;
    const range = estimateWaits([...line, newcomer], counters, observed, now, random, expected).get(
      NEWCOMER.id,
    );
    if (range !== undefined) waits.set(lane, range);
  }
  return waits;
}

/** Somebody who would come now: only the place in the line matters. */
const NEWCOMER = { id: 'newcomer' as VisitId, minutes: 0, services: [] };

/** A small generator of numbers in [0, 1): a linear congruence (Numerical Recipes), good enough to shuffle durations. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A counter counts as staffed for so long after its last visitor: minutes. */
const STAFFED_FOR = 30;

/** The counters that work now, as their visits show: somebody is there, or was until lately. */
export function openCounters(office: Office, day: Day, observed: ObservedTimes, now: Instant): OpenCounter[] {
  return office.counters.flatMap(({ id, lanes }) => {
    const visits = [...day.visits.values()].filter((v) => v.counter === id);
    const active = visits.find(isActive);
    if (active !== undefined) {
      const since = active.calledAt ?? active.startedAt ?? now;
      const typical = median(factorsOf(active, observed)) * active.minutes * MINUTE;
      return [{ lanes, freeAt: Math.max(now + MINUTE, since + typical) }];
    }
    const lately = visits.some((v) => v.finishedAt !== null && v.finishedAt > now - STAFFED_FOR * MINUTE);
    return lately ? [{ lanes, freeAt: now }] : [];
  });
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

/** How far off the estimates of a day were: minutes outside the range that was told, 0 inside it, by ticket. */
export function estimateErrors(day: Day): number[] {
  return [...day.subjects.values()].flatMap((subject) => {
    if (subject.kind !== 'ticket' || subject.told === null) return [];
    const called = day.visits.get(subject.id)?.firstCalledAt ?? null;
    if (called === null) return [];
    const waited = (called - subject.at) / MINUTE;
    return [waited < subject.told.from ? subject.told.from - waited : Math.max(0, waited - subject.told.to)];
  });
}

/** What the finished visits of some days say about durations. */
export function observeTimes(visits: Iterable<Visit>): ObservedTimes {
  const byService = new Map<ServiceId, number[]>();
  const all: number[] = [];
  for (const { services, minutes, calledAt, startedAt, finishedAt, parkedFor, settled } of visits) {
    if (startedAt === null || finishedAt === null || finishedAt <= startedAt || settled) continue;
    // A counter is taken from the call on: people have to get up and come.
    const since = calledAt === null ? startedAt : Math.min(calledAt, startedAt);
    const factor = Math.max(0, finishedAt - since - parkedFor) / (minutes * MINUTE);
    all.push(factor);
    const service = services[0]?.service;
    if (service === undefined) continue;
    const known = byService.get(service);
    if (known === undefined) byService.set(service, [factor]);
    else known.push(factor);
  }
  return { byService, all };
}

function factorsOf(visit: InLine, { byService, all }: ObservedTimes): readonly number[] {
  const first = visit.services[0]?.service;
  const own = first === undefined ? undefined : byService.get(first);
  if (own !== undefined && own.length >= ENOUGH) return own;
  return all.length >= ENOUGH ? all : UNOBSERVED;
}

function indexesOf(counters: readonly OpenCounter[], lane: LaneId): number[] {
  return counters.flatMap((c, i) => (c.lanes.includes(lane) ? [i] : []));
}

/**
 * Which of the able counters is free first, in the run whose counters begin at `first`. Without a branch: chance
 * decides it, so a processor would guess wrong every other time, which took longer than all the rest.
 */
function soonest(free: Int32Array, first: number, able: readonly number[]): number {
  let best = first + able[0]!;
  for (let k = 1; k < able.length; k++) {
    const i = first + able[k]!;
    const sooner = (free[i]! - free[best]!) >> 31;
    best += (i - best) & sooner;
  }
  return best;
}

function rangeOf(starts: Int32Array): WaitRange {
  const sorted = starts.sort();
  const minutes = (share: number): number => sorted[Math.floor(share * (RUNS - 1))]! / MINUTE;
  return { from: Math.floor(minutes(LOW)), to: Math.ceil(minutes(HIGH)) };
}
