/** Corrects the mail address of a reservation for the phone that booked, and sends the mail anew (B3). */
import { may } from '../access.ts';
import { limitReached } from './decide-booking.ts';
import { accept, refuse } from './decision.ts';
import type { Circumstances, Decision, OfficeState } from './decision.ts';
import { ofOwnAppointment, withMailAuthorization } from './own-appointment.ts';
import type { AuthorizedAppointment } from './own-appointment.ts';
import type { RefusalOf } from '../requests/answer.ts';
import { memoKey } from '../requests/memo.ts';
import { checkContact } from '../day/people.ts';
import type { RequestOf } from '../requests/request.ts';
import { dateOf } from '../time.ts';

/** Possible only while the reservation waits for its mail: a citizen who has confirmed has got the mail. */
// The link of a mail alone changes no address: its owner has got the mail.
export const decideCorrectMail = ofOwnAppointment('phone', correctMail);

function correctMail(
  state: OfficeState,
  request: RequestOf<'correct-mail'>,
  circumstances: Circumstances,
  { event, visit }: AuthorizedAppointment,
): Decision<RefusalOf<'correct-mail'>> {
  const { office } = state;
  const { now, at, by, mailAuthorization } = circumstances;
  const record = { type: 'mail-corrected', id: request.id, visit: event.id, at, by: by.actor } as const;
  // M16: a request that is asked again has one effect.
  if (state.memos(request.date)?.has(memoKey(record)) === true) return accept(request, visit);
  if (visit.state !== 'reserved') return refuse(request, 'not-possible-now');
  const person = state.people(request.date)?.get(event.id);
  if (person === undefined) return accept(request, visit);
  if (person.contact === null) return refuse(request, 'past-retention');
  const contact = { ...person.contact, mail: request.mail };
  if (checkContact(office, contact, dateOf(now, office.timeZone)).mail !== undefined)
    return refuse(request, 'bad-contact');
  const limit = may(by.role, 'book') ? null : limitReached('correct-mail', office, circumstances);
  if (limit !== null) return refuse(request, limit);
  const isOther = request.mail !== person.contact.mail;
  // B6: as for a booking, no answer depends on what the owner of the mailbox has confirmed.
  const { sameOrigin } = state.openAppointments(request.mail, circumstances.origin ?? null);
  if (isOther && !may(by.role, 'book') && sameOrigin >= office.rules.perMail)
    return refuse(request, 'too-many-requests');
  // The link that went to the wrong address may be with a stranger: it is no longer valid.
  const authorizations = isOther
    ? person.authorizations.filter(({ via }) => via === 'phone')
    : person.authorizations;
  return accept(request, visit, {
    people: [
      {
        date: event.date,
        person: {
          ...person,
          contact,
          authorizations: withMailAuthorization(authorizations, mailAuthorization),
        },
      },
    ],
    memos: [{ date: event.date, record }],
    notices: [{ kind: 'activation', date: event.date, visit: event.id }],
  });
}
