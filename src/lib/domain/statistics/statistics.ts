/**
 * What a day was like, in counts alone (rules S1, P3): nothing here leads back to a person, so it outlives the day.
 * Counts of several days add up; medians and percentiles are read from counts by the minute.
 */
import * as z from 'zod/mini';
import { isConfirmedOn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import { estimateErrors } from '../queue/estimate.ts';
import { countDetail, detailStatistics } from './detail.ts';
import { countLanes, hourKey, laneStatistics } from './lane-statistics.ts';
import { minutesFor, minutesOf } from '../office/office.ts';
import type { Choice, Office } from '../office/office.ts';
import { isPickUp } from '../office/pick-up.ts';
import { addBySchema, addCounts, counts, tally } from './tally.ts';
import { localDate } from '../time.ts';
import type { Instant } from '../time.ts';
import { waitMinutes, workedMinutes } from './visit-times.ts';
import { countVariants, variantStatistics } from './variant-statistics.ts';
import { isWithdrawn } from '../day/visit.ts';
import type { Visit } from '../day/visit.ts';

const serviceStatistics = z.strictObject({
  visits: z.int(),
  /** Minutes that all of them together were planned for, and took. */
  planned: z.number(),
  observed: z.number(),
  /** Observed minutes of visits with this one service alone, so that nothing else blurs it. */
  times: counts,
  /** S1.7: how often it was really done, as clerks recorded. */
  rendered: z._default(z.int(), 0),
});
export type ServiceStatistics = z.infer<typeof serviceStatistics>;

export const statistics = z.strictObject({
  days: z.array(localDate),
  /** Arrivals by weekday (1–7) and hour, `"1-08"`. */
  arrivals: counts,
  appointments: z.int(),
  tickets: z.int(),
  /** How many of both were pick-ups (A9). */
  pickUps: z._default(z.int(), 0),
  finished: z.int(),
  /** Given up; given up for another time (B8), which is no cancellation. */
  cancelled: z.int(),
  moved: z._default(z.int(), 0),
  /** Reserved and never confirmed (B3); confirmed and did not come (A1). */
  unconfirmed: z.int(),
  noShows: z.int(),
  /** Came and was gone when called (Q4); still waited for a call when the day was over (Q7). */
  missed: z.int(),
  unserved: z._default(z.int(), 0),
  /** Left the line before they were served, as a clerk noted (Q4). */
  left: z._default(z.int(), 0),
  /** How many finished visits had nothing done. `notRecorded`: in how many was not recorded what was done. */
  notRendered: z._default(z.int(), 0),
  notRecorded: z._default(z.int(), 0),
  /** Minutes from the arrival, or from the appointment's time if that is later, to the first call. */
  waits: counts,
  /** Q8: minutes by which the estimates were off. */
  estimateErrors: counts,
  services: z.record(z.string(), serviceStatistics),
  lanes: z.record(z.string(), laneStatistics),
  /** Absent from figures that were stored before these were counted. */
  detail: z.optional(detailStatistics),
  /** The same of these. */
  variants: z.optional(variantStatistics),
  /** How many of the days are invented, to show the page with; absent: none. */
  example: z.optional(z.int()),
});
export type Statistics = z.infer<typeof statistics>;

export const noStatistics: Statistics = {
  days: [],
  arrivals: {},
  appointments: 0,
  tickets: 0,
  pickUps: 0,
  finished: 0,
  cancelled: 0,
  moved: 0,
  unconfirmed: 0,
  noShows: 0,
  missed: 0,
  unserved: 0,
  left: 0,
  notRendered: 0,
  notRecorded: 0,
  waits: {},
  estimateErrors: {},
  services: {},
  lanes: {},
};

/** `until`: now, for a day that is not over; then it is counted as far as it has come. */
export function countDay(office: Office, day: Day, until: Instant = Infinity): Statistics {
  // A number that no visitor was told of is no visit.
  const visits = [...day.visits.values()].filter((v) => !isWithdrawn(v));
  const count = (which: (v: Visit) => boolean): number => visits.filter(which).length;
  const confirmed = (v: Visit): boolean => isConfirmedOn(day, v.id);
  return {
    days: [day.date],
    arrivals: tally(
      visits.flatMap((v) => (v.arrivedAt === null ? [] : [hourKey(office, day.date, v.arrivedAt)])),
    ),
    appointments: count((v) => v.kind === 'appointment'),
    tickets: count((v) => v.kind === 'ticket'),
    pickUps: count((v) => isPickUp(office, v.services)),
    finished: count((v) => v.state === 'finished'),
    cancelled: count((v) => v.state === 'cancelled' && v.movedTo === null),
    moved: count((v) => v.state === 'cancelled' && v.movedTo !== null),
    unconfirmed: count((v) => v.state === 'lapsed' && !confirmed(v)),
    noShows: count((v) => v.state === 'lapsed' && confirmed(v)),
    missed: count((v) => v.state === 'missed' && v.calledAt !== null),
    // The settling of the day calls them missed too.
    unserved: count((v) => v.state === 'missed' && v.calledAt === null),
    left: count((v) => v.state === 'left'),
    notRendered: count((v) => v.state === 'finished' && v.rendered?.length === 0),
    notRecorded: count((v) => v.state === 'finished' && v.rendered === null),
    waits: tally(visits.flatMap((v) => waitMinutes(v) ?? [])),
    estimateErrors: tally(estimateErrors(day).map(Math.round)),
    services: countServices(office, visits),
    lanes: countLanes(office, day, until),
    detail: countDetail(office, day, visits, confirmed),
    variants: countVariants(visits, confirmed),
  };
}

/** Several days as one; the same day must not be given twice. */
export const addStatistics = (...all: readonly Statistics[]): Statistics => addBySchema(statistics, all);

const noVisits: ServiceStatistics = { visits: 0, planned: 0, observed: 0, times: {}, rendered: 0 };

function countServices(office: Office, visits: readonly Visit[]): Record<string, ServiceStatistics> {
  const found: Record<string, ServiceStatistics> = {};
  for (const visit of visits) {
    // What was really done; where that was not recorded, what was planned.
    const services = visit.rendered ?? visit.services;
    const minutes = visit.rendered === null ? visit.minutes : minutesFor(office, services);
    const took = workedMinutes(visit);
    if (took === null) continue;
    const [only] = services;
    const alone = services.length === 1 && only!.quantity === 1;
    const parts = partsOf(office, services);
    const all = parts.reduce((a, b) => a + b, 0);
    services.forEach(({ service, quantity }, i) => {
      const before = found[service] ?? noVisits;
      found[service] = {
        visits: before.visits + 1,
        planned: before.planned + (minutes * parts[i]!) / all,
        observed: before.observed + (took * parts[i]!) / all,
        times: alone ? addCounts(before.times, { [took]: 1 }) : before.times,
        rendered: before.rendered + (visit.rendered === null ? 0 : quantity),
      };
    });
  }
  return found;
}

/** How a visit falls to its services: as planned, since no device sees where one ends and the next begins. */
function partsOf(office: Office, services: readonly Choice[]): number[] {
  const minutes = services.map((choice) => minutesOf(office, choice));
  return minutes.some((m) => m > 0) ? minutes : services.map(() => 1);
}
