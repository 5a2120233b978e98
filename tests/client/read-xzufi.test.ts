/** Catalogues of services in XZuFi 2.2: what is read, and what is refused whole. */
import { describe, expect, it } from 'vitest';
import { MOST_FILE_BYTES, readXzufi } from '../../src/lib/client/xzufi/read-xzufi.ts';
import { aFile, aModule, aService, inFile } from '../support/xzufi.ts';

const read = async (text: string) => {
  const parts: number[] = [];
  const result = await readXzufi(aFile(text), async (part) => void parts.push(part));
  return { ...result, parts };
};
const problemOf = async (text: string) => {
  const result = await read(text);
  return result.ok ? null : result.error;
};

describe('[C15.5] a file in XZuFi 2.2', () => {
  it('[C15.5] has for each service its id, key, texts by module and language, fees and words', async () => {
    const passport = aService({
      id: 'L100_1',
      leika: '99050012012000',
      modules: [
        aModule({ code: '02', de: 'Reisepass Ausstellung' }),
        aModule({ code: '03', de: 'Reisepass beantragen', en: 'Apply for a passport' }),
        aModule({ name: 'Erforderliche Unterlagen', de: '&lt;ul&gt;&lt;li&gt;Foto&lt;/li&gt;&lt;/ul&gt;' }),
        aModule({ name: 'Volltext', de: 'Lang und breit' }),
      ],
      fees: { de: '37,50 EUR &amp; Porto' },
      keywords: ['ePass', 'Pass'],
    });
    const second = aService({
      modules: [aModule({ code: '02', de: '<![CDATA[Führerschein <b>neu</b>]]>' })],
    });
    const result = await read(inFile(passport + second));
    expect(result.ok && result.value).toEqual([
      {
        ...{ position: 1, id: 'L100_1', leika: '99050012012000', keywords: ['ePass', 'Pass'] },
        texts: [
          { of: 'name', language: 'de', text: 'Reisepass Ausstellung' },
          { of: 'everyday-name', language: 'de', text: 'Reisepass beantragen' },
          { of: 'everyday-name', language: 'en', text: 'Apply for a passport' },
          { of: 'documents', language: 'de', text: '<ul><li>Foto</li></ul>' },
          { of: 'fees', language: 'de', text: '37,50 EUR & Porto' },
        ],
      },
      {
        ...{ position: 2, id: '', leika: '', keywords: [] },
        texts: [{ of: 'name', language: 'de', text: 'Führerschein <b>neu</b>' }],
      },
    ]);
  });

  it('[C15.5] is the same with another prefix, and without one', async () => {
    const text = inFile(aService({ modules: [aModule({ code: '02', de: 'Pass' })] }));
    const other = text.replaceAll('xzufi:', 'n:').replace('xmlns:xzufi', 'xmlns:n');
    const none = text.replace(/<(\/?)xzufi:/g, '<$1').replace('xmlns:xzufi', 'xmlns');
    const { parts: _, ...usual } = await read(text);
    expect(usual).toMatchObject({ ok: true, value: [{ texts: [{ of: 'name', text: 'Pass' }] }] });
    expect(await read(other)).toMatchObject(usual);
    expect(await read(none)).toMatchObject(usual);
  });

  it('[C15.5] is read in parts, also where one ends within a tag or a letter', async () => {
    const many = Array.from({ length: 900 }, (_, n) =>
      aService({ modules: [aModule({ code: '02', de: `Straße ${n} ${'ä'.repeat(500)}` })] }),
    );
    const result = await read(inFile(many.join('')));
    expect(result.ok && result.value.at(-1)!.texts[0]!.text).toMatch(/^Straße 899 ä{500}$/);
    expect(result.ok && result.value).toHaveLength(900);
    expect(result.parts.length).toBeGreaterThan(2);
    expect(result.parts.at(-1)).toBe(1);
  });

  it('[C15.5] is refused whole, with what is wrong', async () => {
    const good = inFile(aService({ modules: [aModule({ code: '02', de: 'Pass' })] }));
    const bomb = `<?xml version="1.0"?><!DOCTYPE b [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${good}`;
    const deep = `${'<a>'.repeat(100)}${'</a>'.repeat(100)}`;
    const cut = good.slice(0, good.indexOf('</xzufi:schreibe>'));
    for (const [text, problem] of [
      [bomb, { code: 'has-doctype' }],
      [`<!doctype html>${good}`, { code: 'has-doctype' }],
      [inFile(deep), { code: 'too-deep' }],
      [inFile(''), { code: 'no-services' }],
      ['', { code: 'not-xzufi' }],
      ['name;minutes\nPass;15', { code: 'not-xzufi' }],
      ['<a xmlns="http://example.org"/>', { code: 'not-xzufi' }],
      [good.replaceAll('2_2_0', '2_1_0'), { code: 'other-version', version: '2.1' }],
      [good.replaceAll('2_2_0', '3_0_0'), { code: 'other-version', version: '3.0' }],
      [cut, { code: 'not-xml', after: 1 }],
      [good.replace('</xzufi:leistung>', '</xzufi:modul>'), { code: 'not-xml', after: 0 }],
      [inFile(aService({}).repeat(1001)), { code: 'too-many-services' }],
    ] as const)
      expect([text.slice(0, 60), await problemOf(text)]).toEqual([text.slice(0, 60), problem]);
  });

  it('[C15.5] of 200 MB is refused before a byte of it is read, one in Latin-1 after', async () => {
    let isRead = false;
    const huge = { size: 200 * 1024 * 1024, arrayBuffer: async () => ((isRead = true), new ArrayBuffer(0)) };
    expect(await readXzufi(huge, async () => {})).toEqual({ ok: false, error: { code: 'too-large' } });
    expect([isRead, MOST_FILE_BYTES]).toEqual([false, 20_971_520]);
    const latin = new Blob([Uint8Array.from([0x46, 0xfc, 0x72])]);
    expect(await readXzufi(latin, async () => {})).toEqual({ ok: false, error: { code: 'not-utf-8' } });
  });

  it('[C15.5] whose own entities are used has them as they stand: nothing grows', async () => {
    const text = inFile(aService({ modules: [aModule({ code: '02', de: 'Pass &lol9;' })] }));
    const result = await read(text);
    expect(result.ok && result.value[0]!.texts[0]!.text).toBe('Pass &lol9;');
  });
});
