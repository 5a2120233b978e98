/** The next appointment for the person at the counter, on a tablet, with its confirmation on paper of two sizes. */
import { expect, test } from '@playwright/test';
import type { Page, TestInfo } from '@playwright/test';
import { openDevice, screens } from './support/devices.ts';
import { openLead } from './support/kiosk.ts';
import { look, sheetsOf } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, rested, sitDown } from './support/staff.ts';

const office = 'always-open';
const person = { name: 'Jürgen Müller-Lüdenscheidt', phone: '02362 4711' };
const PIXELS_PER_MM = 96 / 25.4;
/** What the sheet leaves free on each side. */
const MARGIN_MM = 8;

interface Paper {
  readonly name: string;
  readonly width: number;
  readonly height: number;
}
const papers: readonly Paper[] = [
  { name: 'A4', width: 210, height: 297 },
  { name: 'roll-80', width: 80, height: 300 },
];

/** Counts the locks that the page holds on its screen. */
async function countLocks(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const held = { count: 0 };
    Object.assign(globalThis, { heldLocks: held });
    Object.defineProperty(navigator, 'wakeLock', {
      value: {
        request: async () => {
          held.count++;
          return { released: false, release: async () => void held.count-- };
        },
      },
    });
  });
  return () =>
    page.evaluate(() => (globalThis as unknown as { heldLocks: { count: number } }).heldLocks.count);
}

/** The last place of the first day that has one: ahead at any time of day. */
async function book(page: Page, heading: string | RegExp, service: string): Promise<string> {
  await page.keyboard.press('d');
  const booking = page.getByRole('dialog', { name: heading });
  await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill(service);
  await page.keyboard.press('Enter');
  const name = booking.getByLabel('Name');
  if ((await name.inputValue()) === '') {
    await name.fill(person.name);
    await booking.getByRole('textbox', { name: 'Telefon' }).fill(person.phone);
  }
  await booking.getByRole('list', { name: 'Nachmittags' }).getByRole('button').last().click();
  await booking.getByRole('button', { name: /^Buchen: / }).click();
  return (await booking.getByText(/^Nummer [A-Z]\d{3}$/).innerText()).slice(-4);
}

/** On this paper all of the confirmation stands on one sheet, nothing of it is cut off, and nothing else is there. */
async function expectOn(page: Page, paper: Paper, texts: readonly (string | RegExp)[], info: TestInfo) {
  expect(await sheetsOf(page, paper), `sheets of ${paper.name}`).toBe(1);
  const before = page.viewportSize()!;
  const width = Math.floor((paper.width - 2 * MARGIN_MM) * PIXELS_PER_MM);
  const height = Math.floor((paper.height - 2 * MARGIN_MM) * PIXELS_PER_MM);
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width, height });
  const slip = page.locator('.slip:visible');
  for (const text of texts) await expect(slip, paper.name).toContainText(text);
  await expect(page.getByRole('heading', { name: 'Am Schalter' })).toBeHidden();
  const code = (await slip.locator('svg').boundingBox())!;
  expect(
    code.width / PIXELS_PER_MM,
    `${paper.name}: the QR code is large enough for a camera`,
  ).toBeGreaterThan(25);
  const inked = await slip.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { right, bottom } = range.getBoundingClientRect();
    return { right, bottom };
  });
  expect(inked.right, `${paper.name}: cut off at the right`).toBeLessThanOrEqual(width);
  expect(inked.bottom, `${paper.name}: cut off below`).toBeLessThanOrEqual(height);
  await page.screenshot({ path: info.outputPath(`${paper.name}.png`), scale: 'css' });
  await page.emulateMedia({ media: null });
  await page.setViewportSize(before);
}

test('[B9] the person at a tablet gets the next appointment, on A4 and on 80 mm, and its screen stays on meanwhile', async ({
  browser,
}, info) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  const tablet = await openDevice(browser, relay.port, { ...screens.kiosk, touch: true });
  const { page } = tablet;
  try {
    const locks = await countLocks(page);
    await sitDown(page, office, 'karl', 'Schalter 4');
    const number = await book(page, 'Termin buchen', 'ausweis beantr');
    await page.keyboard.press('Escape');
    await expect.poll(locks).toBe(0);

    await page.getByRole('button', { name: `${number} ist anwesend` }).click();
    await page.getByRole('dialog', { name: `${number} trotzdem anmelden?` }).waitFor();
    await rested(page);
    await page.keyboard.press('2');
    await rested(page);
    await page.getByRole('button', { name: `${number} aufrufen` }).click();
    const here = page.getByRole('region', { name: 'Am Schalter' });
    await expect(here.getByText(person.name)).toBeVisible();
    await expect.poll(locks).toBe(1);

    // No list is open and no row chosen: the person is the one at the counter.
    const next = await book(page, `Folgetermin zu ${number}`, 'reisepass beantr');
    expect(next).not.toBe(number);
    const booking = page.getByRole('dialog', { name: `Folgetermin zu ${number}` });
    await expect(booking.getByText(/^Code für das Terminal: \d{6}$/)).toBeVisible();
    await look(page, 'a follow-up that is booked');
    const texts = [
      'Bürgerbüro Immerda',
      'Am Markt 1, 12345 Immerda',
      person.name,
      'Reisepass beantragen',
      next,
      /\d{6}/,
      'Ihren bisherigen Reisepass',
      '01234 5678',
    ];
    for (const paper of papers) await expectOn(page, paper, texts, info);
    await page.keyboard.press('Escape');
    await expect(here.getByText(number, { exact: true })).toBeVisible();
    await rested(page);
    await page.keyboard.press('m');
    await expect.poll(locks).toBe(0);
  } finally {
    await Promise.all([tablet.close(), lead.close()]);
    await relay.close();
  }
});
