/**
 * Words whose letters come from several scripts. No name is written like that, and a Cyrillic а in a Latin word looks
 * like an a. So it finds names made to be mistaken for others, also where no table knows the letter.
 */

/** Scripts that are mixed with each other in honest words stand together. */
const scripts: readonly RegExp[] = [
  /\p{Script=Latin}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cyrillic}/u,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}]/u,
  /\p{Script=Arabic}/u,
  /\p{Script=Hebrew}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Georgian}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Coptic}/u,
];
/** Letters of all other scripts count as one: few look like a Latin letter, and a name in them stands alone. */
const OTHER = scripts.length;

const scriptOf = (letter: string): number => {
  const known = scripts.findIndex((script) => script.test(letter));
  return known === -1 ? OTHER : known;
};

/** `names`: each word by itself, since a person may be called Мария Müller. `login`: all of it. */
export function mixesScripts(text: string, by: 'names' | 'login'): boolean {
  const normal = text.normalize('NFKC');
  const parts = by === 'login' ? [normal] : normal.split(/[^\p{L}\p{M}]+/u);
  return parts.some(
    (part) => new Set([...part.matchAll(LETTER)].map(([letter]) => scriptOf(letter))).size > 1,
  );
}

/** Letters that belong to no script, as ʻ of a Hawaiian name, count for none. */
const LETTER = /(?![\p{Script=Common}\p{Script=Inherited}])\p{L}/gu;
