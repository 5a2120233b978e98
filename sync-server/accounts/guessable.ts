/** Which passwords are too easy to guess: what many people use, what the keyboard suggests, what stands on the door. */
import { dictionary } from '@zxcvbn-ts/language-common';

const common: ReadonlySet<string> = new Set(dictionary['passwords-common']);

/** Words that the list, which is international, does not have and that are likely here. */
const here =
  'foyer willkommen rathaus stadt stadtverwaltung verwaltung buergerbuero buergeramt amt termin schalter';
const usual: ReadonlySet<string> = new Set(here.split(' '));

/** Rows as they lie on keyboards and in people's heads. */
const rows = [
  '01234567890',
  'abcdefghijklmnopqrstuvwxyz',
  'qwertzuiopü',
  'qwertyuiop',
  'asdfghjklöä',
  'yxcvbnm',
  'zxcvbnm',
];

const FEWEST_CHARACTERS = 5;
const FEWEST_RUNS = 5;
const SHORTEST_WORD = 3;
const SHORTEST_WITHOUT_LETTERS = 8;
const LEET: Readonly<Record<string, string>> = {
  ...{ '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o' },
  ...{ $: 's', '5': 's', '7': 't' },
};
const UMLAUTS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** `known`: what is publicly known of its owner: login, name, office and town. */
export function isGuessable(password: string, known: readonly string[]): boolean {
  const text = password.normalize('NFKC').toLowerCase();
  if (isCommon(text) || isRepeated(text) || runsIn(text) < FEWEST_RUNS) return true;
  const left = withoutWords(spell(text), wordsIn(known));
  if (isTooPlain(left.replaceAll(' ', ''))) return true;
  // One word with something before and behind it is the first that is tried.
  const inside = left.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  return [inside, left].some((part) => isWord(part) || isWord(withoutLeet(part)));
}

/** Next to nothing, digits as in a date or a telephone number, or a year with a sign behind it. */
const isTooPlain = (text: string): boolean =>
  new Set(text).size < FEWEST_CHARACTERS ||
  !/[^\d\s.,:/_+-]/.test(text) ||
  (text.length < SHORTEST_WITHOUT_LETTERS && !/\p{L}/u.test(text));

const isWord = (text: string): boolean => {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return letters.length >= SHORTEST_WORD && (isCommon(letters) || isRepeated(letters));
};

const isCommon = (text: string): boolean => common.has(text) || usual.has(text);

/** The same again and again, as `hallohallo`. */
const isRepeated = (text: string): boolean => /^(.{1,9})\1+$/su.test(text);

/** How many straight lines of one row, or repetitions of one character, it is made of. */
function runsIn(text: string): number {
  const characters = [...text];
  let runs = 0;
  let direction: number | null = null;
  characters.forEach((character, i) => {
    const step = i === 0 ? null : stepBetween(characters[i - 1]!, character);
    if (step === null || (direction !== null && step !== direction)) {
      runs++;
      direction = null;
    } else direction = step;
  });
  return runs;
}

function stepBetween(a: string, b: string): -1 | 0 | 1 | null {
  if (a === b) return 0;
  for (const row of rows) {
    if (row.includes(a + b)) return 1;
    if (row.includes(b + a)) return -1;
  }
  return null;
}

const spell = (text: string): string => text.replace(/[äöüß]/g, (letter) => UMLAUTS[letter]!);
const withoutLeet = (text: string): string => text.replace(/[@43!10$57]/g, (sign) => LEET[sign]!);

/** Longest first, so that no part of a longer one is left. */
const wordsIn = (known: readonly string[]): string[] =>
  known
    .flatMap((text) => [text, ...text.split(/[^\p{L}\p{N}]+/u)])
    .map((word) => spell(word.normalize('NFKC').toLowerCase()))
    .filter((word) => word.length >= SHORTEST_WORD)
    .sort((a, b) => b.length - a.length);

const withoutWords = (text: string, words: readonly string[]): string =>
  words.reduce((left, word) => left.replaceAll(word, ' '), text);
