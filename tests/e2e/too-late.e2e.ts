/** Confirmed without a connection, heard of when the place has gone to another visitor: never just a no (M10). */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { anna, bernd, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { startRelayForPhone } from './support/foyer.ts';
import { linkIn, nextMail } from './support/mail.ts';

const office = 'one-place';
/** The last of the day's free times stays on offer while the morning passes. */
const LAST = -1;

const reserved = (page: Page) => page.getByRole('heading', { name: 'Ihr Termin ist reserviert' });

test('[M10, B4] a visitor who confirmed too late sees why, and what is free instead', async ({ browser }) => {
  const post = await openPostOffice();
  const { relay, phoneLine } = await startRelayForPhone({ smtp: post.url });
  const first = await openDevice(browser, relay.port, screens.phone, phoneLine);
  const { page } = first;
  try {
    await fillInBooking(page, office, anna, LAST);
    await sendBooking(page);
    await expect(reserved(page)).toBeVisible();
    await first.open(linkIn(await nextMail(post, 0)));
    await expect(page.getByRole('button', { name: 'Termin bestätigen' })).toBeVisible();
    first.line.cut();

    await relay.kill();
    relay.moveClock(130);
    await relay.start();
    const second = await openDevice(browser, relay.port, screens.phone);
    await fillInBooking(second.page, office, bernd, LAST);
    await sendBooking(second.page);
    await expect(reserved(second.page)).toBeVisible();
    await second.close();

    // This phone's clock says it is in time; but the place is gone.
    await page.getByRole('button', { name: 'Termin bestätigen' }).click();
    await expect(page.getByText('solange der Platz dann noch frei ist')).toBeVisible();
    first.line.restore();
    await expect(page.getByText('Die Bestätigung war nicht möglich')).toBeVisible();
    await expect(page.getByText('Die Bestätigung kam zu spät.')).toBeVisible();
    const alternatives = page.getByRole('region', { name: 'Diese Termine sind frei' }).getByRole('button');
    await alternatives.first().click();
    // The name went with the first booking: it is asked for again, the rest is chosen.
    await expect(page.getByRole('heading', { name: 'Wer kommt zum Termin?' })).toBeVisible();
    await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill(anna.name);
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(anna.mail);
    const [day, month, year] = anna.birth;
    await page.getByRole('textbox', { name: 'Tag', exact: true }).fill(day);
    await page.getByRole('textbox', { name: 'Monat', exact: true }).fill(month);
    await page.getByRole('textbox', { name: 'Jahr', exact: true }).fill(year);
    await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
    await expect(page.getByText('Meldebescheinigung')).toBeVisible();
    await sendBooking(page);
    await expect(reserved(page)).toBeVisible();
  } finally {
    await first.close();
    await relay.close();
    await post.close();
  }
});
