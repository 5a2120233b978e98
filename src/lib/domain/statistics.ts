/**
 * What a day was like, in counts alone (rules S1, P3): nothing here leads back to a person, so it outlives the day.
 * Counts of several days add up; medians and percentiles are read from counts by the minute.
 */
import { z } from 'zod';
import { openingsOn } from './calendar.ts';
import { visitIn } from './day.ts';
import type { Day } from './day.ts';
import { estimateErrors } from './estimate.ts';
import { GRID } from './office.ts';
import type { Office } from './office.ts';
import { localDate, MINUTE, timeOfDay, weekdayOf } from './time.ts';
import type { Instant, LocalDate } from './time.ts';
import type { Visit } from './visit.ts';

/** Minutes to how often they occurred. */
const counts = z.record(z.string(), z.int().min(0));
export type Counts = z.infer<typeof counts>;

const serviceStatistics = z.strictObject({
  visits: z.int(),
  /** Minutes that all of them together were planned for, and took. */
  planned: z.number(),
  observed: z.number(),
  /** Observed minutes of visits with this one service alone, so that nothing else blurs it. */
  times: counts,
});
export type ServiceStatistics = z.infer<typeof serviceStatistics>;

const laneStatistics = z.strictObject({
  /** Counter minutes that the lane was open; of them given to appointments; really spent with visitors. */
  open: z.number(),
  booked: z.number(),
  served: z.number(),
  /** Counter minutes of the online share (same-day release included), and of them booked online. */
  online: z.number(),
  bookedOnline: z.number(),
  /** Free stretches of 5 to 10 minutes between appointments: short intervals that nobody could use. */
  unusedShort: z.int(),
});
export type LaneStatistics = z.infer<typeof laneStatistics>;

export const statistics = z.strictObject({
  days: z.array(localDate),
  /** Arrivals by weekday (1–7) and hour, `"1-08"`. */
  arrivals: counts,
  appointments: z.int(),
  tickets: z.int(),
  finished: z.int(),
  cancelled: z.int(),
  /** Reserved and never confirmed (B3); confirmed and did not come (A1); came and was gone when called (Q4). */
  unconfirmed: z.int(),
  noShows: z.int(),
  missed: z.int(),
  /** From arrival, of an appointment from its time if that is later, to the first call. */
  waits: counts,
  /** Q8: minutes by which the estimates were off. */
  estimateErrors: counts,
  services: z.record(z.string(), serviceStatistics),
  lanes: z.record(z.string(), laneStatistics),
});
export type Statistics = z.infer<typeof statistics>;

export const noStatistics: Statistics = {
  days: [],
  arrivals: {},
  appointments: 0,
  tickets: 0,
  finished: 0,
  cancelled: 0,
  unconfirmed: 0,
  noShows: 0,
  missed: 0,
  waits: {},
  estimateErrors: {},
  services: {},
  lanes: {},
};

export function countDay(office: Office, day: Day): Statistics {
  const visits = [...day.visits.values()];
  const count = (which: (v: Visit) => boolean): number => visits.filter(which).length;
  const confirmed = (v: Visit): boolean => {
    const subject = day.subjects.get(v.id)!;
    const evidence = day.evidence.get(v.id) ?? [];
    return (
      subject.kind === 'ticket' || subject.activateBy === null || evidence.some((e) => e.what === 'activated')
    );
  };
  return {
    days: [day.date],
    arrivals: tally(
      visits.flatMap((v) => (v.arrivedAt === null ? [] : [hourKey(office, day.date, v.arrivedAt)])),
    ),
    appointments: count((v) => v.kind === 'appointment'),
    tickets: count((v) => v.kind === 'ticket'),
    finished: count((v) => v.state === 'finished'),
    cancelled: count((v) => v.state === 'cancelled'),
    unconfirmed: count((v) => v.state === 'lapsed' && !confirmed(v)),
    noShows: count((v) => v.state === 'lapsed' && confirmed(v)),
    missed: count((v) => v.state === 'missed'),
    waits: tally(visits.flatMap(waitOf)),
    estimateErrors: tally(estimateErrors(day).map(Math.round)),
    services: countServices(visits),
    lanes: countLanes(office, day),
  };
}

