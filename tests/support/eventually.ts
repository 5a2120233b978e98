import { vi } from 'vitest';
import { WAIT_TIMEOUT_MS } from './patience.ts';

/**
 * Waits until `check` no longer throws, and gives back what it returned. The only wait of the tests: it ends with the
 * condition, never with a time. Fake timers advance by the interval at each check.
 */
export const eventually = <T>(check: () => T | Promise<T>, intervalMs = 50): Promise<T> =>
  vi.waitFor(check, { timeout: WAIT_TIMEOUT_MS, interval: intervalMs });
