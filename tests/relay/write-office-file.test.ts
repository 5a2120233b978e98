/** An office as a file that loads again: what it says already stays as it is written, with its comments. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Office } from '../../src/lib/domain/office/office.ts';
import { loadFile } from '../../sync-server/offices/load-offices.ts';
import { writeOfficeFile } from '../../sync-server/offices/write-office-file.ts';
import { day } from '../support/build/index.ts';

const TODAY = day('2026-11-23');
const FOLDER = resolve(import.meta.dirname, '../../sync-server/offices');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.yaml'));
const textOf = (name: string): string => readFileSync(join(FOLDER, name), 'utf8');

function load(text: string): Office {
  const loaded = loadFile('office.yaml', Buffer.from(text), TODAY);
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  return loaded.value.office;
}
function written(office: Office, before: string): string {
  const text = writeOfficeFile(office, before, TODAY);
  if (!text.ok) throw new Error(text.error.join('\n'));
  return text.value;
}
const comments = (text: string): string[] => Array.from(text.matchAll(/^\s*#.*$/gm), ([line]) => line.trim());

describe('[C11.12] an office file that is written', () => {
  it.each(files)('%s: keeps its comments, and loads to the same', (name) => {
    const before = textOf(name);
    const office = load(before);
    const text = written(office, before);
    expect(comments(text)).toEqual(comments(before));
    expect(load(text)).toEqual(office);
  });

  it.each(files)('%s: a text that several services share is changed for one of them alone', (name) => {
    const before = textOf(name);
    const office = load(before);
    const [first, ...others] = office.services;
    const changed: Office = {
      ...office,
      services: [
        { ...first!, documents: [{ de: 'Ein Foto', en: 'A photo' }], minutes: first!.minutes + 5 },
        ...others,
      ],
    };
    expect(load(written(changed, before)).services).toEqual(changed.services);
  });

  it.each(files)('%s: entries come, go and change places, and keep what is written about them', (name) => {
    const before = textOf(name);
    const office = load(before);
    const [first, second, ...others] = office.categories;
    const more = { id: 'more-of-it' as never, name: { de: 'Mehr', en: 'More' } };
    const categories = [...(second === undefined ? [] : [second]), ...others, more, first!];
    const changed = { ...office, categories, rules: { ...office.rules, startEvery: 30, offer: null } };
    expect(load(written(changed, before))).toEqual(changed);
  });

  it('of an office that no file can say is told why', () => {
    const before = textOf(files[0]!);
    const office = load(before);
    const gone = { ...office, counters: [] };
    expect(writeOfficeFile(gone, before, TODAY)).toEqual({
      ok: false,
      error: expect.arrayContaining([expect.stringMatching(/counters/)]),
    });
  });
});