/** Several days as one; the same day must not be given twice. */
export function addStatistics(a: Statistics, b: Statistics): Statistics {
  return {
    days: [...a.days, ...b.days].sort(),
    arrivals: addCounts(a.arrivals, b.arrivals),
    appointments: a.appointments + b.appointments,
    tickets: a.tickets + b.tickets,
    finished: a.finished + b.finished,
    cancelled: a.cancelled + b.cancelled,
    unconfirmed: a.unconfirmed + b.unconfirmed,
    noShows: a.noShows + b.noShows,
    missed: a.missed + b.missed,
    waits: addCounts(a.waits, b.waits),
    estimateErrors: addCounts(a.estimateErrors, b.estimateErrors),
    services: addEach(a.services, b.services, (x, y) => ({
      visits: x.visits + y.visits,
      planned: x.planned + y.planned,
      observed: x.observed + y.observed,
      times: addCounts(x.times, y.times),
    })),
    lanes: addEach(a.lanes, b.lanes, (x, y) => ({
      open: x.open + y.open,
      booked: x.booked + y.booked,
      served: x.served + y.served,
      online: x.online + y.online,
      bookedOnline: x.bookedOnline + y.bookedOnline,
      unusedShort: x.unusedShort + y.unusedShort,
    })),
  };
}

/** The value that `share` (0 to 1) of all counted stay at or below; null when nothing was counted. */
export function percentile(counts: Counts, share: number): number | null {
  const values = Object.entries(counts).map(([value, n]) => [Number(value), n] as const);
  const total = values.reduce((sum, [, n]) => sum + n, 0);
  let seen = 0;
  for (const [value, n] of values.sort(([a], [b]) => a - b)) {
    seen += n;
    if (seen >= share * total) return value;
  }
  return null;
}

/** S2: the duration that would fit a service: what three of four visits stay within, on the grid; null: too few. */
export function suggestMinutes(service: ServiceStatistics, enough = 20): number | null {
  const observed = Object.values(service.times).reduce((sum, n) => sum + n, 0);
  const fitting = percentile(service.times, 0.75);
  return observed < enough || fitting === null ? null : Math.max(GRID, Math.ceil(fitting / GRID) * GRID);
}

/** S2: counters needed in an hour so that a visitor waits `target` minutes on average (M/M/c, Erlang C). */
export function suggestCounters(visitsAnHour: number, meanMinutes: number, target: number): number {
  if (visitsAnHour <= 0 || meanMinutes <= 0) return 0;
  const load = (visitsAnHour * meanMinutes) / 60;
  for (let counters = Math.floor(load) + 1; ; counters++) {
    const wait = (erlangC(counters, load) * meanMinutes) / (counters - load);
    // Not `<=`: a target that is no number ends it too.
    if (!(wait > Math.max(0, target))) return counters;
  }
}

/** The probability that an arrival has to wait, by the recursion of Erlang B. */
function erlangC(counters: number, load: number): number {
  let blocked = 1;
  for (let n = 1; n <= counters; n++) blocked = (load * blocked) / (n + load * blocked);
  const use = load / counters;
  return blocked / (1 - use + use * blocked);
}

function waitOf({ arrivedAt, due, startedAt, firstCalledAt }: Visit): number[] {
  const called = firstCalledAt ?? startedAt;
  if (arrivedAt === null || called === null) return [];
  return [Math.max(0, Math.floor((called - Math.max(arrivedAt, due ?? 0)) / MINUTE))];
}

function countServices(visits: readonly Visit[]): Record<string, ServiceStatistics> {
  const found: Record<string, ServiceStatistics> = {};
  for (const visit of visits) {
    const { services, minutes } = visit;
    const took = workedMinutes(visit);
    if (took === null) continue;
    const [only] = services;
    const alone = services.length === 1 && only!.quantity === 1;
    for (const { service } of services) {
      const before = found[service] ?? { visits: 0, planned: 0, observed: 0, times: {} };
      found[service] = {
        visits: before.visits + 1,
        planned: before.planned + minutes / services.length,
        observed: before.observed + took / services.length,
        times: alone ? addCounts(before.times, { [took]: 1 }) : before.times,
      };
    }
  }
  return found;
}

