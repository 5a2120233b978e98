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

/** @returns {string | undefined} the path of an executable Chromium */
export function findChromium() {
  const named = process.env.FOYER_CHROMIUM;
  return [...(named ? [named] : []), ...SYSTEM_PATHS, ...playwrightPaths()].find(isExecutable);
}

/** @returns {string[]} what `playwright install chromium` may have left behind, newest revision first */
function playwrightPaths() {
  const caches = [
    process.env.PLAYWRIGHT_BROWSERS_PATH,
    join(homedir(), '.cache/ms-playwright'),
    join(homedir(), 'Library/Caches/ms-playwright'),
  ].filter((path) => path !== undefined);
  return caches.flatMap((cache) =>
    chromiumFolders(cache).flatMap((folder) => PLAYWRIGHT_BINARIES.map((file) => join(cache, folder, file))),
  );
}

/** @param {string} cache @returns {string[]} */
function chromiumFolders(cache) {
  try {
    return readdirSync(cache)
      .filter((name) => /^chromium-\d+$/.test(name))
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
