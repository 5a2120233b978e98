/**
 * P3: people whose data is erased before their day. Who has cancelled, moved or never confirmed does not come, so
 * their name, address and birth date are not needed. The events stay, and the authorizations, which are digests.
 */
import { appointmentOf, stepsFor, visitIn } from '../day/day.ts';
import type { Day } from '../day/day.ts';
import type { VisitId } from '../ids.ts';
import type { Memo } from './memo.ts';
import { isNameless } from '../day/people.ts';
import type { Person } from '../day/people.ts';
import { EARLIEST, MINUTE_MS } from '../time.ts';
import type { Instant } from '../time.ts';

/** M10: a press in time may still be on its way when the reservation lapses. */
export const LATE_PRESS_MS = 60 * MINUTE_MS;

/** When the visit stops needing personal data; null: the visitor may still come. */
function givenUpAt(day: Day, id: VisitId): Instant | null {
  const visit = visitIn(day, id);
  const event = appointmentOf(day, id);
  if (visit === undefined || event === undefined || visit.arrivedAt !== null) return null;
  if (visit.state === 'cancelled') return EARLIEST;
  const isUnconfirmed =
    visit.state === 'lapsed' && !stepsFor(day, id).some(({ what }) => what === 'activated');
  return isUnconfirmed && event.activateBy !== null ? event.activateBy + LATE_PRESS_MS : null;
}

type People = ReadonlyMap<string, Person>;

/** A person's record without what it says of the person, and without where the booking came from. */
export const nameless = ({ received, fields: _said, ...person }: Person): Person => ({
  ...person,
  contact: null,
  reminder: false,
  ...(received === undefined ? {} : { received: { ...received, origin: null } }),
});

/** The records of a day that are to be written anew, without what they say of the person. */
export const withoutContact = (day: Day, people: People, now: Instant): Person[] =>
  [...people.values()].flatMap((person): Person[] => {
    const at = isNameless(person) ? null : givenUpAt(day, person.id);
    return at === null || at > now ? [] : [nameless(person)];
  });

/** Whether nothing personal of the visit is kept any more, and so nothing of the kind is taken down either. */
export function isGivenUp(day: Day, id: VisitId, now: Instant): boolean {
  const at = givenUpAt(day, id);
  return at !== null && at <= now;
}

/** What staff noted of visits that were given up, since free text may name the person; and the phones (Q15). */
export const notesOfGivenUp = (day: Day, memos: ReadonlyMap<string, Memo>, now: Instant): string[] =>
  [...memos].flatMap(([key, memo]) => {
    const visit = memo.type === 'note' ? memo.visit : memo.type === 'following' ? memo.id : null;
    return visit !== null && isGivenUp(day, visit, now) ? [key] : [];
  });

/** When that is due next; `Infinity`: never. */
export const nextWithoutContact = (day: Day, people: People, now: Instant): Instant =>
  Math.min(
    ...[...people.values()].flatMap((person) => {
      const at = isNameless(person) ? null : givenUpAt(day, person.id);
      return at === null || at <= now ? [] : [at];
    }),
    Infinity,
  );