/** Whole minutes that somebody worked with the visitor; what the settling of the day ended is no observation. */
function workedMinutes({ startedAt, finishedAt, parkedFor, settled }: Visit): number | null {
  if (startedAt === null || finishedAt === null || settled) return null;
  return Math.max(0, Math.round((finishedAt - startedAt - parkedFor) / MINUTE));
}

function countLanes(office: Office, day: Day): Record<string, LaneStatistics> {
  const openings = openingsOn(office, day.date);
  return Object.fromEntries(
    office.lanes.map(({ id }) => {
      const minutesOf = (share: (o: (typeof openings)[number]) => number): number =>
        openings.reduce((sum, o) => sum + (share(o) * (o.to - o.from)) / MINUTE, 0);
      const held = [...day.subjects.values()].flatMap((s) =>
        s.kind === 'appointment' && s.lane === id && visitIn(day, s.id)!.freeAt === null ? [s] : [],
      );
      const served = [...day.visits.values()].filter((v) => v.lane === id);
      const statistics: LaneStatistics = {
        open: minutesOf((o) => o.lanes[id]?.counters ?? 0),
        booked: held.reduce((sum, a) => sum + a.minutes, 0),
        served: served.reduce((sum, v) => sum + (workedMinutes(v) ?? 0), 0),
        online: minutesOf((o) => (o.lanes[id]?.online ?? 0) + (o.lanes[id]?.sameDay ?? 0)),
        bookedOnline: held.filter((a) => a.channel === 'online').reduce((sum, a) => sum + a.minutes, 0),
        unusedShort: openings.reduce(
          (sum, o) => sum + shortGaps(o.lanes[id]?.counters ?? 0, o.from, o.to, held.map(toInterval)),
          0,
        ),
      };
      return [id, statistics];
    }),
  );
}

const SHORT = 10;

interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

const toInterval = (a: { start: Instant; minutes: number }): Interval => ({
  from: a.start,
  to: a.start + a.minutes * MINUTE,
});

/** Free stretches of at most `SHORT` minutes, when the appointments are dealt out to the counters one after another. */
function shortGaps(counters: number, from: Instant, to: Instant, held: readonly Interval[]): number {
  const freeSince = new Array<Instant>(counters).fill(from);
  let gaps = 0;
  const count = (gap: number): void => {
    if (gap >= GRID * MINUTE && gap <= SHORT * MINUTE) gaps++;
  };
  for (const { from: start, to: end } of [...held].sort((a, b) => a.from - b.from)) {
    if (start < from || start >= to) continue;
    // The counter that has been busy longest leaves the smallest gap.
    let best = -1;
    freeSince.forEach((free, i) => {
      if (free <= start && (best < 0 || free > freeSince[best]!)) best = i;
    });
    if (best < 0) continue;
    count(start - freeSince[best]!);
    freeSince[best] = end;
  }
  freeSince.forEach((free) => count(to - free));
  return gaps;
}

function hourKey(office: Office, date: LocalDate, at: Instant): string {
  return `${weekdayOf(date)}-${timeOfDay(at, office.timeZone).slice(0, 2)}`;
}

function tally<K extends string | number>(keys: readonly K[]): Record<K, number> {
  const counts = {} as Record<K, number>;
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

function addCounts<K extends string | number>(
  a: Readonly<Record<K, number>>,
  b: Readonly<Record<K, number>>,
): Record<K, number> {
  return addEach(a, b, (x, y) => x + y) as Record<K, number>;
}

function addEach<V>(
  a: Readonly<Record<string, V>>,
  b: Readonly<Record<string, V>>,
  add: (x: V, y: V) => V,
): Record<string, V> {
  const sum: Record<string, V> = { ...a };
  for (const [key, value] of Object.entries(b)) sum[key] = key in sum ? add(sum[key]!, value) : value;
  return sum;
}
