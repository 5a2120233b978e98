/** Whose appointment a request is about (B3, B8), and the mail to its citizen. */
import { may } from '../access.ts';
import type { AppointmentFact } from '../day/appointment.ts';
import { appointmentOf, visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { Claim } from '../day/people.ts';
import type { Visit } from '../day/visit.ts';
import type { VisitId } from '../ids.ts';
import type { Refusal } from '../requests/answer.ts';
import type { Request } from '../requests/request.ts';
import { err, ok } from '../result.ts';
import type { Result } from '../result.ts';
import type { LocalDate } from '../time.ts';
import { refuseWith } from './decision.ts';
import type { Circumstances, Decision, NoticeKind, OfficeState } from './decision.ts';

export interface AuthorizedAppointment {
  readonly day: Day;
  readonly fact: AppointmentFact;
  readonly visit: Visit;
}

/**
 * What shows that a citizen may act for an appointment. `phone`: it booked. `mail`: the link of a mail. `with-code`:
 * the phone, or the link together with the code of a mail about the same appointment (B8).
 */
type Authorization = Claim['via'] | 'with-code';

/** What an asker is told who has another authorization than the one that is needed. */
const insufficient = {
  phone: 'not-allowed',
  mail: 'activation-by-mail-only',
  'with-code': 'code-needed',
} as const satisfies Record<Authorization, Refusal>;
type Insufficient<P extends Authorization> = (typeof insufficient)[P];

/** The decider of a request about an appointment for which the asker may act. */
export const ofOwnAppointment =
  <P extends Authorization, A extends Request & { readonly visit: VisitId }, R extends Refusal>(
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

function findOwnAppointment<P extends Authorization>(
  state: OfficeState,
  { date, visit: id }: { readonly date: LocalDate; readonly visit: VisitId },
  { by, codeActor = null }: Circumstances,
  needed: P,
): Result<AuthorizedAppointment, 'no-such-visit' | Insufficient<P>> {
  const day = state.day(date);
  const fact = day === null ? undefined : appointmentOf(day, id);
  // The appointment of another citizen and none at all give the same answer, so that ids cannot be tried out.
  if (day === null || fact === undefined) return err('no-such-visit');
  const own = ok({ day, fact, visit: visitIn(day, fact.id)! });
  if (may(by.role, 'book')) return own;
  const all = state.people(date)?.get(fact.id)?.claims ?? [];
  const claims = all.filter((c) => c.actor === by.actor);
  if (claims.length === 0) return err('no-such-visit');
  // Of any mail about this appointment: the page may be that of an older link than the mail at hand.
  const hasCode = all.some((c) => c.via === 'mail' && c.actor === codeActor);
  const isShown =
    needed === 'with-code'
      ? hasCode || claims.some((c) => c.via === 'phone')
      : claims.some((c) => c.via === needed);
  return isShown ? own : err(insufficient[needed]);
}

/** A mail to the citizen of an appointment, and the claim that its link will carry. */
export function mailTo(
  state: OfficeState,
  fact: AppointmentFact,
  { mailClaim }: Pick<Circumstances, 'mailClaim'>,
  kind: NoticeKind,
): Pick<Decision, 'people' | 'notices'> {
  const person = state.people(fact.date)?.get(fact.id);
  if (person === undefined || (person.contact?.mail ?? null) === null) return { people: [], notices: [] };
  const claims = withMailClaim(person.claims, mailClaim);
  return {
    people: claims === person.claims ? [] : [{ date: fact.date, person: { ...person, claims } }],
    notices: [{ kind, date: fact.date, visit: fact.id }],
  };
}

const MOST_CLAIMS = 20;

export function withMailClaim(claims: Claim[], actor: Circumstances['mailClaim']): Claim[] {
  if (actor === null) return claims;
  const phones = claims.filter(({ via }) => via === 'phone');
  const mails = claims.filter(({ via }) => via === 'mail');
  // The links of the oldest mails end; the phone that booked keeps its right (B8).
  return [...phones, ...mails, { actor, via: 'mail' as const }].toSpliced(
    phones.length,
    Math.max(0, phones.length + mails.length + 1 - MOST_CLAIMS),
  );
}
