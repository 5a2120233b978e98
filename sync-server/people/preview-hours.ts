/** What a change of hours would do (C3, C11): read day by day from what the arbiter has open. Nothing is written. */
import { changeOfDay, hitOn, placeMinutesOf, withPerson } from '../../src/lib/domain/decide/hours-preview.ts';
import type { ChangedDay, HoursPreview } from '../../src/lib/domain/decide/hours-preview.ts';
import type { OfficeState } from '../../src/lib/domain/decide/decision.ts';
import { proposalsFor } from '../../src/lib/domain/decide/proposals.ts';
import { appointmentOf } from '../../src/lib/domain/day/day.ts';
import { freeSlots } from '../../src/lib/domain/day/free-slots.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { daysInHorizon } from '../../src/lib/domain/office/calendar.ts';
import { newHoursProblems } from '../../src/lib/domain/office/hours.ts';
import type { Hours } from '../../src/lib/domain/office/hours.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { DaySlots } from '../../src/lib/domain/office/capacity.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import type { NewPause, Pause } from '../arbiter/pause.ts';

/** An office as far as it is open at the arbiter. */
export type LookedAtOffice = Pick<
  OfficeState,
  'office' | 'bookableDays' | 'day' | 'people' | 'holidaysFor'
> & {
  readonly today: LocalDate;
};

export interface PreviewParts {
  readonly openDaysOf: (office: OfficeId) => Promise<LookedAtOffice | null>;
  /** One for each preview: others have the event loop between two days. */
  readonly newPause: NewPause;
  readonly clock: () => Instant;
}

/** Null: the office cannot be asked now. */
export type PreviewHours = (office: OfficeId, hours: Hours) => Promise<HoursPreview | null>;

export function makeHoursPreview({ openDaysOf, newPause, clock }: PreviewParts): PreviewHours {
  return async (id, { windows, closures }) => {
    const open = await openDaysOf(id);
    if (open === null) return null;
    const pause = newPause(id);
    await pause.rest();
    const { office } = open;
    const changed = { ...office, windows, closures };
    const problems = newHoursProblems(office, changed);
    const placeMinutes = placeMinutesOf(office);
    if (problems.length > 0) return { problems, hit: [], days: [], placeMinutes };
    return { problems, placeMinutes, ...(await lookAhead(open, changed, pause, clock())) };
  };
}

/** Whom a change hits, and the days on which it makes places more or fewer. */
export async function lookAhead(
  open: LookedAtOffice,
  changed: Office,
  pause: Pause,
  now: Instant,
): Promise<Pick<HoursPreview, 'hit' | 'days'>> {
  const { office, today } = open;
  const then = afterChange(open, changed, now);
  const hit: HoursPreview['hit'] = [];
  for (const date of open.bookableDays()) {
    await pause.rest();
    const day = open.day(date);
    if (day === null) continue;
    for (const one of hitOn(office, changed, day)) {
      await pause.rest();
      const event = appointmentOf(day, one.visit);
      // One that has too few counters keeps its time.
      const stays = event === undefined || one.why === 'counters';
      hit.push(withPerson(open, one, stays ? [] : proposalsFor(then, event, now)));
    }
  }
  const days: ChangedDay[] = [];
  const [before, after] = [office, changed].map((one) => new Set(daysInHorizon(one, today)));
  for (const date of before!.union(after!)) {
    await pause.rest();
    const isBookable = { before: before!.has(date), after: after!.has(date) };
    const change = changeOfDay(office, changed, date, isBookable);
    if (change !== null) days.push(change);
  }
  return { hit, days };
}

/** The office with what would be free after a change, each day reckoned once. */
function afterChange(open: LookedAtOffice, office: Office, now: Instant) {
  const known = new Map<LocalDate, DaySlots | null>();
  return {
    office,
    bookableDays: () => open.bookableDays(),
    slots(date: LocalDate): DaySlots | null {
      const kept = known.get(date);
      if (kept !== undefined) return kept;
      const day = open.day(date);
      const slots = day === null ? null : freeSlots(office, day, now);
      known.set(date, slots);
      return slots;
    },
  };
}
