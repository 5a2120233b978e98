/** A new office: its file says who it is, and a lead sets up the rest at the desk. */
import { NOT_ENTERED } from './office.ts';
import type { Office } from './office.ts';

/** What a file of a new office has none of. One that has some of them is a whole office, and has to have all. */
const SET_UP_AT_DESK = ['categories', 'services', 'lanes', 'counters', 'windows', 'rules'] as const;

const LANE = 'main';

/** Words by language; `other` where a language has none. */
export interface NewOfficeWords {
  readonly lane: Readonly<Record<string, string>>;
  readonly counter: Readonly<Record<string, string>>;
  readonly other: { readonly lane: string; readonly counter: string };
}

/**
 * A lead's edits count until their part of the file changes (C11.11), and this is a part of the file. So these values
 * stay as they are for ever: another one would take a lead's work away in each office that was set up at the desk.
 */
const RULES = {
  ...{ longest: 120, horizonDays: 28, leadMinutes: 30, sameDayRelease: 15, returnDelay: 30, activation: 120 },
  checkIn: { before: 15, after: 5 },
  contact: { mail: 'required', birthDate: 'required', phone: 'optional' },
  ...{ reminder: 'opt-in', perMail: 4, calls: 3 },
  retention: { people: 7, day: 90 },
};

/** The content of an office file, completed where it is that of a new office. Anything else is given back as it is. */
export function completeNewOffice(content: unknown, words: NewOfficeWords): unknown {
  if (!isFields(content) || SET_UP_AT_DESK.some((field) => field in content)) return content;
  const { name } = content;
  if (!isFields(name)) return content;
  const languages = Array.isArray(content['languages'])
    ? content['languages'].map(String)
    : [...new Set([...Object.keys(name), ...Object.keys(words.lane)])];
  const [first = ''] = languages;
  const town = typeof name[first] === 'string' ? name[first].slice(0, 80) : undefined;
  const laneName = languages.map((language) => [language, words.lane[language] ?? words.other.lane]);
  return {
    languages,
    ...(town === undefined ? {} : { town }),
    ...{ address: NOT_ENTERED, phone: NOT_ENTERED },
    ...{ categories: [], services: [], windows: [], rules: RULES },
    lanes: [{ id: LANE, letter: 'A', name: Object.fromEntries(laneName), services: [] }],
    counters: [{ id: '1', name: words.counter[first] ?? words.other.counter, lanes: [LANE] }],
    ...content,
  };
}

const isFields = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Nothing can be booked, and no number drawn: a lead sets it up. */
export const isBeingSetUp = ({ services }: Pick<Office, 'services'>): boolean => services.length === 0;
