/** The calendar of a booking by keyboard alone, by ear, from right to left and as a list. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { anna, bernd, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice } from './support/devices.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
const focused = (page: Page): Locator => page.locator('[data-date]:focus');
const dateOfFocus = async (page: Page): Promise<string> =>
  (await focused(page).getAttribute('data-date')) ?? '';
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

test('[B1.2, C8] a day is chosen by keyboard, and a day that is not free says why', async ({ browser }) => {
  const relay = await startRelayProcess();
  const phone = await openDevice(browser, relay.port, { width: 360, height: 740 });
  const { page } = phone;
  const press = (key: string): Promise<void> => page.keyboard.press(key);
  try {
    await phone.open(`/${office}/buchen?anliegen=residence-certificate`);
    await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    const grid = page.getByRole('grid');
    await expect(grid).toBeVisible();
    await lookInBoth(page, 'the calendar');

    // One day alone is reached by Tab.
    await expect(grid.locator('button[tabindex="0"]')).toHaveCount(1);
    await expect(grid.getByRole('columnheader')).toHaveCount(7);
    await page.getByRole('button', { name: 'Nächster Monat' }).focus();
    await press('Tab');
    const first = await dateOfFocus(page);
    await press('ArrowDown');
    expect(await dateOfFocus(page)).toBe(plusDays(first, 7));
    await press('ArrowRight');
    expect(await dateOfFocus(page)).toBe(plusDays(first, 8));
    await press('ArrowUp');
    await press('ArrowUp');
    expect(await dateOfFocus(page)).toBe(plusDays(first, 1));
    await press('PageUp');
    // Nothing lies before the first day.
    expect(await dateOfFocus(page)).toBe(
      await grid.locator('[aria-current="date"]').getAttribute('data-date'),
    );
    await expect(grid.locator('button[tabindex="0"]')).toHaveCount(1);

    // Beyond the horizon there are months, too.
    for (let month = 0; month < 12; month++) await press('PageDown');
    await expect(page.getByRole('button', { name: 'Nächster Monat' })).toHaveAttribute(
      'aria-disabled',
      'true',
    );
    await expect(focused(page)).toHaveAccessibleName(/buchbar|geschlossen/);
    await press('Enter');
    await expect(page.locator('.said')).toHaveText(/buchbar|geschlossen/);
    await look(page, 'a day that cannot be chosen');
    await press('PageUp');
    await expect(page.locator('.said')).toHaveText('');
    // The region stays, so that the next reason is read out.
    await expect(page.locator('.said')).not.toHaveCSS('display', 'none');
    for (let month = 0; month < 12; month++) await press('PageUp');

    // From right to left the arrows go where they point.
    await speak(page, 'العربية');
    await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
    await look(page, 'the calendar, Arabic');
    await grid.locator('button[tabindex="0"]').focus();
    const here = await dateOfFocus(page);
    await press('ArrowLeft');
    expect(await dateOfFocus(page)).toBe(plusDays(here, 1));
    await speak(page, 'Deutsch');

    // The list is kept for the next time.
    await page.getByRole('button', { name: 'Als Liste zeigen' }).click();
    await expect(grid).toHaveCount(0);
    await lookInBoth(page, 'the days as a list');
    await page.reload();
    await page.getByRole('button', { name: 'Als Monat zeigen' }).click();
    await expect(grid).toBeVisible();

    await grid.locator('button[tabindex="0"]').focus();
    await press('Enter');
    await expect(page.getByRole('heading', { name: /Um wie viel Uhr/ })).toBeVisible();
    await page.goBack();
    await expect(grid.locator('[aria-selected="true"]')).toHaveCount(1);
  } finally {
    await phone.close();
    await relay.close();
  }
});

/** An office with one place on each of these days, and no other. */
function officeOnDays(dates: readonly string[]): string {
  const file = fileURLToPath(new URL('../support/offices/one-place.yaml', import.meta.url));
  const windows = dates.map(
    (date) =>
      `  - { date: ${date}, from: '12:00', to: '12:05', lanes: { main: { counters: 1, online: 1 } } }\n`,
  );
  const written = readFileSync(file, 'utf8')
    .replace(/^windows:\n(?: .*\n)+/m, `windows:\n${windows.join('')}`)
    .replace('horizonDays: 14', 'horizonDays: 60\n  enquiries: 5');
  const folder = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
  writeFileSync(join(folder, 'one-place.yaml'), written);
  return folder;
}

