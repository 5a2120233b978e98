/** Plain words: a folder has no more long sentences and words to avoid than `words-allowed.json` still grants it. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  ALLOWED,
  countByFolder,
  findings,
  findingsIn,
  MAX_WORDS,
  proseFiles,
  type Counts,
} from '../../scripts/words.mjs';

const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ');
const avoided = (file: string, source: string) =>
  findings(file, source)
    .filter(({ kind }) => kind === 'avoidedWords')
    .map(({ line, text }) => `${line} ${text}`);
const longSentences = (file: string, source: string) =>
  findings(file, source).filter(({ kind }) => kind === 'longSentences').length;

test('no folder has more than it is granted, and what is mended is no longer granted', () => {
  const files = proseFiles();
  expect(files.length).toBeGreaterThan(700);
  const allowed = JSON.parse(readFileSync(ALLOWED, 'utf8')) as Counts;
  const found = countByFolder(files.flatMap(findingsIn));
  // More: `npm run words -- FOLDER` names them. Fewer: `npm run words -- --write` lowers the numbers.
  expect(found).toEqual(allowed);
});

test('comments are read, code and texts of the code are not', () => {
  const source = [
    "const nobody = 'somebody'; // whoever",
    'const pattern = /["`/* such]/; // such',
    'const text = `${{ a: `// nobody` }} // somebody`; /* so long */',
    'const half = nobody / 2; // so many / `nobody` in code',
    '/** One.',
    ' * Two: nobody.',
    ' */',
  ].join('\n');
  expect(avoided('src/a.ts', source)).toEqual(['1 whoever', '2 such', '3 so long', '4 so many', '6 nobody']);
});

test('titles of tests are read, other arguments are not', () => {
  const source = [
    "test('[A1] nobody waits', () => say('somebody'));",
    "describe.each([['such']])('%s for anybody', () => undefined);",
    "const told = test.extend({}); told('whoever');",
    "expect(it('so many')).toBe('so long');",
  ].join('\n');
  expect(avoided('tests/a.test.ts', source)).toEqual(['1 nobody', '2 anybody', '4 so many']);
  expect(avoided('tests/a.ts', source)).toEqual([]);
});

test('a component is read in its scripts, markup and styles', () => {
  const source = [
    '<script lang="ts">',
    '  // whoever',
    "  const nobody = '<!-- such -->';",
    '</script>',
    '<!-- somebody -->',
    '<p>nobody</p>',
    '<style>',
    '  /* so long */',
    '</style>',
  ].join('\n');
  expect(avoided('src/a.svelte', source)).toEqual(['2 whoever', '5 somebody', '8 so long']);
});

test('a document is read without its blocks of code', () => {
  const source = [
    '# Nobody',
    '',
    '```sh',
    'echo somebody',
    '```',
    '',
    '| such | `whoever` |',
    '',
    'So',
    'long.',
  ];
  expect(avoided('docs/a.md', source.join('\n'))).toEqual(['1 Nobody', '7 such']);
});

test('a sentence is long from 31 words on, over the lines of a comment but not over its parts', () => {
  const half = words(MAX_WORDS / 2);
  expect(longSentences('src/a.ts', `// ${half}\n// ${half}`)).toBe(0);
  expect(longSentences('src/a.ts', `// ${half}\n// ${half} more`)).toBe(1);
  expect(longSentences('src/a.ts', `// ${half}\n\n// ${half} more`)).toBe(0);
  expect(longSentences('src/a.ts', `/** ${half}. ${half} more */`)).toBe(0);
  expect(longSentences('src/a.ts', `/** ${half} @param {string} a ${half} more */`)).toBe(0);
  expect(longSentences('docs/a.md', `- ${half}\n- ${half} more`)).toBe(0);
  expect(longSentences('docs/a.md', `- ${half}\n  ${half} more`)).toBe(1);
  expect(longSentences('docs/a.md', `| ${half} | ${half} more |`)).toBe(0);
  expect(longSentences('docs/a.md', `${half} \`${half}\` end`)).toBe(0);
});
