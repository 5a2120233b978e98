import { describe, expect, it } from 'vitest';
import { onlyLanguageOf, shortened } from '../../src/lib/ui/phrase-parts.ts';
import { joinPhrases, languageOf, plainText, sentence } from '../../src/lib/ui/phrase.ts';

const lane = { text: 'Alle Anliegen', language: 'de' };
const service = { text: 'Reisepass', language: 'de' };

describe('a phrase', () => {
  it('keeps the language of a name within a message', () => {
    const line = sentence((name) => `Serves ${name} first.`, lane);
    expect(line).toEqual(['Serves ', lane, ' first.']);
    expect(plainText(line)).toBe('Serves Alle Anliegen first.');
  });

  it('takes names in the order of the message, not of the call', () => {
    const line = sentence((first, second) => `${second}: ${first}`, lane, [service, ' (2 persons)']);
    expect(line).toEqual([service, ' (2 persons)', ': ', lane]);
  });

  it('puts a name that a message says twice in both places', () => {
    expect(sentence((name) => `${name}, ${name}`, lane)).toEqual([lane, ', ', lane]);
  });

  it('is joined without losing a language', () => {
    const list = joinPhrases(['first', lane, [service, ' (2)']], ', ');
    expect(list).toEqual(['first', ', ', lane, ', ', service, ' (2)']);
    expect(languageOf(list)).toBe('de');
  });

  it('says no language where a message names nothing', () => {
    expect(languageOf(sentence(() => 'Nothing here.', lane))).toBeUndefined();
  });

  it('has a language for an attribute where it is in one alone', () => {
    expect(onlyLanguageOf(joinPhrases([service, lane], ', '))).toBe('de');
    expect(onlyLanguageOf(sentence((name) => `Serves ${name}`, lane))).toBeUndefined();
    expect(onlyLanguageOf([lane, ', ', { text: 'Passport', language: 'en' }])).toBeUndefined();
    expect(onlyLanguageOf('Serves')).toBeUndefined();
  });

  it('is cut within a name without losing its language', () => {
    const line = sentence((name) => `Serves ${name} first.`, lane);
    expect(shortened(line, 12)).toEqual(['Serves ', { text: 'Alle', language: 'de' }, ' …']);
    expect(shortened(line, 27)).toBe(line);
    expect(plainText(shortened(line, 7))).toBe('Serves …');
  });
});
