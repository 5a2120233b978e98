/** The pages of the phone in Leichte Sprache keep its rules, as far as a program can tell (DIN SPEC 33429). */
import { describe, expect, test } from 'vitest';
import { citizen } from '../../src/lib/i18n/de-simple/citizen.ts';
import { common } from '../../src/lib/i18n/de-simple/common.ts';
import { citizen as germanCitizen } from '../../src/lib/i18n/de/citizen.ts';
import { common as germanCommon } from '../../src/lib/i18n/de/common.ts';
import {
  citizensLanguages,
  isRead,
  ownNameOf,
  phoneLanguages,
  preferredLanguage,
  spokenFor,
  staffLanguages,
  withoutWay,
  withoutWays,
} from '../../src/lib/i18n/languages.ts';
import { withoutWordDots } from '../../src/lib/i18n/word-dots.ts';
import { loadMessages, overlay, pageMessages } from '../../src/lib/i18n/page-messages.ts';

const MOST_WORDS = 12;
/** Longer words bear a dot or a hyphen where they can be taken apart. */
const LONGEST_PART = 14;
/** They cannot be taken apart, or stand in the address of a thing. */
const KNOWN_LONG = new Set(['name@beispiel.de']);

/** All texts of a file, those of functions with values in them. */
function textsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    const say = value as (...args: unknown[]) => string;
    const isCounting = /count|days|minutes|from, to/.test(say.toString().split('=>')[0] ?? '');
    const said = isCounting ? [1, 2, 60].map((n) => say(n, n + 1)) : [say('x', 'y')];
    return said.map((text) => [path, text]);
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => textsIn(inner, `${path}.${key}`));
}
const texts = [...textsIn(citizen, 'citizen'), ...textsIn(common, 'common')];

describe('Leichte Sprache', () => {
  test('has short sentences, one a line', () => {
    expect(texts.length).toBeGreaterThan(400);
    const long = texts.flatMap(([path, text]) =>
      text
        .split('\n')
        .filter((line) => line.split(/\s+/).length > MOST_WORDS)
        .map((line) => `${path}: ${line}`),
    );
    expect(long).toEqual([]);
    // A title is one line by itself, whatever it says.
    const crowded = texts.filter(([, text]) =>
      text.split('\n').some((line) => /[a-zäöüß][.?!] [A-ZÄÖÜ]/.test(line)),
    );
    expect(crowded.map(([path]) => path)).toEqual(crowded.map(([path]) => path).filter(isOneLine));
  });

  test('takes long words apart', () => {
    const long = texts.flatMap(([path, text]) =>
      text
        .split(/[^\p{L}\p{N}@.·-]+/u)
        .filter(
          (word) => !KNOWN_LONG.has(word) && word.split(/[·-]/).some((part) => part.length > LONGEST_PART),
        )
        .map((word) => `${path}: ${word}`),
    );
    expect(long).toEqual([]);
  });

  test('says who does what: no sentence in the passive, and no condition that is only thought of', () => {
    const found = texts.filter(([, text]) =>
      /\b(?:wird|werden|wurden?) \S+(?:t|en)\b|\bwürden?\b|\bkönnte/i.test(text),
    );
    expect(found).toEqual([]);
  });
});

/** Headings that hold two short sentences, and answers in one line behind the question of an office. */
const isOneLine = (path: string): boolean =>
  ['citizen.mine.missed', 'citizen.today.opens', 'citizen.move.was'].includes(path) ||
  path.startsWith('common.fields.errors');

test('it is offered on the phone alone, behind German, by its own name; German stands in for what is missing', async () => {
  expect(phoneLanguages.slice(0, 3)).toEqual(['de', 'de-simple', 'en']);
  expect([...citizensLanguages, ...staffLanguages]).not.toContain('de-simple');
  expect(withoutWays(['de', 'de-simple', 'fr'])).toEqual(['de', 'fr']);
  expect([ownNameOf('de-simple'), withoutWay('de-simple'), withoutWay('tr')]).toEqual([
    'Leichte Sprache',
    'de',
    'tr',
  ]);
  expect(spokenFor('de-simple')).toBe('de');
  expect([isRead('de-simple'), isRead('de')]).toEqual([false, true]);
  expect(preferredLanguage(['de-simple'], phoneLanguages)).toBe('de-simple');
  expect(preferredLanguage(['de-DE'], phoneLanguages)).toBe('de');
  expect(preferredLanguage(['de-simple'], staffLanguages)).toBe('de');

  await loadMessages('de-simple', 'citizen');
  await loadMessages('de', 'citizen');
  const [simple, german] = [pageMessages('de-simple'), pageMessages('de')];
  expect(simple.citizen.start.book).toBe('Termin ausmachen');
  expect(german.citizen.start.book).toBe('Termin buchen');
  expect(simple.common.refusals['no-such-call']).toBe(germanCommon.refusals['no-such-call']);
  expect(simple.citizen.day.keys).toBe(germanCitizen.day.keys);
});

test('nothing is said otherwise that German does not say', () => {
  const keysOf = (value: object, path = ''): string[] =>
    Object.entries(value).flatMap(([key, inner]) =>
      typeof inner === 'object' ? keysOf(inner as object, `${path}.${key}`) : [`${path}.${key}`],
    );
  const strange = (own: object, german: object): string[] => {
    const known = new Set(keysOf(german));
    return keysOf(own).filter((key) => !known.has(key));
  };
  expect([...strange(citizen, germanCitizen), ...strange(common, germanCommon)]).toEqual([]);
  expect(overlay({ a: { b: 'x', c: 'y' }, d: 'z' }, { a: { b: 'X' } })).toEqual({
    ...{ a: { b: 'X', c: 'y' }, d: 'z' },
  });
});

test('a screen reader hears no dot within a word, and each that stands between words', () => {
  expect(withoutWordDots('4 Uhr·zeiten frei · Schalter 2')).toBe('4 Uhrzeiten frei · Schalter 2');
  expect(withoutWordDots('Öffnungs·zeiten für Bürger·büros')).toBe('Öffnungszeiten für Bürgerbüros');
});
