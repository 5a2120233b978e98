/**
 * Limits that guard a test run against hanging. They judge no speed: a shared machine can be five times slower for
 * minutes, and a slow test is no failed test.
 */

/** Longest wait for one condition, and for one action or navigation in a browser. */
export const WAIT_TIMEOUT_MS = 180_000;

/** Longest run of one test or hook. More than one wait fits, so that a wait that hangs says what it waited for. */
export const TEST_TIMEOUT_MS = 600_000;
