/**
 * The built monitor in Chromium through a working day of ten hours: 2,000 calls by the real relay, and the line cut in
 * each hour. The page's clock is fast. What it keeps at the end is set beside what it kept after the first hour.
 * `npm run bench -- soak`. What is measured, and what is not, stands in bench/README.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import type { CDPSession, Page } from '@playwright/test';
import config from '../playwright.config.ts';
import { counterId, laneId, officeId, serviceId } from '../src/lib/domain/ids.ts';
import type { VisitId } from '../src/lib/domain/ids.ts';
import { dateOf, MINUTE_MS } from '../src/lib/domain/time.ts';
import { openProxy } from '../tests/support/proxy.ts';
import type { Proxy } from '../tests/support/proxy.ts';
import { shiftToMorning } from './relay/days.ts';
import { openAccounts } from './support/accounts.ts';
import { openChildren } from './support/children.ts';
import { openStaffDevice } from './support/device.ts';
import type { StaffDevice } from './support/device.ts';
import { table } from './support/figures.ts';
import type { ServersReady } from './support/servers.ts';

const HOURS = 10;
const isQuick = process.argv.includes('--quick');
const CALLS_AN_HOUR = isQuick ? 20 : 200;
/** A second of the machine is this many seconds of the page. */
const SPEED = 100;
/** At the end the page holds at most this many times what it held after the first hour. */
const MOST_GROWTH = 1.2;
const COLLECTIONS = 5;
const SHOWN_TIMEOUT_MS = MINUTE_MS;
const TIMEOUT_MS = 20 * MINUTE_MS;
const OFFICE = officeId.parse('always-open');
const COUNTERS = ['1', '2', '3', '5', '6', '7'].map((id) => counterId.parse(id));
const TELEVISION = { width: 1920, height: 1080 };

/** What the page holds after a collection. */
interface Held {
  readonly heapBytes: number;
  /** Elements of the page. */
  readonly elements: number;
  /** Nodes that the browser keeps, also those that no page shows any more. */
  readonly nodes: number;
  readonly listeners: number;
}

const root = fileURLToPath(new URL('..', import.meta.url));
mkdirSync(join(root, 'data'), { recursive: true });
const dataDir = mkdtempSync(join(root, 'data', 'bench-'));
const shift = shiftToMorning();
const now = (): number => Date.now() + shift * MINUTE_MS;
const children = openChildren();
const closing: (() => unknown)[] = [];
const tooLong = setTimeout(() => {
  console.error('The bench takes too long and gives up.');
  void close().finally(() => process.exit(1));
}, TIMEOUT_MS);
tooLong.unref();

try {
  const built = spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Error('the app could not be built');
  print(await run());
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}

async function close(): Promise<void> {
  for (const end of closing.splice(0).reverse()) await end();
  await children.close();
  rmSync(dataDir, { recursive: true, force: true });
}

async function run(): Promise<readonly Held[]> {
  const servers = children.start(new URL('support/servers.ts', import.meta.url), [dataDir, String(shift)]);
  const ready = await servers.next<ServersReady>();
  const accounts = openAccounts(ready.relay, OFFICE);
  const lead = await accounts.firstLead(ready.firstLead);
  const clerk = await openStaffDevice(ready.relay, await accounts.clerk(lead, 'schalter'), {
    ...{ office: OFFICE, date: dateOf(now(), 'Europe/Berlin'), now },
  });
  closing.push(clerk.close);
  const line = await openProxy(Number(new URL(ready.relay).port));
  closing.push(line.close);
  const page = await openMonitor(line, (code) => accounts.confirm(lead, code, 'Monitor'));
  const inspector = await page.context().newCDPSession(page);
  const call = openCalls(clerk, page);
  const held: Held[] = [];
  for (let hour = 1; hour <= HOURS; hour++) {
    for (let i = 0; i < CALLS_AN_HOUR; i++) await call();
    await cut(line, page);
    held.push(await heldBy(page, inspector));
    console.log(`hour ${hour}: ${JSON.stringify(held.at(-1))}`);
  }
  return held;
}

async function openMonitor(line: Proxy, confirm: (code: string) => Promise<void>): Promise<Page> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  closing.push(() => browser.close());
  const context = await browser.newContext({
    viewport: TELEVISION,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => {
    console.error(error);
    process.exitCode = 1;
  });
  await page.addInitScript(runFast, SPEED);
  await page.goto(`${line.url}/monitor/${OFFICE}`);
  const shown = page.getByLabel('Code dieses Monitors').filter({ hasText: /[2-9B-Z]{4}\s?[2-9B-Z]{4}/ });
  const code = (await shown.innerText()).replace(/[^2-9B-Z]/g, '').slice(0, 8);
  await confirm(code);
  await page.locator('.newest').waitFor();
  // With sound, as a monitor that works.
  await page.keyboard.press('Enter');
  return page;
}

