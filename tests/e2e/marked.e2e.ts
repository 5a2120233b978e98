/** An office has written some texts in German alone. On a page in English each of them says that it is German. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openDevice, screens } from './support/devices.ts';
import { pressUntilShown } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, password } from './support/staff.ts';

const office = 'always-open';
const file = fileURLToPath(new URL('../support/offices/always-open.yaml', import.meta.url));
/** The office, a category, a service, a document to bring, an answer to a question of its own and two queues. */
const officeName = 'Bürgerbüro Immerda';
const category = 'Personalausweis und Reisepass';
const service = 'Reisepass beantragen';
const paper = 'Ihren bisherigen Reisepass';
const answer = 'Rollstuhl';
const [shortLane, mainLane] = ['Abholen und kurze Anliegen', 'Alle Anliegen'] as const;
const germanAlone = [officeName, category, service, paper, answer, shortLane, mainLane];
/** An office writes the names of its counters in its first language alone. */
const counters = 'Schalter ';

function officesInGerman(): string {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
  const written = germanAlone.reduce(
    (all, text) => all.replace(new RegExp(`de: ${text}, en: [^}]*`), `de: ${text} `),
    readFileSync(file, 'utf8'),
  );
  writeFileSync(join(folder, 'always-open.yaml'), written);
  return folder;
}

/** What the page shows of these texts, and which of it says no language. */
const germanOn = (page: Page) =>
  page.evaluate(
    (texts) => {
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      const [shown, unmarked]: [string[], string[]] = [[], []];
      while (walker.nextNode() !== null) {
        const { nodeValue, parentElement } = walker.currentNode;
        const found = texts.find((text) => nodeValue!.includes(text));
        if (found === undefined || parentElement!.closest('dialog:not([open]), script') !== null) continue;
        shown.push(found);
        if (parentElement!.closest<HTMLElement>('[lang]')!.lang !== 'de')
          unmarked.push(`${parentElement!.tagName}.${parentElement!.className}: ${nodeValue!.trim()}`);
      }
      for (const element of document.querySelectorAll<HTMLElement>('[title]'))
        if (texts.includes(element.title) && element.closest<HTMLElement>('[lang]')!.lang !== 'de')
          unmarked.push(`title of ${element.tagName}.${element.className}: ${element.title}`);
      // A name in one string with words of the page cannot say its language.
      for (const element of document.querySelectorAll<HTMLElement>('[aria-label]')) {
        const label = element.ariaLabel!;
        const isGerman = element.closest<HTMLElement>('[lang]')!.lang === 'de';
        if (texts.some((text) => label.includes(text)) && !(isGerman && texts.includes(label)))
          unmarked.push(`label of ${element.tagName}.${element.className}: ${label}`);
      }
      return { shown: [...new Set(shown)].sort(), unmarked };
    },
    [...germanAlone, counters],
  );

/** Each of these texts is shown, and all that is shown says its language. */
async function expectMarked(page: Page, texts: readonly string[]): Promise<void> {
  await expect
    .poll(async () => {
      const { shown, unmarked } = await germanOn(page);
      return { missing: texts.filter((text) => !shown.includes(text)), unmarked };
    })
    .toEqual({ missing: [], unmarked: [] });
}

