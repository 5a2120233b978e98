/** The gallery for development (`npm run gallery`) has every component of `ui/`, and none that is gone. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const EXAMPLES = join(root, 'src/gallery/examples');
const files = (folder: string): string[] => readdirSync(folder, { recursive: true, encoding: 'utf8' });

const components = files(join(root, 'src/lib/ui'))
  .filter((file) => file.endsWith('.svelte'))
  .map((file) => file.replaceAll('\\', '/').replace(/\.svelte$/, ''))
  .sort();
const examples = files(EXAMPLES).map((file) => readFileSync(join(EXAMPLES, file), 'utf8'));

test('the gallery shows every component of ui/ under its own path', () => {
  const shown = examples.flatMap((text) =>
    Array.from(text.matchAll(/^ {2}'?([\w/]+)'?: show\(\s*(\w+)/gm), ([, path, component]) => ({
      path: path!,
      component: component!,
    })),
  );
  expect(components.length).toBeGreaterThan(90);
  expect(shown.map(({ path }) => path).sort()).toEqual(components);
  for (const { path, component } of shown) expect(path.split('/').at(-1), path).toBe(component);
});

test('the gallery is no part of what is built and served', () => {
  const scripts = readFileSync(join(root, 'scripts/build.mjs'), 'utf8');
  expect(scripts).toMatch(/monitor/);
  expect(scripts).not.toMatch(/gallery/);
});
