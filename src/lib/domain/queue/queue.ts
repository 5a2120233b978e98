/** Who is next (rules Q2, Q4), and why, so that staff can follow it or pick another. */
import { stepsFor, visitWith } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { inOneOrder } from '../day/step-event.ts';
import { isAway } from '../day/counter-state.ts';
import type { CounterId, LaneId, VisitId } from '../ids.ts';
import { countersGone, showsStaff } from './staffed.ts';
import { lanesOf, waitsIn, wantedAt } from '../day/lanes.ts';
import type { Counter, Office } from '../office/office.ts';
import { priorityIn } from '../office/priority.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import { isActive } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

/** An appointment goes ahead of walk-ins from this many minutes before its time on. */
export const DUE_AHEAD_MINUTES = 5;

/** After this many calls of later arrivals a visitor goes to the front. */
export const MOST_OVERTAKINGS = 4;

export const turnReasons = [
  'overtaken-often',
  'next-by-rule',
  'due',
  'priority',
  'fits-the-gap',
  'by-arrival',
  'early',
  'would-delay',
] as const;
export type TurnReason = (typeof turnReasons)[number];

export interface Turn {
  readonly visit: Visit;
  readonly reason: TurnReason;
  /** How many later arrivals were called while this visitor waited, by counters that could have called this visitor. */
  readonly overtakings: number;
}

/**
 * All who wait in these lanes, the next first. `counter`: the order for this counter; null: for any counter that works
 * now. `isCutOff`: it hears of no other counter's calls.
 */
export function queueOf(
  office: Office,
  day: Day,
  lanes: readonly LaneId[],
  now: Instant,
  counter: CounterId | null = null,
  isCutOff = false,
): Turn[] {
  const visits = [...day.visits.values()].filter((v) => waitsIn(office, v, lanes));
  const waiting = visits.filter((v) => v.state === 'arrived');
  const soonDue = waiting
    .filter((v) => v.due !== null && v.due - DUE_AHEAD_MINUTES * MINUTE_MS > now)
    .filter((v) => counter === null || [null, counter].includes(wantedAt(office, v)))
    .sort((a, b) => a.due! - b.due!);
  const gaps = {
    office,
    now,
    soonDue,
    others: soonDue.length === 0 ? [] : othersAtWork(office, day, now, counter, isCutOff),
  };
  const overtakings = countOvertakings(office, day, waiting);
  return waiting
    .map((visit): Turn => {
      const times = overtakings.get(visit.id) ?? 0;
      return { visit, reason: reasonFor(visit, times, gaps), overtakings: times };
    })
    .sort(
      (a, b) =>
        rank(a.reason) - rank(b.reason) ||
        turnOf(a) - turnOf(b) ||
        cameAt(a) - cameAt(b) ||
        (a.visit.id < b.visit.id ? -1 : 1),
    );
}

/** A counter that calls. `among`: the counters that share its lanes while it is cut off (Q6); null: it is online. */
export interface SharedCounter {
  readonly counter: CounterId;
  readonly among: readonly CounterId[] | null;
}

/**
 * The visitor whom a counter of these lanes should call, without those left out; null: no visitor waits. A visitor who
 * was sent to another counter waits for that one (Q5), but not without end. A counter that is cut off first takes the
 * visitors that fall to it (Q6).
 */
export function nextVisit(
  office: Office,
  day: Day,
  lanes: readonly LaneId[],
  now: Instant,
  except: ReadonlySet<VisitId>,
  caller: SharedCounter | null = null,
): Turn | null {
  const among = caller?.among ?? null;
  const line = callable(office, day, lanes, now, caller?.counter ?? null, among !== null).filter(
    ({ visit }) => !except.has(visit.id),
  );
  if (caller === null || among === null) return line[0] ?? null;
  return firstOf(line, caller.counter, among, now);
}

/** All whom a counter of these lanes may call now, the next first; `counter` and `isCutOff` as in `queueOf`. */
export function callable(
  office: Office,
  day: Day,
  lanes: readonly LaneId[],
  now: Instant,
  counter: CounterId | null,
  isCutOff = false,
): Turn[] {
  const line = queueOf(office, day, lanes, now, counter, isCutOff);
  const isWanted = line.some(({ visit }) => wantedAt(office, visit) !== null);
  const working = isWanted ? staffedNow(office, day, now, isCutOff) : new Set<CounterId>();
  return line.filter((turn) => mayCall(office, turn, counter, working, now));
}

/** Q5: how many minutes a visitor waits for a counter to which they were sent and where no clerk works. */
const OWN_COUNTER_MINUTES = 10;

