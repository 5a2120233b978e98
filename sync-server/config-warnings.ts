/** What may be meant otherwise: nothing that stops a start, but better read now than found out by a visitor. */
import { closuresOn, openingsOn } from '../src/lib/domain/office/calendar.ts';
import { exceptionsOn } from '../src/lib/domain/office/calendar-day.ts';
import type { OfficeId } from '../src/lib/domain/ids.ts';
import type { Office } from '../src/lib/domain/office/office.ts';
import { officeName, textsIn } from '../src/lib/domain/office/text.ts';
import { isVariant } from '../src/lib/i18n/languages.ts';
import { makePath } from './offices/explain-issue.ts';
import { dateOf, localDate, MINUTE_MS } from '../src/lib/domain/time.ts';
import type { Instant, LocalDate } from '../src/lib/domain/time.ts';
import { titleOf } from './arbiter/stored-offices.ts';
import type { StoredOffice } from './arbiter/stored-offices.ts';
import { settings } from './config.ts';
import type { Config } from './config.ts';
import { isWildcard } from './http/listen.ts';
import { isThisMachine } from './http/origin.ts';

/** One sentence each. */
export function configWarnings(config: Config, env: Readonly<Record<string, string | undefined>>): string[] {
  const cautions = Object.keys(env).flatMap((name) => {
    const meant = nearMiss(name);
    return meant === undefined || env[meant] !== undefined
      ? []
      : [`${name} is no setting of Foyer and has no effect: was ${meant} meant?`];
  });
  const { publicUrl, host, smtpUrl, smtpInsecure, trustProxy, clockShift } = config;
  const people = publicUrl !== null && !isThisMachine(new URL(publicUrl).hostname) ? publicUrl : null;
  if (people?.startsWith('http:')) {
    cautions.push(
      `PUBLIC_URL is ${people}: without https browsers on other machines can neither book nor sign in, only monitors work (docs/operating.md).`,
    );
  }
  if (publicUrl === null && trustProxy) {
    cautions.push(
      'TRUST_PROXY is set, but PUBLIC_URL is not: links and cookies are made for where the relay listens, not for the address that people reach through the proxy.',
    );
  } else if (publicUrl === null && !isThisMachine(host)) {
    cautions.push(
      'PUBLIC_URL is not set: other machines reach this relay, but there without https browsers can neither book nor sign in, only monitors work (docs/operating.md).',
    );
  }
  // The relay itself speaks http alone: who is reached by https has a proxy in front.
  if (people?.startsWith('https:') && !trustProxy) {
    const counts = isThisMachine(host)
      ? 'all visitors through the proxy count as this machine itself, for which neither bookings nor sockets are limited'
      : 'a proxy on another machine counts as one address, and the whole town shares what one address may book (30 an hour, where an office says nothing else)';
    cautions.push(
      `PUBLIC_URL is ${people}, but TRUST_PROXY is not set: ${counts}. Let the proxy set X-Forwarded-For, and set TRUST_PROXY=1.`,
    );
  }
  if (people !== null && clockShift !== 0) {
    cautions.push(
      `CLOCK_SHIFT is ${clockShift / MINUTE_MS}: the clock by which people book and are called is wrong by that many minutes. It is for trying out alone.`,
    );
  }
  if (smtpUrl?.startsWith('smtp:') && smtpInsecure && !isThisMachine(new URL(smtpUrl).hostname)) {
    cautions.push(
      `SMTP_INSECURE is set: where ${new URL(smtpUrl).hostname} offers no STARTTLS, mails and the password of the mail server travel unencrypted.`,
    );
  }
  if (config.provider?.issuer.startsWith('http:') && people !== null) {
    cautions.push(
      `OIDC_ISSUER is ${config.provider.issuer}: a provider on this machine that speaks http is for trying out alone.`,
    );
  }
  if (smtpUrl === null && !isThisMachine(host) && !isWildcard(host)) {
    cautions.push(
      `No mail server is set, and /mailbox is shown to this machine alone, which HOST=${host} leaves out: the mails cannot be read.`,
    );
  }
  return cautions;
}

