/** C9: the places that open in the morning are announced where a time is chosen, and appear by themselves. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import { chooseCertificate } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
const ofTests = fileURLToPath(new URL(`../support/offices/${office}.yaml`, import.meta.url));
const WINDOW = /windows:\n.*\n\nfields:/s;
/** The morning can be booked ahead, the afternoon from 7:45 on. */
const windows = `windows:
  - weekdays: [mon, tue, wed, thu, fri, sat, sun]
    from: '08:00'
    to: '12:00'
    lanes: { main: { counters: 2, online: 1 } }
  - weekdays: [mon, tue, wed, thu, fri, sat, sun]
    from: '12:00'
    to: '16:00'
    lanes: { main: { counters: 2, online: 0, sameDay: 1 } }

fields:`;

test('[C9] more times of today are counted down to, spoken now and then, and there at their time', async ({
  browser,
}) => {
  const offices = await mkdtemp(join(tmpdir(), 'foyer-release-'));
  const text = (await readFile(ofTests, 'utf8'))
    .replace(WINDOW, windows)
    .replace('sameDayRelease: null', 'sameDayRelease: 15');
  expect(text).toContain('sameDay: 1');
  expect(text).toContain('sameDayRelease: 15');
  await writeFile(join(offices, `${office}.yaml`), text);
  const relay = await startRelayProcess({ offices, startsAt: 6 * 60 + 50 });
  const phone = await openDevice(browser, relay.port, screens.phone);
  const { page, context } = phone;
  const afternoon = page.getByRole('region', { name: 'Nachmittag' });
  const opens = page.getByText('Weitere Termine für heute werden um 07:45 Uhr freigegeben.');
  /** The relay is away for a while, and the phone measures its time anew. */
  async function later(minutes: number): Promise<void> {
    await relay.kill();
    relay.moveClock(minutes);
    await relay.start();
    await context.setOffline(true);
    await context.setOffline(false);
  }
  try {
    await phone.open(`/${office}`);
    await page.getByRole('link', { name: 'Termin buchen' }).click();
    await chooseCertificate(page);
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    await expect(opens).toContainText(/Noch (5|4)\d Minuten\./);
    await page
      .getByRole('button', { name: /Uhrzeit(en)? frei/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { name: /Um wie viel Uhr/ })).toBeVisible();
    await expect(opens).toContainText(/Noch (5|4)\d Minuten\./);
    await expect(page.getByRole('region', { name: 'Vormittag' })).toBeVisible();
    await expect(afternoon).toHaveCount(0);
    await lookInBoth(page, 'more times of today open later');

    await later(60);
    await expect(afternoon).toBeVisible();
    await expect(opens).toHaveCount(0);
    await expect(
      page.getByRole('status').filter({ hasText: 'Weitere Termine für heute sind jetzt freigegeben.' }),
    ).toHaveCount(1);
  } finally {
    await phone.close();
    await relay.close();
    await rm(offices, { recursive: true, force: true });
  }
});
