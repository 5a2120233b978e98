/** How full days are, in words. */
import type { LaneId } from '#lib/domain/ids.ts';
import type { Occupancy } from '#lib/domain/office/occupancy.ts';
import { dateOf } from '#lib/domain/time.ts';
import { clockTime, numberText, shortDate } from '#lib/i18n/format.ts';
import type { ShownDay } from '#lib/state/lead/occupancy.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import type { Fullness } from '#lib/ui/lead/fullness.ts';
import type { Phrase } from '#lib/ui/phrase.ts';

export function dayFullness(day: ShownDay, lang: LanguageContext): Fullness {
  const word = wordFor(day, lang);
  return word === null ? numbers(day.occupancy!.all, lang) : { word };
}

export function laneFullness(day: ShownDay, lane: LaneId, lang: LanguageContext): Fullness {
  const word = wordFor(day, lang);
  if (word !== null) return { word };
  const occupancy = day.occupancy!.lanes.get(lane);
  return occupancy === undefined ? { word: lang.m.lead.occupancy.none } : numbers(occupancy, lang);
}

/** What stands instead of numbers; null: there are some. */
function wordFor({ calendar, isPast, occupancy }: ShownDay, lang: LanguageContext): Phrase | null {
  const { occupancy: m, hours } = lang.m.lead;
  if (calendar.holiday !== null) return lang.pick(calendar.holiday.name);
  if (calendar.hours.length === 0) return hours.kinds[calendar.kind];
  if (isPast) return m.past;
  return occupancy === null ? m.unknown : null;
}

function numbers({ open, taken, free, freeOnline }: Occupancy, lang: LanguageContext): Fullness {
  const m = lang.m.lead.occupancy;
  // Hours may stand there without a counter.
  if (open === 0) return { word: m.none };
  const percent = percentOf(taken, open);
  const text = numberText(percent, lang.language);
  const left = [m.free(hoursText(free, lang))];
  if (freeOnline > 0) left.push(m.online(hoursText(freeOnline, lang)));
  return { percent, taken: m.taken(text), left };
}

/** Rounded, but a day with one place taken is not empty, and one with a place left is not full. */
function percentOf(taken: number, open: number): number {
  if (taken === 0 || taken === open) return (100 * taken) / open;
  return Math.min(99, Math.max(1, Math.round((100 * taken) / open)));
}

/** Hours with one decimal. */
const hoursText = (minutes: number, lang: LanguageContext): string =>
  numberText(Math.round(minutes / 6) / 10, lang.language);

/** When more of a day can be booked online. */
export function openingNotes(
  { occupancy, isPast }: ShownDay,
  timeZone: string,
  lang: LanguageContext,
): readonly string[] {
  const m = lang.m.lead.occupancy;
  if (occupancy === null || isPast) return [];
  const { opensAt, releaseAt } = occupancy;
  const at = (instant: number): [string, string] => [
    shortDate(dateOf(instant, timeZone), lang.language),
    clockTime(instant, timeZone, lang.language),
  ];
  if (opensAt !== null) return [m.opens(...at(opensAt))];
  return releaseAt !== null ? [m.releases(...at(releaseAt))] : [];
}
