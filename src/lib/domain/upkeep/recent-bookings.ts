/** B6: recent online bookings, for a lead who looks for a wave of false ones and cancels it. */
import type { AppointmentEvent } from '../day/appointment.ts';
import { appointmentOf } from '../day/day.ts';
import { mailTo } from '../decide/own-appointment.ts';
import type { Decision, OfficeState } from '../decide/decision.ts';
import type { ActorId, RequestId } from '../ids.ts';
import { MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

export const HOUR_MS = 60 * MINUTE_MS;

/** Appointments ahead that were booked online in the same hour and from the same network. */
export interface BookingGroup {
  /** Begin of the hour in which they were booked. */
  readonly hour: Instant;
  /** Digest of the network; null: not known. */
  readonly origin: string | null;
  /** How many are not confirmed yet. */
  readonly reserved: number;
  readonly confirmed: number;
}
export type BookingGroupKey = Pick<BookingGroup, 'hour' | 'origin'>;

/** An appointment that was booked online, still stands, and whose visitor has not come yet. */
interface OpenBooking {
  readonly event: AppointmentEvent;
  readonly isConfirmed: boolean;
  readonly key: BookingGroupKey;
}

function* openBookings(state: OfficeState, from: Instant, until: Instant): Generator<OpenBooking> {
  for (const date of state.bookableDays()) {
    const day = state.day(date);
    if (day === null) continue;
    const people = state.people(date);
    for (const [id, visit] of day.visits) {
      if (visit.state !== 'reserved' && visit.state !== 'booked') continue;
      const event = appointmentOf(day, id);
      if (event?.channel !== 'online') continue;
      // The phone's own time is not used: it can be anything.
      const { at, origin } = people?.get(id)?.received ?? { at: event.at, origin: null };
      if (at < from || at > until) continue;
      const key = { hour: Math.floor(at / HOUR_MS) * HOUR_MS, origin };
      yield { event, isConfirmed: visit.state === 'booked', key };
    }
  }
}

const textOf = ({ hour, origin }: BookingGroupKey): string => `${hour} ${origin ?? ''}`;

/** The newest hour first; within an hour the network with the most bookings. */
export function bookingGroups(state: OfficeState, from: Instant, until: Instant): BookingGroup[] {
  const groups = new Map<string, BookingGroup>();
  for (const { key, isConfirmed } of openBookings(state, from, until)) {
    const { reserved, confirmed } = groups.get(textOf(key)) ?? { reserved: 0, confirmed: 0 };
    groups.set(textOf(key), {
      ...key,
      reserved: reserved + Number(!isConfirmed),
      confirmed: confirmed + Number(isConfirmed),
    });
  }
  return [...groups.values()].sort(
    (a, b) => b.hour - a.hour || b.reserved + b.confirmed - (a.reserved + a.confirmed),
  );
}

/** The groups that a lead cancels, without anything that was booked after the lead looked. */
export interface TakeBack {
  readonly groups: readonly BookingGroupKey[];
  readonly until: Instant;
}

export interface TakeBackCircumstances {
  readonly now: Instant;
  readonly by: ActorId;
  /** How many are cancelled at once; the rest waits for the next time. */
  readonly most: number;
  /** A new id for a step. */
  readonly newId: () => RequestId;
  /** Digest of the secret that the mail about an appointment carries. */
  readonly mailAuthorizationOf: (event: AppointmentEvent) => ActorId;
}

export interface TakenBack {
  readonly effects: Pick<Decision, 'events' | 'people' | 'notices'>;
  readonly cancelled: number;
  /** How many of the same selection are still to be cancelled. */
  readonly left: number;
}

/**
 * B6: cancels a selection. Its places are free at once, without the delay that guards against people who book for
 * others: these places belonged to no person. A confirmed appointment may be an honest one, so its citizen gets a mail.
 */
export function takeBackBookings(
  state: OfficeState,
  { groups, until }: TakeBack,
  { now, by, most, newId, mailAuthorizationOf }: TakeBackCircumstances,
): TakenBack {
  const wanted = new Set(groups.map(textOf));
  const chosen = [...openBookings(state, -Infinity, until)].filter(({ key }) => wanted.has(textOf(key)));
  const effects = { events: [], people: [], notices: [] } as {
    [K in keyof TakenBack['effects']]: TakenBack['effects'][K][number][];
  };
  for (const { event, isConfirmed } of chosen.slice(0, most)) {
    const id = newId();
    const { id: of, date } = event;
    effects.events.push({
      kind: 'step',
      id,
      request: id,
      of,
      date,
      at: now,
      by,
      what: 'cancelled',
      freeAt: now,
    });
    if (!isConfirmed) continue;
    const mail = mailTo(state, event, { mailAuthorization: mailAuthorizationOf(event) }, 'cancellation');
    effects.people.push(...mail.people);
    effects.notices.push(...mail.notices);
  }
  const cancelled = Math.min(most, chosen.length);
  return { effects, cancelled, left: chosen.length - cancelled };
}
