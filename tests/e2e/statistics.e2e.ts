/** A lead looks at the day so far by the keyboard, reads each picture as text, and saves the same as a file. */
import { readFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import readExcelFile from 'read-excel-file/node';
import { tabTo } from './support/keyboard.ts';
import { drawNumber, openKiosk, openLead } from './support/kiosk.ts';
import { look, lookInBoth, smallLaptops } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';

const office = 'always-open';

let relay: RelayProcess;
test.beforeEach(async () => {
  relay = await startRelayProcess();
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await relay.close();
});

test('[S1, S1.11, S2.1, S3] today so far, by keyboard alone, as pictures with text and as a file', async ({
  browser,
}) => {
  const { page } = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, page, office);
  await drawNumber(kiosk.page);

  await page.getByRole('link', { name: 'Statistik' }).click();
  await expect(page).toHaveTitle(/^Statistik – /);
  // The relay counts yesterday when it starts; of the days before it knows nothing.
  await expect(page.getByText('Ein Tag ist gezählt, davor 0 Tage.')).toBeVisible();
  await tabTo(page, page.getByRole('radio', { name: 'Letzte 28 Tage' }));
  for (let i = 0; i < 2; i++) await page.keyboard.press('ArrowLeft');
  await expect(page.getByRole('radio', { name: 'Heute' })).toBeChecked();
  await expect(page.getByText('Heute zählt so weit, wie der Tag bis jetzt ist.')).toBeVisible();
  await expect(page.getByRole('img', { name: 'Besuche: 1, davon bedient: 0.' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'Wann ist viel los?' })).toBeVisible();
  await lookInBoth(page, 'statistics of today');

  const summary = page.locator('summary', { hasText: 'Tabelle zeigen' }).first();
  await tabTo(page, summary);
  await page.keyboard.press('Enter');
  const table = page.getByRole('region', { name: 'Tabelle: Termine und Besuche' });
  await expect(table.getByRole('row', { name: /^Gekommen 1 / })).toBeVisible();
  // The week before today was not counted.
  await expect(table.getByRole('row', { name: /^Ohne Termin 1 .*nicht gezählt/ })).toBeVisible();

  const save = page.getByRole('button', { name: 'Als CSV speichern' });
  await save.focus();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const file = await download;
  expect(file.suggestedFilename()).toMatch(/^statistik-always-open-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
  const lines = (await readFile(await file.path(), 'utf8')).split('\r\n');
  expect(lines[0]).toBe('\uFEFFVon;Bis;Bereich;Wofür;Zahl;Einheit;Wert');
  expect(lines).toContainEqual(expect.stringMatching(/;Termine und Besuche;Gekommen;Anzahl;Anzahl;1$/));

  const spreadsheet = page.waitForEvent('download');
  await tabTo(page, page.getByRole('button', { name: 'Als Excel-Datei speichern' }));
  await page.keyboard.press('Enter');
  const sheets = await readExcelFile(await (await spreadsheet).path());
  expect(sheets.find(({ sheet }) => sheet === 'Termine und Besuche')?.data).toContainEqual([
    'Gekommen',
    1,
    null,
  ]);

  await page.getByRole('button', { name: 'English' }).click();
  await expect(page).toHaveTitle(/^Statistics – /);
  for (const size of [...smallLaptops, { width: 390, height: 844 }]) {
    await page.setViewportSize(size);
    await look(page, `statistics at ${size.width} pixels`);
  }
});

test('[S1.12, S3] appointments by phone and video apart, by keyboard, as a picture with text and in both files', async ({
  browser,
}) => {
  const registry = await startRelayProcess({
    ...{ offices: 'sync-server/offices', history: 'bergkamen-standesamt' },
  });
  try {
    const { page } = await openLead(browser, registry, 'bergkamen-standesamt');
    await page.getByRole('link', { name: 'Statistik' }).click();
    const figure = page.getByRole('region', { name: 'Vor Ort, Telefon und Video', exact: true });
    await expect(
      figure.getByRole('img', { name: /^[\d,]+ % der Termine waren am Telefon oder per Video\.$/ }),
    ).toBeVisible();
    await tabTo(page, figure.locator('summary'));
    await page.keyboard.press('Enter');
    const table = figure.getByRole('region', { name: 'Tabelle: Vor Ort, Telefon und Video' });
    for (const way of ['Vor Ort', 'Am Telefon', 'Per Video'])
      await expect(table.getByRole('row', { name: new RegExp(`^${way} [1-9]`) })).toBeVisible();
    await lookInBoth(page, 'statistics of appointments by phone and video');

    const csv = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als CSV speichern' }).press('Enter');
    const lines = (await readFile(await (await csv).path(), 'utf8')).split('\r\n');
    expect(lines).toContainEqual(
      expect.stringMatching(/;"?Vor Ort, Telefon und Video"?;Am Telefon;Termine;Anzahl;[1-9]\d*$/),
    );
    const spreadsheet = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Als Excel-Datei speichern' }).press('Enter');
    const sheets = await readExcelFile(await (await spreadsheet).path());
    const rows = sheets.find(({ sheet }) => sheet === 'Vor Ort, Telefon und Video')?.data;
    expect(rows?.map(([way]) => way)).toEqual(['Termine', 'Vor Ort', 'Am Telefon', 'Per Video']);
  } finally {
    await registry.close();
  }
});
