/** P12, C3: what it would do to close days of an office: counts and times, without names. Nothing is written. */
import { changeOfDay, hitOn } from '../../src/lib/domain/decide/hours-preview.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { applyEdit, openDays } from '../../src/lib/domain/office/hours-edit.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { ClosingPreview } from '../../src/lib/wire/http/authority-closing-routes.ts';
import type { PreviewParts } from './preview-hours.ts';

export interface ClosedPeriod {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Null: the office cannot be asked now. */
export type PreviewClosing = (office: OfficeId, period: ClosedPeriod) => Promise<ClosingPreview | null>;

export function makeClosingPreview({
  openDaysOf,
  newPause,
}: Pick<PreviewParts, 'openDaysOf' | 'newPause'>): PreviewClosing {
  return async (id, { from, until }) => {
    const open = await openDaysOf(id);
    if (open === null) return null;
    const pause = newPause(id);
    await pause.rest();
    const { office, today } = open;
    const dates = openDays(office, from < today ? today : from, until);
    // The reason says nothing about who is hit.
    const hours = applyEdit(office, { what: 'close', dates, part: null, reason: {} });
    const changed = { ...office, ...hours };
    const bookable = new Set(open.bookableDays());
    const hit: ClosingPreview['hit'] = [];
    const days: ClosingPreview['days'] = [];
    for (const date of dates) {
      await pause.rest();
      const day = bookable.has(date) ? open.day(date) : null;
      const people = open.people(date);
      for (const one of day === null ? [] : hitOn(office, changed, day))
        hit.push({ ...one, hasMail: (people?.get(one.visit)?.contact?.mail ?? null) !== null });
      const isBookable = { before: bookable.has(date), after: bookable.has(date) };
      const change = changeOfDay(office, changed, date, isBookable);
      if (change !== null) days.push(change);
    }
    return { id, dates, hit, days };
  };
}
