/** Takes the pictures that a browser shows before it installs the app: the manifest names them with their sizes. */
import { mkdir, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { anna, fillInBooking } from '../e2e/support/citizen.ts';
import { openDevice } from '../e2e/support/devices.ts';
import { sendAndConfirm, startRelayForPhone } from '../e2e/support/foyer.ts';

const folder = fileURLToPath(new URL('../../static/screenshots/', import.meta.url));
/** CSS pixels; a browser takes pictures of one shape only, and no side over 2.3 times the other. */
const narrow = { width: 390, height: 780 };
const wide = { width: 1280, height: 800 };
const QUALITY = 60;

interface Shot {
  readonly screen: typeof narrow;
  /** Pixels of the picture to one of the page. */
  readonly pixels: number;
  /** Stands in the middle; without it the page is shown from its top. */
  readonly middle?: Locator;
}

/** WebP, which Playwright itself does not write. */
async function take(page: Page, name: string, { screen, pixels, middle }: Shot): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    ...{ ...screen, deviceScaleFactor: pixels, mobile: false },
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  });
  if (middle === undefined) await page.evaluate(() => scrollTo(0, 0));
  else await middle.evaluate((shown) => shown.scrollIntoView({ block: 'center' }));
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  await mkdir(folder, { recursive: true });
  await writeFile(`${folder}${name}.webp`, Buffer.from(data, 'base64'));
  await session.detach();
}

test('the pictures of the install dialog', async ({ browser }) => {
  const office = 'dorsten';
  const post = await openPostOffice();
  const { relay, phoneLine } = await startRelayForPhone({
    ...{ smtp: post.url, offices: 'sync-server/offices', weekday: 1, startsAt: 9 * 60 },
  });
  const phone = await openDevice(browser, relay.port, narrow, phoneLine);
  try {
    const { page } = phone;
    await phone.open(`/${office}`);
    await expect(page.getByRole('link', { name: 'Termin buchen' })).toBeVisible();
    await page.setViewportSize(wide);
    await expect(page.getByText('Verbindung wird aufgebaut')).toHaveCount(0);
    await take(page, 'office', { screen: wide, pixels: 1 });
    await page.setViewportSize(narrow);
    await fillInBooking(page, office, anna, 3, async (on) => {
      await on.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('perso verlängern');
      await on.getByRole('checkbox', { name: /Personalausweis beantragen/ }).check();
    });
    await page.goto(`/${office}/buchen/tag`);
    await expect(page.getByRole('button', { name: /Uhrzeit(en)? frei/ }).first()).toBeVisible();
    await page.getByRole('button', { name: 'Nächster Monat' }).click();
    await expect(page.getByRole('button', { name: /Dezember .* Uhrzeiten frei/ }).first()).toBeVisible();
    await take(page, 'day', { screen: narrow, pixels: 2, middle: page.getByRole('grid') });
    await page.goto(`/${office}/buchen/pruefen`);
    await expect(page.getByRole('heading', { name: 'Ist alles richtig?' })).toBeVisible();
    await sendAndConfirm({ phone, post }, anna, 0);
    await page.goto('/termin');
    const code = page.getByRole('img', { name: /QR/ });
    await expect(code).toBeVisible();
    await take(page, 'appointment', { screen: narrow, pixels: 2, middle: code });
  } finally {
    await phone.close();
    await relay.close();
    await post.close();
  }
});
