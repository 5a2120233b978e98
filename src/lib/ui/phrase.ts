/** A text whose parts may be in other languages than the page: `Marked.svelte` says so where it shows one. */
import type { Language, PickedText } from '../domain/office/text.ts';

type Part = string | PickedText;
export type Phrase = Part | readonly Part[];

const partsOf = (phrase: Phrase): readonly Part[] =>
  typeof phrase === 'string' || 'text' in phrase ? [phrase] : phrase;

/** For attributes and keys, which cannot say the language. */
export const plainText = (phrase: Phrase): string =>
  typeof phrase === 'string' ? phrase : 'text' in phrase ? phrase.text : phrase.map(plainText).join('');

/** For an element that holds nothing but this, as an option of a list. */
export const languageOf = (phrase: Phrase): Language | undefined =>
  typeof phrase === 'string'
    ? undefined
    : 'text' in phrase
      ? phrase.language
      : phrase.map(languageOf).find(Boolean);

export const joinPhrases = (phrases: readonly Phrase[], separator: string): Phrase =>
  phrases.flatMap((phrase, nth) => [...(nth === 0 ? [] : [separator]), ...partsOf(phrase)]);

/** For the attributes of an element: its language, where all of it is in one. Signs between names have none. */
export function onlyLanguageOf(phrase: Phrase): Language | undefined {
  const languages = new Set(partsOf(phrase).flatMap((part) => languagesIn(part)));
  const [only] = languages;
  return languages.size === 1 ? (only ?? undefined) : undefined;
}

/** Null: the page's. */
const languagesIn = (part: Part): readonly (Language | null)[] =>
  typeof part !== 'string' ? [part.language] : /[\p{L}\p{N}]/u.test(part) ? [null] : [];

/** The begin of a phrase, with a sign where more followed. */
export function shortened(phrase: Phrase, mostCharacters: number): Phrase {
  if ([...plainText(phrase)].length <= mostCharacters) return phrase;
  let left = mostCharacters;
  const begin = partsOf(phrase).flatMap((part): Part[] => {
    const characters = [...plainText(part)].slice(0, left);
    left -= characters.length;
    const text = left === 0 ? characters.join('').trimEnd() : characters.join('');
    if (text === '') return [];
    return [typeof part === 'string' ? text : { ...part, text }];
  });
  return [...begin, ' …'];
}

/** Characters for private use: no message has one. */
const FIRST_GAP = 0xe000;

/** A message with phrases in it. Each of them keeps its language, which a string would lose. */
export function sentence<const Inner extends readonly Phrase[]>(
  message: (...inner: { [Nth in keyof Inner]: string }) => string,
  ...inner: Inner
): Phrase {
  const gaps = inner.map((_, nth) => String.fromCharCode(FIRST_GAP + nth));
  const text = message(...(gaps as { [Nth in keyof Inner]: string }));
  return text
    .split(/([\ue000-\ue00f])/)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const nth = gaps.indexOf(part);
      return nth < 0 ? [part] : partsOf(inner[nth]!);
    });
}
