/** A person calls: a clerk books for them, finds them again by name, moves the appointment and cancels it. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { openDevice, screens } from './support/devices.ts';
import { keepsFreePlaces } from './support/disk.ts';
import { openLead } from './support/kiosk.ts';
import { look, printedPages } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';
import { addClerk, sitDown } from './support/staff.ts';

const office = 'always-open';

let relay: RelayProcess;
test.beforeEach(async () => {
  relay = await startRelayProcess();
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await relay.close();
});

const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name });
const dialogNamed = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

/** The second day is ahead in any case, whatever time it is. */
async function chooseTime(dialog: Locator, nth: number): Promise<void> {
  await dialog.getByRole('list', { name: 'Tag und Uhrzeit' }).getByRole('button').nth(1).click();
  await dialog.getByRole('list', { name: 'Vormittags' }).getByRole('button').nth(nth).click();
}

test('[B8, B9, B12, B13.7] booked by phone with the keyboard, found by name, moved and cancelled', async ({
  browser,
}) => {
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  const { page } = await openDevice(browser, relay.port, screens.laptop);
  await sitDown(page, office, 'karl', 'Schalter 4');
  await expect(page.getByRole('heading', { name: 'Am Schalter' })).toBeVisible();

  await page.keyboard.press('d');
  const booking = dialogNamed(page, 'Termin buchen');
  await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('ausweis');
  await page.keyboard.press('Enter');
  // The times of the first free day are there without a click.
  const days = booking.getByRole('list', { name: 'Tag und Uhrzeit' }).getByRole('button');
  await expect(days.first()).toHaveAttribute('aria-pressed', 'true');
  await expect(booking.getByRole('list', { name: 'Nachmittags' })).toBeVisible();
  await chooseTime(booking, 0);
  await look(page, 'a booking at the desk');
  await button(booking, /^Buchen: /).click();
  await expect(booking.getByText('Bitte geben Sie', { exact: false }).first()).toBeVisible();
  await expect(booking.getByLabel('Name')).toBeFocused();
  await booking.getByLabel('Name').fill('Jürgen Müller');
  await booking.getByLabel('Telefon').fill('02362 4711');
  await booking.getByLabel('Brauchen Sie Hilfe').selectOption({ label: 'Rollstuhl' });
  await booking.getByLabel('Aktenzeichen').fill('AZ-77/26');
  await page.keyboard.press('Enter');
  await expect(booking.getByText('Gebucht')).toBeVisible();
  await expect(booking.getByText(/^Nummer [A-Z]\d{3}$/)).toBeVisible();
  await expect(booking.getByText(/^Code für das Terminal: \d{6}$/)).toBeVisible();
  await look(page, 'what was booked at the desk');
  expect(await printedPages(page), 'the confirmation, and no empty paper after it').toBe(1);
  await button(booking, 'Schließen').last().click();
  await expect(booking).toBeHidden();

  const search = dialogNamed(page, 'Termin oder Person suchen');
  // A key that is pressed in the moment in which a dialog closes is still the dialog's.
  await expect
    .poll(async () => {
      if (!(await search.isVisible())) await page.keyboard.press('/');
      return search.isVisible();
    })
    .toBe(true);
  await search.getByRole('searchbox').fill('az-77/26 rollstuhl');
  const hit = search.getByRole('button', { name: /Jürgen Müller/ });
  await hit.click();
  await expect(search.getByText('Telefon 02362 4711')).toBeVisible();
  await expect(search.getByText('Aktenzeichen: AZ-77/26')).toBeVisible();
  await look(page, 'a search with a hit');

  // The mail address comes later: the confirmation goes out, and once more on request.
  const contact = dialogNamed(page, /^Kontakt zu [A-Z]\d{3}$/);
  await button(search, 'Kontakt').click();
  await contact.getByLabel('E-Mail').fill('juergen@mueller.example');
  await expect(contact.getByText('Eine neue Bestätigung geht an juergen@mueller.example.')).toBeVisible();
  await look(page, 'another contact');
  await page.keyboard.press('Enter');
  await expect(contact.getByText('Gespeichert.')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await search.getByRole('searchbox').fill('juergen@mueller.example');
  await hit.click();
  await button(search, 'Kontakt').click();
  await button(contact, 'E-Mail noch einmal an juergen@mueller.example senden').click();
  await expect(contact.getByText('Die E-Mail wird noch einmal gesendet.')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('/');
  await search.getByRole('searchbox').fill('mueller');
  await hit.click();
  await button(search, 'Verschieben').click();
  const moving = dialogNamed(page, /^Termin [A-Z]\d{3} verschieben$/);
  await chooseTime(moving, 3);
  await button(moving, /^Verschieben auf /).click();
  await expect(moving.getByText('Verschoben', { exact: true })).toBeVisible();
  await button(moving, 'Schließen').last().click();

  await page.keyboard.press('/');
  await search.getByRole('searchbox').fill('müller jürgen');
  await expect(search.getByText('An allen Tagen gesucht', { exact: false })).toBeVisible();
  await search.getByRole('button', { name: /Jürgen Müller.*bestätigt/ }).click();
  await button(search, 'Absagen').click();
  await button(dialogNamed(page, /absagen\?$/), 'Termin absagen').click();
  await expect(search.getByText(/ist abgesagt\.$/)).toBeVisible();
});

test('[B9, M3] cut off since the morning, a counter still knows what was free', async ({ browser }) => {
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  const { page, line } = await openDevice(browser, relay.port, screens.laptop);
  await sitDown(page, office, 'karl', 'Schalter 4');
  // No booking was opened: the page keeps it by itself.
  await expect.poll(() => keepsFreePlaces(page)).toBe(true);
  line.cut();
  await expect(page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
  await page.keyboard.press('d');
  const booking = dialogNamed(page, 'Termin buchen');
  await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('ausweis');
  await page.keyboard.press('Enter');
  await chooseTime(booking, 0);
  await expect(booking.getByText('Ohne Verbindung: Was frei ist, kann sich geändert haben.')).toBeVisible();
  await booking.getByLabel('Name').fill('Karl Anruf');
  await page.keyboard.press('Enter');
  await expect(booking.getByText('Der Platz ist noch nicht sicher.', { exact: false })).toBeVisible();
  line.restore();
  await expect(booking.getByText('Gebucht')).toBeVisible();
});
