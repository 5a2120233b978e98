// `npm test`: everything there is to check, ending with the line "N passed, N failed". A part that is no test
// (format, lint, types, the build) or a test file that did not even load counts as one failure when it fails.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMAT, LINT, runParts, SYNC, TYPES } from './parts.mjs';

const reports = mkdtempSync(join(tmpdir(), 'foyer-test-'));
const started = performance.now();
const broken = await runParts([SYNC]);
broken.push(...(await runParts([LINT, ...TYPES, FORMAT])));
const unit = runVitest();
const built = run(['scripts/build.mjs', '--if-needed']);
if (!built) broken.push('build');
const browser = built ? runPlaywright() : { passed: 0, failed: 0 };
rmSync(reports, { recursive: true });

const passed = unit.passed + browser.passed;
const failed = unit.failed + browser.failed + broken.length;
if (broken.length > 0) console.log(`\nfailed beside the tests: ${broken.join(', ')}`);
console.log(
  `\nvitest ${unit.passed}/${unit.passed + unit.failed}, playwright ${browser.passed}/${browser.passed + browser.failed}, ${((performance.now() - started) / 1000).toFixed(0)} s`,
);
if (passed + failed === 0) console.log('No test ran.');
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
console.log(`${passed} passed, ${failed} failed`);

function runVitest() {
  const file = join(reports, 'vitest.json');
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const ok = run(['node_modules/vitest/vitest.mjs', 'run', ...reporters]);
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  const unloaded = report.testResults.filter(
    (/** @type {{ status: string, assertionResults: unknown[] }} */ result) =>
      result.status === 'failed' && result.assertionResults.length === 0,
  ).length;
  return atLeastOneFailure(ok, { passed: report.numPassedTests, failed: report.numFailedTests + unloaded });
}

function runPlaywright() {
  const file = join(reports, 'playwright.json');
  const ok = run(['node_modules/@playwright/test/cli.js', 'test', '--reporter=list,json'], {
    PLAYWRIGHT_JSON_OUTPUT_FILE: file,
  });
  const report = readReport(file);
  if (!report) return { passed: 0, failed: 1 };
  const { expected, flaky, unexpected } = report.stats;
  // A selection that finds no test would pass in silence.
  const passed = expected + flaky;
  return atLeastOneFailure(ok && passed > 0, { passed, failed: unexpected });
}

/** A runner can fail without a failed test: an unhandled rejection, a file that does not load.
 *  @param {boolean} ok @param {{ passed: number, failed: number }} counts */
function atLeastOneFailure(ok, { passed, failed }) {
  return { passed, failed: ok ? failed : Math.max(1, failed) };
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
