/** The built page in Debian's Chromium: counters, a monitor, and an empty page that passes frames round over bare `ws`. */
import { chromium } from '@playwright/test';
import type { Browser, CDPSession, Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import type { openAccounts, SignedIn } from '../support/accounts.ts';
import { PASSWORD } from '../support/accounts.ts';

const LAPTOP = { width: 1366, height: 768 };
const TELEVISION = { width: 1920, height: 1080 };

export interface MeasuredPage {
  readonly page: Page;
  /** Processor time of its main thread so far, milliseconds. */
  cpuMs(): Promise<number>;
  /** Bytes on its heap after a collection. */
  heapBytes(): Promise<number>;
}

export interface Pages {
  counter(login: string, counter: string): Promise<MeasuredPage>;
  monitor(lead: SignedIn): Promise<Page>;
  /** Resolves with the milliseconds of one round: sent by one socket, passed on, received by another. */
  bareRounds(broadcast: string): Promise<() => Promise<number>>;
  close(): Promise<void>;
}

export async function openPages(
  relay: string,
  office: string,
  accounts: ReturnType<typeof openAccounts>,
): Promise<Pages> {
  const browser = await chromium.launch(config.use?.launchOptions ?? {});
  return {
    async counter(login, counter) {
      const page = await openPage(browser, LAPTOP);
      await page.goto(`${relay}/staff/${office}`);
      await page.getByRole('textbox', { name: 'Benutzername' }).fill(login);
      await page.getByLabel('Passwort').fill(PASSWORD);
      await page.getByRole('button', { name: 'Anmelden' }).click();
      await page.getByRole('button', { name: new RegExp(`^${counter}`) }).click();
      await page.getByRole('heading', { name: 'Am Schalter' }).waitFor();
      return measured(page);
    },
    async monitor(lead) {
      const page = await openPage(browser, TELEVISION);
      await page.goto(`${relay}/monitor/${office}`);
      const shown = page.getByLabel('Code dieses Monitors').filter({ hasText: /[2-9B-Z]{4}\s?[2-9B-Z]{4}/ });
      // Shown once in two groups, and once for screen readers.
      const code = (await shown.innerText()).replace(/[^2-9B-Z]/g, '').slice(0, 8);
      await accounts.confirm(lead, code, 'Monitor');
      await page.getByText('Zurzeit wird niemand aufgerufen').waitFor();
      return page;
    },
    async bareRounds(broadcast) {
      const page = await openPage(browser, LAPTOP);
      await page.evaluate(openRounds, broadcast);
      return () => page.evaluate(() => globalThis.benchRound!());
    },
    close: () => browser.close(),
  };
}

async function openPage(browser: Browser, viewport: typeof LAPTOP): Promise<Page> {
  const context = await browser.newContext({ viewport, locale: 'de-DE', timezoneId: 'Europe/Berlin' });
  return context.newPage();
}

async function measured(page: Page): Promise<MeasuredPage> {
  const inspector = await page.context().newCDPSession(page);
  // Processor time, and not the clock: what else the machine does does not count.
  await inspector.send('Performance.enable', { timeDomain: 'threadTicks' });
  return {
    page,
    cpuMs: async () => 1000 * (await metric(inspector, 'TaskDuration')),
    async heapBytes() {
      await inspector.send('HeapProfiler.collectGarbage');
      return metric(inspector, 'JSHeapUsedSize');
    },
  };
}

async function metric(inspector: CDPSession, name: string): Promise<number> {
  const { metrics } = await inspector.send('Performance.getMetrics');
  const found = metrics.find((one) => one.name === name);
  if (found === undefined) throw new Error(`the browser does not tell its ${name}`);
  return found.value;
}

declare global {
  var benchRound: (() => Promise<number>) | undefined;
}

/** Runs in the page. */
async function openRounds(url: string): Promise<void> {
  /** About as large as a call's frame. */
  const FRAME_BYTES = 600;
  const [sender, receiver] = [new WebSocket(url), new WebSocket(url)];
  for (const socket of [sender, receiver]) {
    socket.binaryType = 'arraybuffer';
    await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  }
  globalThis.benchRound = () =>
    new Promise((resolve) => {
      const sentAt = performance.now();
      receiver.addEventListener('message', () => resolve(performance.now() - sentAt), { once: true });
      sender.send(new Uint8Array(FRAME_BYTES));
    });
}
