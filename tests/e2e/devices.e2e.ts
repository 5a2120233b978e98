/**
 * Q12, Q14: what devices say of themselves on the lead's pages, and the addresses under which new ones are opened. A lead
 * lays out a monitor and gives its pages pictures.
 */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { TELL_EVERY_MS } from '../../src/lib/client/http/device-state.ts';
import { openDevice, screens } from './support/devices.ts';
import { tabTo } from './support/keyboard.ts';
import { openKiosk, openLead, startButton } from './support/kiosk.ts';
import { aPng } from '../support/picture-files.ts';
import { look, lookInEnglish } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { confirmDevice, pairingCode } from './support/staff.ts';

const office = 'always-open';

/** Runs in the page: timers of this length never fire, and are counted. */
function holdTimers(milliseconds: number): void {
  const usual = window.setTimeout.bind(window);
  let held = 0;
  const timer = (run: () => void, ms?: number): number => {
    if (ms !== milliseconds) return usual(run, ms);
    document.documentElement.dataset['held'] = String(++held);
    return 0;
  };
  Object.assign(window, { setTimeout: timer });
}

/** A lead gives a page of the monitor a picture, after two files that are none. */
async function givePicture(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Dienststelle' }).click();
  await page.getByRole('button', { name: 'Seiten am Monitor', exact: true }).click();
  await page.getByRole('button', { name: 'Seite hinzufügen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Seite hinzufügen' });
  await dialog.getByLabel('Überschrift (Deutsch)').fill('Wickelraum');
  const file = dialog.getByLabel('Bild', { exact: true });
  const disguised = {
    name: 'foto.jpg',
    mimeType: 'image/jpeg',
    buffer: Buffer.from('<script>alert(1)</script>'),
  };
  await file.setInputFiles(disguised);
  await expect(dialog.getByText(/^Diese Datei ist kein Bild/)).toBeVisible();
  await file.setInputFiles({ ...disguised, buffer: Buffer.alloc(40_000_000) });
  await expect(dialog.getByText('Diese Datei ist größer als 20 MB.', { exact: false })).toBeVisible();
  const buffer = Buffer.from(aPng({ width: 64, height: 40 }));
  await file.setInputFiles({ name: 'raum.png', mimeType: 'image/png', buffer });
  await expect(dialog.getByRole('img', { name: 'Das gewählte Bild' })).toBeVisible();
  await look(page, 'picture of a page');
  await dialog.getByRole('button', { name: 'Weiter' }).click();
  await page.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByRole('row', { name: /Wickelraum.*mit Bild/ })).toBeVisible();
  await page.getByRole('link', { name: 'Geräte und Team' }).click();
}

/** A lead chooses the layout with a table, then the one beside pages of the office. */
async function layOut(page: Page, monitor: Page): Promise<void> {
  await page.getByRole('button', { name: 'Anzeige von Monitor Foyer einstellen' }).click();
  const dialog = page.getByRole('dialog', { name: 'Anzeige von „Monitor Foyer“' });
  await dialog.getByLabel('Alle Aufrufe in einer Tabelle').check();
  await look(page, 'display of a monitor');
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(page.getByText(/Die Anzeige von „Monitor Foyer“ ist eingestellt/)).toBeVisible();
  await monitor.reload();
  await expect(monitor.locator('.screen--table')).toBeVisible();
  await page.getByRole('button', { name: 'Anzeige von Monitor Foyer einstellen' }).click();
  await dialog.getByLabel('Aufrufe neben Seiten der Dienststelle').check();
  await dialog.getByRole('button', { name: 'Speichern' }).click();
  await expect(dialog).toBeHidden();
  await monitor.reload();
  const picture = monitor.getByRole('region', { name: 'Wickelraum' }).locator('img');
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(64);
  await look(monitor, 'page with a picture');
}

