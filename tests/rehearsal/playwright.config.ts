// The rehearsal of a whole day (`npm run rehearse`): the browser tests' own settings, one day at a time, no second try.
import { defineConfig } from '@playwright/test';
import config from '../../playwright.config.ts';

const DAY_TIMEOUT_MS = 60 * 60_000;

export default defineConfig({
  ...config,
  testDir: '.',
  testMatch: '**/*.rehearsal.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
  timeout: DAY_TIMEOUT_MS,
});
