/** [C11] An edit of the office in words. */
import { expect, it } from 'vitest';
import { ownNameOf } from '../../src/lib/i18n/languages.ts';
import { leadOffice } from '../../src/lib/i18n/de/lead-office.ts';
import type { OfficeEdit } from '../../src/lib/domain/office/office-edit.ts';
import type { LanguageContext } from '../../src/lib/ui/language.svelte.ts';
import { plainText } from '../../src/lib/ui/phrase.ts';
import {
  editLines,
  historyLine,
  meanwhileLines,
} from '../../src/routes/(staff)/staff/[office=office]/lead/dienststelle/edit-words.ts';
import {
  holidaysText,
  ownHolidayText,
  regionText,
} from '../../src/routes/(staff)/staff/[office=office]/lead/dienststelle/office-words.ts';
import {
  errorKey,
  fieldAt,
  languageAt,
  problemText,
} from '../../src/routes/(staff)/staff/[office=office]/lead/dienststelle/problem-words.ts';
import { anOffice } from '../support/build/index.ts';

const office = anOffice({ languages: ['de', 'en'] });
const lang = {
  ...{ language: 'de', m: { lead: { office: leadOffice } } },
  of: (text: Readonly<Record<string, string>>) => text['de'] ?? '',
  pick: (text: Readonly<Record<string, string>>) => ({ text: text['de'] ?? '', language: 'de' }),
} as unknown as LanguageContext;

const renamed: OfficeEdit = {
  ...{ section: 'services', entry: 'passport' },
  was: { name: { de: 'Reisepass', en: 'Passport' }, minutes: 20, documents: [{ de: 'Foto', en: 'Photo' }] },
  to: { name: { de: 'Reisepass', en: 'Travel passport' }, minutes: 25, documents: [{ de: 'Foto' }] },
};

it('[C11.8] a preview names each language whose text differs', () => {
  expect(editLines(office, renamed, lang).map(plainText)).toEqual([
    'Name (English): bisher Passport, künftig Travel passport',
    'Minuten: bisher 20, künftig 25',
    'Mitzubringen (English): bisher Photo, künftig –',
  ]);
});

it('[A5.2, C11.8] a preview says a printer with its text in each language', () => {
  const text = { de: 'Bis gleich', en: 'See you' };
  const printer: OfficeEdit = {
    ...{ section: 'kiosk', entry: null },
    was: { printer: null, lockAfter: 30 },
    to: { printer: { paper: 80, text }, lockAfter: null },
  };
  const lines = editLines(office, printer, lang);
  expect(lines.map(plainText)).toEqual([
    'Bondrucker: bisher –, künftig Papier 80 mm breit; Bis gleich; See you',
    'Bildschirm abdunkeln nach (Minuten): bisher 30, künftig –',
  ]);
  expect(lines[0]).toContainEqual({ text: 'See you', language: 'en' });
});

it('[P5] the history says it in one line, with the name once', () => {
  expect(plainText(historyLine(office, renamed, lang))).toBe(
    'Anliegen: Reisepass – Name (English): vorher Passport, dann Travel passport; Minuten: vorher 20, dann 25; ' +
      'Mitzubringen (English): vorher Photo, dann –',
  );
  expect(plainText(historyLine(office, { ...renamed, to: null }, lang))).toBe(
    'Anliegen: Reisepass – entfernt',
  );
  expect(plainText(historyLine(office, { ...renamed, was: null }, lang))).toBe(
    'Anliegen: Reisepass – hinzugefügt',
  );
});

it('[C11.8, P5] each text of a preview and of the history says its language', () => {
  const [first] = editLines(office, renamed, lang);
  for (const text of ['Passport', 'Travel passport']) expect(first).toContainEqual({ text, language: 'en' });
  expect(historyLine(office, { ...renamed, to: null }, lang)).toContainEqual({
    ...{ text: 'Reisepass', language: 'de' },
  });
});

