/** Windows and closures in words. */
import { hoursOn } from '#lib/domain/office/calendar.ts';
import type { HoursDifference } from '#lib/domain/office/hours-edit.ts';
import type { Closure, Office, OpeningWindow } from '#lib/domain/office/office.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { localHours, shortDateWithYear } from '#lib/i18n/format.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { joinPhrases, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';

/** `Montag, Dienstag 08:00–12:00 Uhr`. */
export function windowText({ weekdays, nth, date, from, to }: OpeningWindow, lang: LanguageContext): string {
  const m = lang.m.lead.hours;
  const days =
    date === undefined
      ? (weekdays ?? []).map((day) => m.weekdays[day]).join(', ')
      : `${m.shortKinds.special} ${shortDateWithYear(date, lang.language)}`;
  const which = nth === undefined ? '' : ` (${m.nths[nth]})`;
  return `${days}${which} ${m.span(from, to)}`;
}

export function validityText({ validFrom, validUntil }: OpeningWindow, lang: LanguageContext): string {
  const m = lang.m.lead.hours.windows;
  const [from, until] = [validFrom, validUntil].map((date) =>
    date === undefined ? null : shortDateWithYear(date, lang.language),
  );
  if (from && until) return m.between(from, until);
  if (from) return m.from(from);
  return until ? m.until(until) : m.always;
}

export const lanesText = (office: Office, { lanes }: OpeningWindow, lang: LanguageContext): Phrase =>
  joinPhrases(
    Object.entries(lanes).map(([id, { counters, online }]) =>
      sentence(
        (name) => lang.m.lead.hours.windows.lane(name, counters, online),
        lanePhrase(office, id, lang),
      ),
    ),
    '; ',
  );

export function lanePhrase(office: Office, id: string, lang: LanguageContext): Phrase {
  const lane = office.lanes.find((one) => one.id === id);
  return lane === undefined ? id : lang.pick(lane.name);
}

export function closureText({ date, from, to, reason }: Closure, lang: LanguageContext): Phrase {
  const m = lang.m.lead.hours;
  const what = from === undefined || to === undefined ? m.wholeDay : m.span(from, to);
  return sentence(
    (inner) => `${shortDateWithYear(date, lang.language)}, ${m.closedFor(what, inner)}`,
    lang.pick(reason),
  );
}

export function dayHoursText(office: Office, date: LocalDate, lang: LanguageContext): string {
  return localHours(hoursOn(office, date), office.timeZone, lang.language)
    .map(({ from, to }) => `${from}–${to}`)
    .join(', ');
}

/** What another lead has changed, a line each. */
export function differenceLines(
  { closed, reopened, added, removed }: HoursDifference,
  lang: LanguageContext,
): Phrase[] {
  const m = lang.m.lead.hours.meanwhile;
  return [
    ...closed.map((one) => sentence(m.closed, closureText(one, lang))),
    ...reopened.map((one) => sentence(m.reopened, closureText(one, lang))),
    ...added.map((one) => m.added(windowText(one, lang))),
    ...removed.map((one) => m.removed(windowText(one, lang))),
  ];
}
