// The parts of `npm run check` and `npm test` and how they run: side by side, each one's output kept together.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** @typedef {{ name: string, command: string[] }} Part */

const TSC = 'node_modules/@typescript/native/bin/tsc';
/** What is known of an earlier run; it does not outlive the packages. */
const CACHE = 'node_modules/.cache';

/** @param {string} name @param {string} project @returns {Part} */
const typesOf = (name, project) => ({
  name: `types: ${name}`,
  command: [
    TSC,
    '--project',
    project,
    '--incremental',
    '--tsBuildInfoFile',
    `${CACHE}/types/${name.replace(' ', '-')}.tsbuildinfo`,
  ],
});

/** Each is a pure consumer of the tree: none needs another's result, except Kit's sync, which runs first.
 *  @type {Part[]} */
export const TYPES = [
  {
    name: 'types: app',
    command: [
      'node_modules/svelte-check/bin/svelte-check',
      '--tsconfig',
      'tsconfig.json',
      '--fail-on-warnings',
      '--tsgo',
      '--incremental',
    ],
  },
  typesOf('domain', 'src/lib/domain/tsconfig.json'),
  typesOf('sync-server', 'sync-server/tsconfig.json'),
  typesOf('tests', 'tests/tsconfig.json'),
  ...(existsSync('src/service-worker.ts') ? [typesOf('service worker', 'tsconfig.service-worker.json')] : []),
];

/** Without a cache: whether a file is in a cycle or leaves a promise alone is decided in other files, too.
 *  @type {Part} */
export const LINT = {
  name: 'lint',
  command: ['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', '.'],
};

/** What changed since the last run alone: `npm run check` is for the minutes in between, `npm test` sees the rest.
 *  @type {Part} */
export const LINT_CHANGED = {
  name: 'lint of what changed',
  command: [
    ...LINT.command,
    '--cache',
    '--cache-strategy',
    'content',
    '--cache-location',
    `${CACHE}/eslint.json`,
  ],
};

/** @type {Part} */
export const FORMAT = {
  name: 'format',
  command: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '--cache', '.'],
};

/** What is quick: rules, documents, state. Properties, processes, browsers and whole days run in `npm test`. */
const QUICK = ['domain', 'docs', 'state', 'monitor'];

/** @type {Part} */
export const UNIT = {
  name: 'unit',
  command: ['node_modules/vitest/vitest.mjs', 'run', ...QUICK.flatMap((project) => ['--project', project])],
};

/** @type {Part} */
export const BUILD = { name: 'build', command: ['scripts/build.mjs', '--if-needed'] };

/** Kit writes what tsconfig.json extends and the types of the routes; everything else reads them.
 *  @type {Part} */
export const SYNC = { name: 'kit sync', command: ['node_modules/@sveltejs/kit/svelte-kit.js', 'sync'] };

/**
 * Runs the parts, at most as many at a time as the machine has cores, prints each one's result as it ends.
 * @param {Part[]} parts
 * @returns {Promise<string[]>} the names of those that failed
 */
export async function runParts(parts) {
  const waiting = [...parts];
  /** @type {string[]} */
  const failed = [];
  const work = async () => {
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const { ok, output, seconds } = await runPart(part);
      if (!ok) failed.push(part.name);
      console.log(`${ok ? '✓' : '✗'} ${part.name} (${seconds.toFixed(1)} s)${ok ? '' : `\n${output}`}`);
    }
  };
  await Promise.all(Array.from({ length: Math.max(2, availableParallelism()) }, work));
  return failed;
}

/** @param {Part} part @returns {Promise<{ ok: boolean, output: string, seconds: number }>} */
function runPart({ command }) {
  const start = performance.now();
  const child = spawn(process.execPath, command, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
  });
  let output = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (output += chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      resolve({ ok: code === 0, output, seconds: (performance.now() - start) / 1000 }),
    );
  });
}
