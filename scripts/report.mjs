// What `npm test` says at its end, from the reports that Vitest and Playwright write.

/** @typedef {{ title: string, file: string }} NamedTest */
/** @typedef {{ passed: number, failed: number, flaky: NamedTest[] }} Result `flaky` tests are among the passed. */

/** @typedef {{ status: string, assertionResults: unknown[] }} VitestFile */
/** @typedef {{ numPassedTests: number, numFailedTests: number, testResults: VitestFile[] }} VitestReport */

/** @typedef {{ title: string, file: string, tests: { status: string }[] }} Spec */
/** @typedef {{ title: string, specs: Spec[], suites?: Suite[] }} Suite */
/** @typedef {{ expected: number, flaky: number, unexpected: number }} Stats */
/** @typedef {{ stats: Stats, suites: Suite[] }} PlaywrightReport */

/** @type {Result} */
export const NOTHING_RAN = { passed: 0, failed: 0, flaky: [] };

/** A runner that dies writes no report.
 *  @type {Result} */
const NO_REPORT = { passed: 0, failed: 1, flaky: [] };

/** @param {VitestReport | undefined} report @param {boolean} ok whether the runner ended well @returns {Result} */
export function unitResult(report, ok) {
  if (!report) return NO_REPORT;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  ).length;
  return atLeastOneFailure(ok, {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded,
    flaky: [],
  });
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
    flaky: report.suites.flatMap((suite) => flakyIn(suite, [])),
  });
}

/** The outermost suite is the file; the inner ones are the groups in it.
 *  @param {Suite} suite @param {string[]} groups @returns {NamedTest[]} */
function flakyIn({ specs, suites = [] }, groups) {
  return [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'flaky'))
      .map(({ title, file }) => ({ title: [...groups, title].join(' › '), file })),
    ...suites.flatMap((inner) => flakyIn(inner, [...groups, inner.title])),
  ];
}

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
  for (const { title, file } of [...unit.flaky, ...browser.flaky]) {
    lines.push(`flaky, passed at the second try: ${title} (${file})`);
  }
  if (passed + failed === 0) lines.push('No test ran.');
  lines.push(`${passed} passed, ${failed} failed`);
  return { lines, ok: failed === 0 && passed > 0 };
}

/** @param {Result} result */
const share = ({ passed, failed }) => `${passed}/${passed + failed}`;
