/**
 * The time from pressing *call* at a counter until the number stands on 20 monitors. Beside it: the time in which the
 * same machine passes a frame of that size from one to 20 over bare `ws`. `npm run bench -- call`. What is measured,
 * and what is not, stands in bench/README.md.
 */
import { fsyncSync, mkdirSync, mkdtempSync, openSync, closeSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { WebSocket } from 'ws';
import { counterId, laneId, officeId, serviceId } from '../src/lib/domain/ids.ts';
import type { VisitId } from '../src/lib/domain/ids.ts';
import { dateOf, MINUTE_MS, timeOfDay } from '../src/lib/domain/time.ts';
import { boardIn, openBoardDoc } from '../src/lib/docs/board-doc.ts';
import { openAccounts } from './support/accounts.ts';
import type { SignedIn } from './support/accounts.ts';
import { openChildren } from './support/children.ts';
import { fail, openStaffDevice, openDoc } from './support/device.ts';
import type { StaffDevice } from './support/device.ts';
import { median, p99, table } from './support/figures.ts';
import type { ServersReady } from './support/servers.ts';

const CALLS = 500;
const ROUNDS = 10;
const WARM_UP = 20;
const MONITORS = 20;
/** Visitors who wait while one is called. */
const WAITING = 8;
/** Between two calls, so that each is made in a quiet house, as calls are. */
const PAUSE = 60;
const ONE_CALL_TIMEOUT_MS = 10_000;
const TIMEOUT_MS = 5 * MINUTE_MS;
const OFFICE = officeId.parse('always-open');
const ZONE = 'Europe/Berlin';

interface Sample {
  /** Milliseconds, by monitor. */
  readonly times: readonly number[];
  readonly bytes: number;
}

const folder = join(fileURLToPath(new URL('..', import.meta.url)), 'data');
mkdirSync(folder, { recursive: true });
const dataDir = mkdtempSync(join(folder, 'bench-'));
// The office's day must not end meanwhile: for the relay it is ten in the morning.
const [hours, minutes] = timeOfDay(Date.now(), ZONE).split(':').map(Number) as [number, number];
const shift = 10 * 60 - (hours * 60 + minutes);
const now = (): number => Date.now() + shift * MINUTE_MS;

const children = openChildren();
const closing: (() => void)[] = [];
const tooLong = setTimeout(() => {
  console.error('The bench takes too long and gives up.');
  void children.close().finally(() => process.exit(1));
}, TIMEOUT_MS);
tooLong.unref();

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  for (const close of closing.splice(0).reverse()) close();
  await children.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const servers = children.start(new URL('support/servers.ts', import.meta.url), [dataDir, String(shift)]);
  const ready = await servers.next<ServersReady>();
  const accounts = openAccounts(ready.relay, OFFICE);
  const lead = await accounts.firstLead(ready.firstLead);
  const base = { office: OFFICE, date: dateOf(now(), ZONE), now };
  const reception = await openStaffDevice(ready.relay, await accounts.clerk(lead, 'empfang'), base);
  const clerk = await accounts.clerk(lead, 'schalter');
  const counter = await openStaffDevice(ready.relay, clerk, base);
  // A counter also reads its day; the relay sends it every change beside the board.
  const day = await openDoc(ready.relay, `day:${OFFICE}:${base.date}`, clerk, 'staff');
  closing.push(reception.close, counter.close, day.close);

  const monitors: SignedIn[] = [];
  for (let i = 1; i <= MONITORS; i++) monitors.push(await accounts.monitor(lead, `Monitor ${i}`));
  const boards = await openBoards(ready.relay, monitors);
  const receivers = await openReceivers(ready.broadcast);
  const call = await openCalls(reception, counter, boards);

  await sampled(WARM_UP, call);
  await sampled(WARM_UP, () => receivers.send(1_000));
  const relay: Sample[] = [];
  const bare: Sample[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const samples = await sampled(CALLS / ROUNDS, call);
    relay.push(...samples);
    bare.push(...(await sampled(CALLS / ROUNDS, (i) => receivers.send(samples[i]!.bytes))));
  }
  print(relay, bare, diskTimes());
}

async function sampled(count: number, take: (i: number) => Promise<Sample>): Promise<Sample[]> {
  const samples: Sample[] = [];
  for (let i = 0; i < count; i++) {
    samples.push(await take(i));
    await sleep(PAUSE);
  }
  return samples;
}

interface Boards {
  /** Resolves with when each board came to hold the number, on this process's clock. */
  whenShown(number: string): Promise<{ readonly at: readonly number[]; readonly bytes: number }>;
}

