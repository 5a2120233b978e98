/** One device of the office in a browser: a context of its own behind a line of its own that can be cut. */
import type { Browser, BrowserContext, Page } from '@playwright/test';
import { openProxy } from '../../support/proxy.ts';
import type { Proxy } from '../../support/proxy.ts';

export interface DeviceInBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly line: Proxy;
  /** Opens a path of the relay, through the device's own line. */
  open(path: string): Promise<void>;
  close(): Promise<void>;
}

export interface Screen {
  readonly width: number;
  readonly height: number;
}

export const screens = {
  phone: { width: 390, height: 844 },
  kiosk: { width: 1280, height: 800 },
  laptop: { width: 1366, height: 768 },
  television: { width: 1920, height: 1080 },
} as const satisfies Record<string, Screen>;

export async function openDevice(
  browser: Browser,
  relayPort: number,
  screen: Screen,
  /** One that is open already, as when its address stands in the relay's mails. */
  opened?: Proxy,
): Promise<DeviceInBrowser> {
  const line = opened ?? (await openProxy(relayPort));
  const context = await browser.newContext({
    baseURL: line.url,
    viewport: screen,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    permissions: ['camera'],
  });
  const page = await context.newPage();
  return {
    page,
    context,
    line,
    async open(path) {
      await page.goto(path);
    },
    async close() {
      await context.close();
      await line.close();
    },
  };
}

/** Waits until the page can open without the relay: its service worker has taken over and holds the build. */
export async function untilInstalled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
  });
}
