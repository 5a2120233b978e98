/** Texts by language: which one a reader gets, and that every text of an office is known to be one. */
import { expect, test } from 'vitest';
import { fieldsOf, isText, officeSchema } from '../../scripts/office-schema.mjs';
import { pickText, textPaths, textsIn } from '../../src/lib/domain/office/text.ts';
import { missingTextWarnings } from '../../sync-server/offices/office-warnings.ts';
import { exampleOffices } from '../support/build/example-offices.ts';
import { anOffice } from '../support/build/index.ts';

const texts = { de: 'Ausweis', en: 'Card', tr: 'Kimlik' };

test.each([
  ['the wanted language', texts, 'tr', 'tr'],
  ['the language without its variant', texts, 'en-US', 'en'],
  ["the office's first language", { en: 'Card', de: 'Ausweis' }, 'uk', 'de'],
  ['whatever there is', { fr: 'Carte' }, 'uk', 'fr'],
])(
  'a reader gets a text in %s, and its language',
  (_which, text: Record<string, string>, wanted, language) => {
    expect(pickText(text, wanted, ['de', 'en'])).toEqual({ text: text[language], language });
  },
);

test('every text of the office file is found, and where it stands', () => {
  const paths = fieldsOf(officeSchema())
    // Those of the monitor and the kiosk may be null.
    .filter(
      ({ path, shape }) => isText(shape) || (/^(?:monitor|kiosk)\./.test(path) && shape.anyOf?.some(isText)),
    )
    .map(({ path }) => path);
  // A list of texts has no field of its own for its entries.
  const entries = ['services[].documents[]', 'services[].variants[].documents[]'];
  expect([...textPaths].sort()).toEqual([...paths, ...entries].sort());
  for (const office of exampleOffices()) expect(textsIn(office).length).toBeGreaterThan(30);
});

test('a missing text is a warning that says where, and no error', () => {
  const name = { de: 'Hauptschalter' };
  const { lanes } = anOffice();
  const office = anOffice({ languages: ['de', 'en'], lanes: lanes.map((lane) => ({ ...lane, name })) });
  expect(missingTextWarnings([office])).toEqual([
    "The office 'musterstadt' (Bürgerbüro Musterstadt) has no text in 'en' at lanes[0].name, lanes[1].name: its readers get the text in 'de'. Write it at the lead's desk (Dienststelle) or in the office's file, or take 'en' out of its languages.",
  ]);
  expect(missingTextWarnings(exampleOffices())).toEqual([]);
});
