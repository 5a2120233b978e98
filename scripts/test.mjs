// `npm test`: everything there is to check, ending with the line "N passed, N failed". A part that is no test (format,
// lint, types, the build) counts as one failure when it fails. So does a test file that did not load. Each test that
// failed, and each that passed only at its second try, is named above that line.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { BUILD, FORMAT, LINT, runParts, SYNC, TYPES } from './parts.mjs';
import { browserResult, lastLines, NOTHING_RAN, unitResult } from './report.mjs';

/** Random histories of the property over the order of news; by itself it plays fewer. */
const HISTORIES = '20000';

// Node keeps compiled modules there: the tests start some hundred processes, and loading is half of a relay's start.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node-compile');

const reports = mkdtempSync(join(tmpdir(), 'foyer-test-'));
const started = performance.now();
const broken = await runParts([SYNC]);
// Lint takes longest and one core: all else, the build as well, is done beside it.
broken.push(...(await runParts([LINT, ...TYPES, FORMAT, BUILD])));
const built = !broken.includes(BUILD.name);
const unit = runVitest();
const browser = built ? runPlaywright() : NOTHING_RAN;
rmSync(reports, { recursive: true });

const seconds = (performance.now() - started) / 1000;
const { lines, ok } = lastLines({ unit, browser, broken, seconds });
process.exitCode = ok ? 0 : 1;
console.log(lines.join('\n'));

function runVitest() {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run(['node_modules/vitest/vitest.mjs', 'run', ...reporters], {
    HISTORIES: process.env.HISTORIES ?? HISTORIES,
  });
  return unitResult(readReport(file), ok);
}

function runPlaywright() {
  const file = join(reports, 'playwright.json');
  const ok = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  return browserResult(readReport(file), ok);
}

/** @param {string[]} command @param {Record<string, string>} env */
function run(command, env = {}) {
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  return status === 0;
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined; // the runner died before it wrote one
  }
}
