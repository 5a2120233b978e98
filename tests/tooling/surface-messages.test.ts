/** A surface loads the messages that its pages speak, and no others: what a page speaks beyond them would break it. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { partsOf } from '../../src/lib/i18n/page-messages.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const routes = (folder: string): string[] => globSync(`src/routes/${folder}**/*.{svelte,ts}`, { cwd: root });

/** What stands at the root of the pages belongs to every surface. */
const shared = ['src/routes/+layout.svelte', 'src/routes/+error.svelte'];
const surfaces = {
  citizen: [...shared, ...routes('(citizen)/')],
  kiosk: [...shared, ...routes('(kiosk)/')],
  staff: [...shared, ...routes('(staff)/')],
} as const;

function importsOf(file: string): string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import)\s*\(?\s*'((?:#lib|\.\.?)\/[^']+)'/g)]
    .map(([, path = '']) => (path.startsWith('#lib/') ? `src/${path.slice(1)}` : join(dirname(file), path)))
    .filter((path) => existsSync(join(root, path)));
}

/** All files that these load, directly or not. */
function closureOf(files: readonly string[]): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...files];
  for (let file = open.pop(); file !== undefined; file = open.pop()) {
    if (found.has(file) || file.startsWith('src/lib/i18n/')) continue;
    found.add(file);
    open.push(...importsOf(file));
  }
  return found;
}

const spokenIn = (file: string): string[] =>
  [
    ...readFileSync(join(root, file), 'utf8').matchAll(
      /(?:\b(?:lang|language)\.m|pageMessages\(\w+\))\.(\w+)/g,
    ),
  ].map(([, part = '']) => part);

describe.each(Object.entries(surfaces))('the pages of the surface %s', (surface, pages) => {
  const files = [...closureOf(pages)];
  const spoken = new Set(files.flatMap(spokenIn));

  test('load all that they speak, and speak all that they load', () => {
    expect(pages.length).toBeGreaterThan(shared.length);
    expect([...spoken].toSorted()).toEqual([...partsOf[surface as keyof typeof surfaces]].toSorted());
  });

  test('load the messages of every language by no other way', () => {
    const whole = files.filter((file) => /i18n\/(?:index|[a-z]{2}\/[a-z-]+)\.ts'/.test(valueImports(file)));
    expect(whole).toEqual([]);
  });
});

/** Without the imports of types, which are gone in the app. */
const valueImports = (file: string): string =>
  readFileSync(join(root, file), 'utf8').replaceAll(/import type [^;]*;/g, '');
