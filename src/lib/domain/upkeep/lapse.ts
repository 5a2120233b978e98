/** What becomes due by itself: reservations and appointments that lapse (rules A1, B3), those by phone (B15). */
import { visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { ActorId } from '../ids.ts';
import { variantIn } from '../office/office.ts';
import type { Office } from '../office/office.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';
import type { StepEvent, VisitSubject } from '../day/visit.ts';

/** When this visit lapses, or is due by phone or video, unless something happens before; or null. */
export function lapsesAt(office: Office, day: Day, subject: VisitSubject): Instant | null {
  const visit = visitIn(day, subject.id);
  if (visit === undefined || subject.kind !== 'appointment') return null;
  if (visit.state === 'reserved') return subject.activateBy;
  if (visit.state !== 'booked') return null;
  return isOnSite(subject) ? subject.start + office.rules.checkIn.after * MINUTE_MS : subject.start;
}

/** B15: by phone or video there is no check-in: from its time on the citizen waits at the phone. */
const isOnSite = ({ services }: VisitSubject): boolean => variantIn(services) === null;

/** The steps of everything that has lapsed by `now`. Its time is when it lapsed, not when it was noticed. */
export const lapsed = (office: Office, day: Day, now: Instant, by: ActorId): StepEvent[] =>
  lapsedAmong(day.subjects.values(), office, day, now, by);

function lapsedAmong(
  subjects: Iterable<VisitSubject>,
  office: Office,
  day: Day,
  now: Instant,
  by: ActorId,
): StepEvent[] {
  const events: StepEvent[] = [];
  for (const subject of subjects) {
    const at = lapsesAt(office, day, subject);
    if (at === null || at >= now) continue;
    const isReserved = visitIn(day, subject.id)!.state === 'reserved';
    const what = isReserved ? 'unconfirmed' : isOnSite(subject) ? 'lapsed' : 'due';
    const { id: of, request, date } = subject;
    events.push({ kind: 'step', id: `${of}.${what}`, request, of, date, at, by, what });
  }
  return events;
}

/** News of a step takes less than this while a device is connected: milliseconds. */
export const NEWS_MS = 30_000;

/**
 * B15: the steps `due` that a device should have heard of and has not, since it is cut off. They are those that the
 * arbiter writes, by their ids, too: its own word changes nothing when it comes.
 */
export function dueUnheard(office: Office, day: Day, now: Instant, by: ActorId): StepEvent[] {
  // Asked with each step of a counter: most offices have no appointment by phone, and the others a few.
  const remote = [...day.subjects.values()].filter((one) => one.kind === 'appointment' && !isOnSite(one));
  return lapsedAmong(remote, office, day, now - NEWS_MS, by).filter(({ what }) => what === 'due');
}

/** The next moment at which something of this day lapses, or null. */
export function nextLapse(office: Office, day: Day): Instant | null {
  let soonest: Instant | null = null;
  for (const subject of day.subjects.values()) {
    const at = lapsesAt(office, day, subject);
    if (at !== null && (soonest === null || at < soonest)) soonest = at;
  }
  return soonest;
}
