/** A text whose parts may be in other languages than the page: `Marked.svelte` says so where it shows one. */
import type { Language, PickedText } from '../domain/office/text.ts';

export type Phrase = string | PickedText | readonly (string | PickedText)[];

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
