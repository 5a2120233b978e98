/** A kiosk at which a child plays: it pauses between numbers and says so, and the lead's list tells what happened. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { tabTo } from './support/keyboard.ts';
import {
  chooseService,
  drawNumber,
  openKiosk,
  openLead,
  skipPause,
  startButton,
  takeClock,
} from './support/kiosk.ts';
import { look } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';

/** Keeps what the kiosk's disk forgets once a number is shown, as if the power had failed before. */
async function loseTheFrame(page: Page): Promise<void> {
  await page.addInitScript(() => {
    window.requestAnimationFrame = () => 0;
  });
}

test('[A5.9, A7.15] a kiosk pauses between numbers, and what it reports is done by the lead', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  try {
    await test.step('the sixth number comes after a pause that the screen explains', async () => {
      await takeClock(page);
      // The fifth makes the pause long enough to be looked at, however slow this machine is.
      for (const number of ['B001', 'B002', 'B003', 'B004', 'B005']) {
        await skipPause(page);
        expect(await drawNumber(page)).toBe(number);
      }
      await chooseService(page);
      await expect(page.getByText(/^Hier wurden gerade mehrere Nummern gezogen/)).toBeVisible();
      await expect(page.getByText(/^Noch \d+ Sekunden?$/)).toBeVisible();
      await expect(page.getByRole('button', { name: 'Wartenummer ziehen' })).toBeDisabled();
      for (const size of [
        { width: 1080, height: 1920 },
        { width: 800, height: 1280 },
      ]) {
        await page.setViewportSize(size);
        await look(page, `kiosk-pause-${size.width}`);
      }
      await skipPause(page);
      await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
      await expect(page.getByText('B006', { exact: true }).first()).toBeVisible();
      await page.getByRole('button', { name: 'Fertig' }).click();
    });

    await test.step('after a power cut before the number was shown, the lead is told', async () => {
      await loseTheFrame(page);
      await page.reload();
      await expect(startButton(page)).toBeVisible();
      await chooseService(page);
      await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
      await expect(page.getByText('B007', { exact: true }).first()).toBeVisible();
      await page.reload();
      await expect(startButton(page)).toBeVisible();
      await lead.page.getByRole('link', { name: /Zu erledigen/ }).click();
      const row = lead.page.getByRole('row', { name: /Kiosk Eingang.*B007/ });
      await expect(row).toBeVisible();
      await expect(lead.page.getByRole('row', { name: /B00[1-6]/ })).toHaveCount(0);
      await look(lead.page, 'lead-reports');
      const done = row.getByRole('button', { name: 'Erledigt: Kiosk Eingang' });
      await tabTo(lead.page, done);
      await lead.page.keyboard.press('Enter');
      await expect(row.getByText(/^Erledigt von .*Uhr$/)).toBeVisible();
    });
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});
