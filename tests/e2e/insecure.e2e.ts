/** Over plain http, from another machine: said in words where a browser withholds what is needed; monitors work. */
import { chromium, expect, test } from '@playwright/test';
import config from '../../playwright.config.ts';
import { openLead } from './support/kiosk.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { confirmDevice, pairingCode } from './support/staff.ts';

const office = 'always-open';

test('without https every surface says so, but the monitor shows the calls', async ({ browser }) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const { executablePath, args } = config.use?.launchOptions ?? {};
  const elsewhere = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    // A name that is not this machine's own is another machine to a browser.
    args: [...(args ?? []), '--host-resolver-rules=MAP foyer.test 127.0.0.1'],
  });
  try {
    const page = await elsewhere.newPage({ locale: 'de-DE' });
    const at = (path: string): string => `http://foyer.test:${relay.port}${path}`;
    for (const path of ['/', `/${office}`, `/kiosk/${office}`, `/staff/${office}`, `/staff/${office}/lead`]) {
      await page.goto(at(path));
      expect(await page.evaluate(() => isSecureContext)).toBe(false);
      await expect(
        page.getByRole('heading', { name: 'Diese Seite braucht eine sichere Verbindung' }),
      ).toBeVisible();
    }
    await page.goto(at(`/monitor/${office}`));
    await confirmDevice(lead.page, await pairingCode(page), 'Monitor Foyer');
    await expect(page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
  } finally {
    await elsewhere.close();
    await lead.close();
    await relay.close();
  }
});
