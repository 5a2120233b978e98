/**
 * `npm run simulate -- --seeds 200`: whole days of an office in one process each, from seeds. `--seed N` plays one
 * seed, `--from N` begins there, `--visits N` changes how many come (some days are
 * crowded if nothing is said). Each day is named as it ends. Ctrl-C ends the days under way and reports on all that were
 * played. Exits non-zero when a check failed, or when one was never evaluated.
 */
import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { Worker } from 'node:worker_threads';
import { checks } from './ledger.ts';
import type { DayOutcome } from './simulate-day.ts';
import { quantile, sumUp } from './sum-up.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '200' },
    seed: { type: 'string' },
    from: { type: 'string', default: '1' },
    visits: { type: 'string' },
  },
});
const number = (name: keyof typeof values): number => {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  console.error(`--${name} takes a whole number above zero.`);
  process.exit(1);
};

const visits = values.visits === undefined ? null : number('visits');
const from = values.seed === undefined ? number('from') : number('seed');
const seeds = Array.from({ length: values.seed === undefined ? number('seeds') : 1 }, (_, i) => from + i);
const started = performance.now();
const outcomes = await play();
report();

/** Days share nothing, so each core plays its own. */
async function play(): Promise<DayOutcome[]> {
  const waiting = [...seeds];
  const done: DayOutcome[] = [];
  process.once('SIGINT', () => {
    console.error(`stopping: ${waiting.length} days are not played`);
    waiting.length = 0;
  });
  const work = (): Promise<void> =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url), {
        workerData: { visits },
        // Pages make much that is gone in a moment: with room for it the collector takes half as long.
        resourceLimits: { maxYoungGenerationSizeMb: 96 },
      });
      const next = (): void => {
        const seed = waiting.shift();
        if (seed === undefined) void worker.terminate().then(() => resolve());
        else worker.postMessage(seed);
      };
      worker.on('message', (outcome: DayOutcome) => {
        done.push(outcome);
        console.error(`day ${done.length} of ${seeds.length}: seed ${outcome.seed}`);
        for (const { check, detail } of outcome.violations)
          console.log(`seed ${outcome.seed}: ${check}: ${detail}`);
        next();
      });
      worker.on('error', reject);
      next();
    });
  await Promise.all(Array.from({ length: Math.min(availableParallelism(), seeds.length) }, work));
  return done.sort((a, b) => a.seed - b.seed);
}

function report(): void {
  const { evaluated, waits, use, told, served, people, requests, mostOvertaken, failing } = sumUp(outcomes);
  const [first, last] = [outcomes[0]?.seed, outcomes.at(-1)?.seed];
  console.log(
    `\n${outcomes.length} days, seeds ${first} to ${last}, ${visits ?? '180 to 320'} visits each\n`,
  );
  const width = Math.max(...checks.map((c) => c.length));
  for (const check of checks)
    console.log(`${check.padEnd(width)}  ${String(evaluated.get(check)).padStart(12)}`);
  for (const { seed, violations } of failing) {
    for (const { check, detail, operations } of violations) {
      console.log(`\nseed ${seed}: ${check}\n  ${detail}\n  last:`);
      for (const operation of operations) console.log(`    ${operation}`);
    }
    console.log(
      `  again with: npm run simulate -- --seed ${seed}${visits === null ? '' : ` --visits ${visits}`}`,
    );
  }
  const fixed = (value: number, digits = 1): string => value.toFixed(digits);
  console.log(`\npeople ${people}, served ${served}, events ${requests}`);
  console.log(
    `waiting time: median ${fixed(quantile(waits, 0.5))} min, 90 % within ${fixed(quantile(waits, 0.9))} min`,
  );
  console.log(`use of counters: ${fixed(use * 100, 0)} %`);
  const { count, inside, longer, shorter } = told;
  console.log(
    `wait told with the ticket: ${fixed(inside * 100, 0)} % of ${count} were called within the range, ` +
      `${fixed(longer * 100, 0)} % waited longer, ${fixed(shorter * 100, 0)} % shorter`,
  );
  console.log(`overtaken at most ${mostOvertaken} times`);
  console.log(`${fixed((performance.now() - started) / 1000, 0)} s`);
  const never = checks.filter((check) => evaluated.get(check) === 0);
  for (const check of never) console.log(`never evaluated: ${check}`);
  console.log(
    failing.length === 0 && never.length === 0
      ? `simulate: ${outcomes.length} seeds, no violation`
      : `simulate: ${failing.length} of ${outcomes.length} seeds failed${
          failing.length === 0 ? '' : `: ${failing.map((f) => f.seed).join(', ')}`
        }`,
  );
  process.exitCode = failing.length + never.length === 0 ? 0 : 1;
}
