/** Finds services by what people call them: a name, an office's keywords, or a word from the list of papers. */
import { plainWords } from '../input/plain-words.ts';
import type { Office, Service } from './office.ts';
import type { Text } from './text.ts';

/** Said without thinking, and never what a citizen looks for. */
const FILLERS = new Set(
  'als am an auf bei bin das dem den der des die ein eine einen einer fuer ich im in ist mein meine meinen mit und zu zum zur a an and for i my of on the to'.split(
    ' ',
  ),
);

/**
 * The services in which every word that was typed stands somewhere: those named so first, then those called so, then
 * all of a category. What they ask people to bring is only searched when nothing else fits: an identity card is asked
 * for by almost all of them.
 */
export function findServices(office: Office, typed: string): Service[] {
  const words = wordsOf(typed);
  if (words.length === 0) return [];
  const told = office.services.map((service) => {
    const { name, keywords, documents, hint } = service;
    const category = office.categories.find((c) => c.id === service.category);
    const named = searchable(textsOf([name]));
    const called = `${named} ${searchable(keywords)}`;
    const sorted = `${called} ${searchable(textsOf([category?.name]))}`;
    return { service, named, called, sorted, all: `${sorted} ${searchable(textsOf([...documents, hint]))}` };
  });
  const foundIn = (where: 'named' | 'called' | 'sorted' | 'all'): Service[] =>
    told.filter((t) => words.every((word) => t[where].includes(word))).map((t) => t.service);
  const known = [...new Set([...foundIn('named'), ...foundIn('called'), ...foundIn('sorted')])];
  return known.length > 0 ? known : foundIn('all');
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
