// `npm run bench -- NAME …`: runs bench/NAME.ts, which prints a table and, where it has targets, a last line
// `targets: M of N met`.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';

const [name, ...rest] = process.argv.slice(2);
const names = existsSync('bench')
  ? readdirSync('bench')
      .filter((file) => file.endsWith('.ts'))
      .map((file) => file.slice(0, -'.ts'.length))
  : [];

if (name !== undefined && names.includes(name)) {
  const { status } = spawnSync(process.execPath, [`bench/${name}.ts`, ...rest], { stdio: 'inherit' });
  process.exitCode = status ?? 1;
} else {
  console.error(name === undefined ? 'Which benchmark?' : `There is no benchmark "${name}".`);
  console.error(`npm run bench -- NAME, where NAME is one of: ${names.join(', ') || '(none yet)'}`);
  process.exitCode = 1;
}
