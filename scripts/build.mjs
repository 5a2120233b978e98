// Builds the app (Kit) and then, into the same folder, the call monitor (plain Svelte for old televisions) and the
// element for the website of the town.
// `--if-needed` builds only when there is no build or the sources have changed since.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { compressFiles } from './compress-files.mjs';
import { digestSources } from './sources.mjs';
import { filesBySurface, filesOfBuild, readBuild } from './surfaces.mjs';
import { installedSynthesizer, tryVoices } from './voices.mjs';

const BUILD = 'build';
/** Where it is put together. A relay that runs beside it serves the last build until this one is whole. */
const NEXT = '.svelte-kit/site';
const LAST = '.svelte-kit/last-site';
const STAMP = '.sources';
const digest = digestSources();
const synthesizer = installedSynthesizer();
const onlyIfNeeded = process.argv.includes('--if-needed');

if (!onlyIfNeeded || !isCurrent()) {
  if (onlyIfNeeded) console.log('Building the app (once for each change of the sources) …');
  vite([]);
  vite(['--config', 'vite.monitor.config.ts', '--outDir', resolve(NEXT, 'monitor')]);
  vite(['--config', 'vite.embed.config.ts', '--outDir', resolve(NEXT)]);
  // A build without the synthesizer is whole but for the voices: the monitor then speaks as far as its browser can.
  if (synthesizer !== null) await tryVoices(resolve(NEXT, 'monitor'));
  else console.warn('No voices for the monitors: @echogarden/espeak-ng-emscripten is not installed.');
  tellSurfaces();
  compressFiles(NEXT);
  writeFileSync(`${NEXT}/${STAMP}`, `${digest} ${synthesizer ?? ''}`);
  takeItsPlace();
}

/** A build of these sources, and with voices where there is a synthesizer. One that failed is not tried at each start. */
function isCurrent() {
  try {
    const [sources, triedSynthesizer] = readFileSync(`${BUILD}/${STAMP}`, 'utf8').split(' ');
    return sources === digest && (synthesizer === null || triedSynthesizer === synthesizer);
  } catch {
    return false;
  }
}

/** The service worker begins with the list of what each surface keeps. */
function tellSurfaces() {
  const { manifest, pages } = readBuild();
  const surfaces = filesBySurface(manifest, pages, filesOfBuild(NEXT));
  const worker = `${NEXT}/service-worker.js`;
  writeFileSync(worker, `self.SURFACES=${JSON.stringify(surfaces)};\n${readFileSync(worker, 'utf8')}`);
}

/** Two renames: no page of one build is ever sent beside the files of another. */
function takeItsPlace() {
  rmSync(LAST, { recursive: true, force: true });
  if (existsSync(BUILD)) renameSync(BUILD, LAST);
  renameSync(NEXT, BUILD);
  rmSync(LAST, { recursive: true, force: true });
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
