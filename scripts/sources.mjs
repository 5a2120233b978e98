// One digest over everything that the built app is made from. It tells whether a build is still true. It also names the
// app's version, so that the same sources never look like a new version to a browser.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const SOURCES = [
  ...['src', 'static', 'package-lock.json'],
  ...['vite.config.ts', 'vite.monitor.config.ts', 'vite.embed.config.ts'],
  ...['scripts/kern-css.mjs', 'scripts/first-files.mjs', 'scripts/surfaces.mjs'],
  ...['scripts/compress-files.mjs', 'scripts/voices.mjs'],
];
/** Beside the app, for development alone. */
const NOT_BUILT = ['src/gallery'];
const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {string} 16 hexadecimal digits */
export function digestSources() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(filesBelow)) {
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)))
      .update('\0');
  }
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} path @returns {string[]} */
function filesBelow(path) {
  if (NOT_BUILT.includes(path)) return [];
  const entry = statSync(join(root, path), { throwIfNoEntry: false });
  if (!entry) return [];
  if (entry.isFile()) return [path];
  return readdirSync(join(root, path))
    .sort()
    .flatMap((name) => filesBelow(`${path}/${name}`));
}