test('what an office has named says its language at the counter and in its dialogs', async ({ browser }) => {
  const offices = officesInGerman();
  const relay = await startRelayProcess({ offices });
  try {
    const lead = await openLead(browser, relay, office);
    await addClerk(lead.page);
    const { page } = await openDevice(browser, relay.port, screens.laptop);
    const dialog = (name: string | RegExp) => page.getByRole('dialog', { name });
    const close = async (name: string | RegExp): Promise<void> => {
      await page.keyboard.press('Escape');
      await expect(dialog(name)).toBeHidden();
    };
    await page.goto(`/staff/${office}`);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('textbox', { name: 'User name' }).fill('karl');
    await page.getByLabel('Password').fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByRole('button', { name: /^Schalter 1/ })).toBeVisible();
    await expectMarked(page, [officeName, shortLane, mainLane, counters]);
    await page.getByRole('button', { name: /^Schalter 1/ }).click();
    await expect(page.getByRole('heading', { name: 'At the counter' })).toBeVisible();

    // Giving a number: what is found, what is chosen, the slip.
    await page.keyboard.press('w');
    await dialog('Give out a number').getByRole('searchbox').fill('reisepass bean');
    await expectMarked(page, [service]);
    await dialog('Give out a number')
      .getByRole('button', { name: `Add ${service}` })
      .click();
    await expectMarked(page, [service]);
    await page.getByRole('button', { name: 'Give out number', exact: true }).click();
    await expect(dialog('Number')).toBeVisible();
    await expectMarked(page, [officeName, service]);
    await dialog('Number').getByRole('button', { name: 'Done' }).click();

    // The row, its details and the other queue.
    const row = page.locator('[data-visit]').first();
    const number = (await row.innerText()).match(/[A-Z]\d{3}/)![0];
    await row.click();
    await expectMarked(page, [officeName, service, paper, shortLane, counters]);
    await page.keyboard.press('Escape');

    // At the counter, what was really done, other services, sent on.
    await page.keyboard.press('n');
    await expect(page.locator('.visitor')).toContainText(service);
    await expectMarked(page, [service]);
    await expect(page.locator('section.current')).toHaveAttribute('data-resting', 'false');
    await page.keyboard.press('s');
    await expect(page.locator('.rendered')).toContainText(service);
    await expectMarked(page, [service]);
    await page.keyboard.press('e');
    await dialog(/change services$/)
      .getByRole('searchbox')
      .fill('meldebesch');
    await expectMarked(page, [service]);
    // A search field keeps the first Escape.
    await dialog(/change services$/)
      .getByRole('button', { name: 'Cancel' })
      .click();
    await expect(dialog(/change services$/)).toBeHidden();
    await pressUntilShown(page, 't', dialog(/^Send [A-Z]\d{3} on$/));
    await expectMarked(page, [shortLane, mainLane, counters]);
    await close(/^Send [A-Z]\d{3} on$/);

    const search = dialog('Find an appointment or a person');
    await pressUntilShown(page, '/', search);
    await search.getByRole('searchbox').fill(number);
    await dialog('Find an appointment or a person')
      .getByRole('button', { name: new RegExp(number) })
      .click();
    await expectMarked(page, [service, counters]);
    await close('Find an appointment or a person');

    // A booking and its confirmation on paper.
    const booking = dialog('Book an appointment');
    await pressUntilShown(page, 'd', booking);
    await booking.getByRole('searchbox').fill('reisepass bean');
    await expectMarked(page, [service]);
    await page.keyboard.press('Enter');
    await booking.getByRole('list', { name: 'Day and time' }).getByRole('button').nth(1).click();
    await booking.getByRole('list', { name: 'Morning' }).getByRole('button').first().click();
    await booking.getByLabel('Name').fill('Anna Muster');
    await booking.getByLabel('Phone').fill('02362 4711');
    await page.keyboard.press('Enter');
    await expect(booking.getByText(/^Number [A-Z]\d{3}$/)).toBeVisible();
    await expectMarked(page, [officeName, service, paper]);
    await booking.getByRole('button', { name: 'Close' }).last().click();
    await expect(booking).toBeHidden();

    // An answer to a question of the office, as a detail and as a mark in a row.
    const answers = dialog(/^Change the answers of/);
    await pressUntilShown(page, 'i', answers);
    await answers.getByLabel('Do you need help at the office?').selectOption({ label: answer });
    await answers.getByRole('button', { name: 'Save' }).click();
    await expect(answers).toBeHidden();
    await expectMarked(page, [service, answer]);
    const paused = page.getByRole('region', { name: /^Paused/ });
    await pressUntilShown(page, 'p', paused.getByText(answer).first());
    await expect(paused).toContainText(answer);
    await expectMarked(page, [service, answer]);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
    rmSync(offices, { recursive: true, force: true });
  }
});

test('what an office has named says its language on the pages of the lead', async ({ browser }) => {
  const offices = officesInGerman();
  const relay = await startRelayProcess({ offices });
  try {
    const { page } = await openLead(browser, relay, office);
    await speak(page, 'English');
    await expect(page.locator('html')).toHaveAttribute('lang', 'en');
    await page.goto(`/staff/${office}/lead/dienststelle`);
    await expect(page.getByRole('heading', { name: 'Services', exact: true })).toBeVisible();
    await expectMarked(page, [officeName, category, service, shortLane, mainLane]);
    await page.getByRole('button', { name: `Edit ${service}` }).click();
    await expectMarked(page, [category, shortLane]);
    // A change before it is saved, in the history and in the log.
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Category').selectOption({ label: 'Certificates' });
    await dialog.getByRole('button', { name: 'On to the preview' }).click();
    await expect(page.getByRole('region', { name: 'You change' })).toContainText(category);
    await expectMarked(page, [category, service]);
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('table').last()).toContainText(`${service} – Category`);
    await expectMarked(page, [category, service]);
    await page.goto(`/staff/${office}/lead`);
    await expect(page.getByRole('row').filter({ hasText: service })).toBeVisible();
    await expectMarked(page, [officeName, service]);
    await page.goto(`/staff/${office}/lead/zeiten`);
    await expectMarked(page, [officeName, shortLane, mainLane]);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
    rmSync(offices, { recursive: true, force: true });
  }
});
