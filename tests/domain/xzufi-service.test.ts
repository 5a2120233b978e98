/** Services of a catalogue in XZuFi, and what is said of those that are wrong. */
import { describe, expect, it } from 'vitest';
import { plainLines, servicesOfXzufi } from '../../src/lib/domain/office/xzufi-service.ts';
import type { XzufiService, XzufiText } from '../../src/lib/domain/office/xzufi-service.ts';

const said = (of: XzufiText['of'], text: string, language = 'de'): XzufiText => ({ of, text, language });
const aService = (more: Partial<XzufiService> = {}): XzufiService => ({
  ...{ position: 1, id: 'L1', leika: '', texts: [said('name', 'Pass')], keywords: [] },
  ...more,
});
const WORDS = { language: 'de', feesAre: { de: 'Gebühren:' } };
const of = (...all: XzufiService[]) => servicesOfXzufi(all, WORDS);
const codes = (...all: XzufiService[]) => of(...all).problems.map(({ code }) => code);

describe('[C15.5] texts', () => {
  it('[C15.5] lose their tags, and what stood in a list has a line each', () => {
    expect(plainLines('<p>Bitte:</p><ul><li>Foto,&nbsp;neu</li><li>- Pass <b>alt</b></li></ul>')).toEqual([
      ...['Bitte:', 'Foto, neu', 'Pass alt'],
    ]);
    expect(plainLines('a &amp; b &#228; &#x20ac; &Auml; &foo; &#0; <script>x</script>')).toEqual([
      'a & b ä € Ä &foo; x',
    ]);
    expect(plainLines(' <br/> \n &nbsp; ')).toEqual([]);
    expect(plainLines('&lt;b&gt;')).toEqual(['<b>']);
  });

  it('[C15.5] of the everyday name go before those of the administration', () => {
    const name = [
      said('everyday-name', 'Pass beantragen'),
      said('name', 'Passausstellung'),
      said('name', 'Passport', 'en-GB'),
    ];
    expect(of(aService({ texts: name })).services[0]!.name).toEqual({
      de: 'Pass beantragen',
      en: 'Passport',
    });
  });
});

describe('[C15.5] a service', () => {
  it('[C15.5] has documents line by line, in the languages that have as many lines', () => {
    const documents = [
      said('documents', 'Foto<br>Pass'),
      said('documents', 'Photo<br>Passport', 'en'),
      said('documents', 'Zdjęcie', 'pl'),
    ];
    const { services, problems } = of(aService({ texts: [said('name', 'Pass'), ...documents] }));
    expect(services[0]!.documents).toEqual([
      { de: 'Foto', en: 'Photo' },
      { de: 'Pass', en: 'Passport' },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['documents-cut']);
  });

  it('[C15.5] has an id of its name, and each its own', () => {
    const named = (name: string, position: number, leika: string) =>
      aService({ position, leika, texts: [said('name', name)] });
    const { services } = of(
      named('Führerschein (Umtausch)', 1, '99108018012000'),
      named('Führerschein – Umtausch', 2, '99108018012001'),
      named('签证', 3, '99108018012002'),
      named('Ein sehr langer Name, der für eine Kennung viel zu lang ist', 4, '99108018012003'),
    );
    expect(services.map(({ id }) => id)).toEqual([
      ...[
        'fuehrerschein-umtausch',
        'fuehrerschein-umtausch-2',
        'service',
        'ein-sehr-langer-name-der-fuer-eine-k',
      ],
    ]);
    expect(services.every(({ id }) => /^[a-z0-9][a-z0-9-]{0,39}$/.test(id))).toBe(true);
  });

  it('[C15.5] that is wrong is named, and costs no other', () => {
    const all = [
      aService({ leika: '99050012012000' }),
      aService({ position: 2, texts: [] }),
      aService({ position: 3, texts: [said('name', 'x'.repeat(121))] }),
      aService({ position: 4, leika: '99050012012000', texts: [said('name', 'Ausweis')] }),
      aService({ position: 5, leika: '123', texts: [said('name', 'Melden')] }),
      aService({ position: 6, texts: [said('name', 'Kirche'), said('fees', 'x'.repeat(3000))] }),
      aService({ position: 7, texts: [said('name', 'Hund')], keywords: ['a', 'a', 'b'.repeat(61), ''] }),
      aService({ position: 8, texts: [said('name', 'Baum'), said('documents', '<li>x</li>'.repeat(21))] }),
      aService({ position: 9, texts: [said('name', 'MELDEN')] }),
    ];
    const { services, problems } = of(...all);
    expect(problems.map(({ position, code, isLeftOut }) => [position, code, isLeftOut])).toEqual([
      [2, 'no-name', true],
      [3, 'name-too-long', true],
      [4, 'twice', true],
      [5, 'bad-leika', false],
      [6, 'fees-cut', false],
      [7, 'keywords-cut', false],
      [8, 'documents-cut', false],
      [9, 'twice', true],
    ]);
    expect(problems[0]!.about).toBe('L1');
    expect(services.map(({ name }) => name['de'])).toEqual(['Pass', 'Melden', 'Kirche', 'Hund', 'Baum']);
    expect(services[1]).not.toHaveProperty('leika');
    expect(services[2]!.hint!['de']).toHaveLength(2000);
    expect(services[3]!.keywords).toEqual(['a']);
    expect(services[4]!.documents).toHaveLength(20);
  });

  it('[C15.5] has its fees as a text that says so', () => {
    const texts = [said('name', 'Pass'), said('fees', '37 EUR'), said('fees', '37 EUR', 'en')];
    expect(of(aService({ texts })).services[0]!.hint).toEqual({ de: 'Gebühren: 37 EUR', en: '37 EUR' });
    expect(codes(aService({ texts }))).toEqual([]);
    expect(of(aService()).services[0]).not.toHaveProperty('hint');
  });
});
