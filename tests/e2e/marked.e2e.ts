/** An office has written some texts in German alone. On a page in English each of them says that it is German. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openDevice, screens } from './support/devices.ts';
import { openLead } from './support/kiosk.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, sitDown } from './support/staff.ts';

const office = 'always-open';
const file = fileURLToPath(new URL('../support/offices/always-open.yaml', import.meta.url));
/** A service, a document to bring and a queue. */
const germanAlone = ['Reisepass beantragen', 'Ihren bisherigen Reisepass', 'Abholen und kurze Anliegen'];

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
  page.evaluate((texts) => {
    const walker = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
    const [shown, unmarked]: [string[], string[]] = [[], []];
    while (walker.nextNode() !== null) {
      const { nodeValue, parentElement } = walker.currentNode;
      const found = texts.find((text) => nodeValue!.includes(text));
      if (found === undefined || parentElement!.closest('dialog:not([open])') !== null) continue;
      shown.push(found);
      if (parentElement!.closest<HTMLElement>('[lang]')!.lang !== 'de')
        unmarked.push(`${parentElement!.tagName}.${parentElement!.className}: ${nodeValue!.trim()}`);
    }
    return { shown: [...new Set(shown)].sort(), unmarked };
  }, germanAlone);

test('names of services, of queues and of documents say their language', async ({ browser }) => {
  const offices = officesInGerman();
  const relay = await startRelayProcess({ offices });
  try {
    const lead = await openLead(browser, relay, office);
    await addClerk(lead.page);
    const { page } = await openDevice(browser, relay.port, screens.laptop);
    await sitDown(page, office, 'karl', 'Schalter 1');
    await page.getByRole('button', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'At the counter' })).toBeVisible();
    await page.keyboard.press('w');
    await page
      .getByRole('dialog', { name: 'Give out a number' })
      .getByRole('searchbox')
      .fill('reisepass bean');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Number' }).getByRole('button', { name: 'Done' }).click();
    // The row, its details and the other queue.
    const row = page.locator('[data-visit]').first();
    await row.click();
    await expect.poll(() => germanOn(page)).toEqual({ shown: [...germanAlone].sort(), unmarked: [] });
    await page.keyboard.press('Escape');
    // At the counter, and what was really done.
    await page.keyboard.press('n');
    await expect(page.locator('.visitor')).toContainText('Reisepass beantragen');
    expect((await germanOn(page)).unmarked).toEqual([]);
    await expect(page.locator('section.current')).toHaveAttribute('data-resting', 'false');
    await page.keyboard.press('s');
    await expect(page.locator('.rendered')).toContainText('Reisepass beantragen');
    expect((await germanOn(page)).unmarked).toEqual([]);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
    rmSync(offices, { recursive: true, force: true });
  }
});
