/**
 * `npm run bench -- offices`: what a relay of many offices costs while most of them are idle. `--offices 100`: fewer than
 * 1,000. What is measured stands in bench/README.md.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { addDays, dateOf, startOfDay } from '../src/lib/domain/time.ts';
import { openChildren } from './support/children.ts';
import type { Child, Usage } from './support/children.ts';
import { table } from './support/figures.ts';

const ZONE = 'Europe/Berlin';
const QUIET_MS = 10_000;
/** Longer than an office without requests and readers stays awake, in milliseconds. */
const ASLEEP_MS = 15 * 60_000;
/** Silence on the loop after which a night is over, in milliseconds. */
const SETTLED_MS = 2_000;
const TIMEOUT_MS = 30 * 60_000;

const given = process.argv.indexOf('--offices');
const number = given === -1 ? 1_000 : Number(process.argv[given + 1]);
if (!Number.isInteger(number) || number < 2) {
  console.error('--offices says how many, 2 at least.');
  process.exit(1);
}

const data = join(fileURLToPath(new URL('..', import.meta.url)), 'data');
mkdirSync(data, { recursive: true });
const base = mkdtempSync(join(data, 'bench-'));
const children = openChildren(TIMEOUT_MS);

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Copies of one town's file, each with an id of its own. */
function writeOffices(folder: string, copies: number): string {
  mkdirSync(folder);
  const file = readFileSync(new URL('../sync-server/offices/dorsten.yaml', import.meta.url), 'utf8');
  for (let nth = 1; nth <= copies; nth++)
    writeFileSync(join(folder, `office-${nth}.yaml`), file.replace(/^id: .*$/m, `id: office-${nth}`));
  return folder;
}

interface Started {
  readonly child: Child;
  /** Processor time of the start, in milliseconds. */
  readonly startMs: number;
  /** The relay's time. */
  readonly now: number;
  readonly url: string;
}

async function start(file: string, args: readonly string[]): Promise<Started> {
  const child = children.start(new URL(`offices/${file}.ts`, import.meta.url), args);
  return { ...(await child.next<Omit<Started, 'child'>>()), child };
}

async function end({ child }: Pick<Started, 'child'>): Promise<void> {
  child.tell('end');
  await child.gone;
}

const memoryOf = async ({ child }: Pick<Started, 'child'>): Promise<Pick<Usage, 'memory' | 'held'>> =>
  child.ask<Usage>('memory');

/** Moves the relay's clock on, and waits until it has done what was due. */
async function advance({ child }: Pick<Started, 'child'>, ms: number): Promise<number> {
  const before = (await child.ask<Usage>(`advance ${ms}`)).cpu;
  for (let used = before; ;) {
    await pause(SETTLED_MS);
    const { cpu } = await child.ask<Usage>('cpu');
    if (cpu - used < SETTLED_MS / 10) return cpu - before;
    used = cpu;
  }
}

async function officesQuestionMs({ url }: Pick<Started, 'url'>): Promise<number> {
  await fetch(`${url}/api/offices`).then((reply) => reply.text());
  const before = performance.now();
  await fetch(`${url}/api/offices`).then((reply) => reply.text());
  return performance.now() - before;
}

try {
  const many = writeOffices(join(base, 'many'), number);
  const one = writeOffices(join(base, 'one'), 1);
  const floor = await start('floor', [many]);
  await floor.child.kill();

  const aloneFirst = await start('relay-server', [one, join(base, 'data-one')]);
  const { memory: aloneFreshBytes } = await memoryOf(aloneFirst);
  await end(aloneFirst);
  const alone = await start('relay-server', [one, join(base, 'data-one')]);
  await advance(alone, ASLEEP_MS);
  const ofAlone = await memoryOf(alone);
  await end(alone);

  console.error(`${number} offices, empty folder …`);
  const first = await start('relay-server', [many, join(base, 'data')]);
  const { memory: freshBytes } = await memoryOf(first);
  // New offices are opened behind the start. A stop at once leaves some of them to the start that is measured next.
  await advance(first, 0);
  await end(first);

  console.error(`${number} offices, again …`);
  const again = await start('relay-server', [many, join(base, 'data')]);
  const questionMs = await officesQuestionMs(again);
  await advance(again, ASLEEP_MS);
  // Before the memory: the collections that it asks for go on in the background.
  const before = (await again.child.ask<Usage>('cpu')).cpu;
  await pause(QUIET_MS);
  const quietShare = ((await again.child.ask<Usage>('cpu')).cpu - before) / QUIET_MS;
  const ofIdle = await memoryOf(again);
  await again.child.ask('watch');
  const midnight = startOfDay(addDays(dateOf(again.now, ZONE), 1), ZONE);
  const nightMs = await advance(again, midnight + 1_000 - again.now - ASLEEP_MS);
  const { longestMs } = await again.child.ask<Usage>('cpu');
  await end(again);

  const each = (bytes: number, ofOne: number): number => (bytes - ofOne) / (number - 1) / 1000;
  const rows: readonly (readonly [what: string, found: number, most: number | null])[] = [
    ['start, empty folder, x the floor', first.startMs / floor.startMs, 1.5],
    ['start again, x the floor', again.startMs / floor.startMs, 0.2],
    ['memory an office after the start, kB', each(freshBytes, aloneFreshBytes), null],
    ['memory an idle office, kB', each(ofIdle.memory, ofAlone.memory), 50],
    ['held by an idle office, kB', each(ofIdle.held, ofAlone.held), null],
    ['processor time while nothing happens, % of a core', quietShare * 100, 0.1],
    ['GET /api/offices, ms', questionMs, null],
    ['midnight: processor time, ms', nightMs, null],
    ['midnight: longest stretch of the loop, ms', longestMs, 50],
  ];
  console.log(
    table([
      ['', 'found', 'target'],
      ...rows.map(([what, found, most]) => [what, found.toFixed(2), most === null ? '' : `≤ ${most}`]),
    ]),
  );
  console.log(`\nFloor: ${floor.startMs.toFixed(0)} ms of processor time for ${number} files.`);
  const targets = rows.filter(([, , most]) => most !== null);
  const met = targets.filter(([, found, most]) => found <= most!);
  console.log(`targets: ${met.length} of ${targets.length} met`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await children.close();
  rmSync(base, { recursive: true, force: true });
}
