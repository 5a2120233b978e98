/** The end of a working day's session, as the page of staff tells it. */
import { expect, test } from '@playwright/test';
import { openLead } from './support/kiosk.ts';
import { look, smallLaptops } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

test('[P9.2] the page says when the session ends, and a key extends it', async ({ browser }) => {
  const relay = await startRelayProcess({ startsAt: 11 * 60 });
  // The office closes at 12:05, and a member who signs in at 11 stays signed in until 15:05.
  const lead = await openLead(browser, relay, 'short-services');
  const { page } = lead;
  const notice = page.getByText('Ihre Anmeldung endet um 15:05 Uhr.');
  try {
    await relay.kill();
    relay.moveClock(3 * 60 + 57);
    await relay.start();
    await page.reload();
    await expect(notice).toBeVisible();
    await look(page, 'a session that ends soon');
    await page.setViewportSize(smallLaptops[1]);
    await look(page, 'a session that ends soon, at 200 % zoom');
    await page.keyboard.press('Control+Alt+V');
    await expect(notice).toBeHidden();
    // The relay has extended it, and not this page alone.
    await page.reload();
    await expect(page.getByRole('heading', { name: 'Geräte', exact: true })).toBeVisible();
    await expect(notice).toBeHidden();
  } finally {
    await lead.close();
    await relay.close();
  }
});
