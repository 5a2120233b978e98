/** What the figures suggest (rule S2): a better duration for a service, and how many counters an hour needs. */
import type { LaneStatistics } from './lane-statistics.ts';
import { GRID_MINUTES } from '../office/office.ts';
import type { ServiceStatistics } from './statistics.ts';
import { percentile } from './tally.ts';

/** S2: the duration that would fit a service: what three of four visits stay within, on the grid; null: too few. */
export function suggestMinutes(service: ServiceStatistics, enough = 20): number | null {
  const observed = Object.values(service.times).reduce((sum, n) => sum + n, 0);
  const fitting = percentile(service.times, 0.75);
  return observed < enough || fitting === null
    ? null
    : Math.max(GRID_MINUTES, Math.ceil(fitting / GRID_MINUTES) * GRID_MINUTES);
}

/**
 * S2: by weekday and hour (`"1-08"`), the counters that a lane needs so that a visitor waits `target` minutes on
 * average. Null where no visitor was served: how long it takes is not known.
 */
export function suggestByHour(lane: LaneStatistics, target: number): Record<string, number> | null {
  const meanMinutes = lane.served / lane.visits;
  if (!(meanMinutes > 0)) return null;
  return Object.fromEntries(
    Object.entries(visitsAnHour(lane)).map(([hour, n]) => [hour, suggestCounters(n, meanMinutes, target)]),
  );
}

/** S1: by weekday and hour, how many come for a lane in each hour that it is open, on average. */
export const visitsAnHour = ({ demand, hours }: LaneStatistics): Record<string, number> =>
  Object.fromEntries(Object.entries(hours).map(([hour, days]) => [hour, (demand[hour] ?? 0) / days]));

/** S2: counters needed in an hour so that a visitor waits `target` minutes on average (M/M/c, Erlang C). */
export function suggestCounters(visitsAnHour: number, meanMinutes: number, target: number): number {
  if (visitsAnHour <= 0 || meanMinutes <= 0) return 0;
  const load = (visitsAnHour * meanMinutes) / 60;
  for (let counters = Math.floor(load) + 1; ; counters++) {
    const wait = (erlangC(counters, load) * meanMinutes) / (counters - load);
    // Written without `<=`, so that a target that is no number ends the loop, too.
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
