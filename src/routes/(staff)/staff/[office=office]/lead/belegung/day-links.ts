/** Where a day of the calendar leads to: its hours, or a counter of it that is locked. */
import type { LaneId, OfficeId } from '#lib/domain/ids.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { longDate } from '#lib/i18n/format.ts';
import type { ShownDay, ShownOffice } from '#lib/state/lead/occupancy.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import type { DayLink } from '#lib/ui/lead/day-link.ts';

/** Where the hours of a day are changed. With a lane, a counter of it is about to be locked there. */
export const addressOfDay = (office: OfficeId, date: LocalDate, lane?: LaneId): string =>
  `/staff/${office}/lead/zeiten?tag=${date}${lane === undefined ? '' : `&schalter=${lane}`}`;

/** C5, C12: locks a counter of the lane; null: it has none on this day, or the day is over. */
export function lockLink(
  { office }: ShownOffice,
  lane: ShownOffice['office']['lanes'][number],
  { date, isPast, occupancy }: ShownDay,
  lang: LanguageContext,
): DayLink | null {
  if (isPast || (occupancy?.lanes.get(lane.id)?.open ?? 0) === 0) return null;
  const m = lang.m.lead.occupancy;
  const text = lang.m.lead.hours.lockCounter.fewer;
  const name = m.lockThis(text, lang.pick(lane.name).text, longDate(date, lang.language));
  return { text, name, href: addressOfDay(office.id, date, lane.id) };
}

/** P12: opens the hours of a day at an office, where the lead may go on without signing in anew. */
export function officeLink(
  { office, isOwn }: ShownOffice,
  { date }: Pick<ShownDay, 'date'>,
  lang: LanguageContext,
  enter: (office: OfficeId, href: string) => void,
): DayLink {
  const m = lang.m.lead.occupancy;
  const href = addressOfDay(office.id, date);
  const named = lang.pick(office.name, office.languages).text;
  const name = m.openThis(m.open, named, longDate(date, lang.language));
  return { text: m.open, name, href, ...(!isOwn && { onenter: () => enter(office.id, href) }) };
}
