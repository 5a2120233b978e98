/** A lead plans counters from two invented months: by the keyboard, in both languages, at a laptop and on a phone. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { addDays, dateOf, localDate } from '../../src/lib/domain/time.ts';
import { screens } from './support/devices.ts';
import { tabTo } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { password } from './support/staff.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';

let relay: RelayProcess;
test.beforeEach(async () => {
  relay = await startRelayProcess({ offices: 'sync-server/offices', history: 'dorsten' });
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await relay.close();
});

/** The first day after today on which the office is open. */
async function chooseOpenDay(page: Page): Promise<void> {
  const today = page.getByRole('grid').locator('[aria-current="date"]');
  const from = localDate.parse(await today.getAttribute('data-date'));
  for (let n = 1; n <= 14; n++) {
    const day = page.locator(`[data-date="${addDays(from, n)}"]`);
    if ((await day.count()) === 0) await page.getByRole('button', { name: 'Monat danach' }).press('Enter');
    await expect(day).toBeVisible();
    if (!(await day.innerText()).includes('geöffnet')) continue;
    await day.press('Enter');
    return;
  }
}

/** Runs in the page: the figures of the month before this one cannot be opened until `mendMonth()`. */
function breakMonthBefore(): void {
  const Whole = globalThis.WebSocket;
  const now = new Date();
  const before = new Date(now.getFullYear(), now.getMonth(), 0);
  const month = `${before.getFullYear()}-${String(before.getMonth() + 1).padStart(2, '0')}`;
  globalThis.WebSocket = class extends Whole {
    constructor(url: string | URL, protocols?: string | string[]) {
      if (decodeURIComponent(String(url)).includes(month)) throw new Error('the month cannot be opened');
      super(url, protocols);
    }
  };
  Object.assign(globalThis, { mendMonth: () => (globalThis.WebSocket = Whole) });
}

/** P12: IT makes the lead of the registry office a lead of all offices, who goes from desk to desk. */
async function leadAllOffices(page: Page): Promise<void> {
  await relay.carryOut('account', 'authority-lead', 'bergkamen-standesamt', 'lena');
  await expect(page.getByText('Ihre Anmeldung ist nicht mehr gültig.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Benutzername' }).fill('lena');
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('link', { name: 'Alle Dienststellen' }).click();
  const now = page.getByRole('region', { name: 'Jetzt' });
  await expect(now.getByRole('row')).toHaveCount(3);
  await expect(now.getByRole('row', { name: /^Standesamt/ })).toContainText('Sie sind hier');
  await expect(page.getByRole('region', { name: /^Belegung, Woche/ }).getByRole('row')).toHaveCount(3);
  await lookInBoth(page, 'all offices of the town');

  await goToDayOfOther(page);

  // P12.5: both offices are closed for two weeks in one step, by the keyboard.
  await page.getByRole('radio', { name: 'Monat' }).check();
  await expect(page.getByRole('region', { name: /Belegung, / })).toHaveCount(2);
  const closing = page.getByRole('region', { name: 'Tage schließen' });
  await closing.getByRole('button', { name: 'Ansehen, wen es trifft' }).press('Enter');
  await expect(closing.getByText('Bitte wählen Sie einen Tag.')).toBeVisible();
  await expect(closing.getByText('Bitte wählen Sie mindestens eine Dienststelle.')).toBeVisible();
  const today = dateOf(relay.now(), 'Europe/Berlin');
  await closing.getByLabel('Am, oder vom').fill(addDays(today, 1));
  await closing.getByLabel(/^Bis/).fill(addDays(today, 14));
  for (const box of await closing.getByRole('checkbox').all()) await box.check();
  await closing.getByRole('button', { name: 'Ansehen, wen es trifft' }).press('Enter');
  await expect(closing.getByText(/Tage geschlossen, kein Termin betroffen/)).toHaveCount(2);
  await lookInBoth(page, 'days to be closed at all offices');
  await closing.getByRole('button', { name: 'Diese Tage schließen' }).press('Enter');
  await expect(closing.getByRole('listitem').filter({ hasText: /: geschlossen$/ })).toHaveCount(2);

  // Another tab stays at this desk, and offers to come back.
  const other = await page.context().newPage();
  await other.goto(page.url());
  await expect(other.getByRole('heading', { name: 'Alle Dienststellen' })).toBeVisible();
  await tabTo(page, now.getByRole('button', { name: 'Schreibtisch öffnen: Bürgerbüro Bergkamen' }));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/staff\/bergkamen\/lead\/alle-dienststellen$/);
  await expect(now.getByRole('row', { name: /^Bürgerbüro Bergkamen/ })).toContainText('Sie sind hier');
  await page.getByRole('link', { name: 'Geräte und Team' }).click();
  await expect(page.getByRole('row', { name: /^Lena Leitung \(Sie\)/ })).toContainText(
    'bergkamen-standesamt',
  );
  await look(page, 'the team with a lead of all offices');
  await expect(other.getByRole('heading', { name: 'Angemeldet als Lena Leitung' })).toBeVisible();
  await lookInBoth(other, 'signed in at another office');
  await other.getByRole('button', { name: 'Diesen Schreibtisch öffnen' }).press('Enter');
  await expect(other.getByRole('heading', { name: 'Alle Dienststellen' })).toBeVisible();
  await other.setViewportSize({ width: 390, height: 844 });
  await look(other, 'all offices on a phone');
}

