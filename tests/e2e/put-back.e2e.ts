/** A booking that is newer than the backup which the office had to put back (M18): its phone says so. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { anna, chooseCertificate, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { startRelayForPhone } from './support/foyer.ts';
import { linkIn, nextMail } from './support/mail.ts';

const office = 'always-open';

const reserved = (page: Page) => page.getByRole('heading', { name: 'Ihr Termin ist reserviert' });
const lost = (page: Page) =>
  page.getByRole('article').filter({ hasText: 'Wir kennen diesen Termin nicht mehr' });

async function expectLost(page: Page): Promise<void> {
  await expect(lost(page)).toHaveCount(1);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(lost(page)).toContainText('Meldebescheinigung');
  await expect(lost(page).getByRole('link', { name: /^Anrufen/ })).toBeVisible();
  for (const untrue of [/Die Antwort kommt gleich/, /keine Buchung unterwegs/, /kein Termin gespeichert/])
    await expect(page.getByText(untrue)).toHaveCount(0);
}

test('[M18] a visitor who booked after the backup is told that the appointment is lost, and can book again', async ({
  browser,
}) => {
  const post = await openPostOffice();
  const { relay, phoneLine } = await startRelayForPhone({ smtp: post.url });
  const phone = await openDevice(browser, relay.port, screens.phone, phoneLine);
  const { page } = phone;
  try {
    const backup = await relay.backUp();
    await fillInBooking(page, office, anna, 1, undefined, 'last-day');
    await sendBooking(page);
    await expect(reserved(page)).toBeVisible();
    const link = linkIn(await nextMail(post, 0));
    await relay.kill();
    await backup.putBack();
    // The phone keeps to what it knows as long as it cannot ask.
    await expect(page.getByText('Keine Verbindung').first()).toBeVisible();
    await expect(reserved(page)).toBeVisible();
    await relay.start();

    // On the page that was left open, and on every later one.
    await expectLost(page);
    await expect(page.getByRole('heading', { name: 'Dieser Termin gilt nicht mehr' })).toBeVisible();
    await page.reload();
    await expectLost(page);
    await page.goto('/termin');
    await expectLost(page);
    await expect(lost(page)).toContainText('Der Termin gilt nicht mehr.');
    await phone.open(link);
    await expectLost(page);
    const other = await openDevice(browser, relay.port, screens.phone);
    await other.open(link.replace(/^https?:\/\/[^/]+/, ''));
    await expect(other.page.getByText('durch eine Störung bei uns verloren gegangen')).toBeVisible();
    await other.close();

    await lost(page).getByRole('button', { name: 'Von diesem Gerät entfernen' }).click();
    await expect(lost(page)).toHaveCount(0);
    await page.reload();
    await expect(page.getByText('Auf diesem Gerät ist kein Termin gespeichert')).toBeVisible();
    // No place is given away until devices had time to bring back what was lost.
    const early = await openDevice(browser, relay.port, screens.phone);
    await early.open(`/${office}`);
    await early.page.getByRole('link', { name: 'Termin buchen' }).click();
    await chooseCertificate(early.page);
    await early.page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await early.page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    const paused = 'Für einige Minuten sind keine Termine buchbar';
    await expect(early.page.getByText(paused, { exact: true })).toBeVisible();
    // The calendar stands all the same, and a free day says why it cannot be chosen.
    const day = early.page.getByRole('grid').locator('button[tabindex="0"]');
    await expect(day).toHaveAccessibleName(new RegExp(`${paused}$`));
    await day.focus();
    await early.page.keyboard.press('Enter');
    await expect(early.page.locator('.said')).toContainText(paused);
    await early.close();
    await relay.kill();
    relay.moveClock(12);
    await relay.start();
    await fillInBooking(page, office, anna, 1, undefined, 'last-day');
    await sendBooking(page);
    await expect(reserved(page)).toBeVisible();
  } finally {
    await phone.close();
    await relay.close();
    await post.close();
  }
});
