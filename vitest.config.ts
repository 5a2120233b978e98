// Every folder of tests/ is a project of its own name (`vitest run --project domain`); the browser tests in
// tests/e2e, tests/old-sets and tests/rehearsal belong to Playwright.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { BaseSequencer } from 'vitest/node';
import type { TestSpecification } from 'vitest/node';
import { TEST_TIMEOUT_MS, WAIT_TIMEOUT_MS } from './tests/support/patience.ts';

/** Folders whose tests run Svelte's own code: it needs compiling, and its client half instead of the server's. */
const WITH_SVELTE = ['state', 'ui'];

/**
 * Folders whose tests share no state by way of the modules: nothing there keeps any, nor touches what is global.
 * So one worker runs many files and loads the modules once, which halves their time.
 */
const PURE = ['domain', 'docs', 'property'];

/**
 * Folders whose tests play whole offices in one process, with every page of every device. They make much that is gone
 * in a moment; with more room for it the collector takes half as long.
 */
const WHOLE_OFFICES = ['meets', 'simulation'];

const NOT_VITEST = ['e2e', 'old-sets', 'rehearsal', 'support'];

const folders = readdirSync(new URL('tests', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !NOT_VITEST.includes(entry.name))
  .map((entry) => entry.name);

/** Its one file takes longest of all. At the end of the run one core would wait for it. */
const FIRST = 'televisions';

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isFirst = ({ project }: TestSpecification): boolean => project.name === FIRST;
    const sorted = await super.sort(files);
    return [...sorted.filter(isFirst), ...sorted.filter((file) => !isFirst(file))];
  }
}

export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    environment: 'node',
    testTimeout: TEST_TIMEOUT_MS,
    hookTimeout: TEST_TIMEOUT_MS,
    teardownTimeout: WAIT_TIMEOUT_MS,
    expect: { poll: { timeout: WAIT_TIMEOUT_MS } },
    maxWorkers: 2,
    // `npm run coverage`; what no test loads counts as well. Its text goes to the terminal alone.
    coverage: {
      provider: 'v8',
      include: ['src/lib/**/*.ts', 'src/monitor/**/*.ts', 'sync-server/**/*.ts'],
      reporter: ['text'],
      reportsDirectory: 'node_modules/.coverage',
      reportOnFailure: true,
    },
    projects: folders.map((folder) => ({
      extends: true,
      ...(WITH_SVELTE.includes(folder)
        ? {
            plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
            // `ws` has no browser half: it is the relay's, which a test may start beside the page's code.
            resolve: { conditions: ['browser'], alias: { ws: fileURLToPath(import.meta.resolve('ws')) } },
          }
        : {}),
      test: {
        name: folder,
        include: [`tests/${folder}/**/*.test.ts`],
        isolate: !PURE.includes(folder),
        // Sockets, processes, timers and random ids are left to chance. A test with them gets a second try, as a browser
        // test does, and `npm test` names it.
        retry: PURE.includes(folder) ? 0 : 1,
        ...(PURE.includes(folder) ? { setupFiles: ['./tests/support/property-seed.ts'] } : {}),
        ...(WHOLE_OFFICES.includes(folder) ? { execArgv: ['--max-semi-space-size=32'] } : {}),
        ...(WITH_SVELTE.includes(folder)
          ? {
              // Vite's client half, in Node: else runes are compiled, and Svelte resolved, for a server.
              environment: './tests/support/browser-like.ts',
              server: { deps: { inline: [/node_modules\/(?:svelte|esm-env)\//] } },
            }
          : {}),
      },
    })),
  },
});
