/**
 * A key at a counter, from the press to the own screen, to another counter and to the monitor. The days have 10, 100 and
 * 400 visits. It also measures what each event costs the page. `npm run bench -- counter`. What is measured, and what is not, stands
 * in bench/README.md.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { officeId } from '../src/lib/domain/ids.ts';
import { dateOf, MINUTE_MS } from '../src/lib/domain/time.ts';
import { fillDay } from './counter/office-day.ts';
import { openPages } from './counter/pages.ts';
import type { MeasuredPage, Pages } from './counter/pages.ts';
import { printResults } from './counter/results.ts';
import type { DayFigures } from './counter/results.ts';
import { pressBareKey, seenOn, watchFor } from './counter/watching.ts';
import { shiftToMorning } from './relay/days.ts';
import { openAccounts } from './support/accounts.ts';
import { openChildren } from './support/children.ts';
import { openStaffDevice } from './support/device.ts';
import type { ServersReady } from './support/servers.ts';

const VISITS = [10, 100, 400];
const WARM_UP = 4;
const isQuick = process.argv.includes('--quick');
const CALLS = isQuick ? 6 : 25;
/** Calls for help; each is taken back. */
const HELPS = 5;
/** Bare rounds beside each call. */
const ROUNDS = 4;
const IDLE_MS = 10_000;
/** A step and what comes of it are over: longer than the dead time after a step. */
const STEP_MS = 1_000;
const TIMEOUT_MS = 15 * MINUTE_MS;
const OFFICE = officeId.parse('always-open');
const ZONE = 'Europe/Berlin';
const COUNTER = 'Schalter 4';
const OTHER = 'Platz 14';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'data');
mkdirSync(folder, { recursive: true });
// The office's day must not end meanwhile: for the relay it is ten in the morning.
const shift = shiftToMorning();
const now = (): number => Date.now() + shift * MINUTE_MS;

const children = openChildren();
const opened = new Set<Pages>();
const dataDirs: string[] = [];
const tooLong = setTimeout(() => {
  console.error('The bench takes too long and gives up.');
  void close().finally(() => process.exit(1));
}, TIMEOUT_MS);
tooLong.unref();

