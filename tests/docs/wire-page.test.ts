/** The page about the wire prints the tables that the code lives by. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { documentKinds, readers, roles } from '../../src/lib/domain/access.ts';
import { closeCodes } from '../../src/lib/wire/close-codes.ts';

const page = readFileSync(new URL('../../docs/wire.md', import.meta.url), 'utf8');
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );

test('[P1] the table of access is the one that the guard uses', () => {
  const head = rows.find((row) => row[0] === 'document')!;
  expect(head.slice(1)).toEqual([...roles]);
  const printed = rows.filter(
    (row) => row.length === head.length && row !== head && !row[0]!.startsWith('-'),
  );
  expect(Object.fromEntries(printed.map(([kind, ...cells]) => [kind, cells]))).toEqual(
    Object.fromEntries(documentKinds.map((kind) => [kind, roles.map((role) => readers[kind][role] ?? '–')])),
  );
});

test('every close code is explained', () => {
  const printed = new Set(rows.map(([code]) => Number(code)));
  for (const code of Object.values(closeCodes)) expect(printed).toContain(code);
});