/** Runs in the page before its own code: its timers and clocks are `speed` times as fast. */
function runFast(speed: number): void {
  const clock = performance.now.bind(performance);
  const [begunAt, begun] = [Date.now(), clock()];
  const passedMs = (): number => (clock() - begun) * speed;
  const Usual = Date;
  class FastDate extends Usual {
    constructor(...given: []) {
      if (given.length === 0) super(FastDate.now());
      else super(...given);
    }
    static override now(): number {
      return Math.floor(begunAt + passedMs());
    }
  }
  const [timeout, interval] = [window.setTimeout.bind(window), window.setInterval.bind(window)];
  Object.assign(window, {
    Date: FastDate,
    setTimeout: (does: () => void, ms = 0, ...given: unknown[]) => timeout(does, ms / speed, ...given),
    setInterval: (does: () => void, ms = 0, ...given: unknown[]) => interval(does, ms / speed, ...given),
  });
  performance.now = () => begun + passedMs();
}

/** A visitor takes a ticket, is called, stands on the monitor and is served while the next counters call. */
function openCalls(clerk: StaffDevice, page: Page): () => Promise<void> {
  const served = new Map<string, VisitId>();
  let calls = 0;
  return async () => {
    const counter = COUNTERS[calls % COUNTERS.length]!;
    const isShort = calls++ % 2 === 0;
    const before = served.get(counter);
    if (before !== undefined) await clerk.ask({ kind: 'finish', visit: before, counter });
    const { visit, number } = await clerk.ask({
      kind: 'take-ticket',
      services: [{ service: serviceId.parse(isShort ? 'papers-pick-up' : 'id-card'), quantity: 1 }],
      lane: laneId.parse(isShort ? 'short' : 'main'),
      number: null,
      language: 'de',
    });
    await clerk.ask({ kind: 'call', visit: visit!, counter });
    await page
      .locator('.newest__number, .other__number')
      .getByText(number!, { exact: true })
      .waitFor({ timeout: SHOWN_TIMEOUT_MS });
    await clerk.ask({ kind: 'start', visit: visit!, counter });
    served.set(counter, visit!);
  };
}

/** Until the monitor says that it may be old, and back until it says so no more. */
async function cut(line: Proxy, page: Page): Promise<void> {
  line.cut();
  await page.locator('.screen--old').waitFor({ timeout: SHOWN_TIMEOUT_MS });
  line.restore();
  await page.locator('.screen:not(.screen--old)').waitFor({ timeout: SHOWN_TIMEOUT_MS });
}

async function heldBy(page: Page, inspector: CDPSession): Promise<Held> {
  for (let i = 0; i < COLLECTIONS; i++) await inspector.send('HeapProfiler.collectGarbage');
  const { usedSize } = await inspector.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await inspector.send('Memory.getDOMCounters');
  const elements = await page.evaluate(() => document.querySelectorAll('*').length);
  return { heapBytes: usedSize, elements, nodes, listeners: jsEventListeners };
}

function print(held: readonly Held[]): void {
  const [warm, end] = [held[0]!, held.at(-1)!];
  const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
  const rows = (['heapBytes', 'elements', 'nodes', 'listeners'] as const).map((what) => {
    const show = what === 'heapBytes' ? kB : String;
    const growth = end[what] / warm[what];
    const most = Math.max(...held.map((one) => one[what]));
    return {
      isMet: growth <= MOST_GROWTH,
      cells: [what, show(warm[what]), show(most), show(end[what]), growth.toFixed(2)],
    };
  });
  console.log(
    `${HOURS} hours, ${HOURS * CALLS_AN_HOUR} calls, ${HOURS} cuts; the page's clock ${SPEED} times as fast.\n`,
  );
  console.log(table([['', 'first hour', 'most', 'last hour', 'growth'], ...rows.map(({ cells }) => cells)]));
  const met = rows.filter(({ isMet }) => isMet).length;
  console.log(`\ntargets: ${met} of ${rows.length} met (growth of each at most ${MOST_GROWTH})`);
  if (met < rows.length) process.exitCode = 1;
}
