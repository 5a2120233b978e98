/** C3: a lead closes a day at short notice and sees whom it hits; phones offer nothing on that day any more. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { addDays, localDate } from '../../src/lib/domain/time.ts';
import { anna, chooseCertificate, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { pressEnter, tabTo } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth, smallLaptops } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
/** So far ahead that it is neither closed with others here nor the Monday of the next week. */
const HOLIDAY_IN_DAYS = 10;
const holiday = localDate.parse(
  Temporal.Now.plainDateISO('Europe/Berlin').add({ days: HOLIDAY_IN_DAYS }).toString(),
);

test('[C3, C11, C12, C12.1] a lead closes a day on which an appointment lies, by keyboard, and takes it back', async ({
  browser,
}) => {
  const offices = await officeWithHoliday();
  const relay = await startRelayProcess({ offices });
  try {
    const phone = await openDevice(browser, relay.port, screens.phone);
    await fillInBooking(phone.page, office, anna);
    await sendBooking(phone.page);
    await expect(phone.page.getByRole('heading', { name: /reserviert/ })).toBeVisible();

    const lead = await openLead(browser, relay, office);
    const { page } = lead;
    await page.getByRole('link', { name: 'Öffnungszeiten' }).click();
    const calendar = page.getByRole('grid', { name: /^Öffnungszeiten im/ });
    const today = calendar.locator('[aria-current="date"]');
    await expect(today).toHaveAccessibleName(/: geöffnet, 00:00–24:00$/);
    // From day to day by arrow keys, and back.
    await today.focus();
    const date = localDate.parse(await today.getAttribute('data-date'));
    for (const [there, back] of [
      ['ArrowRight', 'ArrowLeft'],
      ['ArrowDown', 'ArrowUp'],
    ] as const) {
      await page.keyboard.press(there);
      // A month may end with today.
      await expect(calendar.locator('[data-date]:focus')).not.toHaveAttribute('data-date', date);
      await page.keyboard.press(back);
      await expect(today).toBeFocused();
    }
    // By keys into the next month and back. The same day may be missing there.
    await page.keyboard.press('PageDown');
    await expect(today).toHaveCount(0);
    await expect(calendar.locator('[data-date]:focus')).toBeVisible();
    await page.keyboard.press('PageUp');
    await expect(today).toBeVisible();
    await today.focus();
    await page.keyboard.press('Enter');
    const preview = page.getByRole('region', { name: 'Das bewirkt die Änderung' });
    await expect(preview.getByText('Ein Termin liegt dann außerhalb der Zeiten.')).toBeVisible();
    await expect(preview.getByText('Es geht keine E-Mail hinaus.')).toBeVisible();
    await expect(preview.getByText(/Plätze zu \d+ Minuten weniger, an einem Tag/)).toBeVisible();
    await preview.getByText('Den betroffenen Termin zeigen').click();
    await expect(preview.getByText(/Anna/)).toBeVisible();
    await lookInBoth(page, 'hours, a day about to be closed');
    await page.getByRole('button', { name: 'Tag schließen' }).click();
    await expect(page.getByText('Die Zeiten sind gespeichert und gelten sofort.')).toBeVisible();
    await expect(today).toHaveAccessibleName(/: geschlossen$/);
    await expect(page.getByRole('row', { name: /Lena Leitung.*1 Schließung/ })).toBeVisible();
    await look(page, 'hours, a day closed');
    await lookAtOccupancy(await page.context().newPage(), new URL(page.url()).origin);

    // C11: it waits on the list of what is to be done, and the navigation counts it.
    await expect(page.getByRole('link', { name: /^Zu erledigen ?, 1 offen$/ })).toBeVisible();
    await lookAtToDo(await page.context().newPage(), new URL(page.url()).origin);

    const other = await openDevice(browser, relay.port, screens.phone);
    await other.open(`/${office}`);
    await other.page.getByRole('link', { name: 'Termin buchen' }).click();
    await chooseCertificate(other.page);
    await other.page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await other.page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    const dayNumber = await today.locator('.number').innerText();
    const days = other.page.getByRole('button', { name: /Uhrzeiten? frei/ });
    await expect(days.first()).toBeVisible();
    const names = await days.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''));
    expect(names.filter((name) => new RegExp(`(^|\\D)${dayNumber}\\. `).test(name))).toEqual([]);

    // C5: a field that cannot be kept is named before anything is saved.
    await page.getByRole('button', { name: 'Öffnungszeit hinzufügen' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await expect(dialog.getByText('Bitte wählen Sie mindestens einen Wochentag.')).toBeVisible();
    await look(page, 'a new window with mistakes');
    await dialog.getByRole('checkbox', { name: 'Montag' }).check();
    await dialog.getByLabel('Von', { exact: true }).fill('8');
    await dialog.getByLabel('Bis', { exact: true }).fill('12:00');
    await dialog.getByLabel('Schalter', { exact: true }).first().fill('35');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await expect(
      page.getByText(/^Feld „Schalter“ bei .*: Für diese Warteschlange gibt es nur (einen|\d+) Schalter\.$/),
    ).toBeVisible();
    await expect(page.getByRole('button', { name: 'Speichern' })).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Verwerfen' }).click();

    await page.getByRole('button', { name: 'Rückgängig machen' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(today).toHaveAccessibleName(/: geöffnet/);

    // C5: a counter fewer on one day, with a look at what that does.
    await today.press('Enter');
    await pressEnter(page.getByRole('button', { name: 'Ein Schalter weniger' }).first());
    await expect(page.getByText(/: ein Schalter weniger, den ganzen Tag$/)).toBeVisible();
    await expect(page.getByText(/Plätze? zu \d+ Minuten weniger, an einem Tag/)).toBeVisible();
    await lookInBoth(page, 'hours, a counter about to be locked');
    await pressEnter(page.getByRole('button', { name: 'Verwerfen' }));

    // C3: several days are closed at once, and opened again together.
    await page.getByLabel('Mehrere Tage').check();
    await page.getByLabel('Bis einschließlich').fill(addDays(date, -1));
    await expect(
      page.getByText(/^Bitte geben Sie ein Datum an, das nicht vor diesem Tag liegt/),
    ).toBeVisible();
    await page.getByLabel('Bis einschließlich').fill(addDays(date, 2));
    await lookInBoth(page, 'hours, several days about to be closed');
    await pressEnter(page.getByRole('button', { name: '3 Tage schließen' }));
    await expect(today).toHaveAccessibleName(/: geschlossen$/);
    await expect(page.getByText('Die Zeiten sind gespeichert und gelten sofort.')).toBeVisible();
    await pressEnter(page.getByRole('button', { name: 'Ab hier alle 3 Tage wieder öffnen' }));
    await pressEnter(page.getByRole('button', { name: 'Speichern' }));
    await expect(today).toHaveAccessibleName(/: geöffnet/);

    await closeRegularly(page);
    await openOnHoliday(page);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
    await rm(offices, { recursive: true });
  }
});

/** The office of the tests, with a holiday of its own. */
async function officeWithHoliday(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'foyer-hours-'));
  const file = await readFile(join(import.meta.dirname, `../support/offices/${office}.yaml`), 'utf8');
  const own = `ownHolidays: [{ day: '${holiday}', name: { de: Stadtfest, en: Town festival } }]`;
  await writeFile(join(folder, `${office}.yaml`), `${file}\n${own}\n`);
  return folder;
}

