/** Q3.8: the strip of refusals in words. */
import { expect, it } from 'vitest';
import { en } from '../../src/lib/i18n/en/index.ts';
import type { Denied } from '../../src/lib/state/counter/denied.ts';
import type { CounterWords } from '../../src/routes/(staff)/staff/[office=office]/words.ts';
import { deniedStrip, deniedWords } from '../../src/routes/(staff)/staff/[office=office]/denied-words.ts';
import { languageOf, plainText } from '../../src/lib/ui/phrase.ts';
import { at, counter, requestNamed } from '../support/build/index.ts';

const words = {
  local: () => '08:58',
  counterPhrase: (id: string | null) => (id === null ? null : { text: 'Schalter 6', language: 'de' }),
} as unknown as CounterWords;
const called = { state: 'called', counter: counter('c6'), at: at('08:58'), checkInFrom: null } as const;
const denied = (more: Partial<Denied> = {}): Denied => ({
  ...{ id: requestNamed('one'), number: 'A007', reason: 'called-elsewhere', about: 'visit', found: called },
  ...more,
});
const said = (more: Partial<Denied>): string => plainText(deniedWords(denied(more), words, en));

it('[Q3.8] the other counter and the time; the counter’s name keeps its language', () => {
  expect(said({})).toBe('A007 is already called (Schalter 6, 08:58).');
  expect(languageOf(deniedWords(denied(), words, en))).toBe('de');
});

it('[Q3.3, Q3.8] no visitor was left for a call of a next one: what became of the one on the screen', () => {
  expect(said({ reason: 'none-waiting' })).toBe(
    'A007 is already called (Schalter 6, 08:58). No other visitor is waiting for this counter.',
  );
  expect(said({ reason: 'none-waiting', found: null })).toBe(
    'No visitor is waiting for this counter at the moment.',
  );
});

it('[Q3.8] a step and what followed it say the same once', () => {
  const [first, second] = [denied(), denied({ id: requestNamed('two'), reason: 'not-called-here' })];
  const other = denied({ id: requestNamed('three'), number: 'A008' });
  const strip = deniedStrip([first, other, second], words, en);
  expect([strip?.count, plainText(strip!.text)]).toEqual([2, said({})]);
  expect(plainText(deniedStrip([first, other], words, en)!.text)).toContain('A008');
  expect(deniedStrip([], words, en)).toBeNull();
});

it('[Q3.8] an entry that is gone is called neither an appointment nor a number', () => {
  const gone = { about: 'item', number: 'Erika Muster', reason: 'no-such-visit' } as const;
  expect(said(gone)).toBe('“Resolved Erika Muster” was refused. This entry does not exist any more.');
});
