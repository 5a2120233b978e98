/** The events of a day: an appointment, a ticket, a step, each in a line. */
import { appointmentEvent } from '../../../src/lib/domain/day/appointment.ts';
import type { AppointmentEvent } from '../../../src/lib/domain/day/appointment.ts';
import type { CancelReason } from '../../../src/lib/domain/day/discretion.ts';
import type { VisitId } from '../../../src/lib/domain/ids.ts';
import type { Choice } from '../../../src/lib/domain/office/office.ts';
import { person } from '../../../src/lib/domain/day/people.ts';
import type { Contact, Person } from '../../../src/lib/domain/day/people.ts';
import { ticketEvent } from '../../../src/lib/domain/day/ticket.ts';
import type { TicketEvent } from '../../../src/lib/domain/day/ticket.ts';
import { dateOf, MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import { stepEvent } from '../../../src/lib/domain/day/step-event.ts';
import type { StepEvent } from '../../../src/lib/domain/day/visit.ts';
import { actor, at, counter, freshId, lane, requestNamed, service, visit } from './names.ts';

const ZONE = 'Europe/Berlin';
const aDay = 24 * 60 * MINUTE_MS;

export const choose = (id: string, quantity = 1): Choice => ({ service: service(id), quantity });

/** A confirmed appointment for an identity card at 9:00, if nothing else is said. */
export function anAppointment(given: Partial<AppointmentEvent> = {}): AppointmentEvent {
  const start = given.start ?? at('09:00');
  const id = given.id ?? visit(freshId());
  return appointmentEvent.parse({
    kind: 'appointment',
    id,
    request: id,
    at: start - aDay,
    by: actor('phone'),
    date: dateOf(start, ZONE),
    lane: lane('main'),
    start,
    minutes: 15,
    services: [choose('id-card')],
    number: 'A600',
    code: '123456',
    channel: 'online',
    activateBy: null,
    language: 'de',
    ...given,
  });
}

/** A walk-in of 8:30 for a passport, if nothing else is said. */
export function aTicket(given: Partial<TicketEvent> = {}): TicketEvent {
  const taken = given.at ?? at('08:30');
  const id = given.id ?? visit(freshId());
  return ticketEvent.parse({
    kind: 'ticket',
    id,
    request: id,
    at: taken,
    by: actor('kiosk'),
    date: dateOf(taken, ZONE),
    lane: lane('main'),
    minutes: 20,
    services: [choose('passport')],
    number: 'A001',
    language: 'de',
    ...given,
  });
}

type What = StepEvent['what'];
interface About {
  readonly of: VisitId;
  readonly at: Instant;
  /** Defaults to `c1` where the step needs one. */
  readonly counter?: string;
  readonly id?: string;
  readonly by?: string;
  /** When a given-up place is free; at once if nothing is said. */
  readonly freeAt?: Instant;
  /** Why staff cancelled it; a citizen if nothing is said. */
  readonly reason?: CancelReason;
  /** For a transfer: to a lane and perhaps to one counter of it, and from the counter that sent them. */
  readonly lane?: string;
  readonly to?: string | null;
  readonly from?: string;
  /** The undone event. */
  readonly undoes?: string;
  /** For a move. */
  readonly movedTo?: VisitId;
}

/** `visitStep('called', { of, at: at('09:01'), counter: 'c2' })`. */
export function visitStep(what: What, about: About): StepEvent {
  const id = about.id ?? freshId();
  return stepEvent.parse({
    kind: 'step',
    id,
    request: requestNamed(id.replace(/[^\w-]/g, '-')),
    of: about.of,
    date: dateOf(about.at, ZONE),
    at: about.at,
    by: actor(about.by ?? 'clerk'),
    what,
    ...ownFields(what, about),
  });
}

/** What this kind of step says beside what all say. */
function ownFields(what: What, about: About): object {
  const freeAt = about.freeAt ?? about.at;
  switch (what) {
    case 'called':
    case 'repeated':
    case 'missed':
    case 'started':
    case 'finished':
    case 'parked':
    case 'resumed':
      return { counter: counter(about.counter ?? 'c1') };
    case 'services-changed':
      return { services: [choose('pick-up')], minutes: 5 };
    case 'assistance-told':
      return { moreHelp: true, priority: null };
    case 'left':
      return { reason: 'gone' };
    case 'cancelled':
      return { freeAt, ...(about.reason === undefined ? {} : { reason: about.reason }) };
    case 'withdrawn':
      return { freeAt };
    case 'transferred':
      return {
        lane: lane(about.lane ?? 'main'),
        to: about.to === undefined ? null : about.to,
        ...(about.from === undefined ? {} : { from: counter(about.from) }),
      };
    case 'moved':
      return { freeAt, to: about.movedTo, toDate: dateOf(about.at, ZONE) };
    case 'undone':
      return { undoes: about.undoes };
    default:
      return {};
  }
}

export const aContact = (given: Partial<Contact> = {}): Contact => ({
  name: 'Erika Mustermann',
  mail: 'erika@example.org',
  birthDate: '1964-08-12' as Contact['birthDate'],
  phone: null,
  ...given,
});

/** Who is behind an appointment; the actor of the appointment may act for it. */
export const aPerson = (of: AppointmentEvent, given: Partial<Person> = {}): Person =>
  person.parse({
    id: of.id,
    contact: aContact(),
    language: of.language,
    reminder: false,
    authorizations: [{ actor: of.by, via: 'phone' }],
    ...given,
  });
