/** A text whose parts may be in other languages than the page: `Marked.svelte` says so where it shows one. */
import type { Language, PickedText } from '../domain/office/text.ts';

export type PhrasePart = string | PickedText;
export type Phrase = PhrasePart | readonly PhrasePart[];

export const phraseParts = (phrase: Phrase): readonly PhrasePart[] =>
  typeof phrase === 'string' || 'text' in phrase ? [phrase] : phrase;

/** A phrase as plain text, for attributes and keys, which cannot say the language. */
export const plainText = (phrase: Phrase): string =>
  typeof phrase === 'string' ? phrase : 'text' in phrase ? phrase.text : phrase.map(plainText).join('');

/** The language of a phrase, for an element that holds nothing else, as an option of a list. */
export const languageOf = (phrase: Phrase): Language | undefined =>
  typeof phrase === 'string'
    ? undefined
    : 'text' in phrase
      ? phrase.language
      : phrase.map(languageOf).find(Boolean);

export const joinPhrases = (phrases: readonly Phrase[], separator: string): Phrase =>
  phrases.flatMap((phrase, nth) => [...(nth === 0 ? [] : [separator]), ...phraseParts(phrase)]);

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
      return nth < 0 ? [part] : phraseParts(inner[nth]!);
    });
}
