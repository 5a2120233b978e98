// Makes a fresh clone ready, before `npm start` and `npm test`: packages, the project's own Node, and with
// `--browser` a Chromium. Says nothing when nothing is to do. Runs on any Node from 20 on, without packages.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findChromium } from './chromium.mjs';

const LEAST_NODE = 24; // runs TypeScript directly and has node:sqlite
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const ownNode = join(root, 'node_modules/.bin/node');

if (!packagesMatchLockfile()) installPackages();
if (!ownNodeWorks()) installOwnNode();
if (!existsSync(join(root, 'node_modules/$app/tsconfig.json'))) {
  // What tsconfig.json extends. The package's own `prepare` writes it, unless scripts were switched off.
  run(ownNode, [join(root, 'node_modules/@sveltejs/kit/svelte-kit.js'), 'sync']);
}
if (process.argv.includes('--browser') && !findChromium()) installChromium();

/**
 * The lockfile npm keeps inside node_modules says what is there. It is compared by content, since a clone, a checkout
 * and an archive each set file times in their own way.
 */
function packagesMatchLockfile() {
  const wanted = readPackages(join(root, 'package-lock.json'));
  const present = readPackages(join(root, 'node_modules/.package-lock.json'));
  if (!present) return false;
  if (!wanted) return true; // no lockfile to fall behind of
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const there = present[path];
    return there ? there.version === entry.version : entry.optional === true || entry.peer === true;
  });
}

/** @returns {Record<string, { version?: string, optional?: boolean, peer?: boolean }> | undefined} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return undefined;
  }
}

function installPackages() {
  say('Installing packages (once, about a minute) …');
  // What builds the app, and Node itself, are development packages: NODE_ENV=production would leave them out.
  const how = ['--include=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  if (npm(['ci', ...how])) return;
  say('npm ci did not work, trying npm install …');
  if (!npm(['install', ...how])) fail('The packages could not be installed: see npm’s message above.');
}

function ownNodeWorks() {
  const { status, stdout } = spawnSync(ownNode, ['--version'], { encoding: 'utf8' });
  return status === 0 && Number(/^v(\d+)/.exec(stdout)?.[1]) >= LEAST_NODE;
}

/** The npm package `node` fetches its binary in an install script, which npm may have been told to block. */
function installOwnNode() {
  say('Installing the project’s own Node …');
  npm(['rebuild', 'node', '--ignore-scripts=false', '--loglevel=error']);
  if (ownNodeWorks()) return;
  spawnSync(process.execPath, ['installArchSpecificPackage.js'], {
    cwd: join(root, 'node_modules/node'),
    stdio: 'inherit',
  });
  npm(['rebuild', 'node', '--ignore-scripts', '--loglevel=error']); // links node_modules/.bin/node
  if (!ownNodeWorks()) fail(`Foyer needs Node ${LEAST_NODE} or newer, and the npm package "node" gave none.`);
}

function installChromium() {
  say('No Chromium found for the browser tests, installing one …');
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    run('apt-get', ['update', '-qq']);
    // Most browser tests run on the shell alone, which older releases have no package of.
    for (const name of ['chromium', 'chromium-headless-shell'])
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', name]);
  }
  if (!findChromium())
    run(ownNode, [join(root, 'node_modules/@playwright/test/cli.js'), 'install', 'chromium']);
  if (!findChromium()) {
    fail('The browser tests need a Chromium: install one, or name it in FOYER_CHROMIUM.');
  }
}

/** @param {string[]} args */
function npm(args) {
  // npm hands its own path to the scripts it runs; beside a script started by hand it is found in PATH.
  const cli = process.env.npm_execpath;
  return cli ? run(process.execPath, [cli, ...args]) : run('npm', args);
}

/** @param {string} command @param {string[]} args @returns {boolean} whether it ended well */
function run(command, args) {
  try {
    execFileSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    return true;
  } catch {
    return false;
  }
}

/** @param {string} sentence */
function say(sentence) {
  console.log(sentence);
}

/** @param {string} sentence @returns {never} */
function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