test('[Q12.1, Q12.2, Q12.3, Q12.4] a lead sees how each device is, hears of a mute monitor, and prints the addresses', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const monitor = await openDevice(browser, relay.port, screens.television);
  const { page } = lead;
  try {
    // As on a television after a power cut: no person has pressed a key.
    await monitor.page.addInitScript(() => {
      Object.defineProperty(AudioContext.prototype, 'state', { get: () => 'suspended' });
    });
    await monitor.open(`/monitor/${office}`);
    await confirmDevice(page, await pairingCode(monitor.page), 'Monitor Foyer');

    await test.step('the page of the devices says how they are', async () => {
      const table = page.getByRole('region', { name: 'Geräte', exact: true });
      const row = (name: string) => table.getByRole('row', { name });
      await expect(row('Kiosk Eingang')).toContainText(/Verbunden, zuletzt .* Neueste Fassung\. .* frei\./);
      await expect(row('Monitor Foyer')).toContainText('Ton aus: Der Browser erlaubt ihn nicht.');
      await look(page, 'devices');
      await lookInEnglish(page, 'devices');
      await page.setViewportSize(screens.phone);
      await look(page, 'devices on a phone');
      await page.setViewportSize(screens.laptop);
    });

    await test.step('[Q14.5] a lead gives a page a picture, and hears what is no picture', () =>
      givePicture(page));
    await test.step('[Q14.2] the lead lays the monitor out, which takes it over', () =>
      layOut(page, monitor.page));

    await test.step('the addresses are links and QR codes, and one press prints them alone', async () => {
      const addresses = page.getByRole('region', { name: 'Adressen der Geräte' });
      for (const surface of ['kiosk', 'monitor'])
        await expect(addresses.getByRole('link', { name: `/${surface}/${office}` })).toHaveAttribute(
          'href',
          `${new URL(page.url()).origin}/${surface}/${office}`,
        );
      const booking = addresses.getByRole('link', { name: new RegExp(`^https?://[^/]+/${office}$`) });
      await expect(booking).toHaveAttribute('href', `${new URL(page.url()).origin}/${office}`);
      await expect(addresses.getByRole('img', { name: /^QR-Code mit der Adresse/ })).toHaveCount(3);
      await page.evaluate(() => {
        window.print = () => {
          document.title = document.querySelector('.print-alone')?.textContent ?? '';
        };
      });
      await tabTo(page, addresses.getByRole('button', { name: 'Blatt mit Adressen drucken' }));
      await page.keyboard.press('Enter');
      await expect(page).toHaveTitle(new RegExp(`Terminal einrichten.*/kiosk/${office}.*/monitor/${office}`));
      await expect(page.locator('.print-alone')).toHaveCount(0);
    });

    await test.step('a kiosk tells of its camera when a visitor scans, not two minutes later', async () => {
      await kiosk.page.addInitScript(holdTimers, TELL_EVERY_MS);
      await kiosk.page.reload();
      await expect(startButton(kiosk.page)).toBeVisible();
      // The report that would come by itself never comes.
      await expect.poll(() => kiosk.page.evaluate(() => document.documentElement.dataset['held'])).toBe('1');
      const telling = kiosk.page.waitForRequest(
        (request) =>
          request.url().endsWith('/api/devices/state') &&
          (request.postDataJSON() as { camera: unknown }).camera === 'none',
      );
      await startButton(kiosk.page).click();
      await kiosk.page
        .getByRole('button', { name: /QR-Code/ })
        .first()
        .click();
      await expect(kiosk.page.getByText(/Die Kamera lässt sich nicht benutzen/).first()).toBeVisible();
      const told = await telling;
      expect((await told.response())?.status()).toBe(200);
      const table = page.getByRole('region', { name: 'Geräte', exact: true });
      await expect(table.getByRole('row', { name: 'Kiosk Eingang' })).toContainText('Keine Kamera.');
    });

    await test.step('the mute monitor is on the list of things to do', async () => {
      await page.getByRole('link', { name: /^Zu erledigen/ }).click();
      const row = page.getByRole('row', { name: /Monitor „Monitor Foyer“.*Bleibt stumm/ });
      await expect(row).toBeVisible();
      await look(page, 'devices to see to');
    });
  } finally {
    await Promise.all([kiosk.close(), monitor.close(), lead.close()]);
    await relay.close();
  }
});
