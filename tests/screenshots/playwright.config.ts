// The pictures of the install dialog, taken from the built app: not part of `npm test`, since they are kept in static.
import { defineConfig } from '@playwright/test';
import ours from '../../playwright.config.ts';

export default defineConfig({
  ...ours,
  testDir: '.',
  testMatch: '**/*.screenshots.ts',
  outputDir: '../../test-results',
  workers: 1,
  retries: 0,
});
