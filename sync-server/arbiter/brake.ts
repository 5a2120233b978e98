/**
 * B6: pulls the brake of an office when its online bookings of an hour run far above what it usually gets. Bookings from
 * this machine itself do not count, as nowhere else.
 */
import { BRAKE_MS, brakeLevel, MOST_BRAKE_LEVEL } from '../../src/lib/domain/office/brake.ts';
import type { ActorId, OfficeId } from '../../src/lib/domain/ids.ts';
import type { Person } from '../../src/lib/domain/day/people.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Log } from '../log/log.ts';
import type { OfficeSession } from './office-session.ts';
import { openSlidingCounts } from './booking-rates.ts';

const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = DAY_MINUTES * MINUTE_MS;
/** Days that say what is usual. */
const USUAL_DAYS = 7;
/** A new horizon or a report in the paper brings more than usual; a wave of false bookings brings far more. */
const TIMES_USUAL = 3;
/** Fewer in an hour do no harm, however quiet the office is. */
export const LEAST_BRAKED = 30;

export interface Brake {
  /** An online booking was granted. */
  note(session: OfficeSession, address: string | null, now: Instant): void;
}

export function openBrake(authority: ActorId, log: Log): Brake {
  const bookings = openSlidingCounts(HOUR_MS);
  const usual = new Map<OfficeId, { readonly hour: number; readonly most: number }>();

  function usualOf(session: OfficeSession, now: Instant): number {
    const { id } = session.office;
    const hour = Math.floor(now / HOUR_MS);
    const known = usual.get(id);
    if (known?.hour === hour) return known.most;
    const most = usualInAnHour(receivedAt(session), now);
    usual.set(id, { hour, most });
    return most;
  }

  return {
    note(session, address, now) {
      if (address === null) return;
      const { office } = session;
      bookings.add(office.id, 1, now);
      const count = bookings.count(office.id, now);
      if (count < LEAST_BRAKED) return;
      const most = Math.max(LEAST_BRAKED, TIMES_USUAL * usualOf(session, now));
      if (count < most) return;
      const level = Math.min(MOST_BRAKE_LEVEL, Math.floor(Math.log2(count / most)));
      const before = brakeLevel(office, now);
      // Everyone reads the office: it is not written anew with every booking.
      const isLong = before !== null && office.brake!.until - now > BRAKE_MS / 2;
      if (before !== null && isLong && level <= before) return;
      session.pullBrake({ until: now + BRAKE_MS, level: Math.max(level, before ?? 0) });
      if (before !== null) return;
      const counts = { bookings: count, usual: Math.floor(most / TIMES_USUAL) };
      session.note({ what: 'brake-on', id: `brake:${now}`, at: now, by: authority, ...counts });
      log.warn({ office: office.id, ...counts }, 'far more bookings than usual: the brake is on');
    },
  };
}

function* receivedAt(session: OfficeSession): Iterable<Instant> {
  for (const date of session.openDays())
    for (const { received } of (session.people(date)?.values() ?? []) as Iterable<Person>)
      if (received !== undefined) yield received.at;
}

/**
 * The busiest hour of a usual day: the median over the last week's days with bookings. So one wave does not make the
 * next one usual. The last hour does not count.
 */
export function usualInAnHour(received: Iterable<Instant>, now: Instant): number {
  const byHour = new Map<number, number>();
  for (const at of received) {
    if (at > now - HOUR_MS || at <= now - USUAL_DAYS * DAY_MS) continue;
    const hour = Math.floor((now - HOUR_MS - at) / HOUR_MS);
    byHour.set(hour, (byHour.get(hour) ?? 0) + 1);
  }
  const busiest = new Map<number, number>();
  for (const [hour, count] of byHour) {
    const day = Math.floor(hour / 24);
    busiest.set(day, Math.max(busiest.get(day) ?? 0, count));
  }
  const counts = [...busiest.values()].sort((a, b) => a - b);
  return counts[Math.floor((counts.length - 1) / 2)] ?? 0;
}
