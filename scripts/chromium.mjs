// Where a Chromium for the browser tests is: shared by the set-up script and playwright.config.ts.
// Plain JavaScript without dependencies, since the set-up script runs before anything is installed.
import { accessSync, constants, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

const SYSTEM_PATHS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PLAYWRIGHT_BINARIES = [
  'chrome-linux64/chrome',
  'chrome-linux/chrome',
  'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
  'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium',
];
const SYSTEM_SHELL = '/usr/bin/chromium-headless-shell';
const PLAYWRIGHT_SHELLS = [
  'chrome-headless-shell-linux64/chrome-headless-shell',
  'chrome-linux/headless_shell',
];

/** @returns {string | undefined} the path of an executable Chromium */
export function findChromium() {
  const named = process.env.FOYER_CHROMIUM;
  const installed = playwrightPaths(/^chromium-\d+$/, PLAYWRIGHT_BINARIES);
  return [...(named ? [named] : []), ...SYSTEM_PATHS, ...installed].find(isExecutable);
}

/**
 * Chromium without the windows of a desktop's browser, where there is one: a page costs it two thirds of the time. It
 * shows no notifications.
 * @returns {string | undefined} its path, else that of a whole Chromium
 */
export function findShell() {
  if (process.env.FOYER_CHROMIUM) return findChromium();
  const installed = playwrightPaths(/^chromium_headless_shell-\d+$/, PLAYWRIGHT_SHELLS);
  return [SYSTEM_SHELL, ...installed].find(isExecutable) ?? findChromium();
}

/**
 * What `playwright install chromium` may have left behind, newest revision first.
 * @param {RegExp} folders @param {string[]} binaries @returns {string[]}
 */
function playwrightPaths(folders, binaries) {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].filter((path) => path !== undefined);
  return caches.flatMap((cache) =>
    foldersIn(cache, folders).flatMap((folder) => binaries.map((file) => join(cache, folder, file))),
  );
}

/** @param {string} cache @param {RegExp} wanted @returns {string[]} */
function foldersIn(cache, wanted) {
  try {
    return readdirSync(cache)
      .filter((name) => wanted.test(name))
      .sort((a, b) => Number(b.split('-')[1]) - Number(a.split('-')[1]));
  } catch {
    return []; // the cache does not exist
  }
}

/** @param {string} path @returns {boolean} */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
