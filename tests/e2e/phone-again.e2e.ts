/** The phone the second time: back after a booking, what it remembers, and links that open it at a service. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anna, chooseCertificate, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice } from './support/devices.ts';
import type { DeviceInBrowser } from './support/devices.ts';
import { look, lookInBoth, speak } from './support/look.ts';
import { readBuild } from '../../scripts/surfaces.mjs';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';

const office = 'always-open';
const smallPhone = { width: 360, height: 740 };

let relay: RelayProcess;
let phone: DeviceInBrowser;
test.beforeAll(async () => {
  relay = await startRelayProcess();
});
test.afterAll(() => relay.close());
test.beforeEach(async ({ browser }) => {
  phone = await openDevice(browser, relay.port, smallPhone);
});
test.afterEach(() => phone.close());

const reserved = (page: Page) => page.getByRole('heading', { name: 'Ihr Termin ist reserviert' });
const keep = (page: Page) => page.getByRole('checkbox', { name: /auf diesem Gerät merken/ });
const nameField = (page: Page) => page.getByRole('textbox', { name: 'Vorname und Nachname' });

test('[B4] one press of Back leaves a booking that was sent', async () => {
  const { page } = phone;
  await phone.open('/');
  await page.getByRole('link', { name: /Immerda/ }).click();
  await fillInBooking(page, office, anna, 2);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/${office}$`));
  await expect(page.getByRole('region', { name: 'Ihr Termin' })).toBeVisible();
  // Forward is the booking again, in whichever step it lies.
  await page.goForward();
  await expect(reserved(page)).toBeVisible();
});

test('[B4] a step that Back leads to can be sent, and its answer stays', async () => {
  const { page } = phone;
  await fillInBooking(page, office, anna, 3);
  await page.getByRole('link', { name: /^Ändern.*Person$/ }).click();
  await expect(nameField(page)).toBeVisible();
  await page.goBack();
  await expect(page.getByRole('heading', { name: 'Ist alles richtig?' })).toBeVisible();
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  // The press of Back was answered long ago, so nothing leads on from here.
  await page.waitForFunction(() => document.readyState === 'complete');
  await expect(page).toHaveURL(new RegExp(`/${office}/buchung$`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/${office}$`));
});

test('[B4] a tab that begins with a step of a sent booking shows its answer', async () => {
  const { page, context } = phone;
  await fillInBooking(page, office, anna, 4);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  const tab = await context.newPage();
  await tab.goto(`/${office}/buchen/pruefen`);
  await expect(reserved(tab)).toBeVisible();
});

test('[B2.9] the next booking begins with the person, only if asked to and until the appointment is removed', async () => {
  const { page } = phone;
  await fillInBooking(page, office, anna, 5);
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('foyer:person'))).toBeNull();

  await fillInBooking(page, office, anna, 6);
  await page.getByRole('link', { name: /^Ändern.*Person$/ }).click();
  await expect(keep(page)).not.toBeChecked();
  await keep(page).check();
  await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();

  const toContact = async (): Promise<void> => {
    await page.goto(`/${office}/buchen?anliegen=residence-certificate`);
    await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    await page.getByRole('button', { name: /^Frühester Termin/ }).click();
    await expect(nameField(page)).toBeVisible();
  };
  await toContact();
  await expect(page.getByText('Ihre Angaben stehen schon da')).toBeVisible();
  await expect(nameField(page)).toHaveValue(anna.name);
  await expect(page.getByRole('textbox', { name: 'Jahr', exact: true })).toHaveValue('1950');
  await lookInBoth(page, 'a person who was typed before');
  await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
  await expect(page.getByRole('heading', { name: 'Ist alles richtig?' })).toBeVisible();

  await page.goto('/termin');
  for (let left = 2; left > 0; left--) {
    await expect(page.getByRole('article')).toHaveCount(left);
    await page.getByRole('button', { name: 'Von diesem Gerät entfernen' }).first().click();
    await page.getByRole('button', { name: 'Ja, entfernen' }).click();
  }
  await expect(page.getByText('Auf diesem Gerät ist kein Termin gespeichert')).toBeVisible();
  expect(await page.evaluate(() => localStorage.getItem('foyer:person'))).toBeNull();
  // The second booking had begun with the person. Nothing of it is left in this tab.
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain(anna.name);
  await page.goto(`/${office}/buchen/angaben`);
  await expect(nameField(page)).toHaveValue('');
  await expect(nameField(page)).toHaveValue('');
});

test('[B5.6] an appointment has a name of its own, which never leaves the phone and goes with it', async () => {
  const { page, context } = phone;
  const sent: string[] = [];
  page.on('request', (request) => sent.push(request.url(), request.postData() ?? ''));
  page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => sent.push(payload.toString('latin1'))),
  );
  for (const place of [8, 9]) {
    await fillInBooking(page, office, anna, place);
    await sendBooking(page);
    await expect(reserved(page)).toBeVisible();
  }
  await page.goto('/termin');
  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(2);
  const field = page.getByRole('textbox', { name: /^Name des Termins/ });
  const save = page.getByRole('button', { name: 'Speichern' });
  await cards.first().getByRole('button', { name: 'Namen geben' }).click();
  await lookInBoth(page, 'the name of an appointment');
  await field.fill('  Papa\u200b Quitte ');
  await save.click();
  const papa = page.getByRole('article', { name: /^Papa Quitte / });
  await expect(papa).toBeVisible();

  // Without a network it is there, and can be changed.
  await context.setOffline(true);
  await page.getByRole('button', { name: 'Namen ändern' }).click();
  await expect(field).toHaveValue('Papa Quitte');
  await field.fill('Ausweis Quitte');
  await save.click();
  await expect(page.getByRole('article', { name: /^Ausweis Quitte / })).toBeVisible();
  await context.setOffline(false);
  await page.goto('/');
  await expect(page.getByRole('link', { name: /Ausweis Quitte/ })).toBeVisible();
  expect(sent.length).toBeGreaterThan(0);
  expect(sent.filter((one) => one.includes('Quitte'))).toEqual([]);

  await page.goto('/termin');
  await page.getByRole('button', { name: 'Namen ändern' }).click();
  await field.fill('');
  await save.click();
  await expect(page.getByRole('button', { name: 'Namen geben' })).toHaveCount(2);
});

test('[B7.12] the reminder of an appointment is declined on its page, and asked for again', async () => {
  const { page } = phone;
  await fillInBooking(page, office, anna, 10, chooseCertificate, 'last-day');
  await page.getByRole('link', { name: /^Ändern.*Person$/ }).click();
  await page.getByRole('checkbox', { name: /erinner/i }).check();
  await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
  await sendBooking(page);
  await expect(reserved(page)).toBeVisible();
  await page.goto('/termin');
  const reminder = page.getByRole('region', { name: 'Erinnerung' });
  await expect(reminder).toContainText('Am Tag vorher erinnern wir Sie per E-Mail.');
  await lookInBoth(page, 'an appointment with its reminder');
  await reminder.getByRole('button', { name: 'Keine Erinnerung senden' }).click();
  await expect(reminder).toContainText('Für diesen Termin bekommen Sie keine Erinnerung.');
  await page.reload();
  await reminder.getByRole('button', { name: 'Per E-Mail erinnern' }).click();
  await expect(reminder).toContainText('Am Tag vorher erinnern wir Sie per E-Mail.');
});

test('[B1.4] a link opens the booking at the documents of its service', async () => {
  const { page } = phone;
  await phone.open(`/${office}/buchen?anliegen=residence-certificate&anzahl=2`);
  await expect(page.getByRole('heading', { name: 'Bitte bringen Sie mit' })).toBeVisible();
  await expect(page.getByRole('heading', { name: /Meldebescheinigung/ })).toBeVisible();
  await page.getByRole('link', { name: 'Zurück' }).click();
  await expect(page.getByRole('checkbox', { name: /Meldebescheinigung/ })).toBeChecked();

  // One of two is there: it stays chosen in the list.
  await page.goto(`/${office}/buchen?anliegen=no-such-service&anliegen=residence-certificate`);
  await expect(page.getByRole('button', { name: 'Mit den anderen Anliegen weiter' })).toBeVisible();
  await page.getByRole('button', { name: 'Anliegen wählen' }).click();
  await expect(page.getByRole('button', { name: 'Weiter', exact: true })).toBeVisible();
  await expect(page).toHaveURL(/buchen\/anliegen$/);

  await page.goto(`/${office}/buchen?anliegen=no-such-service`);
  await expect(page.getByRole('heading', { name: 'Dieses Anliegen gibt es hier nicht' })).toBeVisible();
  await expect(page.getByRole('link', { name: /01234 5678/ })).toBeVisible();
  await lookInBoth(page, 'a link to a service that is not there');

  // Neither online nor without an appointment: whom the link leads here is not sent to the office for nothing.
  await page.goto('/one-place/buchen?anliegen=advice');
  await expect(page.getByText('Beratung zur Einbürgerung')).toBeVisible();
  await expect(page.getByText('Bitte rufen Sie uns an. Ohne Termin geht das hier nicht.')).toBeVisible();
  await expect(page.getByText(/kommen Sie ohne Termin/)).toHaveCount(0);
});

/** The script of a page, as the build has named it. */
function scriptOf(route: string): string {
  const { manifest, pages } = readBuild();
  const node = pages.find((one) => one.route === route)?.nodes.at(-1);
  const [file] = Object.entries(manifest).flatMap(([key, chunk]) =>
    key.endsWith(`/nodes/${node}.js`) ? [chunk.file] : [],
  );
  if (file === undefined) throw new Error(`no script of ${route}`);
  return file;
}

