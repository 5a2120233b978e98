/** Staff put a person's contact right, and have the mail of an appointment sent again (rule B9). */
import type { AppointmentEvent } from '../day/appointment.ts';
import { contactFields, isKnownPerson, wrongForStaff } from '../day/people.ts';
import type { KnownPerson } from '../day/people.ts';
import type { Visit } from '../day/visit.ts';
import type { NoticeKind } from '../office/mail-text.ts';
import { variantIn } from '../office/office.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { isGivenUp } from '../requests/given-up.ts';
import { memoKey } from '../requests/memo.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf } from '../time.ts';
import type { Instant } from '../time.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { mailTo, ofOwnAppointment, withMailAuthorization } from './own-appointment.ts';
import type { AuthorizedAppointment } from './own-appointment.ts';

export const decideChangeContact = ofOwnAppointment('phone', changeContact);

function changeContact(
  state: OfficeState,
  request: RequestOf<'change-contact'>,
  circumstances: Circumstances,
  { day, event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'change-contact'>> {
  const { contact, was, date } = request;
  const { now, at, by, mailAuthorization } = circumstances;
  // P3: nothing personal is kept of it any more.
  if (isGivenUp(day, event.id, now)) return refuse(request, 'not-possible-now');
  const person = state.people(date)?.get(event.id);
  // A device may not know it.
  if (person === undefined) return accept(request, visit);
  if (!isKnownPerson(person)) return refuse(request, 'past-retention');
  const fields = contactFields.filter((field) => contact[field] !== person.contact[field]);
  const record = {
    type: 'contact-changed',
    id: request.id,
    visit: event.id,
    at,
    by: by.actor,
    fields,
  } as const;
  // M16: asked again it has one effect, also where another member has changed it since.
  if (fields.length === 0 || state.memos(date)?.has(memoKey(record)) === true) return accept(request, visit);
  if (contactFields.some((field) => was[field] !== person.contact[field]))
    return refuse(request, 'contact-changed-meanwhile');
  const wrong = wrongForStaff(
    state.office,
    contact,
    dateOf(now, state.office.timeZone),
    variantIn(event.services),
  );
  if (Object.keys(wrong).length > 0) return refuse(request, 'bad-contact');
  const hasOtherMail = contact.mail !== person.contact.mail;
  const kind = hasOtherMail && contact.mail !== null ? mailDue(event, visit, now) : null;
  return accept(request, visit, {
    people: [
      {
        date,
        person: {
          ...person,
          contact,
          authorizations: authorizationsAfter(person, hasOtherMail, kind, mailAuthorization),
        },
      },
    ],
    memos: [{ date, record }],
    notices: kind === null ? [] : [{ kind, date, visit: event.id }],
  });
}

/** The link that went to another address may be a stranger's: it ends. A new mail brings its own. */
function authorizationsAfter(
  { authorizations }: KnownPerson,
  hasOtherMail: boolean,
  kind: NoticeKind | null,
  mailAuthorization: Circumstances['mailAuthorization'],
): KnownPerson['authorizations'] {
  const kept = hasOtherMail ? authorizations.filter(({ via }) => via === 'phone') : authorizations;
  return kind === null ? kept : withMailAuthorization(kept, mailAuthorization);
}

/** The mail that tells of an appointment as it stands; null: there is none that is of use any more. */
export function mailDue(
  { start }: Pick<AppointmentEvent, 'start'>,
  { state }: Pick<Visit, 'state'>,
  now: Instant,
): 'activation' | 'confirmation' | null {
  if (start <= now) return null;
  if (state === 'reserved') return 'activation';
  return state === 'booked' ? 'confirmation' : null;
}

export const decideMailAgain = ofOwnAppointment('phone', mailAgain);

function mailAgain(
  state: OfficeState,
  request: RequestOf<'mail-again'>,
  circumstances: Circumstances,
  { event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'mail-again'>> {
  const { date, id } = request;
  const { now, at, by } = circumstances;
  const record = { type: 'mail-corrected', id, visit: event.id, at, by: by.actor } as const;
  // M16: asked again it has one effect.
  if (state.memos(date)?.has(memoKey(record)) === true) return accept(request, visit);
  const kind = mailDue(event, visit, now);
  if (kind === null) return refuse(request, 'not-possible-now');
  const person = state.people(date)?.get(event.id);
  if (person === undefined) return accept(request, visit);
  if (!isKnownPerson(person)) return refuse(request, 'past-retention');
  if (person.contact.mail === null) return refuse(request, 'no-mail-address');
  return accept(request, visit, {
    ...mailTo(state, event, circumstances, kind),
    memos: [{ date, record }],
  });
}