try {
  const { status } = spawnSync(process.execPath, ['scripts/build.mjs', '--if-needed'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('the app could not be built');
  const days: DayFigures[] = [];
  for (const visits of VISITS) days.push(await measureDay(visits));
  printResults(days);
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await close();
}

async function close(): Promise<void> {
  for (const pages of opened) await pages.close();
  await children.close();
  for (const dataDir of dataDirs) rmSync(dataDir, { recursive: true, force: true });
}

async function measureDay(visits: number): Promise<DayFigures> {
  const dataDir = mkdtempSync(join(folder, 'bench-'));
  dataDirs.push(dataDir);
  const servers = children.start(new URL('support/servers.ts', import.meta.url), [dataDir, String(shift)]);
  const ready = await servers.next<ServersReady>();
  const accounts = openAccounts(ready.relay, OFFICE);
  const lead = await accounts.firstLead(ready.firstLead);
  const base = { office: OFFICE, date: dateOf(now(), ZONE), now };
  const reception = await openStaffDevice(ready.relay, await accounts.clerk(lead, 'empfang'), base);
  await fillDay(reception, visits, now());
  reception.close();

  const pages = await openPages(ready.relay, OFFICE, accounts);
  opened.add(pages);
  for (const login of ['anna', 'bernd']) await accounts.clerk(lead, login);
  const own = await pages.counter('anna', COUNTER);
  const other = await pages.counter('bernd', OTHER);
  const monitor = await pages.monitor(lead);
  const round = await pages.bareRounds(ready.broadcast);
  const step = { own, other, monitor, round };

  for (let nth = 0; nth < WARM_UP; nth++) await callOnce(step);
  const idle = await cpuOf([own, other], () => sleep(IDLE_MS));
  const calls: CallFigures[] = [];
  const busy = await cpuOf([own, other], async () => {
    for (let nth = 0; nth < CALLS; nth++) calls.push(await callOnce(step));
  });
  const helpMs: number[] = [];
  for (let nth = 0; nth < HELPS; nth++) helpMs.push(await callForHelp(step));
  // A call and its taking back are two events. What the page does anyway, every two seconds, is not theirs.
  const perEvent = (page: number): number =>
    (busy.cpuMs[page]! - (idle.cpuMs[page]! * busy.tookMs) / idle.tookMs) / (2 * CALLS);
  const figures = {
    visits,
    calls,
    helpMs,
    cpuMs: { own: perEvent(0), other: perEvent(1) },
    idleMs: idle.cpuMs[0]! / (idle.tookMs / 1000),
    heapBytes: await own.heapBytes(),
  };
  await pages.close();
  opened.delete(pages);
  await servers.kill();
  return figures;
}

interface Step {
  readonly own: MeasuredPage;
  readonly other: MeasuredPage;
  readonly monitor: Parameters<typeof seenOn>[0];
  readonly round: () => Promise<number>;
}
type CallFigures = DayFigures['calls'][number];

/** Presses N, waits until all screens show the call, and takes it back, so that the day stays as large as it is. */
async function callOnce({ own, other, monitor, round }: Step): Promise<CallFigures> {
  const bareMs: number[] = [];
  for (let nth = 0; nth < ROUNDS; nth++) bareMs.push(await round());
  const upcoming = await own.page.locator('.upcoming').innerText();
  const number = /[A-Z]\d{3}/.exec(upcoming)?.[0];
  if (number === undefined) throw new Error(`no number is next: ${upcoming}`);
  await watchFor(other.page, { selector: '[aria-labelledby="elsewhere-heading"]', text: number });
  await watchFor(monitor, { selector: '.newest', text: number });
  const floor = await pressBareKey(own);
  await watchFor(own.page, { selector: '.visitor .number', text: number });
  const cpuBeforeMs = await own.cpuMs();
  await own.page.keyboard.press('n');
  const mine = await seenOn(own.page);
  const ownCpuMs = (await own.cpuMs()) - cpuBeforeMs;
  const [theirs, shown] = [await seenOn(other.page), await seenOn(monitor)];
  const pressedAt = mine.pressedAt!;
  await sleep(STEP_MS);
  await own.page.keyboard.press('u');
  await monitor.locator('.newest').filter({ hasNotText: number }).waitFor();
  await other.page.locator(`[aria-labelledby="elsewhere-heading"]`).filter({ hasNotText: number }).waitFor();
  await sleep(STEP_MS);
  return {
    bareMs,
    floor,
    changedMs: mine.changedAt - pressedAt,
    ownMs: mine.drawnAt - pressedAt,
    ownCpuMs,
    frames: mine.frames,
    otherMs: theirs.drawnAt - pressedAt,
    monitorMs: shown.drawnAt - pressedAt,
  };
}

/** From the press until the call for help stands at the other counter, with the name of this one. It is taken back then. */
async function callForHelp({ own, other }: Step): Promise<number> {
  await watchFor(other.page, { selector: '.help', text: COUNTER });
  await watchFor(own.page, { selector: '.help', text: 'Ihr Notruf' });
  await own.page.getByRole('button', { name: 'Notruf', exact: true }).press('Enter');
  const [mine, theirs] = [await seenOn(own.page), await seenOn(other.page)];
  await own.page.getByRole('button', { name: 'Zurücknehmen', exact: true }).press('Enter');
  for (const { page } of [own, other]) await page.locator('.help').waitFor({ state: 'detached' });
  return theirs.drawnAt - mine.pressedAt!;
}

/** The processor time that the pages take while something runs. */
async function cpuOf(pages: readonly MeasuredPage[], run: () => Promise<unknown>) {
  const read = (): Promise<number[]> => Promise.all(pages.map((page) => page.cpuMs()));
  const [before, startedAt] = [await read(), performance.now()];
  await run();
  const [after, tookMs] = [await read(), performance.now() - startedAt];
  return { cpuMs: after.map((ms, page) => ms - before[page]!), tookMs };
}
