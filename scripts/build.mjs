// Builds the app (Kit) and then, into the same folder, the call monitor (plain Svelte for old televisions).
// `--if-needed` builds only when there is no build or the sources have changed since.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { digestSources } from './sources.mjs';

const STAMP = 'build/.sources';
const digest = digestSources();
const onlyIfNeeded = process.argv.includes('--if-needed');

if (!onlyIfNeeded || readStamp() !== digest) {
  if (onlyIfNeeded) console.log('Building the app (once for each change of the sources) …');
  vite([]);
  vite(['--config', 'vite.monitor.config.ts']);
  writeFileSync(STAMP, digest); // last: a build that broke off leaves no stamp, since Kit empties the folder
}

function readStamp() {
  try {
    return readFileSync(STAMP, 'utf8');
  } catch {
    return undefined;
  }
}

/** @param {string[]} args */
function vite(args) {
  const command = ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn', ...args];
  // Kit's advice on what to do next is not for the operator who starts the relay; a failure is shown whole.
  const { status, output } = spawnSync(process.execPath, command, {
    stdio: onlyIfNeeded ? 'pipe' : 'inherit',
    maxBuffer: 64 * 1024 * 1024,
    encoding: 'utf8',
  });
  if (status === 0) return;
  if (onlyIfNeeded) console.error(output.join(''));
  process.exit(status ?? 1);
}
