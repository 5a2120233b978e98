/** What stands twice in the repository is the same, and what its documents point to is there. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const documents = ['*.md', '{docs,bench,src,sync-server,tests,.github,.gitlab}/**/*.md'].flatMap((pattern) =>
  globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }),
);

test('every link of a document to a file of the repository leads to one', () => {
  const links = documents.flatMap((file) =>
    Array.from(read(file).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)/g), ([, to]) => ({ file, to: to! })),
  );
  expect(links.length).toBeGreaterThan(0);
  expect(links.filter(({ file, to }) => !existsSync(join(root, dirname(file), to)))).toEqual([]);
});

test('the licence is the same where people and where tools look for it', () => {
  expect(read('LICENSES/EUPL-1.2.txt')).toBe(read('LICENSE'));
});

test('the catalogue entry names the version of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(read('publiccode.yml')).toContain(`softwareVersion: ${version}\n`);
});