it('[C11.9] a problem says the language of each name in it', () => {
  const lane = office.lanes[0]!;
  const name = { text: lane.name['de'], language: 'de' };
  const twice = { path: ['lanes', 0, 'name'], code: 'twice', about: lane.id as string } as const;
  const problem = { ...twice, path: [...twice.path] };
  const atField = problemText(office, problem, 'lanes', lang);
  expect(atField).toContainEqual(name);
  expect(plainText(atField)).toBe(`Feld „Name“: „${name.text}“ gibt es schon.`);
  const elsewhere = problemText(office, problem, 'services', lang);
  expect(elsewhere).toEqual(['Warteschlangen', ': ', name, ': ', '„', name, '“ gibt es schon.']);
});

it('[C11.6] what another lead wrote in a second language is said', () => {
  const now = { name: { de: 'Reisepass', en: 'Pass' } };
  expect(meanwhileLines(office, renamed, now, lang).map(plainText)).toEqual(['Name (English): jetzt Pass']);
});

it('[C11.9] a mistake in the second language stands at its field', () => {
  const problem = { path: ['services', 0, 'name', 'en'], code: 'too-long', most: 80 } as const;
  const key = errorKey(
    fieldAt({ ...problem, path: [...problem.path] }, 'services')!,
    languageAt({ ...problem, path: [...problem.path] }, ['de', 'en']),
  );
  expect(key).toBe(errorKey('name', 'en'));
  expect(languageAt({ path: ['services', 0, 'name'], code: 'missing' }, ['de', 'en'])).toBe(null);
});

it('[C11] what a shorter retention erases is a sentence, and one day is said as one', () => {
  const { erasesPeople, erasesDays } = leadOffice.preview;
  expect(erasesPeople('20.11.2026', '23.11.2026')).toBe(
    'In der nächsten Nacht werden Namen, Kontakte und Notizen der Tage 20.11.2026 bis 23.11.2026 gelöscht.',
  );
  expect(erasesPeople('23.11.2026', '23.11.2026')).toBe(
    'In der nächsten Nacht werden Namen, Kontakte und Notizen vom 23.11.2026 gelöscht.',
  );
  expect(erasesDays('23.11.2026', '23.11.2026')).toBe(
    'In der nächsten Nacht wird der Ablauf des Tages 23.11.2026 gelöscht.',
  );
});

it.each([
  [undefined, '–'],
  ['DE-NW', 'Nordrhein-Westfalen'],
  ['DE-BY-KATH', 'Bayern, Teil KATH'],
  ['AT-5', 'AT-5'],
  ['DE', 'DE'],
])('[C3] the holidays of %s are those of %s', (code, words) => {
  expect(holidaysText(code, lang)).toBe(words);
});

it('[C3.7] a region is said with the state of which it is a part', () => {
  const all = [
    { id: 'DE-HB', name: { de: 'Hansestadt Bremen' } },
    { id: 'DE-BY', name: { de: 'Bayern' } },
    { id: 'DE-BY-A', name: { de: 'Stadt Augsburg' } },
    { id: 'AT-9', name: { de: 'Wien' } },
  ];
  const said = all.map((one) => plainText(regionText(one, all, lang)));
  expect(said).toEqual(['Bremen', 'Bayern', 'Bayern: Stadt Augsburg', 'Wien']);
});

it.each([
  ['12-24', 'Frei (jedes Jahr am 24.12.)'],
  ['02-29', 'Frei (jedes Jahr am 29.02.)'],
  ['2026-10-30', 'Frei (30.10.2026)'],
  ['easter -48', 'Frei (48 Tage vor Ostersonntag)'],
  ['easter +1', 'Frei (1 Tag nach Ostersonntag)'],
])('[C3] the own day off %s is said with its date', (day, words) => {
  expect(plainText(ownHolidayText({ day, name: { de: 'Frei' } }, lang))).toBe(words);
});

it('[C11] a language that the product does not speak has its own name', () => {
  expect(['de', 'nl', 'qx'].map(ownNameOf)).toEqual(['Deutsch', 'Nederlands', 'qx']);
});
