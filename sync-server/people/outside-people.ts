/** C3, C11: whom a change has left outside, with whom to call and what is free instead. Nothing is written. */
import { withPerson } from '../../src/lib/domain/decide/hours-preview.ts';
import type { HitPerson } from '../../src/lib/domain/decide/hours-preview.ts';
import type { OfficeState } from '../../src/lib/domain/decide/decision.ts';
import { outsideToCome } from '../../src/lib/domain/decide/outside.ts';
import { proposalsFor } from '../../src/lib/domain/decide/proposals.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { OfficeSession } from '../arbiter/office-session.ts';
import type { NewPause } from '../arbiter/pause.ts';

type OpenOffice = Pick<OfficeState, 'office' | 'bookableDays' | 'day' | 'people' | 'slots'> &
  Pick<OfficeSession, 'openDays'>;

export interface OutsideParts {
  readonly openDaysOf: (office: OfficeId) => Promise<OpenOffice | null>;
  readonly newPause: NewPause;
  readonly clock: () => Instant;
}

/** Null: the office cannot be asked now. */
export type TellOutsidePeople = (office: OfficeId) => Promise<readonly HitPerson[] | null>;

export function makeOutsidePeople({ openDaysOf, newPause, clock }: OutsideParts): TellOutsidePeople {
  return async (id) => {
    const open = await openDaysOf(id);
    if (open === null) return null;
    const [pause, now] = [newPause(id), clock()];
    const found: HitPerson[] = [];
    // A day that is closed by now can be booked no more, and is the one that is asked about.
    for (const date of open.openDays()) {
      await pause.rest();
      const day = open.day(date);
      // Visitors who are here already are called at another counter.
      for (const { event, why } of day === null ? [] : outsideToCome(open.office, day)) {
        await pause.rest();
        const { id: visit, number, start, minutes, lane } = event;
        const hit = { date, visit, number, start, minutes, lane, why };
        found.push(withPerson(open, hit, proposalsFor(open, event, now)));
      }
    }
    return found;
  };
}
