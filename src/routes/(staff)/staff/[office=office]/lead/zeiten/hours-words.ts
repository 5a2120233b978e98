/** Windows and closures in words. */
import { hoursOn } from '#lib/domain/office/calendar.ts';
import type { HoursDifference } from '#lib/domain/office/hours-edit.ts';
import type { Closure } from '#lib/domain/office/closure.ts';
import type { Office, OpeningWindow } from '#lib/domain/office/office.ts';
import type { LocalDate } from '#lib/domain/time.ts';
import { weekdays } from '#lib/domain/office/weekdays.ts';
import type { ChangedWait, ChangedWaits } from '#lib/domain/statistics/changed-waits.ts';
import {
  localHours,
  monthOfYear,
  numericDate,
  shortDate,
  shortDateWithYear,
  yearlyDay,
} from '#lib/i18n/format.ts';
import { DAYS_PLAYED } from '#lib/state/lead/wait-preview.svelte.ts';
import type { LanguageContext } from '#lib/ui/language.svelte.ts';
import { joinPhrases, sentence } from '#lib/ui/phrase.ts';
import type { Phrase } from '#lib/ui/phrase.ts';

/** `Montag, Dienstag 08:00–12:00 Uhr`. */
export function windowText(
  { weekdays, nth, date, from, to, onHoliday }: OpeningWindow,
  lang: LanguageContext,
): string {
  const m = lang.m.lead.hours;
  const days =
    date === undefined
      ? (weekdays ?? []).map((day) => m.weekdays[day]).join(', ')
      : `${m.shortKinds.special} ${shortDateWithYear(date, lang.language)}`;
  const which = nth === undefined ? '' : ` (${m.nths[nth]})`;
  const despite = onHoliday ? ` (${m.onHoliday})` : '';
  return `${days}${which} ${m.span(from, to)}${despite}`;
}

export function validityText(
  { validFrom, validUntil }: Pick<OpeningWindow, 'validFrom' | 'validUntil'>,
  lang: LanguageContext,
): string {
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

/** On which days a closure counts: `Mo., 23.11.2026`, or `Montag (nur der erste im Monat), nur im Juli`. */
export function closureDays(
  { date, weekdays: weekly = [], nth, months, days }: Closure,
  lang: LanguageContext,
): string {
  const m = lang.m.lead.hours;
  if (date !== undefined) return shortDateWithYear(date, lang.language);
  if (days !== undefined)
    return m.recurring.eachYear(days.map((day) => yearlyDay(day, lang.language)).join(', '));
  const names = weekly.map((day) => m.weekdays[day]).join(', ');
  const which = `${names} (${nth === undefined ? m.window.everyWeek : m.nths[nth]})`;
  if (months === undefined) return which;
  return m.recurring.inMonths(which, months.map((month) => monthOfYear(month, lang.language)).join(', '));
}

export const exceptionsText = ({ except = [] }: Closure, lang: LanguageContext): string =>
  except.map((date) => numericDate(date, lang.language)).join(', ');

/** Why and for how much of a day. */
export function closedText({ from, to, reason }: Closure, lang: LanguageContext): Phrase {
  const m = lang.m.lead.hours;
  const what = from === undefined || to === undefined ? m.wholeDay : m.span(from, to);
  return sentence((inner) => m.closedFor(what, inner), lang.pick(reason));
}

export function closureText(closure: Closure, lang: LanguageContext): Phrase {
  const m = lang.m.lead.hours.recurring;
  const exceptions = exceptionsText(closure, lang);
  return sentence(
    (inner) => {
      const text = `${closureDays(closure, lang)}, ${inner}`;
      return exceptions === '' ? text : m.except(text, exceptions);
    },
    closedText(closure, lang),
  );
}

/** Closures that are opened again together: the first, how many, and the last day. */
export function closuresText(closures: readonly Closure[], lang: LanguageContext): Phrase {
  const [first, last] = [closures[0], closures.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (closures.length === 1) return closureText(first, lang);
  return sentence(
    (inner) => lang.m.lead.hours.closedFrom(inner, closures.length, closureDays(last, lang)),
    closureText(first, lang),
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

/** The waits of a change, as the preview shows them. `note`: what is to be said of how they were reckoned. */
export const waitLines = (
  { waits, more, lacksFigures }: ChangedWaits,
  office: Office,
  lang: LanguageContext,
  note: string | null = null,
) => ({
  ...{ lines: waits.map((one) => waitText(one, office, lang)), more, lacksFigures, note },
  days: DAYS_PLAYED,
});

/** How long visitors wait before and after a change of hours, on one day or on days of the same weekday. */
function waitText(
  { lane, weekday, dates, before, after }: ChangedWait,
  office: Office,
  lang: LanguageContext,
): Phrase {
  const m = lang.m.lead.hours;
  const [first] = dates;
  const when =
    dates.length === 1 && first !== undefined
      ? shortDate(first, lang.language)
      : m.preview.waits.days(m.weekdays[weekdays[Number(weekday) - 1]!], dates.length);
  return sentence((name) => m.preview.waits.line(when, name, before, after), lanePhrase(office, lane, lang));
}
