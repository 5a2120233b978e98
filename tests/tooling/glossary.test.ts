/** The glossary: each term once, in order, with everything that a row has to say. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const page = readFileSync(new URL('../../docs/glossary.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| **'))
  .map((line) => line.slice(2, -2).split(' | '));
const terms = rows.map(([term]) => term!.replaceAll('**', '').toLowerCase());

test('has its terms in alphabetical order, none twice', () => {
  expect(terms.length).toBeGreaterThan(60);
  expect(terms).toEqual([...new Set(terms)].sort());
});

test('says everything of each term, in sentences of at most 30 words', () => {
  for (const [term, ...cells] of rows) {
    expect(cells, term).toHaveLength(4);
    for (const cell of cells) expect(cell.trim(), term).not.toBe('');
    const [, meaning] = cells;
    expect(meaning, term).toMatch(/^[A-Z].*\.$/);
    for (const sentence of meaning!.split(/[.;] /))
      expect(sentence.split(/\s+/).length, term).toBeLessThan(31);
  }
});
