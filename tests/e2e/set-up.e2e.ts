/** C15: an office whose file holds id and name is set up at its lead's desk, to the first booking of a citizen. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anna, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { aModule, aService, inFile } from '../support/xzufi.ts';

const office = 'neustadt';

/** C3.7: a state that is chosen shows its days before anything is saved, and another one shows its own. */
async function seeDaysOff(page: Page): Promise<void> {
  const days = page.getByRole('status').filter({ hasText: 'Freie Tage' });
  await expect(days.getByText(/: künftig frei \(Karfreitag\)$/).first()).toBeVisible();
  await lookInBoth(page, 'set-up, the days off of a state');
  const state = page.getByLabel('Bundesland', { exact: true });
  await state.focus();
  // By key alone: a state is found by its first letters.
  await page.keyboard.type('Berlin');
  await expect(state.locator('option:checked')).toHaveText('Berlin');
  await expect(days.getByText(/: künftig frei \(Internationaler Frauentag\)$/).first()).toBeVisible();
  await state.selectOption('');
  await expect(days).toHaveCount(0);
  await state.selectOption('Nordrhein-Westfalen');
  await expect(days.getByText(/: künftig frei \(Fronleichnam\)$/).first()).toBeVisible();
}

test('[C15.1, C15.2, C15.3, C15.4, C15.5, C15.7] a lead sets up a new office, and a citizen books there', async ({
  browser,
}) => {
  const offices = await mkdtemp(join(tmpdir(), 'foyer-new-office-'));
  await writeFile(join(offices, 'neustadt.yaml'), `id: ${office}\nname: { de: Bürgerbüro Neustadt }\n`);
  const relay = await startRelayProcess({ offices });
  try {
    const phone = await openDevice(browser, relay.port, screens.phone);
    await phone.open(`/${office}`);
    await expect(phone.page.getByText(/wird gerade eingerichtet/)).toBeVisible();

    const { page } = await openLead(browser, relay, office);
    const step = (at: number) => page.getByRole('heading', { name: new RegExp(`^Schritt ${at} von 6`) });
    const save = () => page.getByRole('button', { name: 'Speichern und weiter' }).press('Enter');
    await expect(page.getByText('Es fehlt: Anschrift oder Telefon, Öffnungszeiten, Anliegen.')).toBeVisible();
    await page.getByRole('main').getByRole('link', { name: 'Einrichten' }).press('Enter');
    await expect(step(1)).toBeVisible();
    await page.getByLabel('Ort', { exact: true }).fill('Neustadt');
    await page.getByLabel('Anschrift', { exact: true }).fill('Markt 1, 12345 Neustadt');
    await page.getByLabel('Telefon', { exact: true }).fill('01234 5678');
    // C15.7: no state is preset.
    const state = page.getByLabel('Bundesland', { exact: true });
    await expect(state).toHaveValue('');
    await state.selectOption('Nordrhein-Westfalen');
    await seeDaysOff(page);
    await page.getByLabel('Website', { exact: true }).fill('neustadt');
    await save();
    await expect(page.getByText(/Bitte prüfen Sie die Schreibweise/)).toBeVisible();
    await expect(page.getByLabel('Website', { exact: true })).toBeFocused();
    await lookInBoth(page, 'set-up, the office');
    await page.getByLabel('Website', { exact: true }).fill('https://www.neustadt.example');
    await save();

    await expect(step(2)).toBeFocused();
    await page.getByLabel('Anzahl der Schalter').fill('3');
    await save();
    await expect(step(3)).toBeFocused();
    // What is saved is the office itself, so a reload goes on where it was.
    await page.reload();
    await expect(step(3)).toBeVisible();
    await page.getByLabel('Montag, bis').fill('7');
    await save();
    await expect(page.getByText('Bitte prüfen Sie die markierten Zeiten.', { exact: false })).toBeVisible();
    await expect(page.getByLabel('Montag, bis')).toBeFocused();
    await page.getByLabel('Montag, bis').fill('12');
    await lookInBoth(page, 'set-up, the hours');
    await save();

    await expect(step(4)).toBeFocused();
    await page.getByRole('checkbox', { name: 'Meldebescheinigung', exact: true }).press('Space');
    await page.getByRole('checkbox', { name: 'Alle aus „Führungszeugnis“' }).press('Space');
    await expect(page.getByText('4 Anliegen gewählt')).toBeVisible();
    await lookInBoth(page, 'set-up, the services');
    await page.setViewportSize(screens.phone);
    await look(page, 'set-up, the services, narrow');
    await page.setViewportSize(screens.laptop);
    await save();

    await expect(step(5)).toBeFocused();
    await expect(page.getByRole('link', { name: new RegExp(`/kiosk/${office}$`) })).toBeVisible();
    await lookInBoth(page, 'set-up, the devices');
    await page.getByRole('button', { name: 'Weiter', exact: true }).last().press('Enter');
    await expect(step(6)).toBeFocused();
    await expect(page.getByText('Ihre Dienststelle kann Termine vergeben.')).toBeVisible();
    await expect(
      page.getByText('Noch ist kein Mailserver eingestellt. Es geht keine E-Mail hinaus.'),
    ).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'SMTP_URL' })).toBeVisible();
    await page.getByRole('button', { name: 'Noch einmal nachsehen' }).press('Enter');
    await page.getByRole('button', { name: 'Probetermin buchen' }).press('Enter');
    await expect(page.getByText(/^Es klappt: Der Termin am .* ist wieder abgesagt\.$/)).toBeVisible();
    await lookInBoth(page, 'set-up, the end');

    // C15.5: later on, services come from a file; one that cannot be read says why.
    await page.getByRole('link', { name: 'Dienststelle' }).press('Enter');
    await page.getByRole('link', { name: 'Aus einem Katalog übernehmen' }).press('Enter');
    await page.getByLabel('Übernehmen aus').selectOption('Katalog aus einer Datei (XZuFi 2.2)');
    const file = page.getByLabel('Datei mit dem Katalog');
    const xml = inFile(
      aService({
        leika: '99050012012000',
        modules: [aModule({ code: '02', de: 'Reisepass' }), aModule({ code: '08', de: 'Ein Foto' })],
        fees: { de: '37,50 EUR' },
      }) + aService({ id: 'L2' }),
    );
    const choose = (text: string) =>
      file.setInputFiles({ name: 'katalog.xml', mimeType: 'text/xml', buffer: Buffer.from(text) });
    await choose(`<!DOCTYPE x [<!ENTITY a "ha">]>${xml}`);
    await expect(page.getByText(/^Die Datei hat eine Dokumenttyp-Angabe/)).toBeVisible();
    await choose(xml);
    await expect(page.getByText('Ein Anliegen ist lesbar.')).toBeVisible();
    await page.getByText('Ein Hinweis zur Datei').press('Enter');
    await expect(page.getByText('Leistung 2 (L2): Sie hat keinen Namen und fehlt.')).toBeVisible();
    await page.getByText('Unterlagen und Gebühren: Reisepass').press('Enter');
    await expect(page.getByText('Gebühren: 37,50 EUR')).toBeVisible();
    await page.getByRole('checkbox', { name: 'Reisepass', exact: true }).press('Space');
    await lookInBoth(page, 'set-up, services of a file');
    await page.setViewportSize(screens.phone);
    await look(page, 'set-up, services of a file, narrow');
    await page.setViewportSize(screens.laptop);
    await save();
    await expect(step(5)).toBeFocused();
    await page.getByRole('link', { name: 'Dienststelle' }).press('Enter');
    await expect(
      page.getByRole('region', { name: 'Anliegen' }).getByRole('row', { name: /^Reisepass/ }),
    ).toBeVisible();

    await fillInBooking(phone.page, office, anna, 1, chooseRegistration);
    await sendBooking(phone.page);
    await expect(phone.page.getByRole('heading', { name: /reserviert/ })).toBeVisible();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
    await rm(offices, { recursive: true, force: true });
  }
});

async function chooseRegistration(page: Page): Promise<void> {
  await page.getByText('Bescheinigungen und Auskünfte', { exact: true }).click();
  await page.getByRole('checkbox', { name: /Meldebescheinigung/ }).check();
}
