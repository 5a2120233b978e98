/** More about phrases, for pages of staff alone: a phone does not load it. */
import type { Language } from '../domain/office/text.ts';
import { phraseParts, plainText } from './phrase.ts';
import type { Phrase, PhrasePart } from './phrase.ts';

/** The language of a phrase that is all in one, for attributes of an element. Signs between names have no language. */
export function onlyLanguageOf(phrase: Phrase): Language | undefined {
  const languages = new Set(phraseParts(phrase).flatMap((part) => languagesIn(part)));
  const [only] = languages;
  return languages.size === 1 ? (only ?? undefined) : undefined;
}

/** Null: the page's. */
const languagesIn = (part: PhrasePart): readonly (Language | null)[] =>
  typeof part !== 'string' ? [part.language] : /[\p{L}\p{N}]/u.test(part) ? [null] : [];

/** The begin of a phrase, with a sign where more followed. */
export function shortened(phrase: Phrase, mostCharacters: number): Phrase {
  if ([...plainText(phrase)].length <= mostCharacters) return phrase;
  let left = mostCharacters;
  const begin = phraseParts(phrase).flatMap((part): PhrasePart[] => {
    const characters = [...plainText(part)].slice(0, left);
    left -= characters.length;
    const text = left === 0 ? characters.join('').trimEnd() : characters.join('');
    if (text === '') return [];
    return [typeof part === 'string' ? text : { ...part, text }];
  });
  return [...begin, ' …'];
}
