/** A visitor at a kiosk types what they come for, on its screen or its keyboard. */
import { expect, test } from '@playwright/test';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { citizensLanguages, ownNameOf } from '../../src/lib/i18n/languages.ts';
import { openKiosk, openLead, startButton } from './support/kiosk.ts';
import { look, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
const german = messagesIn('de').kiosk;
const TARGET_PX = 64;
/** A hand scanner types faster. */
const DELAY_MS = 120;
const sizes = [
  { width: 1080, height: 1920 },
  { width: 800, height: 1280 },
  { width: 1280, height: 800 },
] as const;

test('[A5.13, P6] a word on the screen or from a keyboard finds the service, and nothing of it is left', async ({
  browser,
}, info) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  const field = page.getByRole('textbox', { name: german.search.field });
  const letters = page.getByRole('group', { name: german.search.keys });
  const press = async (word: string): Promise<void> => {
    for (const letter of word) await letters.getByRole('button', { name: letter, exact: true }).click();
  };
  const openSearch = async (): Promise<void> => {
    await page.getByRole('button', { name: /Ich habe keinen Termin/ }).click();
    await page.getByRole('button', { name: german.search.open }).click();
    await expect(field).toHaveValue('');
  };
  try {
    await test.step('letters of each language are large enough on each kiosk', async () => {
      await openSearch();
      for (const size of sizes) {
        await page.setViewportSize(size);
        for (const language of citizensLanguages) {
          await speak(page, ownNameOf(language));
          const m = messagesIn(language).kiosk.search;
          await expect(page.getByRole('heading', { name: m.heading })).toBeVisible();
          const keys = page.getByRole('group', { name: m.keys }).getByRole('button');
          const small = await keys.evaluateAll(
            (all, least) =>
              all.flatMap((key) => {
                const { width, height } = key.getBoundingClientRect();
                return width < least || height < least ? [`${key.textContent} ${width}×${height}`] : [];
              }),
            TARGET_PX,
          );
          expect(small, `${language}, ${size.width}`).toEqual([]);
          await look(page, `kiosk-search-${language}-${size.width}`);
          await page.screenshot({ path: info.outputPath(`search-${language}-${size.width}.png`) });
        }
        await speak(page, 'Deutsch');
      }
    });

    await test.step('everyday words find it while they are typed', async () => {
      await press('PASS');
      await expect(page.getByRole('button', { name: /^Reisepass beantragen/ })).toBeVisible();
      for (const size of sizes) {
        await page.setViewportSize(size);
        await look(page, `kiosk-search-found-${size.width}`);
        await page.screenshot({ path: info.outputPath(`found-${size.width}.png`) });
      }
      await letters.getByRole('button', { name: german.keypad.clear }).click();
      await press('XQ');
      await expect(page.getByText(german.search.none)).toBeVisible();
      await letters.getByRole('button', { name: german.search.erase }).click();
      await expect(field).toHaveValue('x');
    });

    await test.step('other letters are one press away', async () => {
      await speak(page, ownNameOf('uk'));
      const m = messagesIn('uk').kiosk.search;
      const keys = page.getByRole('group', { name: m.keys });
      await keys.getByRole('button', { name: 'ABC', exact: true }).click();
      await expect(keys.getByRole('button', { name: 'Q', exact: true })).toBeVisible();
      await keys.getByRole('button', { name: 'АБВ', exact: true }).click();
      await expect(keys.getByRole('button', { name: 'Щ', exact: true })).toBeVisible();
      await speak(page, 'Deutsch');
    });

    await test.step('it is chosen, and the search begins anew', async () => {
      await letters.getByRole('button', { name: german.keypad.clear }).click();
      await field.pressSequentially('meldebesch', { delay: DELAY_MS });
      await page.getByRole('button', { name: /^Meldebescheinigung/ }).click();
      await expect(page.getByRole('heading', { name: german.summary.heading })).toBeVisible();
      await page.getByRole('button', { name: german.summary.add }).click();
      await page.getByRole('button', { name: german.search.open }).click();
      await expect(field).toHaveValue('');
      await press('PASS');
      await page.getByRole('button', { name: 'Zum Anfang' }).click();
      await expect(startButton(page)).toBeVisible();
      await openSearch();
    });
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});
