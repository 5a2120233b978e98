/** Getting about without a mouse. */
import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

const MOST_STOPS = 60;

/** Presses Tab until the focus is there. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible();
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press('Tab');
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`not reached by ${MOST_STOPS} times Tab: ${target}`);
}

/** Presses Enter on a button once it does something: `press` waits until it can be seen, and no longer. */
export async function pressEnter(button: Locator): Promise<void> {
  await expect(button).toBeEnabled();
  await button.press('Enter');
}

/** Presses a key of the page until it acts: in the moment in which a dialog closes it is still the dialog's. */
export const pressUntilShown = (page: Page, key: string, shown: Locator): Promise<void> =>
  expect
    .poll(async () => {
      if (!(await shown.isVisible())) await page.keyboard.press(key);
      return shown.isVisible();
    })
    .toBe(true);