async function openBoards(relay: string, monitors: readonly SignedIn[]): Promise<Boards> {
  const opened = await Promise.all(
    monitors.map(async (who) => {
      const open = await openDoc(relay, `board:${OFFICE}`, who, 'monitor');
      const records = openBoardDoc(open.doc, fail);
      closing.push(() => {
        records.close();
        open.close();
      });
      return { open, records };
    }),
  );
  return {
    async whenShown(number) {
      const at = await Promise.all(
        opened.map(
          ({ records }) =>
            new Promise<number>((resolve, reject) => {
              const late = setTimeout(() => reject(new Error(`${number} never came`)), ONE_CALL_TIMEOUT_MS);
              const stopListening = records.subscribe(() => {
                if (boardIn(records)?.calls.some((c) => c.number === number) !== true) return;
                resolve(performance.now());
                clearTimeout(late);
                stopListening();
              });
            }),
        ),
      );
      return { at, bytes: opened[0]!.open.lastFrame };
    },
  };
}

/** Calls the visitor who waits longest, serves them and takes in the next, outside the measured time. */
async function openCalls(
  reception: StaffDevice,
  counter: StaffDevice,
  boards: Boards,
): Promise<() => Promise<Sample>> {
  const line: { readonly visit: VisitId; readonly number: string }[] = [];
  const at = counterId.parse('1');
  let taken = 0;

  async function takeTicket(): Promise<void> {
    // Two lanes in turn, since a lane has 400 numbers a day at the arbiter.
    const isShort = taken++ % 2 === 0;
    const { visit, number } = await reception.ask({
      kind: 'take-ticket',
      services: [{ service: serviceId.parse(isShort ? 'papers-pick-up' : 'id-card'), quantity: 1 }],
      lane: laneId.parse(isShort ? 'short' : 'main'),
      number: null,
      language: 'de',
    });
    line.push({ visit: visit!, number: number! });
  }

  for (let i = 0; i < WAITING; i++) await takeTicket();
  return async () => {
    const { visit, number } = line.shift()!;
    const shown = boards.whenShown(number);
    let pressed = 0;
    const answered = counter.ask({ kind: 'call', visit, counter: at }, () => (pressed = performance.now()));
    const [seen] = await Promise.all([shown, answered]);
    await counter.ask({ kind: 'start', visit, counter: at });
    await counter.ask({ kind: 'finish', visit, counter: at });
    await takeTicket();
    return { times: seen.at.map((t) => t - pressed), bytes: seen.bytes };
  };
}

/** One sender and as many receivers as there are monitors, at the bare server. */
async function openReceivers(url: string): Promise<{ send(bytes: number): Promise<Sample> }> {
  const connect = async (): Promise<WebSocket> => {
    const socket = new WebSocket(url, { perMessageDeflate: false });
    socket.binaryType = 'arraybuffer';
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    closing.push(() => socket.terminate());
    return socket;
  };
  const sender = await connect();
  const receivers = await Promise.all(Array.from({ length: MONITORS }, connect));
  return {
    async send(bytes) {
      const frame = new Uint8Array(bytes);
      const at = Promise.all(
        receivers.map(
          (socket) =>
            new Promise<number>((resolve) => socket.once('message', () => resolve(performance.now()))),
        ),
      );
      const sent = performance.now();
      sender.send(frame);
      return { times: (await at).map((t) => t - sent), bytes };
    },
  };
}

/** What one durable write costs on the same disk. */
function diskTimes(): number[] {
  const path = join(dataDir, 'fsync');
  const file = openSync(path, 'w');
  const block = new Uint8Array(4096);
  const times = Array.from({ length: 100 }, () => {
    const start = performance.now();
    writeSync(file, block, 0, block.length, 0);
    fsyncSync(file);
    return performance.now() - start;
  });
  closeSync(file);
  return times;
}

function print(relay: readonly Sample[], bare: readonly Sample[], disk: readonly number[]): void {
  const ms = (value: number): string => value.toFixed(2);
  const ratio = (a: number, b: number): string => `${(a / b).toFixed(1)} x`;
  const all = (samples: readonly Sample[]): number[] => samples.flatMap(({ times }) => times);
  const last = (samples: readonly Sample[]): number[] => samples.map(({ times }) => Math.max(...times));
  const row = (name: string, ours: readonly number[], theirs: readonly number[]): string[][] => [
    [`${name}, median`, ms(median(ours)), ms(median(theirs)), ratio(median(ours), median(theirs))],
    [`${name}, 99 %`, ms(p99(ours)), ms(p99(theirs)), ratio(p99(ours), p99(theirs))],
  ];
  console.log(
    `${relay.length} calls, ${MONITORS} monitors, ${ROUNDS} rounds in turn with bare ws. Milliseconds.\n`,
  );
  console.log(
    table([
      ['', 'Foyer', 'bare ws', 'ratio'],
      ...row('each monitor', all(relay), all(bare)),
      ...row('the last monitor', last(relay), last(bare)),
    ]),
  );
  console.log(
    `\nA frame: ${median(relay.map(({ bytes }) => bytes))} bytes (median). ` +
      `One write of 4 kB with fsync on this disk: ${ms(median(disk))} ms (median), ${ms(p99(disk))} ms (99 %).`,
  );
  console.log(
    'Inside Foyer: outbox, decision, fsync, then board, day and inbox to their readers; see bench/README.md.',
  );
}
