/** New appointments and tickets, as far as all of them are alike. */
import type { AppointmentEvent } from '../day/appointment.ts';
import type { TicketEvent } from '../day/ticket.ts';
import { visitOf } from '../ids.ts';
import type { RequestId } from '../ids.ts';
import type { LocalDate } from '../time.ts';
import type { Circumstances } from './decision.ts';

type Stamp = Pick<AppointmentEvent, 'id' | 'request' | 'at' | 'by' | 'date'>;

/** What an event says of the request that made it. `date`: the day of the visit. */
export const stampOf = (
  { id, date }: { readonly id: RequestId; readonly date: LocalDate },
  { at, by }: Pick<Circumstances, 'at' | 'by'>,
): Stamp => ({ id: visitOf(id), request: id, at, by: by.actor, date });

type Given<F, Usual extends keyof F> = Omit<F, 'kind' | 'broughtBy' | keyof Stamp | Usual> &
  Partial<Pick<F, Usual>>;

/** Confirmed from the start, and not moved from another, where nothing else is given. */
export const makeAppointment = (
  stamp: Stamp,
  given: Given<AppointmentEvent, 'activateBy' | 'movedFrom'>,
): AppointmentEvent => ({ kind: 'appointment', ...stamp, activateBy: null, movedFrom: null, ...given });

/** Given out by a device, to a visitor who was told nothing of the wait, where nothing else is given. */
export const makeTicket = (stamp: Stamp, given: Given<TicketEvent, 'takenIn' | 'told'>): TicketEvent => ({
  kind: 'ticket',
  ...stamp,
  takenIn: false,
  told: null,
  ...given,
});