/**
 * Whether the counter may call the visitor. One who was sent to another counter waits for that one: until many others
 * were called past them, or while a clerk works there.
 */
function mayCall(
  office: Office,
  { visit, reason }: Turn,
  counter: CounterId | null,
  working: ReadonlySet<CounterId>,
  now: Instant,
): boolean {
  const wanted = wantedAt(office, visit);
  if (wanted === null || wanted === counter || reason === 'overtaken-often') return true;
  return now - (visit.wantedSince ?? now) >= OWN_COUNTER_MINUTES * MINUTE_MS && !working.has(wanted);
}

/** Q6: minutes after which an uncalled visitor falls to the next counter by the hash. */
const NEXT_COUNTER_AFTER_MINUTES = 15;

/**
 * Q6: the order at a counter that hears of no other counter's calls. It knows only its own calls, so visitors that fall
 * to another counter may long be served there. They come after its own, unless they have waited longer than a
 * working counter would let them. They still go before appointments that are not due yet and walk-ins who would delay
 * one.
 */
function firstOf(
  line: readonly Turn[],
  counter: CounterId,
  among: readonly CounterId[],
  now: Instant,
): Turn | null {
  let best: Turn | null = null;
  let lowest = Infinity;
  for (const turn of line) {
    const counterRank = rankAmong(turn.visit.id, counter, among);
    const isTheirs = counterRank > 0 && !isLeft(turn, counterRank, among.length, now);
    const canWait = rank(turn.reason) > rank('by-arrival');
    // First the counter's own visitors, then those of the others, the nearest first; after both, all who can wait.
    const order = (canWait ? 1000 : 0) + (isTheirs ? counterRank : 0);
    if (order < lowest) [best, lowest] = [turn, order];
  }
  return best;
}

/** Whether a visitor has waited until the counters before this one have probably decided not to call them. */
function isLeft({ visit, reason, overtakings }: Turn, nth: number, counters: number, now: Instant): boolean {
  // Counts this counter's own calls: each of the others probably makes as many meanwhile.
  if (reason === 'overtaken-often') return overtakings >= MOST_OVERTAKINGS * (1 + nth * counters);
  const since = Math.max(visit.due ?? 0, visit.waitingSince ?? now);
  return reason === 'due' && now - since >= nth * NEXT_COUNTER_AFTER_MINUTES * MINUTE_MS;
}

/** The rank of a counter for a visitor by the hash: 0 is the counter to which the visitor falls. */
function rankAmong(visit: VisitId, counter: CounterId, among: readonly CounterId[]): number {
  const own = hash(`${counter}/${visit}`);
  let nth = 0;
  for (const other of among) {
    const theirs = other === counter ? -1 : hash(`${other}/${visit}`);
    if (theirs > own || (theirs === own && other < counter)) nth++;
  }
  return nth;
}

/**
 * Q6: the counters that probably share the line with one that is cut off: itself, and those at work when it last heard
 * of them. If it has heard of none, all that serve one of its lanes.
 */
export function sharingCounters(day: Day, counter: Counter, counters: readonly Counter[]): CounterId[] {
  const able = counters.filter((c) => c.lanes.some((lane) => counter.lanes.includes(lane)));
  let heard = Math.max(0, ...[...day.said.values()].map((s) => (s.counter === counter.id ? 0 : s.at)));
  for (const { counter: at, calledAt, startedAt, finishedAt } of day.visits.values())
    if (at !== null && at !== counter.id)
      heard = Math.max(heard, calledAt ?? 0, startedAt ?? 0, finishedAt ?? 0);
  const seen = heard === 0 ? null : atWork(day, heard);
  return able.filter(({ id }) => id === counter.id || seen === null || seen.has(id)).map(({ id }) => id);
}

/** The counters that are set to open, and those where a visitor is called or served, or was until lately. */
function atWork(day: Day, now: Instant): Set<CounterId> {
  const found = new Set<CounterId>();
  for (const v of day.visits.values()) {
    if (v.counter !== null && showsStaff(v, now)) found.add(v.counter);
  }
  for (const counter of day.said.keys())
    if (isAway(day, counter)) found.delete(counter);
    else found.add(counter);
  return found;
}

/**
 * Q9: the counters at work, without those whose clerks have left without a word. A counter that is cut off hears of no
 * other one's calls, so it goes by their word.
 */
function staffedNow(office: Office, day: Day, now: Instant, isCutOff: boolean): ReadonlySet<CounterId> {
  const found = atWork(day, now);
  if (!isCutOff) for (const id of countersGone(office, day, now)) found.delete(id);
  return found;
}