/** C3.6: a closure that recurs as one entry, with an exception. */
async function closeRegularly(page: Page): Promise<void> {
  const today = page.getByRole('grid', { name: /^Öffnungszeiten im/ }).locator('[aria-current="date"]');
  const recurring = page.getByRole('region', { name: 'Regelmäßige Schließungen' });
  await expect(recurring.getByText(/^Keine\. Wählen Sie/)).toBeVisible();
  await page.getByLabel('Regelmäßig', { exact: true }).check();
  await page.getByLabel(/^Jedes Jahr am /).check();
  await page.getByLabel(/^Auch an diesen Tagen jedes Jahres/).fill('31.13.');
  await expect(page.getByText('Bitte geben Sie Tage an, die es gibt, zum Beispiel 31.12.')).toBeVisible();
  await page.getByLabel(/^Jede Woche am /).check();
  await expect(page.getByText(/^Die nächsten Tage: (?:[^;]+; ){5}[^;]+ und weitere$/)).toBeVisible();
  await expect(page.getByText(/Plätze zu \d+ Minuten weniger, an [23] Tagen/)).toBeVisible();
  await lookInBoth(page, 'hours, a weekday about to be closed each week');
  await pressEnter(page.getByRole('button', { name: 'Regelmäßig schließen' }));
  await expect(today).toHaveAccessibleName(/: geschlossen$/);
  await pressEnter(page.getByRole('button', { name: 'Nur an diesem Tag öffnen' }));
  await pressEnter(page.getByRole('button', { name: 'Speichern' }));
  await expect(today).toHaveAccessibleName(/: Ausnahme einer regelmäßigen Schließung, geöffnet/);
  await expect(page.getByText(/^Dieser Tag ist eine Ausnahme von: /)).toBeVisible();
  await lookInBoth(page, 'hours, an exception of a closure that recurs');
  const row = recurring.getByRole('row', { name: /\(jede Woche\)/ });
  await pressEnter(row.getByRole('button', { name: /\(jede Woche\) zurücknehmen$/ }));
  await pressEnter(page.getByRole('button', { name: 'Speichern' }));
  await expect(row).toHaveCount(0);
  await expect(today).toHaveAccessibleName(/: geöffnet/);
}

