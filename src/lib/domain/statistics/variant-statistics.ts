/** Appointments on site, by phone and by video apart (rules S1.12, B15). Figures from before lack it. */
import * as z from 'zod/mini';
import type { Visit } from '../day/visit.ts';
import { variantIn, variantNames } from '../office/office.ts';
import { counts, tally } from './tally.ts';
import { workedMinutes } from './visit-times.ts';

export const waysToMeet = ['on-site', ...variantNames] as const;
type WayToMeet = (typeof waysToMeet)[number];

const wayStatistics = z.strictObject({
  /** Appointments that were not cancelled or moved, and not only reserved. */
  appointments: z.int(),
  finished: z.int(),
  /** Did not check in. An appointment by phone or video needs no check-in, so it never counts here. */
  noShows: z.int(),
  /** Was called, and was not there or did not answer. */
  missed: z.int(),
  /** How often each number of minutes occurred at the counter. */
  service: counts,
});
export type WayStatistics = z.infer<typeof wayStatistics>;

export const variantStatistics = z.strictObject({
  days: z.int(),
  /** Keyed by the way to meet, where there were appointments. */
  ways: z.record(z.string(), wayStatistics),
});
export type VariantStatistics = z.infer<typeof variantStatistics>;

/** `visits`: those of the day that count; `isConfirmed`: not one that was only reserved. */
export function countVariants(
  visits: readonly Visit[],
  isConfirmed: (visit: Visit) => boolean,
): VariantStatistics {
  const held = visits.filter((v) => v.kind === 'appointment' && v.state !== 'cancelled' && isConfirmed(v));
  const ways = waysToMeet.flatMap((way) => {
    const own = held.filter((v) => wayOf(v) === way);
    return own.length === 0 ? [] : [[way, countWay(own)] as const];
  });
  return { days: 1, ways: Object.fromEntries(ways) };
}

const wayOf = ({ services }: Visit): WayToMeet => variantIn(services) ?? 'on-site';

function countWay(visits: readonly Visit[]): WayStatistics {
  const count = (which: (v: Visit) => boolean): number => visits.filter(which).length;
  return {
    appointments: visits.length,
    finished: count((v) => v.state === 'finished'),
    noShows: count((v) => v.state === 'lapsed'),
    missed: count((v) => v.state === 'missed' && v.calledAt !== null),
    service: tally(visits.flatMap((v) => workedMinutes(v) ?? [])),
  };
}