test('[M1] a part of the booking that cannot be loaded says so, is tried again, and nothing typed is lost', async ({
  browser,
}) => {
  // Before a worker keeps the files, each part comes over the network.
  const baseURL = `http://127.0.0.1:${relay.port}`;
  const context = await browser.newContext({ baseURL, serviceWorkers: 'block', viewport: smallPhone });
  const page = await context.newPage();
  const cut = (route: string) => page.route(`**/${scriptOf(route)}`, (one) => one.abort());
  const missing = page.getByRole('heading', { name: 'Die Seite konnte nicht geladen werden' });
  const again = page.getByRole('button', { name: 'Noch einmal versuchen' });
  try {
    await cut('/(citizen)/[office=office]/buchen/[step=step]');
    await cut('/(citizen)/[office=office]/buchung');
    await page.goto(`/${office}`);
    await page.getByRole('link', { name: 'Termin buchen' }).click();
    await expect(missing).toBeVisible();
    await lookInBoth(page, 'a page that cannot be loaded');
    const reloaded = page.waitForEvent('load');
    await again.click();
    await reloaded;
    await expect(missing).toBeVisible();
    await page.unrouteAll();
    await cut('/(citizen)/[office=office]/buchung');
    await again.click();
    await expect(page.getByRole('heading', { name: 'Was möchten Sie erledigen?' })).toBeVisible();

    await fillInBooking(page, office, anna, 9);
    await sendBooking(page);
    await expect(missing).toBeVisible();
    await page.unrouteAll();
    await again.click();
    await expect(reserved(page)).toBeVisible();
  } finally {
    await context.close();
  }
});

