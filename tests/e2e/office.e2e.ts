/** C11: a lead changes the office at the desk, sees what it does before it is saved, and takes it back. */
import { expect, test } from '@playwright/test';
import { anna, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';

test('[C11.8, C11.9, C11.10, P5] a lead changes a service and a rule by keyboard, and takes one back', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  try {
    const phone = await openDevice(browser, relay.port, screens.phone);
    await fillInBooking(phone.page, office, anna);
    await sendBooking(phone.page);
    await expect(phone.page.getByRole('heading', { name: /reserviert/ })).toBeVisible();

    const { page } = await openLead(browser, relay, office);
    await page.getByRole('link', { name: 'Dienststelle' }).click();
    const services = page.getByRole('region', { name: 'Anliegen' });
    const first = services.getByRole('row').nth(1);
    const name = await first.getByRole('rowheader').innerText();
    await lookInBoth(page, 'office, services');

    // C11.9: the field says what is wrong, and the form stays open.
    await services.getByRole('button', { name: `${name} ändern` }).press('Enter');
    const dialog = page.getByRole('dialog');
    const minutes = dialog.getByLabel('Minuten', { exact: true });
    await minutes.fill('-5');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter');
    await expect(dialog.getByText('Bitte geben Sie mindestens 1 ein.')).toBeVisible();
    await expect(minutes).toBeFocused();
    await look(page, 'office, a service with a mistake');
    await page.setViewportSize(screens.phone);
    await look(page, 'office, a service with a mistake, narrow');
    await page.setViewportSize(screens.laptop);
    await minutes.fill('7');
    await minutes.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Minuten: bisher \d+, künftig 7$/)).toBeVisible();
    await expect(page.getByText('Kein Termin ist betroffen.')).toBeVisible();
    await lookInBoth(page, 'office, a preview');
    // One edit at a time. The form holds what was typed.
    const edit = services.getByRole('button', { name: `${name} ändern` });
    await expect(edit).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Weiter bearbeiten' }).press('Enter');
    await expect(minutes).toHaveValue('7');
    await minutes.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Kein Termin ist betroffen.')).toBeVisible();
    await page.getByRole('button', { name: 'Speichern' }).press('Enter');
    await expect(page.getByText('Gespeichert. Die Änderung gilt sofort.')).toBeVisible();
    await expect(first).toContainText('7 Minuten');
    await expect(page.getByRole('row', { name: /Lena Leitung.*, dann 7/ })).toBeVisible();

    await expect(services.getByRole('heading', { name: 'Anliegen' })).toBeFocused();

    // An order is saved at once, and the button keeps the focus.
    const down = services.getByRole('button', { name: `${name} nach unten` });
    await down.press('Enter');
    await expect(services.getByRole('row').nth(2)).toContainText(name);
    await expect(down).toBeFocused();

    // C11.10: what is booked is not removed.
    await services.getByRole('button', { name: /^(?:.*)Meldebescheinigung.* entfernen$/ }).click();
    await expect(page.getByText(/^Für dieses Anliegen gibt es noch Termine/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Speichern' })).toHaveAttribute('aria-disabled', 'true');
    await look(page, 'office, a service that is booked');
    await page.getByRole('button', { name: 'Verwerfen' }).click();

    await page.getByRole('button', { name: 'Regeln', exact: true }).click();
    await lookInBoth(page, 'office, rules');
    await page.getByRole('button', { name: 'Ankommen und Aufrufen ändern' }).click();
    await dialog.getByLabel('Aufrufe', { exact: true }).fill('5');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /^Aufrufe 5/ })).toBeVisible();

    // P5: from the list of changes, the older one.
    await page.getByRole('button', { name: /^Rückgängig machen: Anliegen:/ }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /vorher 7, dann/ })).toBeVisible();
    await page.getByRole('button', { name: 'Angaben und Texte', exact: true }).click();
    await lookInBoth(page, 'office, details');
    await page.setViewportSize(screens.phone);
    await look(page, 'office, details, narrow');
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
  }
});

test('[C11.6] of two leads who change one field, the later sees the other value first', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  try {
    const one = await openLead(browser, relay, office);
    const other = await one.page.context().newPage();
    await other.setViewportSize(screens.laptop);
    for (const page of [one.page, other]) {
      await page.goto(`${new URL(one.page.url()).origin}/staff/${office}/lead/dienststelle`);
      await page.getByRole('button', { name: 'Regeln', exact: true }).click();
      await page.getByRole('button', { name: 'Ankommen und Aufrufen ändern' }).click();
    }
    for (const [page, calls] of [
      [one.page, '5'],
      [other, '4'],
    ] as const) {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Aufrufe', { exact: true }).fill(calls);
      await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
      await expect(page.getByText(`künftig ${calls}`)).toBeVisible();
    }
    await one.page.getByRole('button', { name: 'Speichern' }).click();
    await expect(one.page.getByText('Gespeichert. Die Änderung gilt sofort.')).toBeVisible();
    await expect(other.getByText('Jemand anders hat dasselbe inzwischen geändert')).toBeVisible();
    await expect(other.getByText('Aufrufe: jetzt 5')).toBeVisible();
    await look(other, 'office, changed by another lead');
    await other.getByRole('button', { name: 'Mit meinen Werten weiter' }).click();
    await expect(other.getByText('Aufrufe: bisher 5, künftig 4')).toBeVisible();
    await other.getByRole('button', { name: 'Speichern' }).click();
    await expect(one.page.getByRole('row', { name: /^Aufrufe 4/ })).toBeVisible();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
  }
});
