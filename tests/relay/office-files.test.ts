/** Office files are parsed once: a file that has not changed is taken from what the relay kept of it. */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { loadOffices } from '../../sync-server/offices/load-offices.ts';
import { digestOfProgram } from '../../sync-server/offices/program-digest.ts';
import { openParsedFiles } from '../../sync-server/offices/parsed-files.ts';
import type { KeptFile } from '../../sync-server/store/office-files.ts';
import { keptOfficeFiles } from '../../sync-server/store/sqlite/office-files.ts';
import { openSqliteStore } from '../../sync-server/store/sqlite/sqlite-store.ts';
import { day } from '../support/build/index.ts';
import { aFolder, aRelay } from './support/a-relay.ts';

const TODAY = day('2026-11-23');
const EXAMPLE = resolve(import.meta.dirname, '../../sync-server/offices/dorsten.yaml');

function anOfficeFolder(): string {
  const folder = join(aFolder(), 'offices');
  mkdirSync(folder);
  copyFileSync(EXAMPLE, join(folder, 'dorsten.yaml'));
  return folder;
}

/** What was kept says something else than the file: it shows which of them was read. */
function kept(folder: string): readonly KeptFile[] {
  const parsed = openParsedFiles([], TODAY);
  expect(loadOffices(folder, TODAY, parsed).ok).toBe(true);
  return parsed
    .toKeep()!
    .map((file) => ({ ...file, record: file.record.replace('"town":"Dorsten"', '"town":"As kept"') }));
}

function townsIn(folder: string, files: readonly KeptFile[], today = TODAY): string[] {
  const loaded = loadOffices(folder, today, openParsedFiles(files, today));
  if (!loaded.ok) throw new Error(loaded.error.join('\n'));
  return loaded.value.map(({ town }) => town);
}

test('a file that has not changed is not parsed', () => {
  const folder = anOfficeFolder();
  expect(townsIn(folder, kept(folder))).toEqual(['As kept']);
});

test('a file that has changed, and every file in another year, is parsed', () => {
  const folder = anOfficeFolder();
  const files = kept(folder);
  expect(townsIn(folder, files, day('2027-01-02'))).toEqual(['Dorsten']);
  writeFileSync(join(folder, 'dorsten.yaml'), `${readFileSync(EXAMPLE, 'utf8')}# later\n`);
  expect(townsIn(folder, files)).toEqual(['Dorsten']);
});

test('the digest of the program changes with the version of a library that is installed', () => {
  const root = aFolder();
  const install = (parent: string, name: string, version: string): void => {
    const folder = join(root, parent, 'node_modules', name);
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version }));
  };
  writeFileSync(join(root, 'package.json'), JSON.stringify({ dependencies: { zod: '^4.0.0' } }));
  const digests = [digestOfProgram(root)];
  for (const [parent, name, version] of [
    ['', 'zod', '4.0.1'],
    ['', 'zod', '4.0.2'],
    ['', 'yaml', '2.0.0'],
    ['', 'date-holidays', '3.0.0'],
    ['node_modules/date-holidays', 'date-holidays-parser', '3.0.0'],
  ] as const) {
    install(parent, name, version);
    digests.push(digestOfProgram(root));
  }
  expect(new Set(digests).size).toBe(6);
  expect(digestOfProgram(root)).toBe(digests.at(-1));
  const { node, icu, tz } = process.versions;
  for (const other of [
    { node: '99.0.0', icu, tz },
    { node, icu: '99.0', tz },
    { node, icu, tz: '2099a' },
  ] as const)
    expect(digestOfProgram(root, other)).not.toBe(digests.at(-1));
});

test('two files of one id are told with the position, also where one of them is kept', () => {
  const folder = anOfficeFolder();
  const files = kept(folder);
  copyFileSync(EXAMPLE, join(folder, 'other.yaml'));
  const loaded = loadOffices(folder, TODAY, openParsedFiles(files, TODAY));
  expect(loaded.ok ? [] : loaded.error).toEqual([
    expect.stringMatching(/^other\.yaml:\d+:\d+ id: 'dorsten' is the id of dorsten\.yaml already$/),
  ]);
});

test('wrong files are all told, among many that are kept', () => {
  const folder = anOfficeFolder();
  const files = kept(folder);
  for (const n of [1, 2, 3])
    writeFileSync(
      join(folder, `wrong-${n}.yaml`),
      readFileSync(EXAMPLE, 'utf8')
        .replace(/^id: .*$/m, `id: wrong-${n}`)
        .replace(/^town: .*$/m, `town: ''\nfoo: ${n}`),
    );
  const loaded = loadOffices(folder, TODAY, openParsedFiles(files, TODAY));
  const mistakes = loaded.ok ? [] : loaded.error;
  for (const n of [1, 2, 3])
    expect(mistakes.filter((text) => text.startsWith(`wrong-${n}.yaml:`)).length).toBeGreaterThanOrEqual(2);
});

test('a relay keeps what its files say, and parses again what is damaged', async () => {
  const dataDir = aFolder();
  const first = await aRelay({ dataDir });
  await first.close();
  const [file] = keptOfficeFiles(dataDir);
  expect((JSON.parse(file!.record) as Office).id).toBe('dorsten');
  const db = new DatabaseSync(join(dataDir, 'foyer.sqlite'));
  db.exec(`UPDATE office_files SET record = replace(record, '"Dorsten"', '"Damaged"')`);
  db.close();
  expect(keptOfficeFiles(dataDir)).toEqual([]);
  const second = await aRelay({ dataDir });
  const offices = (await (await fetch(`${second.url}/api/offices`)).json()) as { town: string }[];
  expect(offices.map(({ town }) => town)).toEqual(['Dorsten']);
});

test('what is kept goes with its office', async () => {
  const folder = aFolder();
  const store = openSqliteStore(folder, () => {});
  const of = (office: string): KeptFile => ({ digest: office, office: office as OfficeId, record: '{}' });
  await store.officeFiles.replaceAll([of('dorsten'), of('werne')]);
  await store.retire('dorsten' as OfficeId, []);
  await store.close();
  expect(keptOfficeFiles(folder)).toEqual([of('werne')]);
});
