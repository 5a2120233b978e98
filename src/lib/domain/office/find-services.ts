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

/** Where the words that were typed may stand, the most telling place first. */
type Where = 'named' | 'called' | 'sorted' | 'all';

/**
 * The services in which every word that was typed stands somewhere. Those named so in the reader's language come first,
 * then those named so in another one or called so, then all of a category. Among each of them a whole word goes before
 * the beginning of one, that before its end, and that before its middle. What they ask people to bring is only searched
 * when nothing else fits: an identity card is asked for by almost all of them.
 */
export function findServices(office: Office, typed: string, language: Language | null = null): Service[] {
  const foundIn = searchIn(office, typed, language);
  const known = knownOf(foundIn);
  return known.length > 0 ? known : foundIn('all');
}

/** Those alone that are named or called so, or stand in a category that is. */
export const findNamedServices = (
  office: Office,
  typed: string,
  language: Language | null = null,
): Service[] => knownOf(searchIn(office, typed, language));

const knownOf = (foundIn: (where: Where) => Service[]): Service[] => [
  ...new Set([...foundIn('named'), ...foundIn('called'), ...foundIn('sorted')]),
];

function searchIn(office: Office, typed: string, language: Language | null): (where: Where) => Service[] {
  const words = wordsOf(typed);
  if (words.length === 0) return () => [];
  const told = office.services.map((service) => {
    const { name, keywords, documents, hint } = service;
    const category = office.categories.find((c) => c.id === service.category);
    const own = language === null ? textsOf([name]) : [pickText(name, language, office.languages).text];
    const called = `${searchable(textsOf([name]))} ${searchable(keywords)}`;
    const sorted = `${called} ${searchable(textsOf([category?.name]))}`;
    const all = `${sorted} ${searchable(textsOf([...documents, hint]))}`;
    return { service, named: searchable(own), called, sorted, all };
  });
  return (where) =>
    told
      .flatMap((one) => {
        const places = words.map((word) => placeOf(word, one[where]));
        return places.includes(NOWHERE) ? [] : [{ service: one.service, place: Math.max(...places) }];
      })
      .sort((one, other) => one.place - other.place)
      .map(({ service }) => service);
}

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
