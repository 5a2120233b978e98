/** [A5.2] The slip of a kiosk: on paper of its own size, once a press, and what happens where none comes. */
import { expect, test } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import { chooseService, openKiosk, openLead } from './support/kiosk.ts';
import { look } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const POINTS_PER_MM = 72 / 25.4;

/** From now on the printer notes each slip, as a browser in kiosk mode hands it over, and leaves its page as it is. */
async function notePrints(page: Page): Promise<() => Promise<number>> {
  const printer = await page.evaluateHandle(() => {
    const prints = { count: 0 };
    window.print = () => void prints.count++;
    return prints;
  });
  return async () => (await printer.jsonValue()).count;
}

/** The paper that the page asked for when it printed last: its size in millimetres, and how many sheets. */
async function paperOf(page: Page): Promise<{ width: number; height: number; sheets: number }> {
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const [, width, height] = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)\s*\]/.exec(pdf)!;
  return {
    width: Math.round(Number(width) / POINTS_PER_MM),
    height: Number(height) / POINTS_PER_MM,
    sheets: pdf.match(/\/Type\s*\/Page\b/g)?.length ?? 0,
  };
}

/** A picture of the slip as it is printed. */
async function takePicture(page: Page, info: TestInfo, name: string): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  await page.locator('[data-slip]').screenshot({ path: info.outputPath(`${name}.png`), scale: 'css' });
  await page.emulateMedia({ media: null });
}

/** Nothing of the slip is cut off by its paper. */
async function expectWithin(page: Page, paperMm: number): Promise<void> {
  await page.emulateMedia({ media: 'print' });
  const over = await page.locator('[data-slip]').evaluate((slip) => {
    const range = document.createRange();
    range.selectNodeContents(slip);
    return { slip: slip.getBoundingClientRect().width, content: range.getBoundingClientRect().width };
  });
  await page.emulateMedia({ media: null });
  expect(over.content).toBeLessThanOrEqual(over.slip);
  expect(over.slip).toBeLessThanOrEqual(((paperMm - 8) * 96) / 25.4 + 1);
}

/** The visitor touches a key again and again: a busy machine is slower than the screen's twenty seconds. */
const staysThere = (page: Page): Promise<void> =>
  page.evaluate(() => {
    setInterval(
      () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Shift', bubbles: true })),
      1000,
    );
  });

test('[A5.2, Q12.3] one press prints one slip of 80 mm, another one again, and that none came is told to the lead', async ({
  browser,
}, info) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, 'always-open');
  const kiosk = await openKiosk(browser, relay, lead.page, 'always-open');
  const { page } = kiosk;
  try {
    await chooseService(page);
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    const print = page.getByRole('button', { name: 'Nummer drucken' });
    await expect(page.getByText('Ihre Nummer gilt. Sie ist bestätigt.')).toBeVisible();
    const prints = await notePrints(page);
    await look(page, 'kiosk-ticket-with-printer');
    await staysThere(page);
    await print.dblclick();
    expect(await prints()).toBe(1);

    const paper = await paperOf(page);
    expect(paper).toMatchObject({ width: 80, sheets: 1 });
    expect(paper.height).toBeGreaterThan(100);
    expect(paper.height).toBeLessThan(200);
    await expectWithin(page, 80);
    const slip = page.locator('[data-slip]');
    await expect(slip).toContainText(/Gezogen am .* um .* Uhr/);
    await expect(slip).toContainText(/Vor Ihnen wartet niemand|Wartezeit etwa/);
    await expect(slip).toContainText('Bitte werfen Sie den Zettel nicht weg.');
    await expect(slip.getByRole('img', { includeHidden: true, name: /QR-Code/ })).toHaveCount(1);
    await takePicture(page, info, 'slip-80');

    await page.getByRole('button', { name: 'Noch einmal drucken' }).click();
    expect(await prints()).toBe(2);
    await page.getByRole('button', { name: 'Es kam kein Zettel' }).click();
    await expect(page.getByText(/Ihre Nummer gilt auch ohne Zettel/)).toBeVisible();
    for (const size of [
      { width: 1080, height: 1920 },
      { width: 1920, height: 1080 },
      { width: 800, height: 1280 },
      { width: 1280, height: 720 },
    ]) {
      await page.setViewportSize(size);
      await look(page, `kiosk-no-slip-${size.width}`);
      await page.screenshot({ path: info.outputPath(`no-slip-${size.width}.png`) });
    }
    await lead.page.getByRole('link', { name: /^Zu erledigen/ }).click();
    const row = lead.page.getByRole('row', { name: /Terminal „Kiosk Eingang“.*kein Zettel/ });
    await expect(row).toBeVisible();
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[A5.2] a slip of 58 mm holds number and code of an interval in full', async ({ browser }, info) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, 'short-services');
  const kiosk = await openKiosk(browser, relay, lead.page, 'short-services');
  const { page } = kiosk;
  try {
    await chooseService(page);
    await page.getByRole('button', { name: 'Nächste freie Zeit nehmen' }).click();
    const prints = await notePrints(page);
    await staysThere(page);
    await page.getByRole('button', { name: 'Nummer drucken' }).click();
    expect(await prints()).toBe(1);
    expect(await paperOf(page)).toMatchObject({ width: 58, sheets: 1 });
    await expectWithin(page, 58);
    await takePicture(page, info, 'slip-58');
    // The widest number of a day.
    await page.locator('[data-slip] .number').evaluate((number) => (number.textContent = 'W9999'));
    await expectWithin(page, 58);
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[A5.2] without a printer in the office file there is no button', async ({ browser }) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, 'proof-of-work');
  const kiosk = await openKiosk(browser, relay, lead.page, 'proof-of-work');
  const { page } = kiosk;
  try {
    await chooseService(page);
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(page.getByRole('button', { name: 'Fertig' })).toBeVisible();
    await expect(page.getByRole('button', { name: /rucken/ })).toHaveCount(0);
    await expect(page.locator('[data-slip]')).toHaveCount(0);
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});
