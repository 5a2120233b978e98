// `npm run test:televisions -- 64 92`: the monitor on real old Chromiums, all seven where none is named. The browsers
// come with packages of the npm registry; they are unpacked once, below node_modules, and belong to no other command.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';

/** Chromium's major version → the release of `chrome-aws-lambda` that carries it, with what its archive must hash to.
 *  @type {Record<string, { version: string, integrity: string }>} */
const SETS = {
  64: {
    version: '64.0.3264',
    integrity:
      'sha512-3XpUhpg5Qlbq8V/Pk5gzfSqcq3wSlfT1N98yzDY8a+PrrROx9XUCntkg4W1ZmisqLsWhmRLZQrKtDjTRBttwig==',
  },
  69: {
    version: '1.6.3',
    integrity:
      'sha512-K22/X+AqpSFPmBxuIOHhmzH4Id7Od9GpKvEksuaV7fy+WLvS/TYlwpc4I4B36Wz9u/NmvL9wKsQ1TT9cMhdYhg==',
  },
  76: {
    version: '1.16.1',
    integrity:
      'sha512-dt6jUzCWZS1ns2XltxabVCxmfZabIJPVzhFce540Gm7C9lTS+j1kHVvvrP8qyyehkWz6tPXDPPVPxfxgZOP4xg==',
  },
  78: {
    version: '1.20.4',
    integrity:
      'sha512-+zuq/BO9TpAvlXIpyGto6YytnEe0NBpZS5HVGnaMqRhL0cagDEhrzAYqaQfK4HZnafA7HW1wkFacl7CAI990LQ==',
  },
  83: {
    version: '3.1.1',
    integrity:
      'sha512-ikOcpFgobiiUvDXtBft+jxVz2CsauRV58owDtVyF1ocl/YN+/eqdIrrmbItm3yeJGnb9RtKxzFAqGcpBTQbTCA==',
  },
  88: {
    version: '5.5.0',
    integrity:
      'sha512-nYSDzTsVEVsvIFaUUAUN53ulXBLKSRXFS+eVYZOLZD5SA1If59rqBAiy4raMgorQwXWqjSsjK1SF4As+qzPLqA==',
  },
  92: {
    version: '10.1.0',
    integrity:
      'sha512-NZQVf+J4kqG4sVhRm3WNmOfzY0OtTSm+S8rg77pwePa9RCYHzhnzRs8YvNI6L9tALIW6RpmefWiPURt3vURXcw==',
  },
};
const CACHE = resolve('node_modules/.cache/televisions');

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => SETS[name] === undefined);
if (unknown.length > 0)
  stop(`No television ${unknown.join(', ')}; there are ${Object.keys(SETS).join(', ')}.`);

const sets = (wanted.length > 0 ? wanted : Object.keys(SETS)).map((name) => `${name}=${unpacked(name)}`);
run(['scripts/build.mjs', '--if-needed']);
run(['node_modules/@playwright/test/cli.js', 'test', '--config', 'playwright.televisions.config.ts'], {
  TELEVISIONS: sets.join('\n'),
});

/** The program of one old Chromium, fetched where it is not there yet. @param {string} name */
function unpacked(name) {
  const program = join(CACHE, name, 'chromium');
  if (existsSync(program)) return program;
  const { version, integrity } = /** @type {{ version: string, integrity: string }} */ (SETS[name]);
  const folder = join(CACHE, `${name}.part`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log(`Fetching Chromium ${name} (once, 35 to 50 MB) …`);
  const packing = ['pack', `chrome-aws-lambda@${version}`, '--pack-destination', folder, '--silent'];
  if (spawnSync('npm', packing, { stdio: ['ignore', 'ignore', 'inherit'] }).status !== 0)
    stop(`Chromium ${name} could not be fetched from the npm registry.`);
  const archive = join(folder, `chrome-aws-lambda-${version}.tgz`);
  const hash = createHash('sha512').update(readFileSync(archive)).digest('base64');
  if (`sha512-${hash}` !== integrity) stop(`What came for Chromium ${name} is not what was expected.`);
  if (spawnSync('tar', ['-xzf', archive, '-C', folder], { stdio: 'inherit' }).status !== 0)
    stop(`Chromium ${name} could not be unpacked.`);
  const bin = join(folder, 'package/bin');
  const packed = readdirSync(bin).find((file) => /^chromium.*\.br$/.test(file));
  if (packed === undefined) return stop(`No Chromium in the package for ${name}.`);
  writeFileSync(join(folder, 'chromium'), brotliDecompressSync(readFileSync(join(bin, packed))));
  chmodSync(join(folder, 'chromium'), 0o755);
  rmSync(archive);
  rmSync(join(folder, 'package'), { recursive: true });
  renameSync(folder, join(CACHE, name));
  return program;
}

/** @param {string[]} command @param {Record<string, string>} env */
function run(command, env = {}) {
  const { status } = spawnSync(process.execPath, command, {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** @param {string} sentence @returns {never} */
function stop(sentence) {
  console.error(sentence);
  process.exit(1);
}
