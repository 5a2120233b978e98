/**
 * A booking that is newer than the backup which the office had to put back (M18): its phone says so. Then the office's
 * file is missing (C13).
 */
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { anna, chooseCertificate, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import type { DeviceInBrowser } from './support/devices.ts';
import { startRelayForPhone } from './support/foyer.ts';
import { linkIn, nextMail } from './support/mail.ts';
import { becomeFirstLead } from './support/staff.ts';

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

/** To the step at which a day is chosen. */
async function goToDays({ open, page }: DeviceInBrowser): Promise<void> {
  await open(`/${office}`);
  await page.getByRole('link', { name: 'Termin buchen' }).click();
  await chooseCertificate(page);
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
}

test('[M18, C13] a visitor who booked after the backup is told that the appointment is lost, and can book again', async ({
  browser,
}) => {
  const post = await openPostOffice();
  const offices = await mkdtemp(join(tmpdir(), 'foyer-offices-'));
  await cp(fileURLToPath(new URL('../support/offices', import.meta.url)), offices, { recursive: true });
  const { relay, phoneLine } = await startRelayForPhone({ smtp: post.url, offices });
  const phone = await openDevice(browser, relay.port, screens.phone, phoneLine);
  const { page } = phone;
  const lead = await openDevice(browser, relay.port, screens.laptop);
  try {
    await becomeFirstLead(lead.page, relay.firstLead(office));
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
    await goToDays(early);
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

    // What is booked stays, and nothing new is taken.
    await relay.kill();
    await rm(join(offices, `${office}.yaml`));
    await relay.start();
    const missing = 'Die Datei dieser Dienststelle fehlt auf der Zentrale';
    await expect(lead.page.getByRole('status').filter({ hasText: missing })).toBeVisible();
    await page.goto('/termin');
    await expect(page.getByRole('article').filter({ hasText: 'Meldebescheinigung' })).toHaveCount(1);
    const late = await openDevice(browser, relay.port, screens.phone);
    await goToDays(late);
    const none = 'Zurzeit keine neuen Termine';
    const notice = late.page.getByRole('status').filter({ hasText: none });
    await expect(notice).toContainText('Schon gebuchte Termine bleiben bestehen');
    await expect(notice.getByRole('link', { name: /^Anrufen/ })).toBeVisible();
    await expect(late.page.getByRole('grid').locator('button[tabindex="0"]')).toHaveAccessibleName(
      new RegExp(`${none}$`),
    );
    await late.close();
  } finally {
    await phone.close();
    await lead.close();
    await relay.close();
    await post.close();
    await rm(offices, { recursive: true, force: true });
  }
});
