/**
 * What other counters would have meant (rule S2.2): a weekday of a lane is played many times with the visitors and the
 * times that were counted. Counts hold no single day, so visitors come at random within their hour; real appointments are
 * spread more evenly, and wait less.
 */
import { openCells } from '../office/capacity.ts';
import { GRID_MINUTES } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { seeded } from '../queue/estimate.ts';
import { drawVisits, playVisits } from './played-day.ts';
import type { PeriodFigures } from './period-figures.ts';
import { medianOf, ninetiethOf, totalOf } from './report-cells.ts';
import { addCounts } from './tally.ts';
import type { Counts } from './tally.ts';
import { addDays, MINUTE_MS, timeOfDay, weekdayOf } from '../time.ts';
import type { LocalDate } from '../time.ts';

/** A weekday of a lane as it was counted. */
export interface PlannedDay {
  readonly hours: readonly PlannedHour[];
  /**
   * Minutes for which a visit takes a counter, and how often: on the way to it and there. At the counter they are those of
   * the lane on average.
   */
  readonly takes: readonly (readonly [minutes: number, times: number])[];
}
export interface PlannedHour {
  /** `"08"`. */
  readonly hour: string;
  /** The part of it in which the lane is open, in minutes of the day. */
  readonly from: number;
  readonly to: number;
  /** Visitors in that hour of one day, on average. */
  readonly visits: number;
}

/** How long the visitors of an hour would wait, in minutes; null: no visitor comes in that hour. */
export interface PlannedWait {
  readonly hour: string;
  readonly median: number | null;
  readonly ninetieth: number | null;
}

/** Counters by hour, `"08"`; what is missing is none. */
export type CounterPlan = Readonly<Record<string, number>>;

/** Days that are played for one answer. */
const PLAYED_DAYS = 100;
const SEED = 4711;
/** How far ahead an open day is looked for: the first Saturday of a month is one. */
const WEEKS_AHEAD = 6;

/** Visitors of a weekday below which its figures say nothing. */
const ENOUGH_VISITS = 20;

/** The weekdays, `"1"` for Monday, of which enough was counted for a lane to plan with. */
export function plannableDays(figures: PeriodFigures, lane: string): string[] {
  const counted = figures.sum.lanes[lane];
  if (counted === undefined || !(counted.visits > 0)) return [];
  const weekdays = [...new Set(Object.keys(counted.hours).map((key) => key.slice(0, 1)))].sort();
  return weekdays.filter((weekday) => {
    const came = Object.entries(counted.demand).filter(([key]) => key.startsWith(`${weekday}-`));
    return totalOf(Object.fromEntries(came)) >= ENOUGH_VISITS;
  });
}

/** `set`: when the lane opens on that weekday. `stretch`: by how much longer a visit takes at the counter. Null: too little was counted to plan with. */
export function plannedDay(
  figures: PeriodFigures,
  lane: string,
  weekday: string,
  set: SetHours,
  stretch = 1,
): PlannedDay | null {
  const counted = figures.sum.lanes[lane];
  if (counted === undefined || !plannableDays(figures, lane).includes(weekday)) return null;
  const hours = Object.entries(counted.hours)
    .filter(([key]) => key.startsWith(`${weekday}-`))
    .map(([key, days]): PlannedHour => {
      const hour = key.slice(2);
      const start = 60 * Number(hour);
      const { from, to } = set[hour] ?? { from: start, to: start + 60 };
      return { hour, from, to, visits: (counted.demand[key] ?? 0) / days };
    })
    .sort((a, b) => a.from - b.from);
  return { hours, takes: timesTaken(figures, (stretch * counted.served) / counted.visits) };
}

/** The open part of each hour, `"08"`, in minutes of the day, and the most counters of the lane in it. */
export type SetHours = Readonly<
  Record<string, { readonly from: number; readonly to: number; readonly counters: number }>
>;

/** What the office's hours give the lane on the next of these weekdays that is open. */
export function hoursAsSet(office: Office, lane: string, today: LocalDate, weekday: string): SetHours {
  for (let n = 0; n < WEEKS_AHEAD * 7; n++) {
    const date = addDays(today, n);
    if (String(weekdayOf(date)) !== weekday) continue;
    if (openCells(office, date, lane)?.lanes.has(lane) === true) return setHoursOn(office, lane, date);
  }
  return {};
}

/** What the office's hours give the lane on a day; empty: it is closed. */
export function setHoursOn(office: Office, lane: string, date: LocalDate): SetHours {
  const open = openCells(office, date, lane);
  const cells = open?.lanes.get(lane)?.counters;
  const set: Record<string, SetHours[string]> = {};
  if (open === null || cells === undefined) return set;
  for (const [i, counters] of cells.entries()) {
    if (counters <= 0) continue;
    const time = timeOfDay(open.first + i * GRID_MINUTES * MINUTE_MS, office.timeZone);
    const [hour = '', minute = ''] = time.split(':');
    const from = 60 * Number(hour) + Number(minute);
    const before = set[hour];
    set[hour] = {
      from: before?.from ?? from,
      to: from + GRID_MINUTES,
      counters: Math.max(before?.counters ?? 0, counters),
    };
  }
  return set;
}

