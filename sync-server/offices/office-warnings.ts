/**
 * What may be meant otherwise in an office: nothing that stops a start, but better read now than found out by a visitor. It is
 * found once for each state of an office, and kept while the office sleeps, since a start with many offices has no time.
 */
import { exceptionsOn } from '../../src/lib/domain/office/calendar-day.ts';
import { closuresOn, openingsOn } from '../../src/lib/domain/office/calendar.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { officeName, textsIn } from '../../src/lib/domain/office/text.ts';
import { dateOf, localDate } from '../../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../../src/lib/domain/time.ts';
import { isVariant } from '../../src/lib/i18n/languages.ts';
import { makePath } from './explain-issue.ts';
import { titleOf } from './office-title.ts';

/** One sentence each, by kind. */
export interface OfficeWarnings {
  /** The days on which they are the same. */
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly eves: readonly string[];
  readonly programs: readonly string[];
  readonly texts: readonly string[];
}

export function warningsOf(office: Office, today: LocalDate): OfficeWarnings {
  const days = { from: today, until: nextEves(today).sort()[0]! };
  // What they advise is written into its file.
  if (office.withoutFile) return { ...days, eves: [], programs: [], texts: [] };
  return {
    ...days,
    eves: warningsOfEves(office, today),
    programs: openToProgramsWarnings([office]),
    texts: missingTextWarnings([office]),
  };
}

export const areOf = ({ from, until }: OfficeWarnings, today: LocalDate): boolean =>
  from <= today && today <= until;

/** All sentences, the same kinds together. */
export const sentencesOf = (all: readonly OfficeWarnings[]): string[] =>
  (['eves', 'programs', 'texts'] as const).flatMap((kind) => all.flatMap((one) => one[kind]));

/** B6: offices in which a program could book every place, since a booking costs it nothing. */
export const openToProgramsWarnings = (offices: readonly Office[]): string[] =>
  offices.flatMap((office) =>
    office.rules.activation === null && !office.rules.proofOfWork && takesOnlineBookings(office)
      ? [
          `The office ${titleOf({ id: office.id, name: officeName(office) })} asks for neither a confirmation by mail (activation) nor a proof of work (proofOfWork): a program can book all of its places. Set one of them at the lead's desk (Dienststelle, Regeln) or in its file.`,
        ]
      : [],
  );

const takesOnlineBookings = ({ windows }: Office): boolean =>
  windows.some(({ lanes }) => Object.values(lanes).some(({ online }) => online > 0));

/** Texts that an office has not written in one of its languages: readers of that language get the first one. */
export const missingTextWarnings = (offices: readonly Office[]): string[] =>
  offices.flatMap((office) =>
    office.languages.flatMap((language) => {
      // What is not written in Leichte Sprache stays as it is, and no office writes all of it so.
      if (isVariant(language)) return [];
      // B7.10: in mails the product's words stand in its place.
      const missing = textsIn(office).filter(
        ({ path, text }) => path[0] !== 'mails' && text[language] === undefined,
      );
      if (missing.length === 0) return [];
      const title = titleOf({ id: office.id, name: officeName(office) });
      const places = missing.slice(0, MOST_PLACES_NAMED).map(({ path }) => makePath(path));
      const more = missing.length > places.length ? ` and ${missing.length - places.length} more` : '';
      return [
        `The office ${title} has no text in '${language}' at ${places.join(', ')}${more}: its readers get the text in '${office.languages[0]}'. Write it at the lead's desk (Dienststelle) or in the office's file, or take '${language}' out of its languages.`,
      ];
    }),
  );

const MOST_PLACES_NAMED = 5;

const EVES = ['12-24', '12-31'] as const;

/**
 * Offices that are open on 24 or 31 December only because their weekly hours say so. Both are no public holidays, and
 * most offices are closed. A window or closure for that date, also for each year, shows that the office has thought of it.
 */
export const openEvesWarnings = (offices: readonly Office[], now: Instant): string[] =>
  offices.flatMap((office) => warningsOfEves(office, dateOf(now, office.timeZone)));

function warningsOfEves(office: Office, today: LocalDate): string[] {
  const open = nextEves(today).filter(
    (date) =>
      openingsOn(office, date).length > 0 &&
      !office.windows.some((one) => one.date === date) &&
      ![...closuresOn(office, date), ...exceptionsOn(office, date)].some((one) => one.weekdays === undefined),
  );
  if (open.length === 0) return [];
  const title = titleOf({ id: office.id, name: officeName(office) });
  return [
    `The office ${title} is open on ${open.join(' and ')}, as on other days of the week. Name the days at the lead's desk (Dienststelle, Feiertage) or under ownHolidays in its file, or give them a window with their date (docs/operating.md).`,
  ];
}

const nextEves = (today: LocalDate): LocalDate[] => EVES.map((eve) => nextDate(today, eve));

function nextDate(today: LocalDate, monthAndDay: string): LocalDate {
  const year = Number(today.slice(0, 4));
  const date = localDate.parse(`${year}-${monthAndDay}`);
  return date >= today ? date : localDate.parse(`${year + 1}-${monthAndDay}`);
}
