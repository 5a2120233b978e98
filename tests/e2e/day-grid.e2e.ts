/** The calendar of a booking by keyboard alone, by ear, from right to left and as a list. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { openDevice } from './support/devices.ts';
import { look, lookInBoth, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
const focused = (page: Page): Locator => page.locator('[data-date]:focus');
const dateOfFocus = async (page: Page): Promise<string> =>
  (await focused(page).getAttribute('data-date')) ?? '';
const plusDays = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T12:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

test('[B1, C8] a day is chosen by keyboard, and a day that is not free says why', async ({ browser }) => {
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
