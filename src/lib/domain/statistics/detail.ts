/**
 * Counts that figures from before lack (rules S1.2, S1.8–S1.10). `days` says on how many days they were counted, so
 * that what was not counted is not taken for zero.
 */
import * as z from 'zod/mini';
import type { Day } from '../day/day.ts';
import type { Visit } from '../day/visit.ts';
import type { Office } from '../office/office.ts';
import { isPickUp } from '../office/pick-up.ts';
import { dateOf, daysBetween } from '../time.ts';
import { hourKey } from './lane-statistics.ts';
import { addCounts, counts, tally } from './tally.ts';
import type { Counts } from './tally.ts';
import { minutesToCounter, waitMinutes, waitsFrom, workedMinutes } from './visit-times.ts';

/** How often each number of minutes occurred: until the first call, from the call to the counter, at the counter. */
const times = z.strictObject({ wait: counts, toCounter: counts, service: counts });
export type Times = z.infer<typeof times>;
const noTimes: Times = { wait: {}, toCounter: {}, service: {} };

/** Sums alone, no times: they say how a counter was used, and nothing of who worked there. */
const counterStatistics = z.strictObject({ visits: z.int(), served: z.number() });
export type CounterStatistics = z.infer<typeof counterStatistics>;

export const detailStatistics = z.strictObject({
  days: z.int(),
  /** Each without pick-ups. */
  appointment: times,
  walkIn: times,
  /** A9: with and without an appointment. Before it was counted apart no office marked any. */
  pickUp: z._default(times, noTimes),
  /** Minutes until the first call, keyed by weekday and hour in which the wait began, `"1-08"`. */
  waitsByHour: z.record(z.string(), counts),
  counters: z.record(z.string(), counterStatistics),
  /** Appointments that were confirmed and not moved away, by who booked: a moved one counts where it went. */
  booked: z.strictObject({ online: z.int(), staff: z.int(), import: z.int(), kiosk: z.int() }),
  /** Days from the booking to the appointment, for those that citizens or staff booked and that were not moved. */
  leadDays: counts,
});
export type DetailStatistics = z.infer<typeof detailStatistics>;

/** `visits`: those of the day that count; `isConfirmed`: not one that was only reserved. */
export function countDetail(
  office: Office,
  day: Day,
  visits: readonly Visit[],
  isConfirmed: (visit: Visit) => boolean,
): DetailStatistics {
  const held = visits.flatMap((v) => {
    const subject = day.subjects.get(v.id)!;
    const counts = subject.kind === 'appointment' && v.movedTo === null && isConfirmed(v);
    return counts ? [subject] : [];
  });
  const through = (channel: (typeof held)[number]['channel']): number =>
    held.filter((a) => a.channel === channel).length;
  return {
    days: 1,
    ...timesByKind(office, day, visits),
    waitsByHour: countWaitsByHour(office, day, visits),
    counters: countCounters(visits),
    booked: {
      online: through('online'),
      staff: through('staff'),
      import: through('import'),
      kiosk: through('kiosk'),
    },
    leadDays: tally(
      held
        .filter((a) => (a.channel === 'online' || a.channel === 'staff') && a.movedFrom === null)
        .map((a) => Math.max(0, daysBetween(dateOf(a.at, office.timeZone), day.date))),
    ),
  };
}

function timesByKind(
  office: Office,
  day: Day,
  visits: readonly Visit[],
): Pick<DetailStatistics, 'appointment' | 'walkIn' | 'pickUp'> {
  const pickUps = visits.filter((v) => isPickUp(office, v.services));
  const others = visits.filter((v) => !pickUps.includes(v));
  return {
    appointment: timesOf(
      day,
      others.filter((v) => v.kind === 'appointment'),
    ),
    walkIn: timesOf(
      day,
      others.filter((v) => v.kind === 'ticket'),
    ),
    pickUp: timesOf(day, pickUps),
  };
}

function timesOf(day: Day, those: readonly Visit[]): Times {
  const counted = (minutes: (v: Visit) => number | null): Counts =>
    tally(those.flatMap((v) => minutes(v) ?? []));
  return {
    wait: counted(waitMinutes),
    toCounter: counted((v) => minutesToCounter(day, v)),
    service: counted(workedMinutes),
  };
}

function countWaitsByHour(office: Office, day: Day, visits: readonly Visit[]): Record<string, Counts> {
  const byHour: Record<string, Counts> = {};
  for (const visit of visits) {
    const minutes = waitMinutes(visit);
    const from = waitsFrom(visit);
    if (minutes === null || from === null) continue;
    const hour = hourKey(office, day.date, from);
    byHour[hour] = addCounts(byHour[hour] ?? {}, { [minutes]: 1 });
  }
  return byHour;
}

function countCounters(visits: readonly Visit[]): Record<string, CounterStatistics> {
  const found: Record<string, CounterStatistics> = {};
  for (const visit of visits) {
    const worked = workedMinutes(visit);
    if (worked === null || visit.counter === null) continue;
    const before = found[visit.counter] ?? { visits: 0, served: 0 };
    found[visit.counter] = { visits: before.visits + 1, served: before.served + worked };
  }
  return found;
}