/** Q6: the counter of the day to which a visit falls, the same on every device: the highest hash of the two. */
export function fallsTo(visit: VisitId, counters: readonly CounterId[]): CounterId | null {
  let best: CounterId | null = null;
  let highest = -1;
  for (const counter of counters) {
    const weight = hash(`${counter}/${visit}`);
    if (weight > highest || (weight === highest && best !== null && counter < best))
      [best, highest] = [counter, weight];
  }
  return best;
}

/** FNV-1a, 32 bits, with a final mix, since the last characters alone differ between counters. */
function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return (h ^ (h >>> 16)) >>> 0;
}

/** What decides whether a walk-in may be called now, although appointments are near. */
interface Gaps {
  readonly office: Office;
  readonly now: Instant;
  /** Visitors who are here and whose time is near, in the order of their times. */
  readonly soonDue: readonly Visit[];
  readonly others: readonly AtWork[];
}

function reasonFor(visit: Visit, overtakings: number, gaps: Gaps): TurnReason {
  if (overtakings >= MOST_OVERTAKINGS) return 'overtaken-often';
  // Q2.7: an appointment that waits a little longer for them is what the office's rule means.
  const priority = priorityIn(gaps.office, visit.priority);
  if (priority?.turn === 'next') return 'next-by-rule';
  const isDue = visit.due !== null && visit.due - DUE_AHEAD_MINUTES * MINUTE_MS <= gaps.now;
  if (isDue) return 'due';
  if (priority !== null) return 'priority';
  if (visit.due !== null) return 'early';
  const next = gaps.soonDue[0];
  const until = gaps.now + visit.minutes * MINUTE_MS;
  if (next === undefined) return 'by-arrival';
  if (until <= next.due!) return 'fits-the-gap';
  return othersCanTake(gaps, until) ? 'by-arrival' : 'would-delay';
}

/** A counter where a clerk works, and when it will probably be free. */
interface AtWork {
  readonly lanes: ReadonlySet<LaneId>;
  readonly freeAt: Instant;
}

/** Derived from the day's visits alone, so that devices with the same visits come to the same order. */
function othersAtWork(
  office: Office,
  day: Day,
  now: Instant,
  counter: CounterId | null,
  isCutOff: boolean,
): AtWork[] {
  const lanes = new Map<CounterId, Set<LaneId>>();
  const freeAt = new Map<CounterId, Instant>();
  for (const v of day.visits.values()) {
    if (v.counter === null || v.counter === counter) continue;
    const served = lanes.get(v.counter);
    if (served === undefined) lanes.set(v.counter, new Set([v.lane]));
    else served.add(v.lane);
    const then = isActive(v) ? Math.max(now, (v.startedAt ?? now) + v.minutes * MINUTE_MS) : now;
    if (showsStaff(v, now)) freeAt.set(v.counter, Math.max(freeAt.get(v.counter) ?? 0, then));
  }
  const working = staffedNow(office, day, now, isCutOff);
  for (const { id, lanes: own } of office.counters) {
    if (id === counter || !day.said.has(id)) continue;
    if (!working.has(id)) {
      freeAt.delete(id);
      continue;
    }
    // Q9: a counter that is set to open works before its first visitor, too.
    lanes.set(id, new Set([...own, ...(lanes.get(id) ?? [])]));
    freeAt.set(id, freeAt.get(id) ?? now);
  }
  const others = [...freeAt].map(([at, free]) => ({ lanes: lanes.get(at)!, freeAt: free }));
  // For no counter in particular: the counter that is free first calls, and the others remain.
  return counter === null ? others.sort((a, b) => a.freeAt - b.freeAt).slice(1) : others;
}

/** Whether all who are due before `until` find another counter at their time: one counter each. */
function othersCanTake({ office, soonDue, others }: Gaps, until: Instant): boolean {
  const left = [...others];
  return soonDue.every((v) => {
    if (v.due! >= until) return true;
    const lanes = [v.lane, ...lanesOf(office, v)];
    const able = left.findIndex((o) => o.freeAt <= v.due! && lanes.some((lane) => o.lanes.has(lane)));
    if (able === -1) return false;
    left.splice(able, 1);
    return true;
  });
}

/**
 * Visitors who fit into a gap or cause no delay go by their arrival. Appointments that are not due yet come after them:
 * a walk-in may be served meanwhile, unless an appointment would then wait for it.
 */
