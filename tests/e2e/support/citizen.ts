/** What a citizen does on the phone, by the words on the screen. */
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

export interface Typed {
  readonly name: string;
  readonly mail: string;
  readonly birth: readonly [day: string, month: string, year: string];
}

export const anna: Typed = {
  name: 'Anna Beispiel',
  mail: 'anna@beispiel.example',
  birth: ['24', '12', '1950'],
};
export const bernd: Typed = {
  name: 'Bernd Muster',
  mail: 'bernd@muster.example',
  birth: ['07', '03', '1958'],
};

export async function chooseCertificate(page: Page): Promise<void> {
  await page.getByText('Bescheinigungen', { exact: true }).click();
  await page.getByRole('checkbox', { name: /Meldebescheinigung/ }).check();
}

/**
 * From the start page to the last step; gives back the time that was chosen. `place`: which of the day's free times,
 * counted from 0, or the time itself. For two phones that want one place: the times to choose from go by as a test runs.
 */
export async function fillInBooking(
  page: Page,
  office: string,
  typed: Typed,
  place: number | string = 1,
  choose: (page: Page) => Promise<void> = chooseCertificate,
  offered: 'first-day' | 'last-day' = 'first-day',
): Promise<string> {
  await page.goto(`/${office}`);
  await page.getByRole('link', { name: 'Termin buchen' }).click();
  await choose(page);
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await expect(page.getByRole('heading', { name: 'Bitte bringen Sie mit' })).toBeVisible();
  await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
  // A month has its own last day.
  if (offered === 'last-day') await showList(page);
  await page
    .getByRole('button', { name: /Uhrzeit(en)? frei/ })
    .nth(offered === 'first-day' ? 0 : -1)
    .click();
  await expect(page.getByRole('heading', { name: /Um wie viel Uhr/ })).toBeVisible();
  const times = page.getByRole('button', { name: /^\d\d:\d\d/ });
  const time = typeof place === 'number' ? times.nth(place) : times.filter({ hasText: place });
  const chosen = /\d\d:\d\d/.exec(await time.innerText())![0];
  await time.click();
  await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill(typed.name);
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(typed.mail);
  const [day, month, year] = typed.birth;
  await page.getByRole('textbox', { name: 'Tag', exact: true }).fill(day);
  await page.getByRole('textbox', { name: 'Monat', exact: true }).fill(month);
  await page.getByRole('textbox', { name: 'Jahr', exact: true }).fill(year);
  await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
  await expect(page.getByRole('heading', { name: 'Ist alles richtig?' })).toBeVisible();
  return chosen;
}

/** The days of all months. A phone that has shown them as a list before does so again. */
export async function showList(page: Page): Promise<void> {
  const list = page.getByRole('button', { name: 'Als Liste zeigen' });
  await expect(list.or(page.getByRole('button', { name: 'Als Monat zeigen' }))).toBeVisible();
  if (await list.isVisible()) await list.click();
}

export const sendBooking = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Termin reservieren' }).click();

/** The code under the QR, six digits. */
export async function codeOn(page: Page): Promise<string> {
  const text = await page.locator('dt:text-is("Anmelde-Code") + dd').first().innerText();
  return text.replace(/\s/g, '');
}

export async function numberOn(page: Page): Promise<string> {
  return (await page.locator('dt:text-is("Ihre Nummer") + dd').first().innerText()).trim();
}