/** Runs in the page: what a worker is asked never reaches it, until `letWorkers()`. */
function holdWorkers(): void {
  const Whole = globalThis.Worker;
  globalThis.Worker = class extends Whole {
    override postMessage(): void {}
  };
  Object.assign(globalThis, { letWorkers: () => (globalThis.Worker = Whole) });
}

/** What takes longer than a second says so, and is stopped by the keyboard. */
async function stopReckoning(page: Page, counters: Locator): Promise<void> {
  const planner = page.getByRole('region', { name: 'Schalter planen', exact: true });
  const before = await counters.inputValue();
  await page.evaluate(holdWorkers);
  await counters.fill(before === '1' ? '0' : '1');
  await expect(planner.getByRole('status')).toContainText('Wird berechnet …');
  await lookInBoth(page, 'the planner while it reckons');
  await tabTo(page, planner.getByRole('button', { name: 'Abbrechen' }));
  await page.keyboard.press('Enter');
  await expect(planner.getByRole('button', { name: 'Schalter vorschlagen' })).toBeFocused();
  await expect(counters).toHaveValue(before);
  await page.evaluate(() => Reflect.get(globalThis, 'letWorkers')());
  // And off the page's thread goes on what was asked for next.
  const worker = page.waitForEvent('worker');
  await counters.fill(before === '1' ? '0' : '1');
  await worker;
  await counters.fill(before);
}

/** P12: a day of the other office is one press away, and back again from an address that was kept. */
async function goToDayOfOther(page: Page): Promise<void> {
  const there = page.getByRole('link', { name: /^Zeiten ansehen: Bürgerbüro Bergkamen, / }).first();
  const back = page.getByRole('link', { name: /^Zeiten ansehen: Standesamt/ }).first();
  const kept = new URL((await back.getAttribute('href'))!, page.url()).href;
  await tabTo(page, there);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/staff\/bergkamen\/lead\/zeiten\?tag=[\d-]+$/);
  await expect(page.getByRole('heading', { level: 1, name: 'Öffnungszeiten' })).toBeVisible();
  await expect(page.locator('td[aria-selected="true"] [data-date]')).toBeVisible();
  await look(page, 'a day of another office');
  // Opened as in a new tab: the page says at which office the lead is, and a press goes on to the day.
  await page.goto(kept);
  await expect(page.getByRole('heading', { name: 'Angemeldet als Lena Leitung' })).toBeVisible();
  await page.getByRole('button', { name: 'Diesen Schreibtisch öffnen' }).press('Enter');
  await expect(page).toHaveURL(kept);
  await expect(page.locator('td[aria-selected="true"] [data-date]')).toBeVisible();
  await page.getByRole('link', { name: 'Alle Dienststellen' }).click();
  await expect(page.getByRole('region', { name: /^Belegung, Woche/ }).getByRole('row')).toHaveCount(3);
}

