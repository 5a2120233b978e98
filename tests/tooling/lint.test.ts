// That eslint.config.js and scripts/layers.mjs bite: each forbidden thing is caught by the rule meant for it.
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files are virtual, which rules that need types cannot serve; a cycle fixture is ignored otherwise. */
const eslint = new ESLint({
  cwd: root,
  ignore: false,
  overrideConfig: [
    {
      languageOptions: { parserOptions: { projectService: false } },
      rules: { '@typescript-eslint/no-floating-promises': 'off', '@typescript-eslint/no-unused-vars': 'off' },
    },
  ],
});

/** The rules that object to `code` in a file at `path`. */
async function objections(path: string, code: string): Promise<(string | null)[]> {
  const [result] = await eslint.lintText(`${code}\n`, { filePath: root + path });
  if (!result) throw new Error(`${path} was not linted`);
  return result.messages.map((message) => (message.fatal ? message.message : message.ruleId));
}

const inSvelte = (code: string): string => `<script lang="ts">\n  ${code}\n</script>`;

test.each<[path: string, code: string, rule: string]>([
  // The import table
  ['src/lib/domain/x.ts', `import type { DocumentName } from '../docs/document-names.ts';`, 'foyer/layers'],
  ['src/lib/domain/x.ts', `import * as Y from 'yjs';`, 'foyer/layers'],
  ['src/lib/domain/x.ts', `import { readFileSync } from 'node:fs';`, 'foyer/layers'],
  ['src/lib/docs/x.ts', `import { link } from '../client/link.ts';`, 'foyer/layers'],
  ['src/lib/docs/x.ts', `export { frame } from '../wire/frames.ts';`, 'foyer/layers'],
  ['src/lib/wire/x.ts', `export * from '../client/link.ts';`, 'foyer/layers'],
  ['src/lib/i18n/x.ts', `import { onMount } from 'svelte';`, 'foyer/layers'],
  ['src/lib/client/x.ts', `import { office } from '../state/office.svelte.ts';`, 'foyer/layers'],
  ['src/lib/state/x.svelte.ts', `import Number from '#lib/ui/Number.svelte';`, 'foyer/layers'],
  [
    'src/lib/ui/X.svelte',
    inSvelte(`import { counter } from '#lib/state/counter.svelte.ts';`),
    'foyer/layers',
  ],
  ['src/lib/ui/X.svelte', inSvelte(`import { Doc } from 'yjs';`), 'foyer/layers'],
  ['src/routes/+page.svelte', inSvelte(`import { Doc } from 'yjs';`), 'foyer/layers'],
  ['src/routes/+page.ts', `const doc: import('yjs').Doc | undefined = undefined;`, 'foyer/layers'],
  ['src/routes/+page.ts', `import { relay } from '../../sync-server/relay/relay.ts';`, 'foyer/layers'],
  ['src/monitor/App.svelte', inSvelte(`import { link } from '../lib/client/link.ts';`), 'foyer/layers'],
  ['sync-server/main.ts', `import { state } from '../src/lib/state/office.svelte.ts';`, 'foyer/layers'],
  ['sync-server/main.ts', `const page = await import('../src/lib/client/link.ts');`, 'foyer/layers'],
  ['sync-server/mail/x.ts', `import { Doc } from 'yjs';`, 'foyer/layers'],
  // What every phone would have to load
  ['src/lib/domain/x.ts', `import { z } from 'zod';`, 'no-restricted-imports'],
  // The folders within a layer
  ['src/lib/domain/x.ts', `import { day } from './day/day.ts';`, 'foyer/layers'],
  ['src/lib/domain/day/x.ts', `import { decide } from '../decide/decide.ts';`, 'foyer/layers'],
  ['src/lib/domain/statistics/x.ts', `import { x } from '../cellar/x.ts';`, 'foyer/layers'],
  ['src/lib/state/kiosk/x.svelte.ts', `import { desk } from '../lead/lead-desk.svelte.ts';`, 'foyer/layers'],
  // An exported name exists once
  ['src/lib/state/x.ts', 'export function decide(): void {}', 'foyer/one-name'],
  // No test judges how fast the machine is
  ['tests/relay/x.test.ts', `await vi.waitFor(() => undefined);`, 'no-restricted-properties'],
  ['tests/e2e/x.e2e.ts', `await page.waitForTimeout(1);`, 'no-restricted-properties'],
  ['tests/relay/x.test.ts', `test('', { timeout: 60_000 }, () => undefined);`, 'no-restricted-syntax'],
  ['tests/relay/x.test.ts', `test.each([1])('', () => undefined, 60_000);`, 'no-restricted-syntax'],
  ['tests/relay/x.test.ts', `beforeAll(() => undefined, 60_000);`, 'no-restricted-syntax'],
  ['tests/e2e/x.e2e.ts', `await expect(line).toBeVisible({ timeout: 5_000 });`, 'no-restricted-syntax'],
  // What Node runs as it is
  ['sync-server/main.ts', `import { config } from './config';`, 'foyer/layers'],
  ['src/lib/docs/x.ts', `import { office } from '#lib/domain/office/office.ts';`, 'foyer/layers'],
  [
    'tests/tooling/cycle/a.ts',
    `import { b } from './b.ts';\nexport const a = (): number => b();`,
    'import-x/no-cycle',
  ],
  // A pure domain
  ['src/lib/domain/x.ts', 'export const now = Date.now();', 'no-restricted-syntax'],
  ['src/lib/domain/x.ts', 'export const now = new Date();', 'no-restricted-syntax'],
  ['src/lib/domain/x.ts', 'export const today = Temporal.Now.plainDateISO();', 'no-restricted-syntax'],
  ['src/lib/domain/x.ts', 'export const id = Math.random();', 'no-restricted-syntax'],
  ['src/lib/domain/x.ts', 'export const id = crypto.randomUUID();', 'no-restricted-globals'],
  ['src/lib/domain/x.ts', 'setTimeout(() => undefined, 1);', 'no-restricted-globals'],
  ['src/lib/domain/x.ts', `console.log('here');`, 'no-restricted-globals'],
  // Everywhere
  ['sync-server/relay/x.ts', 'export const port = process.env.PORT;', 'no-restricted-syntax'],
  ['sync-server/relay/x.ts', `import { env } from 'node:process';`, 'no-restricted-imports'],
  ['src/lib/wire/x.ts', 'export const frame: any = 1;', '@typescript-eslint/no-explicit-any'],
  ['src/lib/ui/X.svelte', inSvelte('let shown: any = 1;'), '@typescript-eslint/no-explicit-any'],
  ['sync-server/relay/x.ts', 'export class Seat { private readonly peer = 1; }', 'no-restricted-syntax'],
  ['src/lib/client/x.ts', 'export class Seat { private leave(): void {} }', 'no-restricted-syntax'],
  [
    'src/lib/state/x.svelte.ts',
    'export const x = () => { let n = $state(0); return n; };',
    'no-restricted-syntax',
  ],
  [
    'src/lib/state/x.svelte.ts',
    'export const x = () => { const n = $derived.by(() => 0); return n; };',
    'no-restricted-syntax',
  ],
])('in %s is refused: %s', async (path, code, rule) => {
  expect(await objections(path, code)).toContain(rule);
});

