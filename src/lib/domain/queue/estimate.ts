/**
 * How long it takes until a visitor is called (rule Q8). The waiting line is played through many times over the open
 * counters, with the durations that this office really needed. The answer is a range.
 */
import { factorsOf, observeTimes, openCounters } from './counters.ts';
import type { InLine, ObservedTimes, OpenCounter } from './counters.ts';
import type { Day } from '../day/day.ts';
import type { LaneId, VisitId } from '../ids.ts';
import { homeLane } from '../day/lanes.ts';
import type { Office } from '../office/office.ts';
import { DUE_AHEAD_MINUTES, MOST_OVERTAKINGS, queueOf } from './queue.ts';
import { DAY_MINUTES, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import type { Visit } from '../day/visit.ts';

/** Minutes from now until the call, meant to hold for at least six of ten visitors, and as often too long as too short. */
export interface WaitRange {
  readonly from: number;
  readonly to: number;
}

/** A visitor with an appointment whose time has not come: they will go before those who wait then. */
export interface Expected {
  readonly visit: InLine;
  readonly due: Instant;
  readonly isHere: boolean;
}

/** No-show rate: one in eight expected visitors does not come, as towns report. */
const NO_SHOW_RATE = 0.12;

const RUNS = 60;

/** Longest wait that a visitor is told, a day. Milliseconds. */
const LATEST_MS = DAY_MINUTES * MINUTE_MS;
const LOW_SHARE = 0.1;
const HIGH_SHARE = 0.9;

/** What a run reckons with beside the line as it stands. */
export interface Unforeseen {
  /** Between two visitors, until the next one is called. */
  readonly betweenCallsMs: number;
  /** Share of the calls to a visitor who has gone, and how long until the next one is called. */
  readonly absentShare: number;
  readonly absentDelayMs: number;
  /** The range is wider on either side by this share of itself, for all that is not played through. */
  readonly marginShare: number;
  /** A range is never narrower. */
  readonly leastMinutes: number;
}

/** Everything goes as the line stands. */
const NOTHING_UNFORESEEN: Unforeseen = {
  betweenCallsMs: 0,
  absentShare: 0,
  absentDelayMs: 0,
  marginShare: 0,
  leastMinutes: 0,
};

/**
 * Measured over whole days of an office. Not played through: who is still to book for today, which counters open or
 * close, who is sent on.
 */
const MEASURED: Unforeseen = {
  betweenCallsMs: 15_000,
  absentShare: 0.06,
  absentDelayMs: 3.5 * MINUTE_MS,
  marginShare: 0.1,
  leastMinutes: 3,
};

/**
 * How many who are still to come go before a visitor who waits already. Each of the line is overtaken
 * `MOST_OVERTAKINGS` times at most, but those who are served meanwhile have taken some of these on themselves.
 */
const MOST_PASSES = 2 * MOST_OVERTAKINGS;

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
  unforeseen: Unforeseen = NOTHING_UNFORESEEN,
): Map<VisitId, WaitRange> {
  const play = openPlay(counters, observed, now, random, expected, unforeseen);
  const waits = new Map<VisitId, WaitRange>();
  for (const { visit } of line) {
    const starts = play.next(visit);
    if (starts !== null) waits.set(visit.id, rangeOf(starts, unforeseen));
  }
  return waits;
}

/** The line, played through in all runs side by side, visitor by visitor. */
interface Play {
  /** When this one is called after all before, by run: milliseconds from now, until the next call. Null: never. */
  next(visit: InLine): Int32Array | null;
  /** Simulates this visitor as the next, and takes that back. */
  try(visit: InLine): Int32Array | null;
}

function openPlay(
  counters: readonly OpenCounter[],
  observed: ObservedTimes,
  now: Instant,
  random: () => number,
  expected: readonly Expected[],
  unforeseen: Unforeseen,
  runs = RUNS,
): Play {
  const ahead = expected.flatMap(({ visit, due, isHere }) => {
    const able = indexesOf(counters, visit.lane);
    const from = due - DUE_AHEAD_MINUTES * MINUTE_MS - now;
    const factors = factorsOf(visit, observed);
    return able.length === 0 ? [] : [{ able, from, isHere, factors, planned: visit.minutes * MINUTE_MS }];
  });
  /** For each run: the next of them. `passed`: how many went before visitors who were in the line already. */
  let next = new Int32Array(runs);
  let passed = new Int32Array(runs);
  /** Milliseconds until each counter is free: all counters of the first run, then of the second, and so on. */
  let free = new Int32Array(runs * counters.length);
  const starts = new Int32Array(runs);
  /** Lanes whose counters are taken for the longest wait in every run: who comes later waits as long. */
  const full = new Set<LaneId>();
  for (let i = 0; i < free.length; i++) {
    free[i] = Math.min(LATEST_MS, Math.max(0, counters[i % counters.length]!.freeAt - now));
  }

  function play(visit: InLine): Int32Array | null {
    const able = indexesOf(counters, visit.lane);
    if (able.length === 0) return null;
    if (full.has(visit.lane)) return starts.fill(LATEST_MS);
    const factors = factorsOf(visit, observed);
    const planned = visit.minutes * MINUTE_MS;
    for (let run = 0; run < runs; run++) {
      const first = run * counters.length;
      let counter = soonest(free, first, able);
      for (let due = ahead[next[run]!]; due !== undefined && due.from <= free[counter]!;) {
        if (!due.isHere && passed[run]! >= MOST_PASSES) break;
        next[run]!++;
        if (due.isHere || random() >= NO_SHOW_RATE) {
          if (!due.isHere) passed[run]!++;
          const theirs = soonest(free, first, due.able);
          const took = drawDuration(due.planned, due.factors, unforeseen, random);
          free[theirs] = Math.min(LATEST_MS, Math.max(free[theirs]!, due.from) + took);
          counter = soonest(free, first, able);
        }
        due = ahead[next[run]!];
      }
      starts[run] = free[counter]!;
      const took = drawDuration(planned, factors, unforeseen, random);
      free[counter] = Math.min(LATEST_MS, starts[run]! + took);
    }
    if (starts.every((start) => start >= LATEST_MS)) full.add(visit.lane);
    return starts;
  }

  /** When a counter of this visitor's lane is free next, by run. */
  function nextFree(visit: InLine): Int32Array | null {
    const able = indexesOf(counters, visit.lane);
    if (able.length === 0) return null;
    for (let run = 0; run < runs; run++) starts[run] = free[soonest(free, run * counters.length, able)]!;
    return starts;
  }

  return {
    next: play,
    try(visit) {
      // What lasts how long matters to those behind alone, so nothing is played where no visitor is expected.
      if (ahead.length === 0) return nextFree(visit);
      const before = [next.slice(), passed.slice(), free.slice()] as const;
      const found = play(visit);
      [next, passed, free] = before;
      return found;
    },
  };
}

