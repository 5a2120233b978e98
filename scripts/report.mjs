// What `npm test` says at its end, from the reports that Vitest and Playwright write.

import { basename } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** @typedef {{ title: string, file: string, why?: string }} NamedTest `why`: the first line of its fault */
/**
 * @typedef {{ passed: number, failed: number, flaky: NamedTest[], failures: NamedTest[] }} Result
 *   `flaky` tests are among the passed; what failed without being a test stands in `failed` alone
 */

/** @typedef {{ status: string, fullName: string, failureMessages: string[] }} VitestTest */
/** @typedef {{ status: string, name: string, assertionResults: VitestTest[] }} VitestFile */
/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: VitestFile[] }} VitestReport */

/** @typedef {{ status: string, results?: { error?: { message?: string } }[] }} BrowserTest */
/** @typedef {{ title: string, file: string, tests: BrowserTest[] }} Spec */
/** @typedef {{ title: string, specs: Spec[], suites?: Suite[] }} Suite */
/** @typedef {{ expected: number, flaky: number, unexpected: number }} Stats */
/** @typedef {{ stats: Stats, suites: Suite[] }} PlaywrightReport */

/** @type {Result} */
export const NOTHING_RAN = { passed: 0, failed: 0, flaky: [], failures: [] };

/** A runner that dies writes no report.
 *  @type {Result} */
const NO_REPORT = { passed: 0, failed: 1, flaky: [], failures: [] };

/** @param {VitestReport | undefined} report @param {boolean} ok whether the runner ended well @returns {Result} */
export function unitResult(report, ok) {
  if (!report) return NO_REPORT;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return atLeastOneFailure(ok, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    flaky: unitTests(
      report,
      ({ status, failureMessages }) => status === 'passed' && failureMessages.length > 0,
    ),
    failures: [
      ...unloaded.map(({ name }) => ({ title: 'the file did not load', file: basename(name) })),
      ...unitTests(report, ({ status }) => status === 'failed'),
    ],
  });
}

/** @param {VitestReport} report @param {(test: VitestTest) => boolean} wanted @returns {NamedTest[]} */
function unitTests({ testResults }, wanted) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.filter(wanted).map(({ fullName, failureMessages }) => ({
      title: fullName,
      file: basename(name),
      why: firstLine(failureMessages[0]),
    })),
  );
}

/** @param {PlaywrightReport | undefined} report @param {boolean} ok whether the runner ended well @returns {Result} */
export function browserResult(report, ok) {
  if (!report) return NO_REPORT;
  const { expected, flaky, unexpected } = report.stats;
  const passed = expected + flaky;
  // A selection that finds no test would pass in silence.
  return atLeastOneFailure(ok && passed > 0, {
    passed,
    failed: unexpected,
    flaky: report.suites.flatMap((suite) => browserTests(suite, 'flaky', [])),
    failures: report.suites.flatMap((suite) => browserTests(suite, 'unexpected', [])),
  });
}

/** The outermost suite is the file; the inner ones are the groups in it.
 *  @param {Suite} suite @param {string} outcome @param {string[]} groups @returns {NamedTest[]} */
function browserTests({ specs, suites = [] }, outcome, groups) {
  return [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === outcome))
      .map(({ title, file, tests }) => ({
        title: [...groups, title].join(' › '),
        file,
        why: firstLine(
          tests.flatMap(({ results = [] }) => results).find(({ error }) => error)?.error?.message,
        ),
      })),
    ...suites.flatMap((inner) => browserTests(inner, outcome, [...groups, inner.title])),
  ];
}

/** Without the colours that are meant for a terminal.
 *  @param {string | undefined} message */
const firstLine = (message) => message && stripVTControlCharacters(message).split('\n', 1)[0];

/** A runner can fail without a failed test: an unhandled rejection, a file that does not load.
 *  @param {boolean} ok @param {Result} result @returns {Result} */
function atLeastOneFailure(ok, result) {
  return { ...result, failed: ok ? result.failed : Math.max(1, result.failed) };
}

/**
 * The last lines of a run, and whether it went well.
 * @param {{ unit: Result, browser: Result, broken: string[], seconds: number }} run `broken`: parts that are no test
 * @returns {{ lines: string[], ok: boolean }}
 */
export function lastLines({ unit, browser, broken, seconds }) {
  const passed = unit.passed + browser.passed;
  const failed = unit.failed + browser.failed + broken.length;
  const lines = ['', `vitest ${share(unit)}, playwright ${share(browser)}, ${seconds.toFixed(0)} s`];
  if (broken.length > 0) lines.push(`failed beside the tests: ${broken.join(', ')}`);
  for (const test of [...unit.flaky, ...browser.flaky])
    lines.push(`flaky, passed at the second try: ${inWords(test)}`);
  for (const test of [...unit.failures, ...browser.failures]) lines.push(`failed: ${inWords(test)}`);
  if (passed + failed === 0) lines.push('No test ran.');
  lines.push(`${passed} passed, ${failed} failed`);
  return { lines, ok: failed === 0 && passed > 0 };
}

/** @param {NamedTest} test */
const inWords = ({ title, file, why }) => `${title} (${file})${why ? `: ${why}` : ''}`;

/** @param {Result} result */
const share = ({ passed, failed }) => `${passed}/${passed + failed}`;
