/** B7.12: whether a mail reminds the citizen of an appointment, as the citizen says on its page or in the mail. */
import { may } from '../access.ts';
import { stepsFor, visitIn } from '../day/day.ts';
import { isKnownPerson } from '../day/people.ts';
import type { Person } from '../day/people.ts';
import type { VisitId } from '../ids.ts';
import type { RefusalOf } from '../requests/answer.ts';
import type { RequestOf } from '../requests/request.ts';
import type { LocalDate } from '../time.ts';
import { limitReached } from './decide-booking.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { ofOwnAppointment } from './own-appointment.ts';
import type { AuthorizedAppointment } from './own-appointment.ts';

/**
 * What its citizen is told of the reminder. Undefined: none goes out any more, for want of an address or of the
 * office's will, or since it has been written.
 */
export function reminderOf(state: OfficeState, date: LocalDate, visit: VisitId): boolean | undefined {
  const person = state.people(date)?.get(visit);
  if (person === undefined || !mayBeReminded(state, date, person)) return undefined;
  return person.reminder;
}

function mayBeReminded({ office, memos }: OfficeState, date: LocalDate, person: Person): boolean {
  if ((person.contact?.mail ?? null) === null || memos(date)?.has(`reminded:${person.id}`) === true)
    return false;
  return office.rules.reminder !== 'off' || person.reminder;
}

export const decideSetReminder = ofOwnAppointment('any', setReminder);

function setReminder(
  state: OfficeState,
  request: RequestOf<'set-reminder'>,
  circumstances: Circumstances,
  { event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'set-reminder'>> {
  const { reminder } = request;
  const person = state.people(event.date)?.get(event.id);
  if (visit.state !== 'booked' && visit.state !== 'reserved') return refuse(request, 'not-possible-now');
  if (person === undefined || !mayBeReminded(state, event.date, person))
    return refuse(request, 'not-possible-now');
  if (person.reminder === reminder) return accept(request, visit);
  const limit = may(circumstances.by.role, 'book')
    ? null
    : limitReached('set-reminder', state.office, circumstances);
  if (limit !== null) return refuse(request, limit);
  const { at, by } = circumstances;
  const record = { type: 'reminder-set', id: event.id, at, by: by.actor } as const;
  return accept(request, visit, {
    people: [{ date: event.date, person: { ...person, reminder } }],
    memos: [{ date: event.date, record }],
  });
}

/** The same by the key of a reminder's mail. A press that met a move declines the reminder of what it has become. */
export function declineReminder(
  state: OfficeState,
  { date, visit }: { readonly date: LocalDate; readonly visit: VisitId },
): Pick<Decision, 'people'> {
  const day = state.day(date);
  const person = state.people(date)?.get(visit);
  if (day === null || visitIn(day, visit) === undefined) return { people: [] };
  const moved = stepsFor(day, visit).find((step) => step.what === 'moved');
  if (moved?.what === 'moved') return declineReminder(state, { date: moved.toDate, visit: moved.to });
  if (person === undefined || !isKnownPerson(person) || !person.reminder) return { people: [] };
  return { people: [{ date, person: { ...person, reminder: false } }] };
}