const ranks: Record<TurnReason, number> = {
  'overtaken-often': 0,
  'next-by-rule': 1,
  due: 2,
  priority: 3,
  'fits-the-gap': 4,
  'by-arrival': 4,
  early: 5,
  'would-delay': 6,
};
const rank = (reason: TurnReason): number => ranks[reason];

/** The order within a rank: the appointment's time, or the arrival. Late visitors (A1) do not pass those in time. */
function turnOf({ visit: { due, arrivedAt } }: Turn): Instant {
  return due === null ? (arrivedAt ?? Infinity) : Math.max(due, arrivedAt ?? due);
}

/** Of two with the same time the one who came first goes first. */
const cameAt = ({ visit: { due, arrivedAt } }: Turn): Instant => arrivedAt ?? due ?? 0;

/**
 * By visit: how many later arrivals were called since this visitor began to wait. A call counts if it could have been
 * this visitor's: in the same lane, or at a counter that serves it.
 */
function countOvertakings(office: Office, day: Day, waiting: readonly Visit[]): Map<VisitId, number> {
  const counts = new Map<VisitId, number>();
  if (waiting.length === 0) return counts;
  const calls = callsByLane(office, day);
  for (const v of waiting) {
    if (v.arrivedAt === null) continue;
    const arrived = v.due === null ? v.arrivedAt : Math.max(v.arrivedAt, v.due);
    const since = Math.max(arrived, v.waitingSince ?? arrived);
    const lanes = lanesOf(office, v);
    const [own] = lanes;
    const isPast = (c: Call): boolean => c.arrivedAt > arrived && c.at > since;
    // Almost all wait in one lane, where each call stands once.
    const past =
      lanes.length === 1 && own !== undefined
        ? count(calls.get(own) ?? [], isPast)
        : new Set(lanes.flatMap((lane) => (calls.get(lane) ?? []).filter(isPast))).size;
    counts.set(v.id, past);
  }
  return counts;
}

/** Makes no list: it runs for each visitor who waits, over all calls of the day. */
function count(calls: readonly Call[], isCounted: (call: Call) => boolean): number {
  let counted = 0;
  for (const call of calls) if (isCounted(call)) counted++;
  return counted;
}

interface Call {
  readonly arrivedAt: Instant;
  readonly at: Instant;
}

/** The calls of a day under each lane whose visitors could have been called instead. */
function callsByLane(office: Office, day: Day): Map<LaneId, Call[]> {
  const served = new Map(office.counters.map((c) => [c.id, c.lanes]));
  const calls = new Map<LaneId, Call[]>();
  for (const visit of day.visits.values())
    for (const { then, ...call } of callsOf(day, visit)) {
      const also = then.counter === null ? [] : (served.get(then.counter) ?? []);
      for (const lane of new Set([...lanesOf(office, then), ...also])) {
        const known = calls.get(lane);
        if (known === undefined) calls.set(lane, [call]);
        else known.push(call);
      }
    }
  return calls;
}

/** A call, and the visit as it was in the lane of that call. */
interface CallThen extends Call {
  readonly then: Visit;
}

const callsOfVisits = new WeakMap<Visit, readonly CallThen[]>();

/**
 * The newest call of the visit in each lane in which it was called. A visitor who was sent on since has overtaken
 * no visitor of the lane they are in now. Found once for each state of a visit: the line is looked at often.
 */
function callsOf(day: Day, visit: Visit): readonly CallThen[] {
  const found = callsOfVisits.get(visit) ?? callsInEachLane(day, visit);
  callsOfVisits.set(visit, found);
  return found;
}

function callsInEachLane(day: Day, visit: Visit): readonly CallThen[] {
  const calls = new Map<LaneId, CallThen>();
  let last = -Infinity;
  for (const then of [...beforeTransfers(day, visit), visit]) {
    const { arrivedAt, calledAt, startedAt } = then;
    const at = calledAt ?? startedAt;
    if (arrivedAt !== null && at !== null && at > last) calls.set(then.lane, { arrivedAt, at, then });
    last = Math.max(last, calledAt ?? 0, startedAt ?? 0);
  }
  return [...calls.values()];
}

/** The visit as it was each time when it was sent on. */
function beforeTransfers(day: Day, { id }: Visit): Visit[] {
  const steps = stepsFor(day, id);
  if (!steps.some(({ what }) => what === 'transferred')) return [];
  const ordered = inOneOrder(steps);
  return ordered.flatMap((e, i) =>
    e.what === 'transferred' ? [visitWith(day, id, ordered.slice(0, i)).visit] : [],
  );
}
