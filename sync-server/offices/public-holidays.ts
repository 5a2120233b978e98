/** The days on which an office is closed every year (rule C3): public holidays, from `date-holidays`, and its own. */
import Holidays from 'date-holidays';
import type { HolidaysTypes } from 'date-holidays';
import type { Holiday, Office } from '../../src/lib/domain/office/office.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import type { Language, Text } from '../../src/lib/domain/office/text.ts';
import { staffLanguages } from '../../src/lib/i18n/languages.ts';
import type { HolidayRegion } from '../../src/lib/wire/http/hours-routes.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { addDays, localDate } from '../../src/lib/domain/time.ts';
import type { LocalDate } from '../../src/lib/domain/time.ts';
import type { Pause } from '../arbiter/pause.ts';

/**
 * All days off of an office, one a day, earliest first, or why its region is unknown. The first name of a day counts.
 * They begin with last year, so that the figures of the days gone by know their holidays too.
 */
export function holidaysFor(
  { holidaysOf, ownHolidays: own, languages }: Pick<Office, 'holidaysOf' | 'ownHolidays' | 'languages'>,
  today: LocalDate,
): Result<readonly Holiday[], string> {
  const [from, to] = yearsAround(today);
  const known = holidaysOf === undefined ? ok([]) : publicHolidays(holidaysOf, [from, to], languages);
  return known.ok ? ok(inOrder([...known.value, ...ownHolidays(own, from, to)])) : known;
}

const yearsAround = (today: LocalDate): readonly [from: number, to: number] => {
  const year = Number(today.slice(0, 4));
  return [year - 1, year + 2];
};

/** The same; null: its region is unknown. */
export function knownHolidays(
  office: Parameters<typeof holidaysFor>[0],
  today: LocalDate,
): readonly Holiday[] | null {
  const holidays = holidaysFor(office, today);
  return holidays.ok ? holidays.value : null;
}

const inOrder = (holidays: readonly Holiday[]): Holiday[] =>
  holidays
    .filter(({ date }, index) => holidays.findIndex((other) => other.date === date) === index)
    .sort((a, b) => (a.date < b.date ? -1 : 1));

/** Where Foyer is at home: its states are offered to an office without a region. */
const HOME_COUNTRY = 'DE';

/**
 * The regions that an office can choose from: the states of its country, each followed by its parts with holidays of
 * their own. Names are in the languages of staff; one that is the same in a further language stands once.
 */
export function regionsWithHolidays({ holidaysOf }: Pick<Office, 'holidaysOf'>): HolidayRegion[] {
  const [country = HOME_COUNTRY] = (holidaysOf ?? HOME_COUNTRY).split('-');
  const calendar = new Holidays();
  return namesIn((language) => calendar.getStates(country, language)).flatMap(([state, name]) => [
    { id: `${country}-${state}`, name },
    ...namesIn((language) => calendar.getRegions(country, state, language)).map(([part, partName]) => ({
      id: `${country}-${state}-${part}`,
      name: partName,
    })),
  ]);
}

/** Names by their codes. The library gives undefined for what it has no list of. */
function namesIn(
  of: (language: Language) => Readonly<Record<string, string>> | undefined,
): [code: string, name: Text][] {
  const [first = '', ...others] = staffLanguages;
  return Object.entries(of(first) ?? {}).map(([code, name]) => {
    const further = others.map((language) => [language, of(language)?.[code] ?? name] as const);
    return [code, { [first]: name, ...Object.fromEntries(further.filter(([, own]) => own !== name)) }];
  });
}

/**
 * The public holidays of some years, earliest first, or why the region is unknown. `region` as in ISO 3166-2, `DE-NW`,
 * with a third part where a part of the state has holidays of its own, `DE-BY-KATH`. A language for which the
 * library has no name of a day is left out; the first one always has the name that the library gives.
 */
export function publicHolidays(
  region: string,
  [from, to]: readonly [from: number, to: number],
  languages: readonly Language[],
): Result<readonly Holiday[], string> {
  const holidays: Holiday[] = [];
  for (let year = from; year <= to; year++) {
    const ofYear = knownYear(region, year, languages);
    if (!ofYear.ok) return ofYear;
    holidays.push(...ofYear.value);
  }
  return ok(holidays);
}

/**
 * Reckons the days off that an edit asks for, year by year, so that others have the event loop between two years. What
 * asks for them next finds all of them.
 */
export async function reckonAhead(
  { section, to }: OfficeEdit,
  { languages }: Pick<Office, 'languages'>,
  today: LocalDate,
  pause: Pick<Pause, 'rest'>,
): Promise<void> {
  const region = to?.['holidaysOf'];
  if (section !== 'holidays' || typeof region !== 'string') return;
  const [from, until] = yearsAround(today);
  for (let year = from; year <= until; year++) {
    await pause.rest();
    if (!knownYear(region, year, languages).ok) return;
  }
}