/** The waits of an office as it stands. The chance in it is drawn from the day, so the same day gives the same waits. */
export interface OfficeWaits {
  /** The wait of a visitor who comes now, for each lane that an open counter serves. */
  readonly lanes: ReadonlyMap<LaneId, WaitRange>;
  /** The wait of each visitor who is not early, in the order of the line; null: no open counter serves them. */
  readonly line: readonly { readonly visit: Visit; readonly wait: WaitRange | null }[];
}

export const laneWaits = (office: Office, day: Day, now: Instant): ReadonlyMap<LaneId, WaitRange> =>
  waitsNow(office, day, now).lanes;

export function waitsNow(office: Office, day: Day, now: Instant): OfficeWaits {
  const observed = observeTimes(day.visits.values());
  const counters = openCounters(office, day, observed, now);
  const lanes = new Map<LaneId, WaitRange>();
  const turns = queueOf(
    office,
    day,
    office.lanes.map((l) => l.id),
    now,
  );
  const waiting = turns.filter(({ reason }) => reason !== 'early').map(({ visit }) => visit);
  if (counters.length === 0) return { lanes, line: waiting.map((visit) => ({ visit, wait: null })) };
  const atHome = (visit: Visit): InLine => ({ ...visit, lane: homeLane(office, visit) });
  const early = turns.filter(({ reason }) => reason === 'early').map(({ visit }) => visit);
  const toCome = [...day.visits.values()].filter((v) => v.state === 'booked');
  const expected = [...early, ...toCome]
    .map((visit) => ({ visit: atHome(visit), due: visit.due ?? now, isHere: visit.state === 'arrived' }))
    .sort((a, b) => a.due - b.due || (a.visit.id < b.visit.id ? -1 : 1));
  // The seed follows from what can be seen: a device may hold events without effect that another lacks.
  const random = seeded(day.visits.size * DAY_MINUTES + observed.all.length + waiting.length);
  // Where no visitor waits or is expected, all runs are the same.
  const runs = waiting.length + expected.length === 0 ? 1 : RUNS;
  const play = openPlay(counters, observed, now, random, expected, MEASURED, runs);
  const range = (starts: Int32Array | null): WaitRange | null =>
    starts === null ? null : rangeOf(starts, MEASURED);
  const line = waiting.map((visit) => ({ visit, wait: range(play.next(atHome(visit))) }));
  for (const { id: lane } of office.lanes) {
    const wait = range(play.try({ ...NEWCOMER, lane }));
    if (wait !== null) lanes.set(lane, wait);
  }
  return { lanes, line };
}

/** A visitor who would come now: only the place in the line matters. */
const NEWCOMER = { id: 'newcomer' as VisitId, minutes: 0, services: [] };

/** A small generator of numbers in [0, 1): a linear congruence (Numerical Recipes), good enough to shuffle durations. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** How long a counter is taken until it calls the next one, in a run. */
function drawDuration(
  planned: number,
  factors: readonly number[],
  { betweenCallsMs, absentShare, absentDelayMs }: Unforeseen,
  random: () => number,
): number {
  const delay = absentShare > 0 && random() < absentShare ? absentDelayMs : 0;
  return betweenCallsMs + delay + planned * factors[Math.floor(random() * factors.length)]!;
}

/** What visitors with a ticket were told, and how long they really waited for their first call, minutes. */
export function toldWaits(day: Day): (WaitRange & { readonly waited: number })[] {
  return [...day.subjects.values()].flatMap((subject) => {
    if (subject.kind !== 'ticket' || subject.told === null) return [];
    const called = day.visits.get(subject.id)?.firstCalledAt ?? null;
    return called === null ? [] : [{ ...subject.told, waited: (called - subject.at) / MINUTE_MS }];
  });
}

/** How far off the estimates of a day were: minutes outside the range that was told, 0 inside it, by ticket. */
export const estimateErrors = (day: Day): number[] =>
  toldWaits(day).map(({ from, to, waited }) => (waited < from ? from - waited : Math.max(0, waited - to)));

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

/** Sorts them in place. */
function rangeOf(starts: Int32Array, { marginShare, leastMinutes }: Unforeseen): WaitRange {
  starts.sort();
  const minutes = (share: number): number => starts[Math.floor(share * (starts.length - 1))]! / MINUTE_MS;
  const from = Math.floor(minutes(LOW_SHARE) * (1 - marginShare));
  return { from, to: Math.max(from + leastMinutes, Math.ceil(minutes(HIGH_SHARE) * (1 + marginShare))) };
}
