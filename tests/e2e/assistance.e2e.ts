/** A visitor tells the kiosk what staff should know before the call, and the counter sees it. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { citizensLanguages, ownNameOf } from '../../src/lib/i18n/languages.ts';
import { openDevice, screens } from './support/devices.ts';
import { chooseService, drawNumber, openKiosk, openLead, startButton } from './support/kiosk.ts';
import { look, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, sitDown } from './support/staff.ts';

const office = 'always-open';
const german = messagesIn('de').kiosk;
const TARGET_PX = 64;
const sizes = [
  { width: 1080, height: 1920 },
  { width: 800, height: 1280 },
] as const;

const helpButton = (page: Page) => page.getByRole('button', { name: german.assistance.moreHelp });

test('[A12.1, A12.2, A12.3, A12.4, A12.5, Q2.7] a visitor tells the kiosk that they need help or priority, and the counter sees it', async ({
  browser,
}, info) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const counter = await openDevice(browser, relay.port, screens.laptop);
  const { page } = kiosk;
  try {
    await addClerk(lead.page);
    await sitDown(counter.page, office, 'karl', 'Schalter 4');
    const row = (number: string) => counter.page.getByRole('row', { name: new RegExp(number) });
    const tag = 'Braucht mehr Hilfe';

    await test.step('of two visitors the counter marks the one who pressed', async () => {
      const other = await drawNumber(page);
      await chooseService(page);
      await page.getByRole('button', { name: german.summary.take }).click();
      await expect(page.getByRole('heading', { name: german.ticket.heading })).toBeVisible();
      await helpButton(page).click();
      await expect(helpButton(page)).toHaveAttribute('aria-pressed', 'true');
      await expect(page.getByText(german.assistance.told)).toBeVisible();
      await expect(row('B002')).toContainText(tag);
      await expect(row(other)).toBeVisible();
      await expect(row(other)).not.toContainText(tag);
      await look(counter.page, 'counter-more-help');
      await counter.page.screenshot({ path: info.outputPath('counter.png') });
    });

    await test.step('the screen is readable in each language on both kiosks', async () => {
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const language of citizensLanguages) {
          await speak(page, ownNameOf(language));
          const button = page.getByRole('button', { name: messagesIn(language).kiosk.assistance.moreHelp });
          await expect(button).toHaveAttribute('aria-pressed', 'true');
          expect((await button.boundingBox())?.height).toBeGreaterThanOrEqual(TARGET_PX);
          await look(page, `kiosk-more-help-${language}-${size.width}`);
          await page.screenshot({ path: info.outputPath(`kiosk-${language}-${size.width}.png`) });
        }
        await speak(page, 'Deutsch');
      }
    });

    await test.step('another press takes it back', async () => {
      await helpButton(page).click();
      await expect(helpButton(page)).toHaveAttribute('aria-pressed', 'false');
      await expect(row('B002')).not.toContainText(tag);
      await page.getByRole('button', { name: german.ticket.done }).click();
      await expect(startButton(page)).toBeVisible();
    });

    await test.step('a reason for priority is told out of sight, and brings the visitor ahead', async () => {
      await chooseService(page);
      await page.getByRole('button', { name: german.summary.take }).click();
      await page.getByRole('button', { name: german.assistance.priority }).click();
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const language of citizensLanguages) {
          await speak(page, ownNameOf(language));
          const m = messagesIn(language).kiosk.assistance;
          await expect(page.getByRole('heading', { name: m.priorityHeading })).toBeVisible();
          const none = await page.getByRole('button', { name: m.noPriority }).boundingBox();
          expect(none?.height).toBeGreaterThanOrEqual(TARGET_PX);
          await look(page, `kiosk-priority-${language}-${size.width}`);
          await page.screenshot({ path: info.outputPath(`priority-${language}-${size.width}.png`) });
        }
        await speak(page, 'Deutsch');
      }
      await page.getByRole('button', { name: 'Ich bin schwanger' }).click();
      await expect(page.getByRole('button', { name: german.assistance.priorityTold })).toBeVisible();
      await expect(page.getByText('schwanger')).toHaveCount(0);
      await expect(row('B003')).toContainText('Ich bin schwanger');
      await expect(row('B003')).toContainText('Vorrang vor allen');
      await expect(counter.page.getByRole('row', { name: /B00\d/ }).first()).toContainText('B003');
      await look(counter.page, 'counter-priority');
      await counter.page.screenshot({ path: info.outputPath('counter-priority.png') });
      await page.screenshot({ path: info.outputPath('priority-told.png') });
      await page.getByRole('button', { name: german.ticket.done }).click();
      await expect(startButton(page)).toBeVisible();
    });

    await test.step('cut off it says so, and the counter hears of it afterwards', async () => {
      kiosk.line.cut();
      await chooseService(page);
      await page.getByRole('button', { name: german.summary.take }).click();
      await expect(helpButton(page)).toHaveAttribute('aria-pressed', 'false');
      await helpButton(page).click();
      await expect(page.getByText(german.assistance.unheard)).toBeVisible();
      await look(page, 'kiosk-more-help-cut-off');
      await page.screenshot({ path: info.outputPath('cut-off.png') });
      await page.getByRole('button', { name: german.ticket.done }).click();
      kiosk.line.restore();
      await expect(row('B004')).toContainText(tag);
    });
  } finally {
    await Promise.all([kiosk.close(), lead.close(), counter.close()]);
    await relay.close();
  }
});
