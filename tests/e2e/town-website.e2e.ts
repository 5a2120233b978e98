/** The website of the town: its pages show free times, lead into the booking, and may show it in a frame. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@playwright/test';
import { look } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';

const office = 'always-open';

let relay: RelayProcess;
test.beforeAll(async () => {
  relay = await startRelayProcess();
});
test.afterAll(() => relay.close());

/** A page as a town writes it, on an origin of its own, whose policy allows no style and no script but the relay's. */
async function openTown(body: string): Promise<{ readonly url: string; close(): void }> {
  const policy = `default-src 'none'; script-src ${relay.url}; connect-src ${relay.url}`;
  const server = createServer((_request, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('content-security-policy', policy);
    response.end(`<!doctype html><html lang="de"><head><title>Stadt Immerda</title>
      <meta name="viewport" content="width=device-width"><script src="${relay.url}/foyer-termine.js" defer></script>
      </head><body><main><h1>Ausweise</h1>${body}</main></body></html>`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

test('[B1.4, B1.5] a page of another origin shows the next free times, and a press on one leads to its booking', async ({
  page,
}) => {
  const link = `${relay.url}/${office}/buchen?anliegen=residence-certificate`;
  const town = await openTown(
    `<foyer-termine office="${office}" service="residence-certificate" anzahl="2" tage="2">
      <a href="${link}">Termin buchen</a></foyer-termine>`,
  );
  try {
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(town.url);
    const shown = page.getByRole('group', { name: 'Freie Termine: Meldebescheinigung' });
    await expect(shown.getByText('Bürgerbüro Immerda')).toBeVisible();
    await expect(shown.getByRole('list')).toHaveCount(3);
    await expect(page.getByRole('link', { name: 'Termin buchen' })).toHaveCount(0);
    await look(page, 'free times on the website of the town');

    const element = page.locator('foyer-termine');
    await element.evaluate((one) => one.setAttribute('lang', 'ar'));
    await expect(page.getByRole('group', { name: /^المواعيد المتاحة/ })).toHaveAttribute('dir', 'rtl');
    await look(page, 'free times, Arabic');
    // What is not there is said to the town, and the citizen still finds the office.
    await element.evaluate((one) => one.setAttribute('service', 'none'));
    await expect(page.getByRole('status')).toHaveText('هذا العرض غير معدّ بشكل صحيح. يمكنكم الحجز مع ذلك:');
    await expect(page.getByRole('link')).toHaveAttribute('href', `${relay.url}/${office}`);
    await element.evaluate((one) => one.setAttribute('lang', 'de'));
    await element.evaluate((one) => one.setAttribute('service', 'residence-certificate'));

    // The first link that the keyboard reaches is the first free time.
    await expect(shown).toBeVisible();
    await page.keyboard.press('Tab');
    const first = shown.getByRole('link').first();
    await expect(first).toBeFocused();
    const time = (await first.textContent()) ?? '';
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Bitte bringen Sie mit' })).toBeVisible();
    await expect(page.getByText(new RegExp(`^Ihr gewählter Termin: .*, ${time} Uhr$`))).toBeVisible();
    await look(page, 'the documents of a time that a link has named');
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await expect(page.getByRole('textbox', { name: 'Vorname und Nachname' })).toBeVisible();
    await page.getByRole('link', { name: 'Zurück' }).click();
    await expect(page.locator('button.before')).toContainText(time);
    // A time that is not free any more is said to be gone, and what can be chosen comes next.
    await page.goto(`${link}&beginn=2026-01-05T09:00`);
    await expect(page.getByText(/9:00 Uhr ist leider nicht mehr frei/)).toBeVisible();
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'An welchem Tag möchten Sie kommen?' })).toBeVisible();

    // The element comes from the browser's cache, and the relay is away.
    await page.goto(town.url);
    await expect(shown).toBeVisible();
    await page.route('**/api/offices/**', (route) => route.abort());
    await element.evaluate((one) => one.setAttribute('anzahl', '1'));
    await expect(page.getByRole('status')).toHaveText(/^Die freien Termine lassen sich gerade nicht laden/);
    await expect(page.getByRole('link', { name: 'Termin buchen' })).toHaveAttribute(
      'href',
      `${link}&anzahl=1`,
    );
  } finally {
    town.close();
  }
});

test('[B1.5] a site that the office names shows the booking in a frame, and no other does', async ({
  context,
  page,
}) => {
  // The relay of the test is on this machine, which a browser asks about.
  await context.grantPermissions(['local-network-access']);
  const path = `/${office}/buchen?anliegen=id-card`;
  const body = `<iframe title="Termin" width="400" height="700" src="${relay.url}${path}"></iframe>`;
  await page.route(/^https:/, (route) =>
    route.fulfill({ contentType: 'text/html', body: `<!doctype html><title>Stadt</title>${body}` }),
  );
  const documents = page.frameLocator('iframe').getByRole('heading', { name: 'Bitte bringen Sie mit' });
  await page.goto('https://www.immerda.example/termin');
  await expect(documents).toBeVisible();
  const refused = page.waitForEvent('requestfailed', (request) => request.url().includes('/buchen?'));
  await page.goto('https://www.anderswo.example/');
  expect((await refused).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE');
  await expect(documents).toHaveCount(0);

  // Where the app's worker is, it leaves the page to the relay: the one that it keeps may be shown in no frame.
  await page.goto(`${relay.url}/${office}`);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  await page.reload();
  expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
  const asked = page.waitForResponse((response) => response.url().endsWith(path));
  await page.evaluate((src) => {
    document.body.append(Object.assign(document.createElement('iframe'), { src }));
  }, path);
  const answer = await asked;
  expect(answer.fromServiceWorker()).toBe(false);
  expect(answer.headers()['content-security-policy']).toContain(
    'frame-ancestors https://www.immerda.example',
  );
});
