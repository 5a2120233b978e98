/** Finds services by what people call them: a name, an office's keywords, or a word from the list of papers. */
import { plainWords } from '../input/plain-words.ts';
import type { Office, Service } from './office.ts';
import { pickText } from './text.ts';
import type { Language, Text } from './text.ts';

/** Said without thinking, and never what a citizen looks for. */
const FILLERS = new Set(
  'als am an auf bei bin das dem den der des die ein eine einen einer fuer ich im in ist mein meine meinen mit und zu zum zur a an and for i my of on the to'.split(
    ' ',
  ),
);

/**
 * The services in which every word that was typed stands somewhere. Those named so in the reader's language come first,
 * then those named so in another one or called so, then all of a category. Among each of them a whole word goes before
 * the beginning of one, that before its end, and that before its middle. A keyword in which the words stand whole comes
 * right after the whole words of a name, in the order of the file. Enter gives a number for the first service, and
 * `Ausweis` means the identity card, not the loss of an `Ausweises`. What they ask people to bring is only searched when nothing else fits: an identity card is
 * asked for by almost all of them.
 */
export function findServices(office: Office, typed: string, language: Language | null = null): Service[] {
  const { known, all } = searchIn(office, typed, language);
  return known.length > 0 ? known : all();
}

/** Finds services by name, search words or category. For the public: without internal services (C14). */
export const findNamedServices = (
  office: Office,
  typed: string,
  language: Language | null = null,
): Service[] => searchIn(office, typed, language).known.filter(({ internal }) => !internal);

interface Found {
  /** Named or called so, or of a category that is. */
  readonly known: Service[];
  /** All matches, also services of which only the papers to bring match. */
  readonly all: () => Service[];
}

function searchIn(office: Office, typed: string, language: Language | null): Found {
  const words = wordsOf(typed);
  if (words.length === 0) return { known: [], all: () => [] };
  const told = office.services.map((service) => {
    const { name, keywords, documents, hint } = service;
    const category = office.categories.find((c) => c.id === service.category);
    const own = language === null ? textsOf([name]) : [pickText(name, language, office.languages).text];
    const called = `${searchable(textsOf([name]))} ${searchable(keywords)}`;
    const sorted = `${called} ${searchable(textsOf([category?.name]))}`;
    const all = `${sorted} ${searchable(textsOf([...documents, hint]))}`;
    return {
      service,
      named: searchable(own),
      keywords: keywords.map((one) => searchable([one])),
      called,
      sorted,
      all,
    };
  });
  const placeIn = (text: string): number => Math.max(...words.map((word) => placeOf(word, text)));
  const inOrder = (rankOf: (one: (typeof told)[number]) => number): Service[] =>
    told
      .map((one) => ({ service: one.service, rank: rankOf(one) }))
      .filter(({ rank }) => rank < NOWHERE)
      .sort((one, other) => one.rank - other.rank)
      .map(({ service }) => service);
  return {
    known: inOrder(({ named, keywords, called, sorted }) =>
      Math.min(
        placeIn(named),
        keywords.some((keyword) => placeIn(keyword) === 0) ? WHOLE_KEYWORD : NOWHERE,
        CALLED_SO + placeIn(called),
        OF_CATEGORY + placeIn(sorted),
      ),
    ),
    all: () => inOrder(({ all }) => placeIn(all)),
  };
}

/** Between a whole word of a name and the beginning of one. */
const WHOLE_KEYWORD = 0.5;
/** After every place in a name, and after every place in what it is called. */
const CALLED_SO = 10;
const OF_CATEGORY = 20;
const NOWHERE = Infinity;

/** How well a word fits a text of words. German puts what a thing is at the end of its name: a Reisepass is a Pass. */
function placeOf(word: string, text: string): number {
  const spaced = ` ${text} `;
  if (!spaced.includes(word)) return NOWHERE;
  if (spaced.includes(` ${word} `)) return 0;
  if (spaced.includes(` ${word}`)) return 1;
  return spaced.includes(`${word} `) ? 2 : 3;
}

function wordsOf(typed: string): string[] {
  const words = plainWords(typed);
  const telling = words.filter((word) => !FILLERS.has(word));
  return telling.length > 0 ? telling : words;
}

const textsOf = (texts: readonly (Text | undefined)[]): string[] =>
  texts.flatMap((text) => (text === undefined ? [] : Object.values(text)));

/** Both ways to write an umlaut without one: `muller` and `mueller` both find Müller. */
function searchable(texts: readonly string[]): string {
  const text = texts.join(' ');
  const withoutMarks = text.normalize('NFD').replace(/\p{M}/gu, '');
  return [...plainWords(text), ...plainWords(withoutMarks)].join(' ');
}
