/** Staff without a network promise a place on the phone that a citizen has booked meanwhile (M3), in browsers. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anna, fillInBooking } from '../e2e/support/citizen.ts';
import { openDevice, screens } from '../e2e/support/devices.ts';
import { keepsFreePlaces } from '../e2e/support/disk.ts';
import { sendAndConfirm, startRelayForPhone } from '../e2e/support/foyer.ts';
import { openLead } from '../e2e/support/kiosk.ts';
import { addClerk, sitDown } from '../e2e/support/staff.ts';
import { openPostOffice } from '../support/post-office.ts';

const office = 'one-place';
/** Both want it. */
const time = '15:00';
const caller = { name: 'Karl Anruf', phone: '02362 4711' };
/** The caller has hung up. */
const AWAY_MIN = 5;

async function chooseIdCard(phone: Page): Promise<void> {
  await phone.getByText('Personalausweis und Reisepass', { exact: true }).click();
  await phone.getByRole('checkbox', { name: /Personalausweis beantragen/ }).check();
}

test('[M3] promised on the phone without a network, and booked online meanwhile: a call-back', async ({
  browser,
}) => {
  const post = await openPostOffice();
  const { relay, phoneLine } = await startRelayForPhone({ smtp: post.url });
  const phone = await openDevice(browser, relay.port, screens.phone, phoneLine);
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  await lead.close();
  const counter = await openDevice(browser, relay.port, screens.laptop);
  const { page } = counter;
  const items = page.getByRole('region', { name: /^Zu klären/ });
  try {
    await sitDown(page, office, 'karl', 'Schalter 1');
    await expect.poll(() => keepsFreePlaces(page)).toBe(true);
    await page.clock.install();
    counter.line.cut();
    await expect(page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();

    await test.step('the clerk books without a network, and says that it counts later', async () => {
      await page.keyboard.press('d');
      const booking = page.getByRole('dialog', { name: 'Termin buchen' });
      await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('personalausweis bean');
      await page.keyboard.press('Enter');
      await booking.getByRole('list', { name: 'Tag und Uhrzeit' }).getByRole('button').first().click();
      await booking.getByRole('button', { name: time, exact: true }).click();
      await booking.getByLabel('Name').fill(caller.name);
      await booking.getByLabel('Telefon').fill(caller.phone);
      await page.keyboard.press('Enter');
      await expect(booking.getByText(/Verbindung/)).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(booking).toBeHidden();
    });
    await test.step('a citizen books the same place online', async () => {
      const before = post.mails.length;
      await fillInBooking(phone.page, office, anna, time, chooseIdCard);
      await sendAndConfirm({ phone, post }, anna, before);
    });
    await test.step('minutes later the counter is back: the caller has to be phoned', async () => {
      await relay.kill();
      relay.moveClock(AWAY_MIN);
      await page.clock.fastForward(AWAY_MIN * 60_000);
      await relay.start();
      counter.line.restore();
      await expect(items.getByText(caller.name)).toBeVisible();
      await expect(items.getByText(caller.phone, { exact: false })).toBeVisible();
      await expect(items.getByText(/Personalausweis beantragen.*15:00/)).toBeVisible();
      await expect(items.getByText(/Frei waren: /)).toBeVisible();
      await expect(page.getByRole('region', { name: /^Erwartet/ }).getByText(anna.name)).toBeVisible();
    });
    await test.step('phoned', async () => {
      await items.getByRole('button', { name: `Geklärt: ${caller.name}` }).click();
      await expect(page.getByText('Zu klären: nichts')).toBeVisible();
    });
  } finally {
    await Promise.all([phone.close(), counter.close()]);
    await relay.close();
    await post.close();
  }
});
