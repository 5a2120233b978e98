/** Counts in sentences: what there is none of is left out, and one is one. */
import { expect, test } from 'vitest';
import { messagesIn } from '../../src/lib/i18n/index.ts';

test('[P5] the staff log names no zeros, and one is one', () => {
  const [german, english] = [messagesIn('de').lead.log.entries, messagesIn('en').lead.log.entries];
  expect([3, 0, 1].map((people) => german.broughtBack('23.11.', 1, people).split(': ')[1])).toEqual([
    '1 Eintrag, 3 Personen.',
    '1 Eintrag.',
    '1 Eintrag, 1 Person.',
  ]);
  expect(german.broughtBack('23.11.', 0, 0)).toMatch(/: nichts\.$/);
  expect(german.hoursChanged(5, 1, 0)).toBe('Öffnungszeiten geändert: 5 Zeiten, 1 Schließung.');
  expect(german.hoursChanged(5, 0, 1)).toMatch(/: 5 Zeiten\. 1 Termin liegt jetzt außerhalb\.$/);
  expect(german.imported(12, 0)).toBe('Termine eingelesen: 12 übernommen.');
  const noZeros = [german, english].flatMap(({ broughtBack, hoursChanged, imported, brakeOn }) => [
    ...[broughtBack('23.11.', 0, 2), broughtBack('23.11.', 2, 0), hoursChanged(0, 0, 0)],
    ...[hoursChanged(1, 1, 0), imported(0, 1), imported(0, 0), brakeOn(30, 0)],
  ]);
  expect(noZeros.filter((sentence) => /(?<!\d)0(?!\d)/.test(sentence))).toEqual([]);
});

test('[P1] who may not do something at the counter reads for whom, and whom to ask', () => {
  for (const language of ['de', 'en'] as const)
    expect(messagesIn(language).counter.refused['not-allowed']('A007')).toMatch(/A007.*(Leitung|lead)/);
});
