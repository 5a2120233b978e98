/** A person calls: a clerk books for them, finds them again by name, moves the appointment and cancels it. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { openDevice, screens } from './support/devices.ts';
import { keepsFreePlaces } from './support/disk.ts';
import { pressEnter, pressUntilShown } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { look, printedPages } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';
import { addClerk, rested, sitDown } from './support/staff.ts';

const office = 'always-open';

/** Passports are applied for by phone and by video, too. */
function writeOffice(): string {
  const file = readFileSync('tests/support/offices/always-open.yaml', 'utf8');
  const written = file
    .replace('\ncategories:', '\nvideoLink: https://video.immerda.example/{room}\n\ncategories:')
    .replace(
      'name: { de: Reisepass beantragen, en: Apply for a passport }\n    minutes: 20\n',
      '$&    variants: [{ id: phone, minutes: 10 }, { id: video }]\n',
    );
  const folder = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
  writeFileSync(join(folder, 'always-open.yaml'), written);
  return folder;
}

let relay: RelayProcess;
const offices = writeOffice();
test.afterAll(() => rmSync(offices, { recursive: true }));
test.beforeEach(async () => {
  relay = await startRelayProcess({ offices });
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await relay.close();
});

const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name });
const dialogNamed = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });

async function rightOf(box: Locator): Promise<number> {
  const { x, width } = (await box.boundingBox())!;
  return x + width;
}

/** The second day is ahead in any case, whatever time it is. */
async function chooseTime(dialog: Locator, nth: number): Promise<void> {
  await dialog.getByRole('list', { name: 'Tag und Uhrzeit' }).getByRole('button').nth(1).click();
  await dialog.getByRole('list', { name: 'Vormittags' }).getByRole('button').nth(nth).click();
}

