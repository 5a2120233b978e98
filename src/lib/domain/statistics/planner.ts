/**
 * What other counters would have meant (rule S2.2): a weekday of a lane is played many times with the visitors and the
 * times at the counter that were counted. Counts hold no single day, so visitors come at random within their hour; real
 * appointments are spread more evenly, and wait less.
 */
import { openCells } from '../office/capacity.ts';
import { GRID_MINUTES } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { seeded } from '../queue/estimate.ts';
import { drawVisits, playVisits } from './played-day.ts';
import type { PlayedHour } from './played-day.ts';
import type { PeriodFigures } from './period-figures.ts';
import { medianOf, ninetiethOf, totalOf } from './report-cells.ts';
import { addCounts } from './tally.ts';
import type { Counts } from './tally.ts';
import { addDays, MINUTE_MS, timeOfDay, weekdayOf } from '../time.ts';
import type { LocalDate } from '../time.ts';

/** A weekday of a lane as it was counted. */
export interface PlannedDay {
  readonly hours: readonly PlannedHour[];
  /** Minutes at the counter, and how often; their mean is that of the lane. */
  readonly service: readonly (readonly [minutes: number, times: number])[];
}
export interface PlannedHour {
  /** `"08"`. */
  readonly hour: string;
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

/** The weekdays, `"1"` for Monday, for which a lane has enough counted to plan with. */
export function plannableDays(figures: PeriodFigures, lane: string): string[] {
  const counted = figures.sum.lanes[lane];
  if (counted === undefined || !(counted.visits > 0)) return [];
  return [...new Set(Object.keys(counted.hours).map((key) => key.slice(0, 1)))].sort();
}

/** Null: nothing was counted that could be planned with. */
export function plannedDay(figures: PeriodFigures, lane: string, weekday: string): PlannedDay | null {
  const counted = figures.sum.lanes[lane];
  if (counted === undefined || !(counted.visits > 0)) return null;
  const hours = Object.entries(counted.hours)
    .filter(([key]) => key.startsWith(`${weekday}-`))
    .map(([key, days]) => ({ hour: key.slice(2), visits: (counted.demand[key] ?? 0) / days }))
    .sort((a, b) => (a.hour < b.hour ? -1 : 1));
  if (hours.length === 0) return null;
  return { hours, service: serviceTimes(figures, counted.served / counted.visits) };
}

/** The counters that the office's hours give the lane on the next of these weekdays that is open, by hour. */
export function countersAsSet(office: Office, lane: string, today: LocalDate, weekday: string): CounterPlan {
  for (let n = 0; n < WEEKS_AHEAD * 7; n++) {
    const date = addDays(today, n);
    if (String(weekdayOf(date)) !== weekday) continue;
    const open = openCells(office, date, lane);
    const cells = open?.lanes.get(lane)?.counters;
    if (open === null || cells === undefined) continue;
    const plan: Record<string, number> = {};
    for (const [i, counters] of cells.entries()) {
      const hour = timeOfDay(open.first + i * GRID_MINUTES * MINUTE_MS, office.timeZone).slice(0, 2);
      plan[hour] = Math.max(plan[hour] ?? 0, counters);
    }
    return plan;
  }
  return {};
}

/** How the times of all visits spread, around the mean of the lane: no time is kept by lane (S1.9). */
function serviceTimes({ detail }: PeriodFigures, meanMinutes: number): [minutes: number, times: number][] {
  const all: Counts =
    detail === null
      ? {}
      : addCounts(detail.appointment.service, addCounts(detail.walkIn.service, detail.pickUp.service));
  const times = Object.entries(all).map(([minutes, n]): [number, number] => [Number(minutes), n]);
  const visits = totalOf(all);
  const minutes = times.reduce((sum, [value, n]) => sum + value * n, 0);
  if (!(minutes > 0)) return [[meanMinutes, 1]];
  const stretch = (meanMinutes * visits) / minutes;
  return times.map(([value, n]) => [value * stretch, n]);
}

/** What a plan means for a day, for any number of plans: all meet the same visitors, so that their waits compare. */
export function planner(day: PlannedDay): (plan: CounterPlan) => PlannedWait[] {
  const random = seeded(SEED);
  const pick = pickerOf(day.service);
  const hours: PlayedHour[] = day.hours.map(({ hour, visits }) => ({ start: 60 * Number(hour), visits }));
  const days = Array.from({ length: PLAYED_DAYS }, () => drawVisits(hours, () => pick(random()), random));
  return (plan) => {
    const counters = day.hours.map(({ hour }) => plan[hour] ?? 0);
    const waits = hours.map((): Counts => ({}));
    for (const visits of days) playVisits(hours, counters, visits, waits);
    return day.hours.map(({ hour }, i) => ({
      hour,
      median: medianOf(waits[i]!),
      ninetieth: ninetiethOf(waits[i]!),
    }));
  };
}

/** A value by its share of all: `share` from 0 to 1. */
function pickerOf(times: PlannedDay['service']): (share: number) => number {
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
  const busy = ({ visits }: PlannedHour): number => Math.floor((visits * meanOfTimes(day)) / 60);
  const plan: Record<string, number> = Object.fromEntries(
    day.hours.map((hour) => [hour.hour, Math.min(most, Math.max(1, busy(hour)))]),
  );
  const isTooLong = ({ ninetieth }: PlannedWait): boolean => (ninetieth ?? 0) > target;
  const late = (): PlannedWait | undefined =>
    waitsWith(plan).find((wait) => isTooLong(wait) && plan[wait.hour]! < most);
  // Who waits in an hour is in the way of the next: so the earliest hour is mended first.
  for (let next = late(); next !== undefined; next = late()) plan[next.hour]!++;
  // A counter that was added for an hour may be needed no more, since the hour before has more.
  for (const { hour } of day.hours.toReversed()) {
    while (plan[hour]! > least) {
      plan[hour]!--;
      if (!waitsWith(plan).some(isTooLong)) continue;
      plan[hour]!++;
      break;
    }
  }
  return plan;
}

function meanOfTimes({ service }: PlannedDay): number {
  const times = service.reduce((sum, [, n]) => sum + n, 0);
  return service.reduce((sum, [minutes, n]) => sum + minutes * n, 0) / times;
}
