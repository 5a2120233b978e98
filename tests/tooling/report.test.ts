// What `npm test` says at its end: how many tests passed, how many failed, and which of them failed or are flaky.
import { describe, expect, test } from 'vitest';
import { browserResult, lastLines, NOTHING_RAN, unitResult } from '../../scripts/report.mjs';

const spec = (title: string, status: string) => ({
  title,
  file: 'kiosk.e2e.ts',
  tests: [{ status, ...(status === 'unexpected' ? { results: [{ error: { message: FAULT } }] } : {}) }],
});

/** As Playwright and Vitest write one: in colours, and of many lines. */
const FAULT = '\u001b[31mError: 1 is not 2\u001b[39m\n\n  at kiosk.e2e.ts:7';

/** Playwright writes it so: a suite for the file, in it one for each group. */
const aBrowserReport = (given: { steady: number; flaky: number; failed: number }) => ({
  stats: { expected: given.steady, flaky: given.flaky, unexpected: given.failed, skipped: 0 },
  suites: [
    {
      title: 'kiosk.e2e.ts',
      specs: [
        ...Array.from({ length: given.steady }, (_, i) => spec(`steady ${i}`, 'expected')),
        ...Array.from({ length: given.failed }, (_, i) => spec(`failed ${i}`, 'unexpected')),
      ],
      suites: [
        {
          title: 'a group',
          specs: Array.from({ length: given.flaky }, (_, i) => spec(`flaky ${i}`, 'flaky')),
        },
      ],
    },
  ],
});

const aUnitReport = (passed: number, failed: number, unloaded = 0, flaky = 0) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  testResults: [
    ...Array.from({ length: unloaded }, () => ({
      name: '/a/clone/tests/relay/x.test.ts',
      status: 'failed',
      assertionResults: [],
    })),
    {
      name: '/a/clone/tests/relay/y.test.ts',
      status: failed > 0 ? 'failed' : 'passed',
      assertionResults: [
        ...unitTests('steady', 'passed', passed - flaky, []),
        ...unitTests('flaky', 'passed', flaky, [FAULT]),
        ...unitTests('failed', 'failed', failed, [FAULT, FAULT]),
      ],
    },
  ],
});

/** What a test failed with stays in Vitest's report when its second try passes. */
const unitTests = (name: string, status: string, count: number, failureMessages: string[]) =>
  Array.from({ length: count }, (_, i) => ({ fullName: `${name} ${i}`, status, failureMessages }));

const sumUp = (given: Partial<Parameters<typeof lastLines>[0]>) =>
  lastLines({ unit: NOTHING_RAN, browser: NOTHING_RAN, broken: [], seconds: 1, ...given });

test('a flaky test passes, and is named with its file right before the last line', () => {
  const browser = browserResult(aBrowserReport({ steady: 2, flaky: 2, failed: 0 }), true);
  const { lines, ok } = sumUp({ unit: unitResult(aUnitReport(10, 0), true), browser });
  expect(ok).toBe(true);
  expect(lines.slice(-3)).toEqual([
    'flaky, passed at the second try: a group › flaky 0 (kiosk.e2e.ts)',
    'flaky, passed at the second try: a group › flaky 1 (kiosk.e2e.ts)',
    '14 passed, 0 failed',
  ]);
});

test('so is a flaky one of Vitest, with the first line of what it failed with', () => {
  const { lines, ok } = sumUp({ unit: unitResult(aUnitReport(10, 0, 0, 1), true) });
  expect(ok).toBe(true);
  expect(lines.slice(-2)).toEqual([
    'flaky, passed at the second try: flaky 0 (y.test.ts): Error: 1 is not 2',
    '10 passed, 0 failed',
  ]);
});

test('each test that failed is named with its file and the first line of its fault', () => {
  const unit = unitResult(aUnitReport(3, 1, 1), false);
  const browser = browserResult(aBrowserReport({ steady: 1, flaky: 0, failed: 1 }), false);
  expect(sumUp({ unit, browser }).lines.slice(-4)).toEqual([
    'failed: the file did not load (x.test.ts)',
    'failed: failed 0 (y.test.ts): Error: 1 is not 2',
    'failed: failed 0 (kiosk.e2e.ts): Error: 1 is not 2',
    '4 passed, 3 failed',
  ]);
});

test('a run without a flaky test names none', () => {
  const browser = browserResult(aBrowserReport({ steady: 3, flaky: 0, failed: 0 }), true);
  expect(sumUp({ browser }).lines).toEqual(['', 'vitest 0/0, playwright 3/3, 1 s', '3 passed, 0 failed']);
});

test('a flaky test does not hide one that failed', () => {
  const browser = browserResult(aBrowserReport({ steady: 1, flaky: 1, failed: 1 }), false);
  const { lines, ok } = sumUp({ browser });
  expect([ok, lines.at(-1)]).toEqual([false, '2 passed, 1 failed']);
});

describe('a failure', () => {
  test.each([
    ['a runner that wrote no report', unitResult(undefined, false)],
    ['a file that did not load', unitResult(aUnitReport(5, 0, 1), false)],
    ['a rejection outside of all tests', unitResult(aUnitReport(5, 0), false)],
    ['a browser run that wrote no report', browserResult(undefined, false)],
    [
      'a browser run that found no test',
      browserResult(aBrowserReport({ steady: 0, flaky: 0, failed: 0 }), true),
    ],
  ])('is %s', (_what, result) => {
    const { lines, ok } = sumUp({ unit: result });
    expect([ok, lines.at(-1)]).toEqual([false, `${result.passed} passed, 1 failed`]);
  });

  test('is every part beside the tests, by name', () => {
    const { lines, ok } = sumUp({ unit: unitResult(aUnitReport(5, 0), true), broken: ['lint', 'build'] });
    expect(ok).toBe(false);
    expect(lines.slice(-2)).toEqual(['failed beside the tests: lint, build', '5 passed, 2 failed']);
  });

  test('is a run of no test at all', () => {
    const { lines, ok } = sumUp({});
    expect(ok).toBe(false);
    expect(lines.slice(-2)).toEqual(['No test ran.', '0 passed, 0 failed']);
  });
});
