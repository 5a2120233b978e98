/** One device of the office in a browser: a context of its own behind a line of its own that can be cut. */
import { rmSync } from 'node:fs';
import { mkdtemp, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from '@playwright/test';
import type { Browser, BrowserContext, Page } from '@playwright/test';
import config from '../../../playwright.config.ts';
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

/** Where a device's browser comes from. */
export type Contexts = Pick<Browser, 'newContext'>;

/** A browser that keeps its profile in files, as a device does; its next context finds what the last one has left. */
export interface KeptProfile extends Contexts {
  /** Its files in which any of these texts stands, in UTF-8 or UTF-16, with the text. */
  filesWith(texts: readonly string[]): Promise<string[]>;
  drop(): void;
}

export async function openProfile(): Promise<KeptProfile> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-profile-'));
  return {
    newContext: (options) =>
      chromium.launchPersistentContext(folder, { ...config.use?.launchOptions, ...options }),
    async filesWith(texts) {
      const patterns = texts.flatMap((text) =>
        (['utf8', 'utf16le'] as const).map((encoding) => ({ text, bytes: Buffer.from(text, encoding) })),
      );
      const files = await readdir(folder, { recursive: true, withFileTypes: true });
      const found: string[] = [];
      for (const file of files.filter((one) => one.isFile())) {
        // Locks and journals come and go.
        const bytes = await readFile(join(file.parentPath, file.name)).catch(() => null);
        for (const { text, bytes: wanted } of patterns)
          if (bytes?.includes(wanted) === true) found.push(`${file.name}: ${text}`);
      }
      return found;
    },
    drop: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }),
  };
}

export interface Screen {
  readonly width: number;
  readonly height: number;
  /** Worked by touch. */
  readonly touch?: boolean;
}

export const screens = {
  phone: { width: 390, height: 844 },
  kiosk: { width: 1280, height: 800 },
  laptop: { width: 1366, height: 768 },
  television: { width: 1920, height: 1080 },
} as const satisfies Record<string, Screen>;

export async function openDevice(
  browser: Contexts,
  relayPort: number,
  { touch: hasTouch = false, ...viewport }: Screen,
  /** One that is open already, as when its address stands in the relay's mails. */
  opened?: Proxy,
): Promise<DeviceInBrowser> {
  const line = opened ?? (await openProxy(relayPort));
  const context = await browser.newContext({
    baseURL: line.url,
    viewport,
    hasTouch,
    isMobile: hasTouch,
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
