/**
 * A stretch of a day on which a lane is open without a break, played. Visitors come at random within their hour and are
 * served in their order.
 */
import type { Counts } from './tally.ts';

export interface PlayedHour {
  /** Minutes of the day. The hours of a stretch stand in their order, each begins where the one before ends. */
  readonly from: number;
  readonly to: number;
  /** Visitors in this time, on average. */
  readonly visits: number;
}
export interface PlayedVisit {
  /** Which of the hours. */
  readonly hour: number;
  /** Minutes of the day. */
  readonly came: number;
  /** Minutes for which a counter is taken. */
  readonly takes: number;
}

/** Who comes: as many as chance brings at the rate of each hour (Poisson), in their order. */
export function drawVisits(
  hours: readonly PlayedHour[],
  takes: () => number,
  random: () => number,
): PlayedVisit[] {
  return hours.flatMap(({ from, to, visits }, hour) => {
    const untilNext = (): number =>
      visits > 0 ? (-Math.log(1 - random()) * (to - from)) / visits : Infinity;
    const came: PlayedVisit[] = [];
    for (let at = from + untilNext(); at < to; at += untilNext())
      came.push({ hour, came: at, takes: takes() });
    return came;
  });
}

/**
 * Adds to `waits`, by the hour in which a visitor came, the minutes until they were called. `counters`: by hour. A
 * counter that closes finishes its visitor. Those of the last hour, one at least, go on until the line is empty.
 */
export function playVisits(
  hours: readonly PlayedHour[],
  counters: readonly number[],
  visits: readonly PlayedVisit[],
  waits: Counts[],
): void {
  const end = hours.at(-1)?.to ?? 0;
  const stay = Math.max(1, counters.at(-1) ?? 0);

  /** The first moment from `at` on at which a counter is open. */
  const openFrom = (counter: number, at: number, hour: number): number => {
    for (let i = hour; i < hours.length; i++)
      if (at < hours[i]!.to && counter < counters[i]!) return Math.max(at, hours[i]!.from);
    return counter < stay ? Math.max(at, end) : Infinity;
  };

  const freeAt = new Float64Array(Math.max(stay, ...counters));
  for (const { hour, came, takes } of visits) {
    let first = 0;
    let begin = Infinity;
    // None is served sooner than at once.
    for (let counter = 0; counter < freeAt.length && begin > came; counter++) {
      const from = openFrom(counter, Math.max(came, freeAt[counter]!), hour);
      if (from < begin) [first, begin] = [counter, from];
    }
    freeAt[first] = begin + takes;
    const minutes = Math.round(begin - came);
    waits[hour]![minutes] = (waits[hour]![minutes] ?? 0) + 1;
  }
}
