import { describe, expect, test } from 'vitest';
import { findNamedServices, findServices } from '../../src/lib/domain/office/find-services.ts';
import { serviceId } from '../../src/lib/domain/ids.ts';
import { dorsten, exampleOffice, exampleOffices } from '../support/build/example-offices.ts';

const office = dorsten();
const found = (typed: string): string[] => findServices(office, typed).map((s) => s.id);

describe('[B1.3] what people type finds their service', () => {
  test.each([
    ['Umzug', 'change-address'],
    ['Ausweis verloren', 'papers-lost'],
    ['Perso', 'id-card'],
    ['Kinderreisepass', 'passport-child'],
    ['Rente', 'life-certificate'],
    ['Reisepass verlängern', 'passport'],
    ['Ausweis verlängern', 'id-card'],
    ['ausweis ist abgelaufen', 'id-card'],
    ['mein Personalausweis', 'id-card'],
    ['Pass gestohlen', 'papers-lost'],
    ['Angelschein', 'fishing-licence'],
    ['polizeiliches Führungszeugnis', 'clearance'],
    ['passport', 'passport'],
    ['criminal record', 'clearance'],
  ])('%s', (typed, service) => {
    expect(found(typed)).toContain(service);
  });

  test('with and without umlauts and accents, in capitals, in any order', () => {
    for (const typed of ['führungszeugnis', 'fuehrungszeugnis', 'FUHRUNGSZEUGNIS', 'Führungs'])
      expect(found(typed)).toContain('clearance');
    expect(found('verlängern Pass')).toEqual(found('Pass verlängern'));
    expect(found('verlaengern pass')).toEqual(found('Pass verlängern'));
  });

  test('words without a meaning of their own are left out, also with an umlaut', () => {
    expect(found('Ausweis für mich')).toEqual([]);
    expect(found('Reisepass für mein')).toEqual(found('Reisepass'));
    expect(found('Reisepass fuer')).toEqual(found('Reisepass'));
  });

  test('every word must stand somewhere', () => {
    expect(found('Ausweis Waschmaschine')).toEqual([]);
    expect(found('  ')).toEqual([]);
    expect(found('!?')).toEqual([]);
  });

  test('a word that a service is called by goes before the beginning of a longer word in another name', () => {
    // `Ausweises` begins with it, in “Verlust oder Diebstahl eines Ausweises melden”.
    expect(found('Ausweis')[0]).toBe('id-card');
    expect(found('Pass')[0]).toBe('passport');
  });

  test('those named so come first, and what is only to be brought along is searched last', () => {
    expect(found('Reisepass')[0]).toBe('passport');
    expect(found('Perso')[0]).toBe('id-card');
    expect(found('umgezogen')).toEqual(['register', 'change-address']);
    expect(found('Personalausweis')).not.toContain('residence-certificate');
    // Only the papers to bring say it.
    expect(found('Handelsregister')).toEqual(['trade-register']);
  });
});

test('[B1.3] a word that stands only among the papers names no service', () => {
  expect(findNamedServices(office, 'Handelsregister')).toEqual([]);
  expect(findNamedServices(office, 'Reisepass')[0]?.id).toBe('passport');
  // Where a couple begins at the wrong office of the town.
  expect(findNamedServices(exampleOffice('bergkamen'), 'heiraten')).toEqual([]);
  expect(findNamedServices(exampleOffice('bergkamen-standesamt'), 'heiraten')[0]?.id).toBe('marriage-notice');
});

test('[B1.3] the services of every example office can be found by more than their name', () => {
  for (const { id, services } of exampleOffices())
    for (const service of services)
      expect([id, service.id, service.keywords.length > 1]).toEqual([id, service.id, true]);
});

test('[B1.3] a word at the end of a name goes before one inside it, and the reader’s language before another', () => {
  const named = (id: string, de: string, en: string) => ({
    ...{
      id: serviceId.parse(id),
      category: office.categories[0]!.id,
      name: { de, en },
      keywords: [],
      documents: [],
    },
  });
  const services = [
    named('block', 'Weitergabe meiner Daten sperren', 'Stop passing on my data'),
    named('fitting', 'Anpassung beantragen', 'Apply for a change'),
    named('passport', 'Reisepass beantragen', 'Apply for a passport'),
    named('pass', 'Pass für Familien', 'Family card'),
  ].map((one) => ({ ...office.services[0]!, ...one }));
  const ids = (typed: string, language: string) =>
    findServices({ ...office, services }, typed, language).map(({ id }) => id);
  expect(ids('Pass', 'de')).toEqual(['pass', 'passport', 'fitting', 'block']);
  expect(ids('pass', 'en')[0]).toBe('block');
  expect(ids('Reisepass', 'en')[0]).toBe('passport');
});

test('[B1.3] the dot in words of Leichte Sprache is no part of them', () => {
  const [first] = office.services;
  const named = { ...first!, name: { de: 'Meldebescheinigung', 'de-simple': 'Melde·bescheinigung' } };
  const ids = (typed: string): string[] =>
    findServices({ ...office, services: [named] }, typed, 'de-simple').map(({ id }) => id);
  for (const typed of ['Meldebescheinigung', 'Melde·bescheinigung', 'bescheinigung'])
    expect(ids(typed)).toEqual([first!.id]);
});
