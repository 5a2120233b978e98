/** A file with a catalogue of services: what a lead sees of it and takes over. */
import { describe, expect, it } from 'vitest';
import { editOffice } from '../../src/lib/domain/office/office-problems.ts';
import { xzufiFileWords } from '../../src/lib/i18n/xzufi-words.ts';
import { ChosenXzufiFile } from '../../src/lib/state/lead/xzufi-file.svelte.ts';
import { FROM_FILE, ServicePicks } from '../../src/lib/state/lead/service-picks.svelte.ts';
import { anOffice } from '../support/build/index.ts';
import { aFile, aModule, aService, inFile } from '../support/xzufi.ts';

describe('[C15.5] what a lead takes over', () => {
  const office = anOffice();
  const words = xzufiFileWords;

  it('[C15.5] is saved as services of the office, with key, documents and fees', async () => {
    const [file, picks] = [new ChosenXzufiFile(), new ServicePicks({ categories: [], services: [] })];
    await picks.choose(FROM_FILE);
    const text = inFile(
      aService({
        leika: '99050012012000',
        modules: [
          aModule({ code: '02', de: 'Reisepass', en: 'Passport' }),
          aModule({ code: '08', de: 'Foto' }),
        ],
        fees: { de: '37,50 EUR' },
      }) + aService({}),
    );
    const source = await file.read(
      Object.assign(aFile(text), { name: 'katalog.xml' }),
      words,
      async () => {},
    );
    picks.takeFile(source!);
    expect([file.name, file.count, file.progress, file.failure]).toEqual(['katalog.xml', 1, null, null]);
    expect(file.problems).toEqual([{ code: 'no-name', position: 2, about: '', isLeftOut: true }]);
    picks.pick('reisepass', true);
    picks.typeMinutes('reisepass', '20');
    const after = picks.read(office)!.reduce((now, edit) => {
      const edited = editOffice(now, edit);
      if (!edited.ok) throw new Error(JSON.stringify(edited.error));
      return edited.value;
    }, office);
    expect(after.services.at(-1)).toMatchObject({
      ...{ id: 'reisepass', minutes: 20, leika: '99050012012000', documents: [{ de: 'Foto' }] },
      ...{ name: { de: 'Reisepass' }, hint: { de: 'Gebühren: 37,50 EUR' } },
    });
    // What the office has now is not offered again, whatever its id there.
    const renamed = { ...after, services: after.services.map((one) => ({ ...one, id: `x-${one.id}` })) };
    expect(picks.offered(renamed as typeof after, 'catalogue')).toEqual([]);
  });

  it('[C15.5] of a file that was left for another says nothing any more', async () => {
    const file = new ChosenXzufiFile();
    const good = Object.assign(aFile(inFile(aService({}))), { name: 'a.xml' });
    const first = file.read(good, words, async () => {});
    file.forget();
    expect([await first, file.name, file.problems]).toEqual([null, null, []]);
    const bad = Object.assign(aFile('nothing'), { name: 'b.xml' });
    expect(await file.read(bad, words, async () => {})).toBeNull();
    expect(file.failure).toEqual({ code: 'not-xzufi' });
  });
});
