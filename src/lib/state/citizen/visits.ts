/** The appointments of a phone, put together from what each of its authorizations says. */
import type { Booking, RefusedAnswer } from '../../client/requests/bookings.ts';
import type { TrackedRequest, LinkStatus } from '../../client/types.ts';
import type { OwnAppointment } from '../../domain/requests/answer.ts';
import type { ActorId, VisitId } from '../../domain/ids.ts';
import { tidyLine } from '../../domain/input/typed-contact.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import type { Instant, LocalDate } from '../../domain/time.ts';
import type { VisitState } from '../../domain/day/visit.ts';

/** One authorization, and what its channel says now. */
export interface OwnBooking {
  readonly booking: Booking;
  readonly link: LinkStatus;
  readonly appointments: readonly OwnAppointment[];
  /** M18: the office does not know this appointment any more, which it had given. */
  readonly lost: boolean;
  /** False: this phone could not keep what it shows, or not yet. */
  readonly kept: boolean;
  readonly trackedRequests: readonly TrackedRequest[];
  /** The phone is solving what the office has asked for, and will ask again by itself (B6). */
  readonly proving: boolean;
  /** The office's no to it, until the person has dealt with it; null: none, or asked for again since. */
  readonly refusal: RefusedAnswer | null;
  /** Asked for here, and nothing on this phone says what became of it. */
  readonly unknown: boolean;
}

/** An appointment, and the authorizations on this phone to act for it. */
export interface OwnVisit {
  readonly appointment: OwnAppointment;
  readonly bookings: readonly OwnBooking[];
}

const PAST_AFTER_MS = 12 * 3_600_000;

/** Nothing is to come of it: it ended, or its time is over since hours. */
export const visitIsOver = ({ appointment: { state, start, minutes } }: OwnVisit, now: Instant): boolean =>
  ended.includes(state) || start + minutes * MINUTE_MS + PAST_AFTER_MS < now;

/** All that the relay has to say is here. */
const isWhole = ({ state, complete }: LinkStatus): boolean => state === 'live' && complete;

/**
 * What an inbox says; where it says nothing, what was last kept beside the authorization, unless the office has
 * erased it.
 * That happens days after the appointment: one that is still to come is lost, and not erased.
 */
export function appointmentsOf(
  { known }: Booking,
  inbox: readonly OwnAppointment[],
  link: LinkStatus,
  today: LocalDate,
): readonly OwnAppointment[] {
  if (inbox.length > 0 || known === null) return inbox;
  const silent = link.state === 'closed' || isWhole(link);
  const erased = link.reason === 'past-retention' || (known.date < today && silent);
  return erased ? [] : [known];
}

/** States after which nothing more happens. An appointment in one of them is never reported as lost. */
const ended: readonly VisitState[] = ['cancelled', 'lapsed', 'finished'];

/**
 * M18: the office was restored from a backup that is older than the appointment. What was cancelled, moved or has
 * lapsed stands in the inbox with its state; what has no answer yet is asked again.
 */
export function isLost(
  { known }: Booking,
  inbox: readonly OwnAppointment[],
  link: LinkStatus,
  trackedRequests: readonly TrackedRequest[],
  today: LocalDate,
): boolean {
  if (known === null || inbox.length > 0 || !isWhole(link)) return false;
  if (trackedRequests.some(({ request, answer }) => request.kind === 'book' && answer === null)) return false;
  return known.date >= today && !ended.includes(known.state);
}

/** True if all its authorizations have lost it; one whose inbox is still being loaded may yet say otherwise. */
export const isLostVisit = ({ bookings }: OwnVisit): boolean => bookings.every(({ lost }) => lost);

/** The no that stands: the last word on the last thing asked, else what an earlier page has heard. */
export function standingRefusal(
  { visit, via }: Booking,
  trackedRequests: readonly TrackedRequest[],
  before: RefusedAnswer | null,
): RefusedAnswer | null {
  if (visit !== null || via === 'mail') return null;
  const asked = trackedRequests.findLast((e) => e.request.kind === 'book');
  if (asked === undefined) return before;
  return asked.answer?.ok === false ? asked.answer : null;
}

/** The soonest appointment comes first. If two authorizations hold one appointment, the one that heard from the relay last counts. */
export function visitsOf(all: readonly OwnBooking[]): OwnVisit[] {
  const visits = new Map<VisitId, { appointment: OwnAppointment; heardAt: number; bookings: OwnBooking[] }>();
  for (const booking of all) {
    for (const appointment of booking.appointments) {
      const heardAt = booking.link.heardAt ?? 0;
      const known = visits.get(appointment.id);
      if (known === undefined) {
        visits.set(appointment.id, { appointment, heardAt, bookings: [booking] });
        continue;
      }
      known.bookings.push(booking);
      if (heardAt > known.heardAt) Object.assign(known, { appointment, heardAt });
    }
  }
  return [...visits.values()].sort((a, b) => a.appointment.start - b.appointment.start);
}

/** B8: what has become of an appointment that was moved, as far as this phone knows; null: it was not moved. */
export function movedOn({ appointment }: OwnVisit, all: readonly OwnVisit[]): OwnVisit | null {
  const next = all.find((visit) => visit.appointment.id === appointment.movedTo?.visit);
  return next === undefined ? null : (movedOn(next, all) ?? next);
}

/** B8: the appointment that this one was before it was moved. */
export const movedFrom = ({ appointment }: OwnVisit, all: readonly OwnVisit[]): OwnVisit | null =>
  all.find((visit) => visit.appointment.movedTo?.visit === appointment.id) ?? null;

/** B5.6: as long as fits beside a day on a phone. */
export const LABEL_LENGTH = 40;

/** What was typed as the name of an appointment, as it is kept; null: none. */
export function ownLabel(typed: string): string | null {
  const line = [...tidyLine(typed)].slice(0, LABEL_LENGTH).join('').trim();
  return line === '' ? null : line;
}

/** B5.6: what the citizen calls an appointment. */
export const visitLabel = ({ bookings }: OwnVisit): string | null =>
  bookings.find(({ booking }) => booking.label !== undefined)?.booking.label ?? null;

/** What shows that this phone may act for an appointment. One that booked it needs no code of a mail (B8). */
export function authorizationOf({
  bookings,
}: OwnVisit): { readonly actor: ActorId; readonly needsCode: boolean } | null {
  const found = bookings.find(({ booking }) => booking.via === 'phone') ?? bookings[0];
  return found === undefined ? null : { actor: found.booking.actor, needsCode: found.booking.via === 'mail' };
}

/** The latest thing of this kind that was asked about an appointment since the page was opened. */
export function trackedRequestOf(
  { appointment, bookings }: OwnVisit,
  kind: 'activate' | 'cancel' | 'correct-mail' | 'move' | 'set-reminder' | 'wish',
): TrackedRequest | null {
  const trackedRequests = bookings.flatMap((b) => b.trackedRequests);
  return (
    trackedRequests.findLast(({ request }) => request.kind === kind && request.visit === appointment.id) ??
    null
  );
}
