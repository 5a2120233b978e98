/**
 * A monitor through a working day of ten hours: 2,000 calls over real sockets, and the relay away for three minutes in
 * each hour. The time is virtual. What the monitor keeps does not grow with what it has shown.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { flushSync } from 'svelte';
import { afterEach, expect, onTestFinished, test, vi } from 'vitest';
import { boardIn, openBoardDoc, putBoard } from '../../src/lib/docs/board-doc.ts';
import { openOfficeDoc, putOffice } from '../../src/lib/docs/office-doc.ts';
import type { BoardCall } from '../../src/lib/domain/queue/board.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import { openMonitor } from '../../src/monitor/monitor.svelte.ts';
import type { Monitor } from '../../src/monitor/monitor.svelte.ts';
import { startSmallRelay } from '../client/small-relay.ts';
import type { SmallRelay } from '../client/small-relay.ts';
import { aBoard, aCall } from '../monitor/support/a-board.ts';
import { anOffice, at } from '../support/build/index.ts';
import { TEST_TIMEOUT_MS } from '../support/patience.ts';

vi.setConfig({ testTimeout: 2 * TEST_TIMEOUT_MS });

const CALLS = 2_000;
const CALLS_AN_HOUR = CALLS / 10;
const EVERY_MS = (60 * MINUTE_MS) / CALLS_AN_HOUR;
const OUTAGE_MS = 3 * MINUTE_MS;
/** Calls that stand on the board at once. */
const STANDING = 6;
const OFFICE = anOffice();
const QUEUE = aBoard().waiting[0]!;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** What a television gives a page. `isAway`: the relay answers nothing. */
function aTelevision(relay: SmallRelay, isAway: () => boolean): void {
  const storage = (): object => {
    const items = new Map<string, string>();
    return {
      getItem: (key: string) => items.get(key) ?? null,
      setItem: (key: string, value: string) => void items.set(key, value),
      removeItem: (key: string) => void items.delete(key),
    };
  };
  const local = storage();
  vi.stubGlobal('MONITOR_VERSION', 'soak');
  vi.stubGlobal('location', { protocol: 'http:', host: new URL(relay.origin).host, reload: () => {} });
  vi.stubGlobal('sessionStorage', storage());
  vi.stubGlobal('window', { localStorage: local });
  const session = { office: OFFICE.id, actor: 'monitor-1-000000000000', role: 'monitor', name: 'Halle' };
  vi.stubGlobal('fetch', async (path: string) => {
    if (isAway()) throw new TypeError('away');
    if (path === '/api/time') return Response.json({ now: Date.now() });
    if (path.startsWith('/api/session/')) return Response.json(session);
    return Response.json({ error: 'not-found' }, { status: 404 });
  });
}

/** Sockets are real: what comes over them is awaited between the steps of the time. */
async function until(isSo: () => boolean, what: string): Promise<void> {
  for (let turn = 0; turn < 20_000 && !isSo(); turn++) await new Promise(setImmediate);
  if (!isSo()) throw new Error(`it never came to: ${what}`);
}

/** After all that waits to be collected has gone. */
async function heapBytes(): Promise<number> {
  for (let i = 0; i < 4; i++) {
    collect();
    await new Promise(setImmediate);
  }
  return process.memoryUsage().heapUsed;
}

test(`[Q4] ${CALLS} calls in ten hours with ten outages: the monitor tells the truth to the end, and keeps no more than at the start`, async () => {
  vi.useFakeTimers({
    now: at('07:00'),
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date', 'performance'],
  });
  const relay = await startSmallRelay();
  onTestFinished(() => relay.stop());
  let isAway = false;
  aTelevision(relay, () => isAway);
  const fail = (): never => {
    throw new Error('a record was left out');
  };
  putOffice(openOfficeDoc(relay.doc(`office:${OFFICE.id}`), fail), OFFICE);
  const board = openBoardDoc(relay.doc(`board:${OFFICE.id}`), fail);
  putBoard(board, aBoard());
  const monitor: Monitor = openMonitor(OFFICE.id);
  onTestFinished(() => monitor.close());
  await until(() => monitor.board !== null && monitor.office !== null, 'a first board');

  let standing: BoardCall[] = [];
  let wasAnnounced = 0;
  let outages = 0;
  const warmed: number[] = [];

  const pass = async (ms: number): Promise<void> => {
    await vi.advanceTimersByTimeAsync(ms);
    flushSync();
  };

  async function call(nth: number): Promise<void> {
    const number = `A${String(nth % 1_000).padStart(3, '0')}`;
    const before = standing.map((one) => ({ ...one, state: 'serving' as const }));
    const next = aCall(number, `Schalter ${(nth % 6) + 1}`, { since: Date.now() });
    standing = [next, ...before.filter((one) => one.number !== number)].slice(0, STANDING);
    putBoard(board, aBoard(standing));
    await until(() => monitor.board?.calls[0]?.number === number, `the call of ${number}`);
    await pass(1_000);
    if (monitor.announced?.number === number) wasAnnounced++;
    // Meanwhile visitors come: a relay that is heard says something at least every few seconds.
    await pass(EVERY_MS / 2 - 1_000);
    putBoard(board, aBoard(standing, { waiting: [{ ...QUEUE, count: (nth % 40) + 1 }] }));
    await until(() => monitor.board?.waiting[0]?.count === (nth % 40) + 1, 'visitors who wait');
    await pass(EVERY_MS / 2);
    expect(monitor.announced).toBeNull();
    expect(monitor.old).toBe(false);
  }

  async function outage(): Promise<void> {
    const shown = monitor.board;
    isAway = true;
    await relay.stop();
    await pass(OUTAGE_MS);
    expect(monitor.old).toBe(true);
    expect(monitor.board).toEqual(shown);
    isAway = false;
    await relay.start();
    for (let seconds = 0; seconds < 60 && monitor.old; seconds++) {
      await pass(1_000);
      for (let turn = 0; turn < 20; turn++) await new Promise(setImmediate);
    }
    expect(monitor.old, 'the relay is heard again within a minute').toBe(false);
    // What stands there for minutes is no news.
    expect(monitor.announced).toBeNull();
    outages++;
  }

  for (let nth = 0; nth < CALLS; nth++) {
    await call(nth);
    if (nth % CALLS_AN_HOUR === CALLS_AN_HOUR / 2) await outage();
    if (nth === CALLS_AN_HOUR) warmed.push(await heapBytes());
  }
  const end = await heapBytes();
  expect(boardIn(board)).toEqual(monitor.board);
  expect([outages, wasAnnounced]).toEqual([10, CALLS]);
  const grown = end - warmed[0]!;
  expect(end, `${Math.round(grown / 1_000)} kB more`).toBeLessThanOrEqual(1.2 * warmed[0]!);
  // 1.2 times the heap of a test is much: a board that were kept for each call would be some megabytes.
  expect(grown).toBeLessThan(3_000_000);
});
