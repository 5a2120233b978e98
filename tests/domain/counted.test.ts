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

test('[C3, C11.7] the preview of new hours counts one as one, and what evens out as no change in all', () => {
  const [german, english] = [messagesIn('de').lead.hours, messagesIn('en').lead.hours];
  expect(german.preview.places(-1, 1, 5)).toBe(
    'Ein Platz zu 5 Minuten weniger, an einem Tag der nächsten Zeit.',
  );
  expect(german.preview.places(12, 3, 5)).toBe('12 Plätze zu 5 Minuten mehr, an 3 Tagen der nächsten Zeit.');
  expect(english.preview.places(1, 2, 5)).toBe('One place of 5 minutes more, on 2 days of the time ahead.');
  expect([1, 2].map(german.preview.moreDays)).toEqual(['und ein weiterer Tag', 'und 2 weitere Tage']);
  const tooFew = [german, english].map(({ problems }) => problems['too-few-counters']('Pass', 1));
  expect(tooFew[0]).toMatch(/nur einen Schalter\.$/);
  expect(tooFew[1]).toMatch(/only one counter\.$/);
});
