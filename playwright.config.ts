// Browser tests on the Chromium that the set-up script found. Each test starts its own relay on the built app.
import { defineConfig } from '@playwright/test';
import { findShell } from './scripts/chromium.mjs';
import { TEST_TIMEOUT_MS, WAIT_TIMEOUT_MS } from './tests/support/patience.ts';

const chromium = findShell();
const isRoot = process.getuid?.() === 0;

export default defineConfig({
  testDir: 'tests/e2e',
  testMatch: '**/*.e2e.ts',
  outputDir: 'test-results',
  workers: 2,
  timeout: TEST_TIMEOUT_MS,
  expect: { timeout: WAIT_TIMEOUT_MS },
  // A test that needs it passes and is named at the end of `npm test`.
  retries: 1,
  forbidOnly: true,
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    actionTimeout: WAIT_TIMEOUT_MS,
    navigationTimeout: WAIT_TIMEOUT_MS,
    // Recording every test costs a fifth of the run. `--trace retain-on-failure` keeps the first try.
    trace: 'on-first-retry',
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []), // Chromium refuses its sandbox to root
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
});
