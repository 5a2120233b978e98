/** The pages of decisions: numbered without a gap, each with the same parts, all of them in the list. */
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../../docs/decisions', import.meta.url));
const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
const pages = globSync('[0-9]*.md', { cwd: folder }).sort();

test('are numbered without a gap, and listed by number and title', () => {
  expect(pages.length).toBeGreaterThan(9);
  const listed = Array.from(read('README.md').matchAll(/^\| \[(\d{4})\]\((\S+)\) \| (.+) \|$/gm));
  expect(listed.map(([, number, file, title]) => [number, file, `# ${number} ${title}`])).toEqual(
    pages.map((file, index) => [String(index + 1).padStart(4, '0'), file, read(file).split('\n')[0]]),
  );
});

test('say context, decision, alternatives and consequences', () => {
  for (const file of pages) {
    expect(
      Array.from(read(file).matchAll(/^## (.+)$/gm), ([, part]) => part),
      file,
    ).toEqual(['Context', 'Decision', 'Alternatives', 'Consequences']);
    expect(read(file), file).toMatch(/^Status: (?:accepted|replaced by \d{4})$/m);
  }
});