test('[B14.1, C8] the month and the focus stay when another phone books the last day; an enquiry is left', async ({
  browser,
}) => {
  const today = Temporal.Now.plainDateISO('Europe/Berlin').toString();
  const [near, far] = [plusDays(today, 1), plusDays(today, 33)];
  const offices = officeOnDays([near, far]);
  const relay = await startRelayProcess({ offices });
  const [phone, other] = [
    await openDevice(browser, relay.port, { width: 360, height: 740 }),
    await openDevice(browser, relay.port, { width: 360, height: 740 }),
  ];
  const { page } = phone;
  const dayOf = (date: string): Locator => page.locator(`[data-date="${date}"]`);
  try {
    await phone.open('/one-place/buchen?anliegen=residence-certificate');
    await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    await expect(dayOf(near)).toHaveAccessibleName(/1 Uhrzeit frei/);
    await page.getByRole('button', { name: 'Nächster Monat' }).focus();
    await page.keyboard.press('Tab');
    await expect(dayOf(near)).toBeFocused();

    const reserved = other.page.getByRole('heading', { name: 'Ihr Termin ist reserviert' });
    await fillInBooking(other.page, 'one-place', anna, 0);
    await sendBooking(other.page);
    await expect(reserved).toBeVisible();
    await expect(page.getByRole('button', { name: /^Frühester Termin/ })).toContainText(
      String(Number(far.slice(8))),
    );
    await expect(dayOf(near)).toBeFocused();
    await expect(dayOf(near)).toHaveAccessibleName(/kein Termin mehr frei/);

    await fillInBooking(other.page, 'one-place', bernd, 0);
    await sendBooking(other.page);
    await expect(reserved).toBeVisible();
    await expect(page.getByText('Zurzeit ist kein Termin frei')).toBeVisible();
    await expect(dayOf(near)).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.locator('.said')).toHaveText(/kein Termin mehr frei/);
    await look(page, 'the last place has gone');

    await page.getByRole('link', { name: 'Terminanfrage hinterlassen' }).click();
    await expect(page.getByRole('heading', { name: 'Terminanfrage', exact: true })).toBeFocused();
    const send = page.getByRole('button', { name: 'Anfrage senden' });
    await send.click();
    await expect(page.getByRole('alert')).toBeFocused();
    await lookInBoth(page, 'an enquiry with nothing in it');
    await speak(page, 'Leichte Sprache');
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await expect(page.getByText('Wir melden uns bei Ihnen.')).toHaveCSS('white-space', 'pre-line');
    await look(page, 'an enquiry with nothing in it, Leichte Sprache');
    await speak(page, 'Deutsch');
    await page.getByRole('link', { name: 'Bitte wählen Sie mindestens einen Tag.' }).press('Enter');
    await page.keyboard.press('Space');
    await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill(anna.name);
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(anna.mail);
    await send.press('Enter');
    await expect(page.getByRole('heading', { name: 'Ihre Anfrage ist bei uns' })).toBeFocused();
    await expect(page.getByText(/^Wir behalten die Anfrage bis /)).toBeVisible();
    await lookInBoth(page, 'an enquiry that has come');

    // [B14.4] A lead erases a false one.
    const lead = await openLead(browser, relay, 'one-place');
    await lead.page.getByRole('link', { name: /^Zu erledigen/ }).click();
    const enquiries = lead.page.getByRole('region', { name: 'Terminanfragen' });
    await expect(enquiries.getByText(/Wird nach dem .* gelöscht/)).toBeVisible();
    await lookInBoth(lead.page, 'an enquiry on the list of a lead');
    await enquiries.getByRole('button', { name: `Löschen: ${anna.name}` }).press('Enter');
    const sure = lead.page.getByRole('dialog').getByRole('button', { name: 'Löschen', exact: true });
    await look(lead.page, 'an enquiry about to be erased');
    await sure.press('Enter');
    await expect(lead.page.getByText(anna.name)).toHaveCount(0);
    await expect(enquiries.getByRole('status')).toContainText('Erledigt');
    await lead.close();
  } finally {
    for (const device of [phone, other]) await device.close();
    await relay.close();
    rmSync(offices, { recursive: true });
  }
});