/** C3: a holiday is opened only by hours that say so. */
async function openOnHoliday(page: Page): Promise<void> {
  await page.goto(`${new URL(page.url()).origin}/staff/${office}/lead/zeiten?tag=${holiday}`);
  const day = page.locator(`[data-date="${holiday}"]`);
  await expect(day).toHaveAccessibleName(/: gesetzlicher Feiertag oder eigener Feiertag, Stadtfest$/);
  await expect(
    page.getByText(/^Stadtfest ist ein Feiertag: Da bleibt die Dienststelle geschlossen/),
  ).toBeVisible();
  await pressEnter(page.getByRole('button', { name: 'Trotz Feiertag öffnen' }));
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Von', { exact: true }).fill('8');
  await dialog.getByLabel('Bis', { exact: true }).fill('12');
  await dialog.getByLabel('Schalter', { exact: true }).first().fill('2');
  await pressEnter(dialog.getByRole('button', { name: 'Weiter zur Vorschau' }));
  await expect(
    dialog.getByText(/^Bitte bestätigen Sie, dass trotz des Feiertags geöffnet ist/),
  ).toBeVisible();
  await look(page, 'hours, a holiday about to be opened without a word');
  await dialog.getByLabel('An diesem Feiertag ist trotzdem geöffnet').press('Space');
  await pressEnter(dialog.getByRole('button', { name: 'Weiter zur Vorschau' }));
  await expect(page.getByText(/Plätze zu \d+ Minuten mehr, an einem Tag/)).toBeVisible();
  await pressEnter(page.getByRole('button', { name: 'Speichern' }));
  await expect(day).toHaveAccessibleName(/: Feiertag, trotzdem geöffnet/);
  await lookInBoth(page, 'hours, a holiday that is open');
  await pressEnter(page.getByRole('button', { name: 'Wieder die üblichen Zeiten' }));
  await pressEnter(page.getByRole('button', { name: 'Speichern' }));
  await expect(day).toHaveAccessibleName(/: gesetzlicher Feiertag oder eigener Feiertag, Stadtfest$/);
}

/** C12: today is closed there, and a day leads back to its hours. */
async function lookAtOccupancy(page: Page, origin: string): Promise<void> {
  await page.setViewportSize(screens.laptop);
  await page.goto(`${origin}/staff/${office}/lead/zu-erledigen`);
  await page.getByRole('link', { name: 'Belegung' }).click();
  const week = page.getByRole('region', { name: /^Belegung, Woche vom/ });
  const today = await week
    .locator('th[aria-current="date"]')
    .evaluate((th: HTMLTableCellElement) => th.cellIndex);
  const own = week.getByRole('row').nth(1).getByRole('cell');
  await expect(own.nth(today - 1)).toHaveText('geschlossen');
  await lookInBoth(page, 'occupancy of a week');
  await page.getByRole('button', { name: 'Woche danach' }).click();
  await expect(own.first()).toHaveText(/^\s*0 % belegt\s*[\d.,]+ Std\. frei/);
  await page.getByRole('button', { name: 'Woche davor' }).click();
  await page.getByLabel('Monat', { exact: true }).check();
  const month = page.getByRole('region', { name: /^Belegung, / });
  await expect(month.locator('td[aria-current="date"]')).toContainText('geschlossen');
  await lookInBoth(page, 'occupancy of a month');
  for (const size of [...smallLaptops, screens.phone]) {
    await page.setViewportSize(size);
    await look(page, `occupancy, ${size.width} wide`);
  }
  await page.setViewportSize(screens.laptop);
  await month.locator('td[aria-current="date"] a').press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Öffnungszeiten' })).toBeVisible();
  await expect(page.locator('td[aria-selected="true"] [aria-current="date"]')).toBeVisible();
  await lockFromWeek(page);
  await page.close();
}

