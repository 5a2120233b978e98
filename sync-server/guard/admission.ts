/** Decides whether an actor may read a document, and if not, why. Pure. */
import { may, mayRead } from '../../src/lib/domain/access.ts';
import type { Identity } from '../../src/lib/domain/access.ts';
import { mayKioskRead } from '../../src/lib/domain/decide/kiosk-limits.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { addDays, dateOf, daysBetween, monthOf } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { ownerOf } from '../../src/lib/docs/document-names.ts';
import type { DocumentName } from '../../src/lib/docs/document-names.ts';
import type { CloseReason } from '../../src/lib/wire/close-codes.ts';

const MOST_DAYS_AHEAD = 400;

/** Null: let in. */
export function refuseAdmission(
  who: Identity,
  name: DocumentName,
  officeOf: (id: OfficeId) => Pick<Office, 'timeZone' | 'rules' | 'takesBackUntil'> | null,
  now: Instant,
): CloseReason | null {
  if (!mayRead(who, ownerOf(name))) return who.role === 'public' ? 'not-signed-in' : 'not-allowed';
  if (!('office' in name)) return null;
  const office = officeOf(name.office);
  if (office === null) return 'no-such-document';
  const today = dateOf(now, office.timeZone);
  if (name.kind === 'figures') return name.month > monthOf(addDays(today, 1)) ? 'no-such-document' : null;
  if (!('date' in name)) return null;
  const ahead = daysBetween(today, name.date);
  if (ahead > MOST_DAYS_AHEAD) return 'no-such-document';
  // Not a reason for which a device drops its copy: it may be the last one of what a restore has lost (M18).
  const isPastDay = -ahead > office.rules.retention.day;
  const needed = ahead < 0 ? 'search-past' : 'book';
  if (!may(who.role, needed) && !isPastDay && !mayKioskRead(office, name.date, now))
    return 'no-such-document';
  const { retention } = office.rules;
  return -ahead > (name.kind === 'day' ? retention.day : retention.people) ? 'past-retention' : null;
}
