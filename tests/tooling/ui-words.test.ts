/** One word for one thing on all surfaces: what the glossary calls otherwise stands in no message. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const messages = join(import.meta.dirname, '../../src/lib/i18n');

/** The word that is not used, and the one that is. */
const avoided: Readonly<Record<string, readonly (readonly [word: RegExp, instead: string])[]>> = {
  de: [
    [/\bverleg/i, 'verschieben'],
    [/\bAmt\b/, 'Dienststelle'],
    [/\bKiosk/, 'Terminal'],
    [/\bLaptop|\bRechner\b|\bPC\b/, 'Computer'],
    [/\bSmartphone/, 'Handy'],
    [/\bstornier/i, 'absagen'],
  ],
  en: [
    [/\breschedul|\bpostpon/i, 'move'],
    [/\bkiosk/i, 'terminal'],
    [/\blaptop|\bPC\b/i, 'computer'],
    [/\bsmartphone|\bmobile\b/i, 'phone'],
    [/\bwhoever\b/i, 'the person who, your IT'],
  ],
};

/** The text literals of a module, without what is put into them, and without keys and paths. */
const textsIn = (source: string): string[] =>
  Array.from(source.matchAll(/'([^'\n]* [^'\n]*|[A-ZÄÖÜ][^'\n]*)'|`([^`]*)`/g), ([, plain, template]) =>
    (plain ?? template ?? '').replaceAll(/\$\{[^}]*\}/g, ''),
  );

test.each(Object.entries(avoided))('messages in %s say one word for one thing', (language, words) => {
  const found: string[] = [];
  let texts = 0;
  for (const file of globSync(`${language}/*.ts`, { cwd: messages }))
    for (const text of textsIn(readFileSync(join(messages, file), 'utf8'))) {
      texts++;
      for (const [word, instead] of words)
        if (word.test(text)) found.push(`${file}: say "${instead}" in "${text}"`);
    }
  expect(found).toEqual([]);
  expect(texts).toBeGreaterThan(500);
});
