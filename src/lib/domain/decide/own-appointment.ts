/** Finds the appointment that a citizen's request may act for (B3, B8), and makes the notice to its citizen. */
import { may } from '../access.ts';
import type { AppointmentEvent } from '../day/appointment.ts';
import { appointmentOf, visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { Authorization } from '../day/people.ts';
import type { Visit } from '../day/visit.ts';
import type { VisitId } from '../ids.ts';
import type { NoticeKind } from '../office/mail-text.ts';
import type { Refusal } from '../requests/answer.ts';
import type { Request } from '../requests/request.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import { refuseWith } from './decision.ts';
import type { Circumstances, Decision, Notice, OfficeState } from './decision.ts';

export interface AuthorizedAppointment {
  readonly day: Day;
  readonly event: AppointmentEvent;
  readonly visit: Visit;
}

/**
 * What shows that a citizen may act for an appointment. `phone`: it booked. `mail`: the link of a mail. `with-code`:
 * the phone, or the link together with the code of a mail about the same appointment (B8). `any`: each of them.
 */
type AuthorizedBy = Authorization['via'] | 'with-code' | 'any';

/** What an asker is told who has another authorization than the one that is needed. */
const insufficient = {
  phone: 'not-allowed',
  mail: 'activation-by-mail-only',
  'with-code': 'code-needed',
  any: 'no-such-visit',
} as const satisfies Record<AuthorizedBy, Refusal>;
type Insufficient<P extends AuthorizedBy> = (typeof insufficient)[P];

/** The decider of a request about an appointment for which the asker may act. */
export const ofOwnAppointment =
  <P extends AuthorizedBy, A extends Request & { readonly visit: VisitId }, R extends Refusal>(
    needed: P,
    decide: (
      state: OfficeState,
      request: A,
      circumstances: Circumstances,
      own: AuthorizedAppointment,
    ) => Decision<R>,
    dateOfVisit: (request: A) => LocalDate = ({ date }) => date,
  ) =>
  (
    state: OfficeState,
    request: A,
    circumstances: Circumstances,
  ): Decision<R | 'no-such-visit' | Insufficient<P>> => {
    const asked = { date: dateOfVisit(request), visit: request.visit };
    const own = findOwnAppointment(state, asked, circumstances, needed);
    return own.ok ? decide(state, request, circumstances, own.value) : refuseWith(request, own.error);
  };

function findOwnAppointment<P extends AuthorizedBy>(
  state: OfficeState,
  { date, visit: id }: { readonly date: LocalDate; readonly visit: VisitId },
  { by, codeActor = null }: Circumstances,
  needed: P,
): Result<AuthorizedAppointment, 'no-such-visit' | Insufficient<P>> {
  const day = state.day(date);
  const event = day === null ? undefined : appointmentOf(day, id);
  // The appointment of another citizen and none at all give the same answer, so that ids cannot be tried out.
  if (day === null || event === undefined) return err('no-such-visit');
  const own = ok({ day, event, visit: visitIn(day, event.id)! });
  if (may(by.role, 'book')) return own;
  const all = state.people(date)?.get(event.id)?.authorizations ?? [];
  const authorizations = all.filter((c) => c.actor === by.actor);
  if (authorizations.length === 0) return err('no-such-visit');
  if (needed === 'any') return own;
  // Of any mail about this appointment: the page may be that of an older link than the mail at hand.
  const hasCode = all.some((c) => c.via === 'mail' && c.actor === codeActor);
  const isShown =
    needed === 'with-code'
      ? hasCode || authorizations.some((c) => c.via === 'phone')
      : authorizations.some((c) => c.via === needed);
  return isShown ? own : err(insufficient[needed]);
}

/** A mail to the citizen of an appointment, and the authorization that its link will carry. */
export function mailTo(
  state: OfficeState,
  event: AppointmentEvent,
  { mailAuthorization }: Pick<Circumstances, 'mailAuthorization'>,
  kind: NoticeKind,
  more: Pick<Notice, 'reason' | 'proposals'> = {},
): Pick<Decision, 'people' | 'notices'> {
  const person = state.people(event.date)?.get(event.id);
  if (person === undefined || (person.contact?.mail ?? null) === null) return { people: [], notices: [] };
  const authorizations = withMailAuthorization(person.authorizations, mailAuthorization);
  return {
    people:
      authorizations === person.authorizations
        ? []
        : [{ date: event.date, person: { ...person, authorizations } }],
    notices: [{ kind, date: event.date, visit: event.id, ...more }],
  };
}

const MOST_AUTHORIZATIONS = 20;

export function withMailAuthorization(
  authorizations: Authorization[],
  actor: Circumstances['mailAuthorization'],
): Authorization[] {
  if (actor === null) return authorizations;
  const phones = authorizations.filter(({ via }) => via === 'phone');
  const mails = authorizations.filter(({ via }) => via === 'mail');
  // The links of the oldest mails end; the phone that booked keeps its right (B8).
  return [...phones, ...mails, { actor, via: 'mail' as const }].toSpliced(
    phones.length,
    Math.max(0, phones.length + mails.length + 1 - MOST_AUTHORIZATIONS),
  );
}
