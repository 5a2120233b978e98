/**
 * `npm run bench -- hostile`: how much longer a bystander waits during an attack on the relay, and how much memory
 * stays taken. `--only=flood,bombs`: attacks whose name holds that. What is measured stands in bench/README.md.
 */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { allAttacks } from './hostile/attacks.ts';
import { openBystander } from './hostile/bystander.ts';
import { openChildren } from './support/children.ts';
import type { Child, Usage } from './support/children.ts';
import { median, p99, table } from './support/figures.ts';

const SLOWER = 3;
const LARGER = 1.5;
/** Longest stretch in which the event loop may serve no client, in milliseconds of processor time. */
const MOST_HELD_MS = 50;
const ASKED = 150;
const QUIET_WITHIN_MS = 6_000;
const ATTACK_MS = 5_000;
/** A moment for the attack to get going, and afterwards for the last lines to be cut. */
const WARM_UP_MS = 1_000;
const AFTERWARDS_MS = 5_000;
const TIMEOUT_MS = 15 * 60_000;

const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const chosen = allAttacks.filter(
  ({ name }) => only === undefined || only.some((part) => name.includes(part)),
);

const data = join(fileURLToPath(new URL('..', import.meta.url)), 'data');
mkdirSync(data, { recursive: true });
const base = mkdtempSync(join(data, 'bench-'));
const children = openChildren();
const tooLong = setTimeout(() => {
  console.error('The bench takes too long and gives up.');
  void close().finally(() => process.exit(1));
}, TIMEOUT_MS);

interface Measured {
  readonly name: string;
  readonly quiet: number;
  readonly busy: number;
  readonly worst: number;
  readonly before: number;
  readonly after: number;
  /** Longest stretch in which the relay served no client, in milliseconds of processor time. */
  readonly quietLongest: number;
  readonly longest: number;
  readonly well: boolean;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const start = (file: string, args: readonly string[]): Child =>
  children.start(new URL(`hostile/${file}.ts`, import.meta.url), args);

async function close(): Promise<void> {
  clearTimeout(tooLong);
  await children.close();
  rmSync(base, { recursive: true, force: true });
}

const memoryOf = async (relay: Child): Promise<number> => (await relay.ask<Usage>('memory')).memory / 2 ** 20;

async function measure(name: string): Promise<Measured> {
  const relay = start('relay-server', [mkdtempSync(join(base, 'relay-'))]);
  const { url, firstLead } = await relay.next<{ url: string; firstLead: string }>();
  // One address gets a limited number of refusals, so each part of the measurement has its own.
  const [warming, resting, bystander] = await Promise.all(
    ['198.51.100.1', '198.51.100.2', '198.51.100.3'].map((address) => openBystander(url, address)),
  );
  await warming!.ask(50, QUIET_WITHIN_MS);
  await relay.ask('watch');
  const quiet = await resting!.ask(ASKED, QUIET_WITHIN_MS);
  const { longestMs: quietLongest } = await relay.ask<Usage>('watch');
  const before = await memoryOf(relay);
  const attacker = start('attacking', [url, name, firstLead]);
  // Elsewhere it would have processors of its own, and take none of the relay's.
  setPriority(attacker.pid, constants.priority.PRIORITY_LOW);
  await attacker.next();
  await relay.ask('watch');
  await pause(WARM_UP_MS);
  const busy = await bystander!.ask(ASKED, ATTACK_MS);
  const { longestMs: longest } = await relay.ask<Usage>('cpu');
  if (!attacker.alive) throw new Error(`the attacker of "${name}" has failed`);
  const outcome = attacker.next<Record<string, number>>().catch(() => null);
  attacker.tell('over');
  await Promise.race([attacker.gone, pause(20_000)]);
  await attacker.kill();
  await pause(AFTERWARDS_MS);
  const after = await memoryOf(relay);
  const ready = (await fetch(`${url}/readyz`)).status === 200;
  const all = [warming!, resting!, bystander!];
  const well = ready && all.every(({ open }) => open) && relay.alive;
  for (const each of all) each.close();
  await relay.kill();
  console.error(`  ${JSON.stringify(await outcome)}`);
  return {
    ...{ name, quiet: median(quiet), busy: median(busy), worst: p99(busy), before, after },
    ...{ quietLongest, longest, well },
  };
}

try {
  const all: Measured[] = [];
  for (const { name } of chosen) {
    console.error(`${name} …`);
    all.push(await measure(name));
  }
  const ms = (value: number): string => value.toFixed(1);
  console.log(
    table([
      ['', 'quiet', 'attacked', '99 of 100', 'ratio', 'held', 'memory', 'after', 'ratio', ''],
      ...all.map(({ name, quiet, busy, worst, quietLongest, longest, before, after, well }) => [
        name,
        ...[ms(quiet), ms(busy), ms(worst), (busy / quiet).toFixed(2)],
        `${quietLongest.toFixed(0)}→${longest.toFixed(0)}`,
        ...[before.toFixed(0), after.toFixed(0), (after / before).toFixed(2)],
        well ? 'well' : 'NOT WELL',
      ]),
    ]),
  );
  const targets = all.flatMap(({ quiet, busy, longest, before, after, well }) => [
    well && busy / quiet <= SLOWER,
    well && longest <= MOST_HELD_MS,
    well && after / before <= LARGER,
  ]);
  console.log(`\nMilliseconds until an answer, median; MB resident after a collection.`);
  console.log(`targets: ${targets.filter(Boolean).length} of ${targets.length} met`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await close();
}
