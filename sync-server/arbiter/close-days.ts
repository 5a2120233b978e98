/** P12, C3: closes days of an office for an authority's lead at another one, judged as that lead's own `change-hours`. */
import type { ActorId, RequestId, VisitId } from '../../src/lib/domain/ids.ts';
import type { Role } from '../../src/lib/domain/access.ts';
import { applyEdit, openDays, withinLimits } from '../../src/lib/domain/office/hours-edit.ts';
import { hoursOf } from '../../src/lib/domain/office/hours.ts';
import type { Text } from '../../src/lib/domain/office/text.ts';
import { SCHEMA_VERSION } from '../../src/lib/domain/requests/request.ts';
import type { RequestOf } from '../../src/lib/domain/requests/request.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { ClosingRefusal } from '../../src/lib/wire/http/authority-closing-routes.ts';
import type { OfficeSession } from './office-session.ts';

export interface DaysToClose {
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly reason: Text;
  /** The appointments that the lead has seen to be hit. */
  readonly seen: readonly VisitId[];
}

/** Writes it into the documents in memory. Null: it is closed. */
export function closeDaysIn(
  session: Pick<OfficeSession, 'office' | 'today' | 'decide' | 'fits' | 'carryOut'>,
  { from, until, reason, seen }: DaysToClose,
  by: { readonly actor: ActorId; readonly role: Role; readonly request: RequestId },
  now: Instant,
): ClosingRefusal | null {
  const { office, today } = session;
  const dates = openDays(office, from < today ? today : from, until);
  if (dates.length === 0) return 'nothing-to-close';
  // An office shows no language that it does not have.
  const own = Object.fromEntries(Object.entries(reason).filter(([code]) => office.languages.includes(code)));
  const edited = applyEdit(office, { what: 'close', dates, part: null, reason: own });
  const hours = edited === null ? null : withinLimits(edited, today);
  if (hours === null) return 'not-possible';
  const request: RequestOf<'change-hours'> = {
    ...{ v: SCHEMA_VERSION, id: by.request, office: office.id, date: today, at: now },
    ...{ kind: 'change-hours', ...hoursOf(hours), base: hoursOf(office), seen: [...seen] },
  };
  const decision = session.decide(request, {
    ...{ now, at: now, by: { actor: by.actor, role: by.role }, proven: false, mailAuthorization: null },
    // Nothing of a change of hours is left to chance.
    random: () => 0,
  });
  const { answer } = decision;
  if (!answer.ok) return answer.reason === 'appointments-outside' ? 'booked-meanwhile' : 'not-possible';
  if (!session.fits(decision)) return 'not-possible';
  session.carryOut(decision, now);
  return null;
}