/** C12: from the week a counter is locked by two presses, a day closed by two more; both are taken back. */
async function lockFromWeek(page: Page): Promise<void> {
  const week = page.getByRole('region', { name: /^Belegung, Woche vom/ });
  const chosen = page.locator('td[aria-selected="true"] [data-date]');
  const nextWeek = async () => {
    await pressEnter(page.getByRole('link', { name: 'Belegung' }));
    await pressEnter(page.getByRole('button', { name: 'Woche danach' }));
    await expect(week.getByRole('cell').first()).toContainText('belegt');
  };
  const undo = async () => {
    await pressEnter(page.getByRole('button', { name: 'Rückgängig machen' }));
    await pressEnter(page.getByRole('button', { name: 'Speichern' }));
    await expect(chosen).toHaveAccessibleName(/: geöffnet, /);
  };
  await nextWeek();
  const lock = week.getByRole('link', { name: /^Ein Schalter weniger: / }).first();
  await tabTo(page, lock);
  await lookInBoth(page, 'occupancy of a week with counters to lock');
  await lock.press('Enter');
  await expect(page.getByText(/: ein Schalter weniger, den ganzen Tag$/)).toBeVisible();
  await expect(page.getByText(/Plätze? zu \d+ Minuten weniger, an einem Tag/)).toBeVisible();
  await expect(page).toHaveURL(/\/zeiten\?tag=[\d-]+$/);
  await lookInBoth(page, 'hours, a counter about to be locked from the week');
  await pressEnter(page.getByRole('button', { name: 'Speichern' }));
  await expect(page.getByText('Die Zeiten sind gespeichert und gelten sofort.')).toBeVisible();
  await expect(chosen).toHaveAccessibleName(/: eigene Zeiten nur für diesen Tag, /);
  await undo();

  await nextWeek();
  await pressEnter(week.getByRole('link', { name: /: Zeiten ansehen und ändern$/ }).first());
  await pressEnter(page.getByRole('button', { name: 'Tag schließen' }));
  await expect(chosen).toHaveAccessibleName(/: geschlossen$/);
  await undo();
}

async function lookAtToDo(page: Page, origin: string): Promise<void> {
  await page.setViewportSize(screens.laptop);
  await page.goto(`${origin}/staff/${office}/lead/zu-erledigen`);
  const hit = page.getByRole('region', { name: 'Betroffene Termine' });
  await expect(hit.getByText('Er liegt außerhalb der Öffnungszeiten.')).toBeVisible();
  // C3.2: three times that are free instead, a day each.
  const instead = hit
    .getByRole('row', { name: /Er liegt außerhalb/ })
    .getByRole('cell')
    .nth(2);
  await expect(instead).toHaveText(/^[^;]+\d\d:\d\d[^;]*(?:; [^;]+){2}$/);
  await lookInBoth(page, 'to do, an appointment outside');
  for (const size of smallLaptops) {
    await page.setViewportSize(size);
    await look(page, `to do, at ${size.width}`);
  }
  await page.setViewportSize(screens.laptop);
  await pressEnter(hit.getByRole('button', { name: /^Termin öffnen: / }));
  const opened = page.getByRole('dialog');
  await expect(opened.getByText('Anna Beispiel')).toBeVisible();
  await expect(opened.getByRole('button', { name: 'Absagen' })).toBeVisible();
  await look(page, 'to do, the appointment opened');
  await page.keyboard.press('Escape');
  // C3.4: one press asks before it cancels; nothing is cancelled by looking.
  await pressEnter(page.getByRole('button', { name: 'Den Termin mit E-Mail-Adresse absagen' }));
  const asking = page.getByRole('dialog', { name: 'Betroffene Termine absagen?' });
  await expect(asking.getByText(/bis zu drei freien Zeiten und einem Link/)).toBeVisible();
  await expect(asking.getByRole('button', { name: 'Abbrechen' })).toBeFocused();
  await look(page, 'to do, before all are cancelled');
  await pressEnter(asking.getByRole('button', { name: 'Abbrechen' }));
  await expect(hit).toBeVisible();
  await pressEnter(page.getByRole('button', { name: 'Den Termin mit E-Mail-Adresse absagen' }));
  await pressEnter(asking.getByRole('button', { name: 'Absagen' }));
  await expect(page.getByText(/^Eine Absage ist gespeichert/)).toBeVisible();
  await expect(hit).toBeHidden();
  await look(page, 'to do, all cancelled');
  await page.close();
}
