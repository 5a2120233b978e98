/** The systemd unit of the repository and what docs/operating.md prints of it. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const read = (file: string): string =>
  readFileSync(fileURLToPath(new URL(`../../${file}`, import.meta.url)), 'utf8');
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
const unit = linesOf(read('deploy/foyer.service'));

test('the lines of the unit that the page about operating prints are those of the file', () => {
  const printed = linesOf(/```ini\n([^]*?)```/.exec(read('docs/operating.md'))![1]!);
  expect(printed.length).toBeGreaterThan(5);
  expect(printed.filter((line) => !unit.includes(line))).toEqual([]);
});

test('the unit starts the relay by the project’s own Node and lets it write its state directory alone', () => {
  for (const line of [
    'ExecStart=/opt/foyer/node_modules/.bin/node sync-server/main.ts',
    'User=foyer',
    'StateDirectory=foyer',
    'Environment=DATA_DIR=/var/lib/foyer OFFICES=/etc/foyer',
    'ProtectSystem=strict',
    'NoNewPrivileges=yes',
    'CapabilityBoundingSet=',
    'SystemCallErrorNumber=EPERM',
  ])
    expect(unit).toContain(line);
  expect(unit.filter((line) => /^ReadWritePaths|^MemoryDenyWriteExecute/.test(line))).toEqual([]);
});
