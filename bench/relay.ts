/**
 * `npm run bench -- relay`: the relay beside a bare `ws` broadcast, y-websocket's reference server and Hocuspocus, in
 * rounds in turn on the same machine. `--quick`: one round. What each figure contains stands in bench/README.md.
 */
import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dateOf, MINUTE_MS } from '../src/lib/domain/time.ts';
import { openNursery } from './relay/nursery.ts';
import type { Server } from './relay/nursery.ts';
import { shiftToMorning, ZONE } from './relay/days.ts';
import { installPeers } from './relay/peers/install.ts';
import { CALLING, hotId, JOINED, townId } from './relay/people.ts';
import { openResults } from './relay/results.ts';
import { measureCalls } from './relay/scenarios/call.ts';
import { measureHot } from './relay/scenarios/hot.ts';
import { measureJoins, prepareJoins } from './relay/scenarios/joins.ts';
import { measureLost } from './relay/scenarios/lost.ts';
import { DOCUMENTS, measureStorm } from './relay/scenarios/storm.ts';
import { measureTown, OFFICES } from './relay/scenarios/town.ts';
import { contestants } from './relay/wires.ts';
import type { Contestant } from './relay/wires.ts';

const ROUNDS = process.argv.includes('--quick') ? 1 : 5;
/** `--only=town,hot`: runs these scenarios alone. */
const only = process.argv
  .find((arg) => arg.startsWith('--only='))
  ?.slice('--only='.length)
  .split(',');
const wants = (scenario: string): boolean => only === undefined || only.includes(scenario);
const TIMEOUT_MS = 10 * MINUTE_MS;
/** On a slow machine there are fewer rounds. */
const NO_ROUND_AFTER_MS = 5 * MINUTE_MS;

installPeers();
const data = join(fileURLToPath(new URL('..', import.meta.url)), 'data');
mkdirSync(data, { recursive: true });
const shift = shiftToMorning();
const now = (): number => Date.now() + shift * MINUTE_MS;
const date = dateOf(now(), ZONE);
const nursery = openNursery(mkdtempSync(join(data, 'bench-')), shift);
const tooLong = setTimeout(() => {
  console.error('The bench takes too long and gives up.');
  void nursery.close().finally(() => process.exit(1));
}, TIMEOUT_MS);

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  clearTimeout(tooLong);
  await nursery.close();
}

async function run(): Promise<void> {
  const results = openResults();
  const children = new Map<Contestant, Server>();
  const towns = Array.from({ length: OFFICES }, (_, i) => townId(i));
  const hot = Array.from({ length: ROUNDS }, (_, i) => hotId(i));
  for (const server of contestants) {
    const child = await nursery.start(server, { offices: [CALLING, JOINED, ...hot, ...towns] });
    children.set(server, child);
    if (wants('joins')) await prepareJoins(server, child, date, now());
  }
  // No server begins cold: what runs in the first minute of its life says little about the rest of its day.
  for (const server of contestants) {
    const child = children.get(server)!;
    if (wants('call')) await measureCalls(server, child, ROUNDS, now, date);
    if (wants('town')) await measureTown(server, child, ROUNDS, now);
  }
  const began = performance.now();
  let rounds = 0;
  for (let round = 0; round < ROUNDS && performance.now() - began < NO_ROUND_AFTER_MS; round++) {
    rounds++;
    console.error(`round ${round + 1} of ${ROUNDS} …`);
    for (const server of inTurn(round)) {
      const child = children.get(server)!;
      if (wants('call')) {
        const times = await measureCalls(server, child, round, now, date);
        results.add('call', server, times);
        if (server === 'bare')
          results.add('call-durable', server, await measureCalls(server, child, round, now, date, true));
        else if (server === 'foyer') results.add('call-durable', server, times);
      }
      if (wants('town')) results.add('town', server, [await measureTown(server, child, round, now)]);
      if (wants('hot')) {
        const { cpu, delivered } = await measureHot(server, child, round, now, date);
        results.add('hot', server, [cpu]);
        results.add('delivered', server, [delivered]);
      }
      if (wants('joins')) {
        const { wall, cpu } = await measureJoins(server, child, date);
        results.add('joins', server, [wall]);
        results.add('joins-cpu', server, [cpu]);
      }
    }
    for (const server of inTurn(round)) {
      if (wants('storm')) {
        const fresh = await nursery.start(server, { offices: towns.slice(0, DOCUMENTS) });
        const { memory, wall, cpu } = await measureStorm(server, fresh);
        await fresh.kill();
        results.add('storm', server, [wall]);
        results.add('storm-cpu', server, [cpu]);
        results.add('memory', server, [memory / 2 ** 20]);
      }
      if (wants('lost') && server !== 'bare') {
        const { seen, lost } = await measureLost(server, nursery, now, date);
        results.add('seen', server, [seen]);
        results.add('lost', server, [lost]);
      }
    }
  }
  console.log(`Medians of ${rounds} of ${ROUNDS} rounds in turn; in brackets the ratio to bare ws.\n`);
  console.log(results.print());
}

/** The first server of one round is the last of the next, so that none always meets the same neighbour. */
function inTurn(round: number): Contestant[] {
  const from = round % contestants.length;
  return [...contestants.slice(from), ...contestants.slice(0, from)];
}
