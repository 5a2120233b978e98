// `npm run test:chance -- --rounds 20`: the properties with other examples each round, which `npm test` plays with
// the same ones always. A round that fails prints the seed of its property; the rounds after it are still played.
import { spawnSync } from 'node:child_process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '10' } } });
const rounds = Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) {
  console.error('--rounds takes a whole number above zero.');
  process.exit(1);
}

let failed = 0;
for (let round = 1; round <= rounds; round++) {
  const { status } = spawnSync(
    process.execPath,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', 'property', '--reporter=dot'],
    { stdio: 'inherit', env: { ...process.env, PROPERTY_SEED: 'chance' } },
  );
  if (status !== 0) failed++;
  console.log(`round ${round} of ${rounds}, ${failed} failed`);
}
process.exitCode = failed === 0 ? 0 : 1;
