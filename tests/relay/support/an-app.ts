/** A folder as the build leaves it, with next to nothing in its files. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { aFolder } from './a-relay.ts';

export function anApp(): string {
  const folder = aFolder();
  mkdirSync(join(folder, '_app', 'immutable'), { recursive: true });
  mkdirSync(join(folder, 'monitor', 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), '<html><script>start("app")</script><!--first-paint--></html>');
  writeFileSync(join(folder, 'monitor', 'index.html'), '<html>monitor<script nomodule>old()</script></html>');
  writeFileSync(join(folder, '_app', 'immutable', 'a.js'), 'x');
  writeFileSync(join(folder, 'service-worker.js'), 'y');
  writeFileSync(join(folder, 'foyer-termine.js'), 'z');
  return folder;
}