test('[B8, B8.9, B9.1, B12, B13.7, C6] booked by phone with the keyboard, found by name, moved and cancelled', async ({
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
  // Nothing of what is typed is cut: the clerk is told.
  await booking.getByLabel('Name').fill('Jürgen '.repeat(72));
  await page.keyboard.press('Enter');
  await expect(booking.getByText('höchstens 60 Zeichen', { exact: false })).toBeVisible();
  await expect(booking.getByLabel('Name')).toHaveValue('Jürgen '.repeat(72));
  await look(page, 'a name of 500 characters');
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
  // What a clerk may have in the clipboard or under the scanner: a whole page, the code of another office.
  await search.getByRole('searchbox').fill('Sehr geehrte Damen und Herren, '.repeat(200));
  await expect(search.getByText('Das ist zu viel auf einmal.', { exact: false }).first()).toBeVisible();
  await look(page, 'a search for a whole page');
  await search.getByRole('searchbox').fill('FOYER1:dorsten:2026-11-24:778222');
  await expect(
    search.getByText('Dieser Code gehört zu einem Termin bei einer anderen Dienststelle.'),
  ).toBeVisible();
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
  await expect(contact).toBeHidden();
  await pressUntilShown(page, '/', search);
  await search.getByRole('searchbox').fill('juergen@mueller.example');
  await hit.click();
  await button(search, 'Kontakt').click();
  await button(contact, 'E-Mail noch einmal an juergen@mueller.example senden').click();
  await expect(contact.getByText('Die E-Mail wird noch einmal gesendet.')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(contact).toBeHidden();

  await pressUntilShown(page, '/', search);
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
  await pressEnter(button(search, 'Absagen'));
  const why = dialogNamed(page, /absagen\?$/);
  await expect(why.getByLabel('Die Person hat darum gebeten')).toBeFocused();
  // Without a reason nothing is cancelled.
  await page.keyboard.press('Enter');
  await expect(why.getByText('Bitte wählen Sie einen Grund.')).toBeVisible();
  await expect(why.getByText(/geht an juergen@mueller\.example\.$/)).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(why.getByLabel('Wir können nicht', { exact: false })).toBeChecked();
  await expect(why.getByText('Das tut uns leid.', { exact: false })).toBeVisible();
  await expect(why.getByText('bis zu drei freie Zeiten', { exact: false })).toBeVisible();
  await look(page, 'why an appointment is cancelled');
  await page.keyboard.press('ArrowDown');
  await expect(why.getByText('Darin steht: „Er war doppelt gebucht.', { exact: false })).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(why).toBeHidden();
  const done = search.getByText(/^Termin [A-Z]\d{3} ist abgesagt\.$/);
  await expect(done).toBeVisible();
  // The person is erased: it is found by its number, and its row stays open.
  const number = (await done.textContent())!.match(/[A-Z]\d{3}/)![0];
  await search.getByRole('searchbox').fill(number);
  await expect(search.getByRole('button', { name: new RegExp(`${number}.*abgesagt`) })).toBeVisible();
  await expect(search.getByText('Grund der Absage: Doppelt gebucht')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(search).toBeHidden();

  // C6: longer than citizens may book. Staff may, and are told.
  await expect
    .poll(async () => {
      if (!(await booking.isVisible())) await page.keyboard.press('d');
      return booking.isVisible();
    })
    .toBe(true);
  for (const service of ['personalausweis bean', 'reisepass bean', 'neu in der']) {
    await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill(service);
    await page.keyboard.press('Enter');
  }
  // Four persons: 45 and 65 minutes, and 20 for one who moves.
  for (const service of ['Personalausweis beantragen', 'Reisepass beantragen'])
    for (const _ of ['second', 'third', 'fourth'])
      await button(booking, `${service}: Anzahl: eins mehr`).press('Enter');
  await expect(
    booking.getByText('Länger als die Dienststelle einen Termin sonst vergibt (130 Minuten).'),
  ).toBeVisible();
  await look(page, 'longer than citizens may book');
  await chooseTime(booking, 0);
  await booking.getByLabel('Name').fill('Familie Lang');
  await page.keyboard.press('Enter');
  await expect(booking.getByText('Gebucht')).toBeVisible();
});

/** As long as a name may be, and one that runs from right to left and ends in a digit, as the number beside it does. */
const long = `Tina ${'Telefonistin'.repeat(5)}`.slice(0, 60);
const fromRight = 'ليلى حداد ٢ 3';

/** B15: for a place of today, by phone or video. The first place (0) may have begun. */
async function bookRemote(
  page: Page,
  how: 'Am Telefon' | 'Per Video',
  name: string,
  place: number,
): Promise<void> {
  await page.keyboard.press('d');
  const booking = dialogNamed(page, 'Termin buchen');
  await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('reisepass');
  await page.keyboard.press('Enter');
  await booking.getByRole('radio', { name: how }).check();
  await booking.getByRole('list', { name: 'Vormittags' }).getByRole('button').nth(place).click();
  await booking.getByLabel('Name').fill(name);
  await booking.getByRole('textbox', { name: 'Telefon' }).fill('02362 4711');
  await booking.getByRole('textbox', { name: 'E-Mail' }).fill('anruf@beispiel.example');
  await page.keyboard.press('Enter');
  await expect(booking.getByText('Gebucht')).toBeVisible();
  await button(booking, 'Schließen').last().click();
  await expect(booking).toBeHidden();
}

test('[B15.4, B15.5] by phone and by video they wait from their time on, and are called without the monitor', async ({
  browser,
}) => {
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  const { page, line } = await openDevice(browser, relay.port, screens.laptop);
  await page.clock.install();
  await sitDown(page, office, 'karl', 'Schalter 4');
  const expected = page.getByRole('region', { name: /^Erwartet/ });
  const waiting = page.getByRole('region', { name: /^Wartend/ });
  const here = page.getByRole('region', { name: 'Am Schalter' });
  await bookRemote(page, 'Am Telefon', long, 1);
  await bookRemote(page, 'Per Video', fromRight, 2);
  await expect(expected.getByText(fromRight)).toBeVisible();

  // The time of both comes, and the relay says so.
  await relay.kill();
  relay.moveClock(15);
  await relay.start();
  await expect(waiting.getByRole('row', { name: new RegExp(`${long}.*Telefon`) })).toBeVisible();
  const rows = [long, fromRight].map((name) => waiting.getByRole('row', { name: new RegExp(name) }));
  await expect(rows[1]!).toContainText('Video');
  // Each in one row of the usual height, behind its number, with its button in sight.
  for (const row of rows) {
    expect((await row.boundingBox())!.height).toBeLessThan(70);
    const [number, name] = [row.getByRole('rowheader'), row.locator('bdi').first()];
    expect(await rightOf(number)).toBeLessThanOrEqual((await name.boundingBox())!.x);
    await expect(row.getByRole('button', { name: / aufrufen$/ })).toBeInViewport({ ratio: 1 });
  }
  await look(page, 'a long name and one from right to left');
  // A counter that is cut off calls by its share of the line (Q6), and may begin with the other one.
  await expect(page.getByRole('banner').getByRole('status')).toHaveText('Verbunden');
  await page.keyboard.press('n');
  await expect(here.getByText(long)).toBeVisible();
  await expect(button(here, 'Starten')).toBeVisible();
  await expect(here.getByRole('link', { name: 'Anrufen: 02362 4711' })).toHaveAttribute(
    'href',
    'tel:023624711',
  );
  await look(page, 'a call by phone');
  await rested(page);
  await page.keyboard.press('s');
  await expect(button(here, 'Abschließen')).toBeVisible();
  await rested(page);
  await page.keyboard.press('f');
  await expect(button(here, 'Nächsten aufrufen')).toBeVisible();
  await rested(page);
  await page.keyboard.press('n');
  await expect(here.getByRole('link', { name: 'Videogespräch öffnen' })).toHaveAttribute(
    'href',
    /^https:\/\/video\.immerda\.example\/[\w-]{20,}$/,
  );
  await look(page, 'a call by video');
  await rested(page);
  await page.keyboard.press('m');
  await expect(button(here, 'Nächsten aufrufen')).toBeVisible();

  // Cut off, the counter hears nothing of it, and they wait all the same.
  await bookRemote(page, 'Am Telefon', 'Toni Telefon', 1);
  await expect(expected.getByText('Toni Telefon')).toBeVisible();
  line.cut();
  await expect(page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
  await page.clock.fastForward(10 * 60_000);
  await expect(waiting.getByText('Toni Telefon')).toBeVisible();
  await expect(expected.getByText('Toni Telefon')).toHaveCount(0);
  await rested(page);
  await page.keyboard.press('n');
  await expect(here.getByText('Toni Telefon')).toBeVisible();
  await expect(here.getByText('Der Monitor zeigt', { exact: false })).toHaveCount(0);
  await look(page, 'a call by phone, cut off');
  await rested(page);
  await page.keyboard.press('s');
  await expect(button(here, 'Abschließen')).toBeVisible();
  // The relay has come to that time, too.
  await relay.kill();
  relay.moveClock(10);
  await relay.start();
  line.restore();
  await expect(page.getByText('Nicht mit der Zentrale verbunden')).toBeHidden();
  await expect(here.getByText('Toni Telefon')).toBeVisible();
  await expect(here.getByText('bestätigt', { exact: false })).toBeVisible();
});

test('[B9.2, M3] cut off since the morning, a counter still knows what was free', async ({ browser }) => {
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