test('[M1] nothing moves under the finger when the connection goes', async () => {
  const { page } = phone;
  await phone.open(`/${office}`);
  const start = page.getByRole('link', { name: 'Termin buchen' });
  await expect(page.locator('[data-link="live"]')).toBeVisible();
  await expect(start).toBeVisible();
  const heights = async (): Promise<unknown[]> => {
    const found: unknown[] = [];
    for (const width of [320, 360, 390, 414, 460]) {
      await page.setViewportSize({ width, height: 740 });
      found.push([width, await start.boundingBox()]);
    }
    return found;
  };
  const before = await heights();
  phone.line.cut();
  await expect(page.locator('[data-link="offline"]')).toBeVisible();
  expect(await heights()).toEqual(before);
  await page.setViewportSize(smallPhone);
  await look(page, 'an office without a connection');
});

test.describe('a town with several offices', () => {
  let folder: string;
  let towns: RelayProcess;

  test.beforeAll(async () => {
    // The example offices, and a second citizens' office of Bergkamen.
    folder = await mkdtemp(join(tmpdir(), 'foyer-towns-'));
    await cp(fileURLToPath(new URL('../../sync-server/offices', import.meta.url)), folder, {
      recursive: true,
      filter: (file) => !file.endsWith('.ts'),
    });
    const first = await readFile(join(folder, 'bergkamen.yaml'), 'utf8');
    const second = first
      .replace('id: bergkamen\n', 'id: bergkamen-sued\n')
      .replace('Bürgerbüro Bergkamen', 'Bürgerbüro Bergkamen-Süd')
      .replace('Bergkamen Citizens’ Office', 'Bergkamen South Citizens’ Office')
      .replace('Rathausplatz 1', 'Südstraße 9');
    await writeFile(join(folder, 'bergkamen-sued.yaml'), second);
    towns = await startRelayProcess({ offices: folder, weekday: 2 });
  });
  test.afterAll(async () => {
    await towns.close();
    await rm(folder, { recursive: true });
  });

  test('[B1.3] what an office does not do is found at the other office of its town', async ({ browser }) => {
    const citizen = await openDevice(browser, towns.port, smallPhone);
    const { page } = citizen;
    try {
      await citizen.open('/bergkamen/buchen/anliegen');
      await page.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('heiraten');
      await expect(page.getByRole('heading', { name: 'Das gibt es an einer anderen Stelle' })).toBeVisible();
      await lookInBoth(page, 'a service of another office');
      await page.getByRole('link', { name: 'Eheschließung anmelden' }).click();
      await expect(page).toHaveURL(/bergkamen-standesamt\/buchen\/unterlagen/);
      await expect(page.getByRole('heading', { name: 'Eheschließung anmelden' })).toBeVisible();

      // [C14.4] It stands alone: what cannot be added is grey and says why.
      await citizen.open('/bergkamen-standesamt/buchen/anliegen');
      const advice = page.getByRole('checkbox', { name: /^Beratung vor der Eheschließung/ });
      await expect(advice).toBeDisabled();
      await expect(page.getByText('Geht nicht zusammen mit „Eheschließung anmelden“.').first()).toBeVisible();
      await lookInBoth(page, 'a service that cannot be added');
      await page.getByRole('checkbox', { name: /^Eheschließung anmelden/ }).uncheck();
      await advice.check();
      await page.getByRole('button', { name: 'Weiter', exact: true }).click();

      // [B15.1, B15.3] By phone: other papers, the number is needed, and the appointment's page names it.
      await page.getByRole('radio', { name: 'Am Telefon' }).check();
      await expect(page.getByRole('heading', { name: 'Bitte halten Sie bereit' })).toBeVisible();
      await expect(page.getByText('Was Sie über Ihre Geburtsorte', { exact: false })).toBeVisible();
      await lookInBoth(page, 'an appointment by phone');
      await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
      await page
        .getByRole('button', { name: /Uhrzeit(en)? frei/ })
        .first()
        .click();
      await page
        .getByRole('button', { name: /^\d\d:\d\d/ })
        .first()
        .click();
      await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill(anna.name);
      await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(anna.mail);
      await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
      const number = page.getByRole('textbox', { name: 'Telefonnummer' });
      await expect(number).toHaveAttribute('aria-invalid', 'true');
      await number.fill('02307 1234');
      await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
      await expect(page.getByText('Am Telefon', { exact: true })).toBeVisible();
      await look(page, 'the check of an appointment by phone');
      await page.getByRole('button', { name: 'Termin verbindlich buchen' }).click();
      await expect(page.getByText('Wir rufen Sie an unter 02307 1234.')).toBeVisible();
      await expect(page.getByText('Anmelde-Code')).toHaveCount(0);
      await lookInBoth(page, 'an appointment by phone that is booked');
    } finally {
      await citizen.close();
    }
  });

  test('[B16, B16.5] free times of several offices are one calendar, and the booking goes on where one is chosen', async ({
    browser,
  }) => {
    const citizen = await openDevice(browser, towns.port, smallPhone);
    const { page } = citizen;
    const where = page.locator('summary').filter({ hasText: 'Wo suchen wir freie Termine?' });
    const firstDay = page.getByRole('button', { name: /Uhrzeit(en)? frei/ }).first();
    const free = async (): Promise<number> =>
      Number(/(\d+) Uhrzeit/.exec((await firstDay.getAttribute('aria-label')) ?? '')?.[1]);
    const ofSouth = page.getByRole('region', { name: 'Bürgerbüro Bergkamen-Süd' });
    try {
      // A phone with a map app: the address is handed to it.
      await citizen.context.addInitScript(() =>
        Object.defineProperty(navigator, 'userAgent', { value: 'Mozilla/5.0 (Linux; Android 14)' }),
      );
      await citizen.open('/bergkamen');
      // [B16.6] One does not answer at first.
      const record = /\/api\/docs\/office(?::|%3A)bergkamen-sued$/;
      await citizen.context.route(record, (route) => route.fulfill({ status: 503 }));
      await page.goto('/bergkamen/buchen?anliegen=id-card');
      await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
      await expect(page.getByText('Gerade nicht erreichbar: Bürgerbüro Bergkamen-Süd.')).toBeVisible();
      await lookInBoth(page, 'a day while another office does not answer');
      await citizen.context.unroute(record);
      await page.getByRole('button', { name: 'Noch einmal versuchen' }).press('Enter');
      await expect(where).toBeVisible();
      await expect(page.getByText('1 von 2')).toBeVisible();
      const ofOne = await free();
      await lookInBoth(page, 'a day at one of several offices');

      // By keyboard alone.
      await where.press('Enter');
      const south = page.getByRole('checkbox', { name: 'Bürgerbüro Bergkamen-Süd' });
      await south.press('Space');
      await expect(page.getByText('2 von 2')).toBeVisible();
      await expect.poll(free).toBe(2 * ofOne);
      await lookInBoth(page, 'a day at several offices');
      const own = page.getByRole('checkbox', { name: 'Bürgerbüro Bergkamen', exact: true });
      await own.uncheck();
      await south.uncheck();
      await expect(page.getByText('Bitte wählen Sie mindestens eine Stelle.')).toBeVisible();
      await page.getByRole('button', { name: 'Alle auswählen' }).click();
      await expect.poll(free).toBe(2 * ofOne);

      // Cut off, the phone has what it has followed, also after a step back.
      citizen.line.cut();
      await expect(page.locator('[data-link="offline"]')).toBeVisible();
      await firstDay.click();
      await expect(ofSouth.getByText('Südstraße 9, 59192 Bergkamen')).toBeVisible();
      await expect(page.getByRole('region', { name: 'Bürgerbüro Bergkamen', exact: true })).toBeVisible();
      await page.goBack();
      await expect.poll(free).toBe(2 * ofOne);
      await page.goForward();
      citizen.line.restore();
      await expect(page.locator('[data-link="offline"]')).toHaveCount(0);
      await expect(ofSouth.getByRole('link', { name: /^In der Karten-App öffnen/ })).toHaveAttribute(
        'href',
        'geo:0,0?q=S%C3%BCdstra%C3%9Fe%209%2C%2059192%20Bergkamen',
      );
      await lookInBoth(page, 'times at several offices');

      await ofSouth
        .getByRole('button', { name: /^\d\d:\d\d/ })
        .last()
        .click();
      await expect(page).toHaveURL(/bergkamen-sued\/buchen\/angaben/);
      await nameField(page).fill(anna.name);
      // [B16.4] Back loses nothing, nor does the way on.
      await page.goBack();
      await expect(page).toHaveURL(/bergkamen\/buchen\/uhrzeit/);
      await expect(ofSouth).toBeVisible();
      await page.goForward();
      await expect(nameField(page)).toHaveValue(anna.name);
      await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill(anna.mail);
      await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
      await expect(page.getByText('Südstraße 9, 59192 Bergkamen')).toBeVisible();
      await look(page, 'the check of a booking that went on at another office');
      await page.getByRole('button', { name: 'Termin verbindlich buchen' }).click();
      await expect(page.getByRole('heading', { name: /^Ihr Termin ist/ })).toBeVisible();
      // One press of Back leaves the steps at both offices.
      await page.goBack();
      await expect(page).toHaveURL(/bergkamen$/);
      await expect(page.getByRole('link', { name: 'Termin buchen' })).toBeVisible();
    } finally {
      await citizen.close();
    }
  });
});

test('Russian and Ukrainian have the letters of the font, which no other page loads', async () => {
  const { page } = phone;
  const isLoaded = (): Promise<boolean> =>
    page.evaluate(() =>
      [...document.fonts].some(
        ({ status, unicodeRange }) => status === 'loaded' && unicodeRange.includes('U+400'),
      ),
    );
  await phone.open(`/${office}`);
  await expect(page.getByRole('link', { name: 'Termin buchen' })).toBeVisible();
  await page.evaluate(() => document.fonts.ready);
  expect(await isLoaded()).toBe(false);
  await speak(page, 'Українська');
  await expect(page.locator('html')).toHaveAttribute('lang', 'uk');
  await expect.poll(isLoaded).toBe(true);
});
