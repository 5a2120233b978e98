/** What docs/rules.md says of its rules: tests that cite them, surfaces that offer them, requests without a page. */
import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { request } from '../../src/lib/domain/requests/request.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const page = readFileSync(join(root, 'docs/rules.md'), 'utf8');
const rules = Array.from(page.matchAll(/\*\*([A-Z]\d+)\*\*/g), ([, id]) => id!);

/** The cells of each row of the table below a heading row, without the row of dashes. */
function tableBelow(heading: string): string[][] {
  const [, below] = page.split(`\n${heading}\n`);
  const lines = below!.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('|'));
  return lines.slice(1, end).map((line) => line.slice(2, -2).split(' | '));
}

test('every rule that must be cited is cited, and every one that is cited must be', () => {
  const { status, stdout } = spawnSync(process.execPath, ['scripts/rules.mjs'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stdout).toMatch(/^rules: (\d+) of \1 cited; clauses: \d+ of \d+ cited$/m);
  expect(stdout).not.toMatch(/to be added/);
  expect(status).toBe(0);
});

test('a clause stands below its rule, numbered from 1', () => {
  const clauses = Array.from(page.matchAll(/\*\*([A-Z]\d+)\.(\d+)\*\*/g), ([, rule, n]) => ({
    rule: rule!,
    n,
  }));
  expect(clauses.length).toBeGreaterThan(30);
  for (const rule of new Set(clauses.map((clause) => clause.rule))) {
    expect(rules).toContain(rule);
    const numbers = clauses.filter((clause) => clause.rule === rule).map(({ n }) => Number(n));
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  }
});

test('each rule says once which surface offers it', () => {
  const rows = tableBelow('| rule | phone | kiosk | counter | lead | monitor | relay | no page yet |');
  expect(rows.map(([rule]) => rule).sort()).toEqual([...rules].sort());
  for (const [rule, ...cells] of rows) {
    expect(cells, rule).toHaveLength(7);
    expect(cells.slice(0, -1), rule).toContain('●');
  }
});

test('the requests without a page are those that no page sends, and their rules say so', () => {
  const unsent = tableBelow('| request | rule |').map(([kind, rule]) => ({
    kind: kind!.replaceAll('`', ''),
    rule,
  }));
  expect(unsent.length).toBeGreaterThan(0);
  expect(unsent.map(({ kind }) => kind).sort()).toEqual(
    request.def.options
      .map((option) => option.shape.kind.def.values[0]!)
      .filter((kind) => !sentByPages().has(kind))
      .sort(),
  );
  const withoutPage = tableBelow('| rule | phone | kiosk | counter | lead | monitor | relay | no page yet |')
    .filter((row) => row.at(-1) !== '–')
    .map(([rule]) => rule);
  expect(withoutPage).toEqual(expect.arrayContaining(unsent.map(({ rule }) => rule)));
});

/** Kinds that the sources of pages compose, or that are made of what they compose. */
function sentByPages(): Set<string> {
  const files = globSync('src/{routes,lib/state,lib/client}/**/*.{ts,svelte}', { cwd: root });
  const sources = files.map((file) => readFileSync(join(root, file), 'utf8'));
  return new Set(
    sources.flatMap((source) =>
      Array.from(source.matchAll(/(?:compose\(|#ask\(|kind: )'([a-z-]+)'/g), ([, kind]) => kind!),
    ),
  );
}
