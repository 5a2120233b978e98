import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const root = new URL('../../', import.meta.url);
const manifest = JSON.parse(readFileSync(new URL('package.json', root), 'utf8')) as Record<
  'dependencies' | 'devDependencies',
  Record<string, string>
>;
const installed = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).sort();

/** A line is `- **name** – why`, the way docs/dependencies.md lists them. */
const explained = Array.from(
  readFileSync(new URL('docs/dependencies.md', root), 'utf8').matchAll(/^- \*\*(\S+)\*\* – \S.*$/gm),
  ([, name]) => name,
).sort();

test('every dependency has one line that says why, and every line a dependency', () => {
  expect(installed.length).toBeGreaterThan(0);
  expect(explained).toEqual(installed);
});

test('every package of the lockfile has the digest of what is installed', () => {
  const lockfile = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
    packages: Record<string, { integrity?: string; link?: boolean }>;
  };
  // The first is the project itself.
  const packages = Object.entries(lockfile.packages).filter(([path, { link }]) => path !== '' && !link);
  expect(packages.length).toBeGreaterThan(100);
  const without = packages.filter(([, { integrity = '' }]) => !/^sha512-[\w+/]{86}==$/.test(integrity));
  expect(without.map(([path]) => path)).toEqual([]);
});
