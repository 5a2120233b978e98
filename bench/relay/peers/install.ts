/** Fetches the peers when the bench is first run; the project itself does not need them. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const INSTALL_TIMEOUT_MS = 240_000;

export function installPeers(): void {
  const { dependencies } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    dependencies: Record<string, string>;
  };
  const isThere = ([name, version]: [string, string]): boolean => {
    const path = `${folder}node_modules/${name}/package.json`;
    return (
      existsSync(path) && (JSON.parse(readFileSync(path, 'utf8')) as { version: string }).version === version
    );
  };
  if (Object.entries(dependencies).every(isThere)) return;
  console.log('Fetching the servers to compare with, once …');
  // Nothing of theirs has to be compiled, see hocuspocus.mjs.
  const options = ['--ignore-scripts', '--no-package-lock', '--no-audit', '--no-fund', '--loglevel=error'];
  const { status } = spawnSync('npm', ['install', ...options], {
    cwd: folder,
    stdio: 'inherit',
    timeout: INSTALL_TIMEOUT_MS,
  });
  if (status !== 0) throw new Error('The servers to compare with could not be fetched from the registry.');
}