test('[S2.2, C3.5] what other counters would have meant, and the fewest for a wait', async ({ browser }) => {
  const { page } = await openLead(browser, relay, 'dorsten');
  await page.evaluate(breakMonthBefore);
  await page.getByRole('link', { name: 'Statistik' }).click();
  const missing = page.getByText(
    /^Diese Monate ließen sich nicht lesen und fehlen in den Zahlen: [^,]+ 20\d\d$/,
  );
  await expect(missing).toBeVisible();
  await expect(page.getByText(/^Gezeigt|Tage? (?:ist|sind) gezählt/).first()).toBeVisible();
  await lookInBoth(page, 'statistics without a month that cannot be read');
  await page.evaluate(() => Reflect.get(globalThis, 'mendMonth')());
  await page.getByRole('radio', { name: 'Monat', exact: true }).check();
  await page.getByRole('radio', { name: 'Letzte 28 Tage' }).check();
  await expect(missing).toBeHidden();
  // S1: the months before this one come when they are asked for, and the focus stays.
  const range = page.getByRole('radio', { name: 'Von – bis' });
  await tabTo(page, page.getByRole('radio', { name: 'Letzte 28 Tage' }));
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await expect(range).toBeChecked();
  await expect(range).toBeFocused();
  const until = new Date(await page.getByLabel('Bis', { exact: true }).inputValue());
  const first = new Date(until.getTime() - 60 * 86_400_000).toISOString().slice(0, 10);
  await page.getByLabel('Von', { exact: true }).fill(first);
  await expect(page.getByText('61 Tage sind gezählt, davor ein Tag.')).toBeVisible();
  await page.getByRole('radio', { name: 'Letzte 28 Tage' }).check();
  await expect(page.getByText('28 Tage sind gezählt, davor 28 Tage.')).toBeVisible();
  const planner = page.getByRole('region', { name: 'Schalter planen', exact: true });
  await planner.getByLabel('Wochentag').selectOption('Donnerstag');
  const nine = planner.getByRole('row', { name: /^9–10 Uhr / });
  await expect(nine).toContainText('min');
  await lookInBoth(page, 'the planner as the hours are set');

  // One counter for all of the day is too few: the line grows.
  const counters = nine.getByRole('spinbutton', { name: 'Schalter 9–10 Uhr' });
  const asSet = (await nine.textContent())!;
  await tabTo(page, counters);
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('0');
  // It may be too long as the hours are set, too: what is waited for is the answer to this plan.
  await expect(nine).not.toHaveText(asSet);
  await expect(nine).toContainText('zu lang');
  // More than the office has are not taken.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('99');
  await page.keyboard.press('Tab');
  await expect(counters).not.toHaveValue('99');

  await stopReckoning(page, counters);

  // A line with one counter cannot be helped, and the page says so.
  await expect(planner.getByRole('status')).toContainText('Diese Warteschlange hat nur einen Schalter.');
  await planner.getByLabel('Warteschlange').selectOption({ index: 1 });
  await expect(planner.getByRole('status')).not.toContainText('nur einen');
  await tabTo(page, planner.getByRole('button', { name: 'Schalter vorschlagen' }));
  await page.keyboard.press('Enter');
  await expect(planner.getByText('zu lang')).toHaveCount(0);
  await expect(planner.getByRole('status')).toContainText('Schalterstunden');
  const reset = planner.getByRole('button', { name: 'Wie eingestellt' });
  await expect(reset).toHaveAttribute('aria-disabled', 'false');
  await reset.press('Enter');
  await expect(reset).toHaveAttribute('aria-disabled', 'true');

  await page.setViewportSize({ width: 390, height: 844 });
  await look(page, 'the planner on a phone');

  // C3.5: an edit of the hours says what it means for those who wait, by the same visits.
  await page.setViewportSize(screens.laptop);
  await page.getByRole('link', { name: 'Öffnungszeiten' }).click();
  await chooseOpenDay(page);
  const lane = page.getByRole('listitem').filter({ hasText: /: \d+ Schalter/ });
  const worker = page.waitForEvent('worker');
  await lane.first().getByRole('button', { name: 'Ein Schalter weniger' }).press('Enter');
  // It is played off the page's thread.
  await worker;
  const waits = page.getByRole('list', { name: 'Wartezeit in der vollsten Stunde' });
  await expect(waits.getByText(/: bis \d+ statt \d+ Minuten \(ab \d+ Uhr\)$/)).toBeVisible();
  await lookInBoth(page, 'the waits of an edit of the hours');

  // And so does an edit of the office, by the minutes of a service.
  await page.getByRole('link', { name: 'Dienststelle' }).click();
  await page.getByRole('button', { name: 'Personalausweis beantragen ändern' }).press('Enter');
  const form = page.getByRole('dialog');
  await form
    .getByLabel(/^Minuten/)
    .first()
    .fill('40');
  await form.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter');
  await expect(waits.getByText(/: bis \d+ statt \d+ Minuten \(ab \d+ Uhr\)$/).first()).toBeVisible();
  await expect(page.getByText(/^Ist ein Anliegen länger oder kürzer geplant als bisher/)).toBeVisible();
  await lookInBoth(page, 'the waits of an edit of the office');

  // S4: where the town has several offices, they stand beside each other.
  await expect(page.getByRole('region', { name: 'Dienststellen von Dorsten im Vergleich' })).toBeHidden();
  const registrar = await openLead(browser, relay, 'bergkamen-standesamt');
  await registrar.page.getByRole('link', { name: 'Statistik' }).click();
  const compared = registrar.page.getByRole('region', { name: 'Dienststellen von Bergkamen im Vergleich' });
  await expect(compared.getByRole('row')).toHaveCount(3);
  await look(registrar.page, 'the offices of a town compared');
  await leadAllOffices(registrar.page);
});
