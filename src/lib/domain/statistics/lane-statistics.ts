/** How the counters of each lane were used on a day (rule S1). */
import * as z from 'zod/mini';
import { openCells } from '../office/capacity.ts';
import { joinSpans } from '../office/calendar.ts';
import type { Span } from '../office/calendar.ts';
import { visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { homeLane } from '../day/lanes.ts';
import { GRID_MINUTES } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { counts, tally } from './tally.ts';
import { MINUTE_MS, timeOfDay, weekdayOf } from '../time.ts';
import type { Instant, LocalDate } from '../time.ts';
import { isWalkIn, isWithdrawn } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';
import { waitsFrom, workedMinutes } from './visit-times.ts';

export const laneStatistics = z.strictObject({
  /** Counter minutes that the lane was open; of them given to appointments; really spent with visitors. */
  open: z.number(),
  booked: z.number(),
  served: z.number(),
  /** The visitors with whom those were spent. */
  visits: z._default(z.int(), 0),
  /** Counter minutes of the online share (same-day release included), and of them booked online. */
  online: z.number(),
  bookedOnline: z.number(),
  /** Free stretches of 5 to 10 minutes between appointments in which no walk-in was called either. */
  unusedShort: z.int(),
  /** Visitors who could be served from that weekday and hour on. `hours`: on how many days the lane was open then. */
  demand: z._default(counts, {}),
  hours: z._default(counts, {}),
});
export type LaneStatistics = z.infer<typeof laneStatistics>;

/** `until`: now, for a day that is not over; what is still to come counts neither as open nor as unused. */
export function countLanes(
  office: Office,
  day: Day,
  until: Instant = Infinity,
): Record<string, LaneStatistics> {
  const open = openCells(office, day.date);
  const past = open === null ? 0 : Math.max(0, Math.ceil((until - open.first) / (GRID_MINUTES * MINUTE_MS)));
  return Object.fromEntries(
    office.lanes.map(({ id }) => {
      const cells = open?.lanes.get(id);
      const spansOf = (n: number): Span[] =>
        open === null || cells === undefined ? [] : spansWith(cells.counters, open.first, n);
      const most = Math.max(0, ...(cells?.counters ?? []));
      /** One line a counter: those that open for a while only are the last ones. */
      const lines = Array.from({ length: most }, (_, n) => spansOf(n + 1)).flat();
      const held = [...day.subjects.values()].flatMap((s) =>
        s.kind === 'appointment' && homeLane(office, s) === id && visitIn(day, s.id)!.freeAt === null
          ? [s]
          : [],
      );
      const begun = held.filter((a) => a.start < until);
      const visits = [...day.visits.values()].filter((v) => homeLane(office, v) === id && !isWithdrawn(v));
      const worked = visits.flatMap((v) => workedMinutes(v) ?? []);
      const hourOf = (at: Instant): string => hourKey(office, day.date, at);
      const isPast = (at: Instant): boolean => at < until;
      const statistics: LaneStatistics = {
        open: GRID_MINUTES * sum(cells?.counters.subarray(0, past) ?? []),
        booked: sum(begun.map((a) => a.minutes)),
        served: sum(worked),
        visits: worked.length,
        online: GRID_MINUTES * sum(cells?.released.subarray(0, past) ?? []),
        bookedOnline: sum(begun.filter((a) => a.channel === 'online').map((a) => a.minutes)),
        unusedShort: unusedShort(lines, held.map(toSpan), calledWithout(visits), until),
        demand: tally(
          visits
            .flatMap((v) => servable(v, spansOf(1)))
            .filter(isPast)
            .map(hourOf),
        ),
        hours: tally([...new Set(spansOf(1).flatMap(hoursIn).filter(isPast).map(hourOf))]),
      };
      return [id, statistics];
    }),
  );
}

/** `"1-08"`: the weekday of the day and the hour. */
export const hourKey = (office: Office, date: LocalDate, at: Instant): string =>
  `${weekdayOf(date)}-${timeOfDay(at, office.timeZone).slice(0, 2)}`;

/** When at least `least` counters are open. */
function spansWith(counters: Int16Array, first: Instant, least: number): Span[] {
  const at = (i: number): Instant => first + i * GRID_MINUTES * MINUTE_MS;
  return joinSpans(
    Array.from(counters, (n, i) => (n < least ? [] : [{ from: at(i), to: at(i + 1) }])).flat(),
  );
}

/** When a visitor could first have been served: not before their time, nor before the lane opened. */
function servable(visit: Visit, spans: readonly Span[]): Instant[] {
  const wanted = waitsFrom(visit);
  if (wanted === null) return [];
  const span = spans.find(({ to }) => wanted < to) ?? spans.at(-1);
  return span === undefined ? [] : [Math.min(Math.max(wanted, span.from), span.to - 1)];
}

/** A moment in each hour that a span touches. */
function hoursIn({ from, to }: Span): Instant[] {
  const moments: Instant[] = [];
  for (let at = from; at < to; at += GRID_MINUTES * MINUTE_MS) moments.push(at);
  return moments;
}

const sum = (values: Iterable<number>): number => [...values].reduce((a, b) => a + b, 0);

const toSpan = (a: { start: Instant; minutes: number }): Span => ({
  from: a.start,
  to: a.start + a.minutes * MINUTE_MS,
});

/** When those were called who had no appointment, the earliest first. */
const calledWithout = (visits: readonly Visit[]): Instant[] =>
  visits
    .flatMap((v) => (isWalkIn(v) && v.startedAt !== null ? [v.calledAt ?? v.startedAt] : []))
    .sort((a, b) => a - b);

/** Minutes. */
const SHORT_INTERVAL_MINUTES = 10;

/**
 * How many short stretches stay free when the appointments are dealt out to the counters one after another, and no
 * walk-in was called into them either. Each visitor fills the shortest that is free when they are called.
 */
function unusedShort(
  lines: readonly Span[],
  held: readonly Span[],
  called: readonly Instant[],
  until: Instant,
): number {
  const freeSince = lines.map(({ from }) => from);
  const free: Span[] = [];
  for (const { from: start, to: end } of [...held].sort((a, b) => a.from - b.from)) {
    // The counter that has been busy longest leaves the smallest gap.
    let best = -1;
    lines.forEach(({ to }, i) => {
      if (freeSince[i]! <= start && start < to && (best < 0 || freeSince[i]! > freeSince[best]!)) best = i;
    });
    if (best < 0) continue;
    free.push({ from: freeSince[best]!, to: start });
    freeSince[best] = end;
  }
  lines.forEach(({ to }, i) => free.push({ from: freeSince[i]!, to }));
  const length = ({ from, to }: Span): number => (to - from) / MINUTE_MS;
  const short = free
    .filter((s) => s.to <= until && length(s) >= GRID_MINUTES && length(s) <= SHORT_INTERVAL_MINUTES)
    .sort((a, b) => length(a) - length(b));
  for (const at of called) {
    const filled = short.findIndex(({ from, to }) => from <= at && at < to);
    if (filled >= 0) short.splice(filled, 1);
  }
  return short.length;
}
