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

test('every file and folder that the documentation names is there', () => {
  const pages = ['*.md', 'docs/**/*.md', 'bench/**/*.md'].flatMap((pattern) =>
    globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }),
  );
  // The changelog tells of files as they were.
  const named = pages.filter((page) => page !== 'CHANGELOG.md').flatMap((page) => pathsNamedIn(page));
  expect(named.length).toBeGreaterThan(30);
  // The address of a route has brackets, which a pattern reads otherwise.
  const isThere = (path: string): boolean =>
    existsSync(join(root, path)) || globSync(path, { cwd: root }).length > 0;
  expect(named.filter(({ path }) => !isThere(path))).toEqual([]);
});

/** Paths between backticks: below a folder of the repository, or the bare name of a source file. `NAME` stands for any. */
function pathsNamedIn(page: string): { page: string; path: string }[] {
  const words = Array.from(read(page).matchAll(/`([^`\s]+)`/g), ([, word]) => word!).filter(
    (word) => !/NAME|node_modules/.test(word),
  );
  const below = words.filter((word) =>
    /^(?:src|sync-server|tests|docs|bench|scripts|static|\.ci)\/[^<…]+$/.test(word),
  );
  const bare = words.filter((word) => /^[\w-]+(?:\.svelte)?\.(?:ts|mjs)$/.test(word));
  return [
    ...below.map((path) => ({ page, path: path.replace(/\/$/, '') })),
    ...bare.map((name) => ({ page, path: `{,{src,sync-server,scripts,tests}/**/}${name}` })),
  ];
}

test('a name that the documentation finds in a file is there', () => {
  // `name` in `path`, `name` of `path`, `name` (`path`)
  const pair = /`(\w+)`(?: in | of | \()`([\w./@()[\]=-]+\/[\w.@()[\]=-]+\.(?:ts|mjs|svelte))`/g;
  const found = ['CONTRIBUTING.md', ...globSync('docs/**/*.md', { cwd: root })].flatMap((page) =>
    Array.from(read(page).matchAll(pair), ([, name, path]) => ({ page, name: name!, path: path! })),
  );
  expect(found.length).toBeGreaterThan(10);
  const isThere = ({ name, path }: (typeof found)[number]): boolean =>
    new RegExp(`\\b${name}\\b`).test(read(path));
  expect(found.filter((one) => !isThere(one))).toEqual([]);
});

/** Settings of other programs that the documentation names. */
const NAMES_OF_OTHERS: readonly string[] = ['NODE_EXTRA_CA_CERTS'];

test('a name in code letters, and the end of a path, stand somewhere in the repository', () => {
  const words = ['*.md', 'docs/**/*.md']
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((page) => page !== 'CHANGELOG.md')
    .flatMap((page) =>
      Array.from(read(page).matchAll(/`([^`\s]+)`/g), ([, word]) => ({ page, word: word! })),
    );
  const files = ['*.*', '{src,sync-server,scripts,bench,tests}/**/*.{ts,mjs,svelte,yaml}'].flatMap(
    (pattern) => globSync(pattern, { cwd: root, exclude: (name) => name === 'node_modules' }),
  );
  const paths = words.filter(({ word }) => /^[^<…*{]+\/[\w.-]+\.(?:ts|mjs|svelte)$/.test(word));
  expect(paths.length).toBeGreaterThan(50);
  const isEnd = (path: string): boolean => files.some((file) => `/${file}`.endsWith(`/${path}`));
  expect(paths.filter(({ word }) => !isEnd(word))).toEqual([]);

  // THIS_KIND, THIS or thisKind.
  const names = words.filter(({ word }) =>
    /^(?:[A-Z]{3,}|[A-Z][A-Z\d]*(?:_[A-Z\d]+)+|[a-z]+(?:[A-Z][a-z\d]*)+)$/.test(word),
  );
  expect(names.length).toBeGreaterThan(100);
  const sources = files.filter(
    (file) => /\.(?:ts|mjs|svelte|yaml|json)$/.test(file) && !file.startsWith('package-lock'),
  );
  const known = new Set(sources.flatMap((file) => read(file).match(/[A-Za-z_]\w*/g) ?? []));
  const unknown = names.filter(({ word }) => !known.has(word) && !NAMES_OF_OTHERS.includes(word));
  expect(unknown).toEqual([]);
});

test('the licence is the same where people and where tools look for it', () => {
  expect(read('LICENSES/EUPL-1.2.txt')).toBe(read('LICENSE'));
});

test('the catalogue entry names the version of the package', () => {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  expect(read('publiccode.yml')).toContain(`softwareVersion: ${version}\n`);
});