test.each<[path: string, code: string]>([
  ['src/lib/domain/x.ts', `import HolidayCalendar from 'date-holidays';\nexport const day = new Date(0);`],
  ['src/lib/docs/x.ts', `import * as Y from 'yjs';\nimport { office } from '../domain/office.ts';`],
  ['src/lib/client/x.ts', `import { Doc } from 'yjs';\nimport { catalog } from '../docs/catalog.ts';`],
  ['src/routes/+page.svelte', inSvelte(`import { visit } from '#lib/state/visit.svelte.ts';`)],
  ['src/lib/ui/X.svelte', inSvelte(`import { messages } from '#lib/i18n/index.ts';`)],
  [
    'sync-server/relay/x.ts',
    `import { Doc } from 'yjs';\nimport { de } from '../../src/lib/i18n/de/index.ts';`,
  ],
  ['sync-server/config.ts', 'export const port = process.env.PORT;'],
  [
    'src/lib/client/x.ts',
    'class Seat { readonly #peer = 1; private constructor() {} }\nexport const seat = Seat.name;',
  ],
  [
    'tests/docs/x.test.ts',
    `import { Doc } from 'yjs';\nimport { office } from '../../src/lib/domain/office/office.ts';`,
  ],
])('in %s is allowed: %s', async (path, code) => {
  expect(await objections(path, code)).toEqual([]);
});