/**
 * How the times of all visits spread, around the mean of the lane: no time is kept by lane (S1.9). A counter waits for
 * its visitor as long as all do on average.
 */
function timesTaken({ detail }: PeriodFigures, meanMinutes: number): [minutes: number, times: number][] {
  const together = (kind: 'service' | 'toCounter'): Counts =>
    detail === null
      ? {}
      : addCounts(detail.appointment[kind], addCounts(detail.walkIn[kind], detail.pickUp[kind]));
  const [all, ways] = [together('service'), together('toCounter')];
  const way = totalOf(ways) === 0 ? 0 : minutesIn(ways) / totalOf(ways);
  const times = Object.entries(all).map(([minutes, n]): [number, number] => [Number(minutes), n]);
  const visits = totalOf(all);
  if (!(minutesIn(all) > 0)) return [[way + meanMinutes, 1]];
  const stretch = (meanMinutes * visits) / minutesIn(all);
  return times.map(([value, n]) => [way + value * stretch, n]);
}

const minutesIn = (counts: Counts): number =>
  Object.entries(counts).reduce((sum, [minutes, n]) => sum + Number(minutes) * n, 0);

/** What a plan means for a day, for any number of plans: all meet the same visitors, so that their waits compare. */
export function planner(day: PlannedDay): (plan: CounterPlan) => PlannedWait[] {
  const random = seeded(SEED);
  const pick = pickerOf(day.takes);
  const stretches = openStretches(day.hours).map((hours) => ({
    hours,
    days: Array.from({ length: PLAYED_DAYS }, () => drawVisits(hours, () => pick(random()), random)),
  }));
  return (plan) =>
    stretches.flatMap(({ hours, days }) => {
      const counters = hours.map(({ hour }) => plan[hour] ?? 0);
      const waits = hours.map((): Counts => ({}));
      for (const visits of days) playVisits(hours, counters, visits, waits);
      return hours.map(({ hour }, i) => ({
        hour,
        median: medianOf(waits[i]!),
        ninetieth: ninetiethOf(waits[i]!),
      }));
    });
}

/** The hours between two breaks: who came before a break is served before it. */
function openStretches(hours: readonly PlannedHour[]): PlannedHour[][] {
  const stretches: PlannedHour[][] = [];
  for (const hour of hours) {
    const last = stretches.at(-1);
    if (last?.at(-1)?.to === hour.from) last.push(hour);
    else stretches.push([hour]);
  }
  return stretches;
}

/** All counters together, in hours. */
export const counterHours = (day: PlannedDay, plan: CounterPlan): number =>
  day.hours.reduce((sum, { hour, from, to }) => sum + ((plan[hour] ?? 0) * (to - from)) / 60, 0);

/** A value by its share of all: `share` from 0 to 1. */
function pickerOf(times: PlannedDay['takes']): (share: number) => number {
  const total = times.reduce((sum, [, n]) => sum + n, 0);
  return (share) => {
    let left = share * total;
    for (const [minutes, n] of times) {
      left -= n;
      if (left < 0) return minutes;
    }
    return times.at(-1)![0];
  };
}

/**
 * The fewest counters by hour with which nine of ten visitors of each hour wait at most `target` minutes. `most`: how
 * many the lane has. Where that many are too few, the hour gets them all.
 */
export function planFor(day: PlannedDay, target: number, most: number): CounterPlan {
  const waitsWith = planner(day);
  const least = Math.min(1, most);
  // Begun near the end: with fewer than this, more come than can be served.
  const busy = ({ visits, from, to }: PlannedHour): number =>
    Math.floor((visits * meanOf(day.takes)) / (to - from));
  const plan: Record<string, number> = Object.fromEntries(
    day.hours.map((hour) => [hour.hour, Math.min(most, Math.max(1, busy(hour)))]),
  );
  const lateHours = (): string[] =>
    waitsWith(plan).flatMap(({ hour, ninetieth }) => ((ninetieth ?? 0) > target ? [hour] : []));
  const toMend = (): string | undefined => lateHours().find((hour) => plan[hour]! < most);
  // Who waits in an hour is in the way of the next: so the earliest hour is mended first.
  for (let hour = toMend(); hour !== undefined; hour = toMend()) plan[hour]!++;
  // A counter that was added for an hour may be needed no more, since the hour before has more.
  const cannotBeHelped = new Set(lateHours());
  for (const { hour } of day.hours.toReversed()) {
    while (plan[hour]! > least && !cannotBeHelped.has(hour)) {
      plan[hour]!--;
      if (lateHours().every((late) => cannotBeHelped.has(late))) continue;
      plan[hour]!++;
      break;
    }
  }
  return plan;
}

function meanOf(takes: PlannedDay['takes']): number {
  const times = takes.reduce((sum, [, n]) => sum + n, 0);
  return takes.reduce((sum, [minutes, n]) => sum + minutes * n, 0) / times;
}
