/** One day of a lane, played: visitors come at random within their hour and are served in the order in which they came. */
import type { Counts } from './tally.ts';

export interface PlayedHour {
  /** Minutes of the day; the hours stand in their order. */
  readonly start: number;
  /** Visitors of that hour, on average. */
  readonly visits: number;
}
export interface PlayedVisit {
  /** Which of the hours. */
  readonly hour: number;
  /** Minutes of the day. */
  readonly came: number;
  /** Minutes at the counter. */
  readonly takes: number;
}

const HOUR_MINUTES = 60;

/** Who comes on one day: as many as chance brings at the rate of each hour (Poisson), in their order. */
export function drawVisits(
  hours: readonly PlayedHour[],
  takes: () => number,
  random: () => number,
): PlayedVisit[] {
  return hours.flatMap(({ start, visits }, hour) => {
    const came: PlayedVisit[] = [];
    for (let at = between(visits, random); at < HOUR_MINUTES; at += between(visits, random))
      came.push({ hour, came: start + at, takes: takes() });
    return came;
  });
}

/** Minutes until the next visitor. */
const between = (visitsAnHour: number, random: () => number): number =>
  visitsAnHour > 0 ? (-Math.log(1 - random()) * HOUR_MINUTES) / visitsAnHour : Infinity;

/**
 * Adds to `waits`, by the hour in which a visitor came, the minutes until they were served. `counters`: by hour. A
 * counter that closes finishes its visitor. Those of the last hour, one at least, go on until the line is empty.
 */
export function playVisits(
  hours: readonly PlayedHour[],
  counters: readonly number[],
  visits: readonly PlayedVisit[],
  waits: Counts[],
): void {
  const ends = hours.map(({ start }) => start + HOUR_MINUTES);
  const lastEnd = ends.at(-1) ?? 0;
  const stay = Math.max(1, counters.at(-1) ?? 0);

  /** From `at` on, the first moment at which a counter is open. */
  const openFrom = (counter: number, at: number, hour: number): number => {
    for (let i = hour; i < hours.length; i++)
      if (at < ends[i]! && counter < counters[i]!) return Math.max(at, hours[i]!.start);
    return counter < stay ? Math.max(at, lastEnd) : Infinity;
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