/** Leads may try one region after the other: four years of a hundred. */
const MOST_YEARS = 400;
/** The library takes milliseconds for each year, and the offices of a state share their holidays. */
const years = new Map<string, Result<readonly Holiday[], string>>();

function knownYear(
  region: string,
  year: number,
  languages: readonly Language[],
): Result<readonly Holiday[], string> {
  const key = [region, year, ...languages].join(' ');
  const known = years.get(key) ?? reckonYear(region, year, languages);
  years.set(key, known);
  if (years.size > MOST_YEARS) years.delete(years.keys().next().value!);
  return known;
}

function reckonYear(
  region: string,
  year: number,
  [first = '', ...others]: readonly Language[],
): Result<readonly Holiday[], string> {
  const calendar = calendarOf(region);
  if (!calendar.ok) return calendar;
  const holidays: Holiday[] = [];
  // Once for all languages: the library would reckon the whole year anew for each of them.
  for (const { date, name, rule, type } of calendar.value.getHolidays(year, first)) {
    // Observances, bank holidays and school holidays close no office.
    if (type !== 'public') continue;
    const day = localDate.parse(date.slice(0, 10));
    if (holidays.some((h) => h.date === day)) continue;
    const named = namesOfRule(calendar.value, rule);
    const own = others.flatMap((language) => {
      const translated = named[language];
      return translated === undefined || translated === named[first] ? [] : [[language, translated]];
    });
    holidays.push({ date: day, name: { [first]: name, ...Object.fromEntries(own) } });
  }
  return ok(holidays);
}

/** The names of a holiday by language, as far as the library has them. */
function namesOfRule(calendar: Holidays, rule: string): Readonly<Record<string, string>> {
  const { name } = calendar.getRule(rule) as unknown as HolidaysTypes.HolidayRule;
  return typeof name === 'string' ? {} : name;
}

/**
 * The library reckons their moon for 60 to 100 ms a year in one go, and nothing holds the event loop for longer than 50.
 * An office there names its days off itself (`ownHolidays`).
 */
const TOO_SLOW: ReadonlySet<string> = new Set(['HK', 'TW']);

/** The library takes what it does not know for the region above it, so each part is looked up first. */
function calendarOf(region: string): Result<Holidays, string> {
  const [country = '', state, part] = region.split('-');
  const calendar = new Holidays();
  const levels = [
    calendar.getCountries(),
    calendar.getStates(country),
    state === undefined ? undefined : calendar.getRegions(country, state),
  ];
  const parts = [country, state, part];
  if (TOO_SLOW.has(country)) return err(`no public holidays are known of '${region}'`);
  for (const [level, name] of parts.entries()) {
    if (name === undefined) break;
    const known: Readonly<Record<string, string>> = levels[level] ?? {};
    if (name in known) continue;
    const above = parts.slice(0, level).join('-');
    const possible = Object.entries(known).map(([id, title]) => `${above}-${id} (${title})`);
    const hint = level === 0 || possible.length === 0 ? '' : `; below ${above} are ${possible.join(', ')}`;
    return err(`no public holidays are known of '${region}'${hint}`);
  }
  return ok(new Holidays(...(parts.filter((name) => name !== undefined) as [string])));
}

/** The office's own holidays in some years, in the order of its file. */
export function ownHolidays(own: Office['ownHolidays'], from: number, to: number): Holiday[] {
  const years = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return own.flatMap(({ day, name }) =>
    years.flatMap((year) => {
      const date = dateIn(day, year);
      return date === null ? [] : [{ date, name }];
    }),
  );
}

/** `12-24`, `2026-12-24` or `easter -48` in one year; null: it is not in that year. */
function dateIn(day: string, year: number): LocalDate | null {
  const fromEaster = /^easter ([+-]\d+)$/.exec(day)?.[1];
  if (fromEaster !== undefined) return addDays(easterOf(year), Number(fromEaster));
  if (/^\d{4}/.test(day) && !day.startsWith(`${year}-`)) return null;
  return localDate.safeParse(`${year}-${day.slice(-5)}`).data ?? null;
}

const german = new Holidays('DE');
const easters = new Map<number, LocalDate>();

function easterOf(year: number): LocalDate {
  const known = easters.get(year);
  if (known !== undefined) return known;
  const { date } = german.getHolidays(year).find(({ rule }) => rule === 'easter')!;
  const easter = localDate.parse(date.slice(0, 10));
  easters.set(year, easter);
  return easter;
}