/** Offices that are stored and have no file any more. `served`: C13. */
export const withoutFileWarnings = (
  offices: readonly StoredOffice[],
  served: ReadonlySet<OfficeId>,
): string[] =>
  offices.map((office) => {
    const what = served.has(office.id)
      ? 'what is booked there is served as it is stored, and nothing new is taken'
      : 'users cannot reach it';
    return `The office ${titleOf(office)} is stored and has no file in OFFICES: ${what}, and what is past its time goes on being erased. Put its file back, or erase all of it with \`npm run office -- retire ${office.id}\` (docs/operating.md).`;
  });

/** OIDC_ROLES names offices that have no file: their roles lead nowhere. */
export function grantWarnings({ provider }: Pick<Config, 'provider'>, offices: readonly string[]): string[] {
  const named = [...(provider?.grants?.values() ?? [])].flat().map(({ office }) => office);
  return [...new Set(named)]
    .filter((office) => office !== '*' && !offices.includes(office))
    .map(
      (office) =>
        `OIDC_ROLES names the office ${office}, which has no file in OFFICES: no member signs in there by it. Is it mistyped?`,
    );
}

/** What may be meant otherwise in each of these, the same kinds together. */
export function officeWarnings(offices: Iterable<Office>, now: Instant): string[] {
  const found: [eves: string[], programs: string[], texts: string[]] = [[], [], []];
  for (const office of offices) {
    // What they advise is written into its file.
    if (office.withoutFile) continue;
    found[0].push(...openEvesWarnings([office], now));
    found[1].push(...openToProgramsWarnings([office]));
    found[2].push(...missingTextWarnings([office]));
  }
  return found.flat();
}

/** B6: offices in which a program could book every place, since a booking costs it nothing. */
export const openToProgramsWarnings = (offices: readonly Office[]): string[] =>
  offices.flatMap((office) =>
    office.rules.activation === null && !office.rules.proofOfWork && takesOnlineBookings(office)
      ? [
          `The office ${titleOf({ id: office.id, name: officeName(office) })} asks for neither a confirmation by mail (activation) nor a proof of work (proofOfWork): a program can book all of its places. Set one of them in its file.`,
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
        `The office ${title} has no text in '${language}' at ${places.join(', ')}${more}: its readers get the text in '${office.languages[0]}'. Write it in the office's file, or take '${language}' out of its languages.`,
      ];
    }),
  );

const MOST_PLACES_NAMED = 5;

const EVES = ['12-24', '12-31'] as const;

/**
 * Offices that are open on 24 or 31 December only because their weekly hours say so. Both are no public holidays, and
 * most offices are closed. A window or closure for that date, also for each year, shows that the office has thought of it.
 */
export function openEvesWarnings(offices: readonly Office[], now: Instant): string[] {
  return offices.flatMap((office) => {
    const today = dateOf(now, office.timeZone);
    const open = EVES.map((eve) => nextDate(today, eve)).filter(
      (date) =>
        openingsOn(office, date).length > 0 &&
        !office.windows.some((one) => one.date === date) &&
        ![...closuresOn(office, date), ...exceptionsOn(office, date)].some(
          (one) => one.weekdays === undefined,
        ),
    );
    if (open.length === 0) return [];
    const title = titleOf({ id: office.id, name: officeName(office) });
    return [
      `The office ${title} is open on ${open.join(' and ')}, as on other days of the week. Name the days under ownHolidays in its file, or give them a window with their date (docs/operating.md).`,
    ];
  });
}

function nextDate(today: LocalDate, monthAndDay: string): LocalDate {
  const year = Number(today.slice(0, 4));
  const date = localDate.parse(`${year}-${monthAndDay}`);
  return date >= today ? date : localDate.parse(`${year + 1}-${monthAndDay}`);
}

/** A longer name can be mistyped twice; a short one would be taken for another. */
const slipsIn = (name: string): number => (name.length < 6 ? 0 : name.length < 9 ? 1 : 2);

/** The setting of which this name is a slip of the finger. */
function nearMiss(name: string): string | undefined {
  if (settings.some((s) => s === name)) return undefined;
  return settings.find((s) => slipsBetween(name.toUpperCase(), s) <= slipsIn(s));
}

/** Letters that are missing, added, wrong or swapped with their neighbour (optimal string alignment). */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const above = rows[i - 1]!;
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, rows[i - 2]![j - 2]! + 1);
      row.push(least);
    }
    rows.push(row);
  }
  return rows[a.length]![b.length]!;
}
