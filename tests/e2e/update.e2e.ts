/** A new version of the app: offered to people, taken by a kiosk without a visitor, never forced on a form. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import config from '../../playwright.config.ts';
import { findChromium } from '../../scripts/chromium.mjs';
import { openDevice, screens, untilInstalled } from './support/devices.ts';
import { openFront } from './support/front.ts';
import { chooseService, openKiosk, openLead } from './support/kiosk.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { pairingCode } from './support/staff.ts';

const office = 'always-open';

/** Loads the page once more: from then on it lives by its worker, and a newer one has to wait. */
async function settleIn(page: Page): Promise<void> {
  await untilInstalled(page);
  await page.reload();
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
}

/** The page does this by itself every half an hour. */
const askForVersion = (page: Page): Promise<unknown> =>
  page.evaluate(async () => (await navigator.serviceWorker.ready).update());

/** Gone with the next load of the page. */
const mark = (page: Page): Promise<unknown> => page.evaluate(() => Object.assign(window, { marked: true }));
const isMarked = (page: Page): Promise<boolean> => page.evaluate(() => 'marked' in window);

// What a worker tells a person, the shell of Chromium does not show: this file runs on a whole one.
const chromium = findChromium();
test.use({
  launchOptions: {
    ...config.use?.launchOptions,
    ...(chromium === undefined ? {} : { executablePath: chromium }),
  },
});

test('a new version waits until the person says yes, and what was typed stays', async ({ browser }) => {
  const relay = await startRelayProcess();
  const front = await openFront(relay.port);
  const phone = await openDevice(browser, front.port, screens.phone);
  const { page } = phone;
  try {
    await phone.open(`/${office}/buchen/anliegen`);
    await settleIn(page);
    await page.getByText('Bescheinigungen', { exact: true }).click();
    await page.getByRole('checkbox', { name: /Meldebescheinigung/ }).check();
    await mark(page);
    front.serveNewVersion();
    await askForVersion(page);
    const notice = page.getByRole('status').filter({ hasText: 'Eine neue Version ist da' });
    await expect(notice).toBeVisible();
    // It does not lie over the way on.
    const next = await page.getByRole('button', { name: 'Weiter', exact: true }).boundingBox();
    const over = await notice.boundingBox();
    expect(over!.y + over!.height).toBeLessThanOrEqual(next!.y);
    await page.getByRole('button', { name: 'Später' }).click();
    await expect(notice).toHaveCount(0);
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    await page
      .getByRole('button', { name: /Uhrzeiten? frei/ })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^\d\d:\d\d/ })
      .nth(2)
      .click();
    await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill('Anna Beisp');
    expect(await isMarked(page)).toBe(true);

    // The next load offers it again; saying yes loses nothing.
    await page.reload();
    await expect(notice).toBeVisible();
    await mark(page);
    await page.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
    await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
    await expect(page.getByRole('textbox', { name: 'Vorname und Nachname' })).toHaveValue('Anna Beisp');
    await expect(notice).toHaveCount(0);
  } finally {
    await phone.close();
    await front.close();
    await relay.close();
  }
});

test('what is typed at a staff’s desk is not promised to stay, and a second tab can say yes as well', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const front = await openFront(relay.port);
  const desk = await openDevice(browser, front.port, screens.laptop);
  const { page } = desk;
  try {
    await desk.open(`/staff/${office}`);
    await settleIn(page);
    const other = await desk.context.newPage();
    await other.goto(`/staff/${office}`);
    await expect(other.getByRole('textbox', { name: 'Benutzername' })).toBeVisible();
    front.serveNewVersion();
    await askForVersion(page);
    for (const tab of [page, other]) {
      const notice = tab.getByRole('status').filter({ hasText: 'Eine neue Version ist da' });
      await expect(notice).toContainText('noch nicht abgeschickt');
      await expect(notice).not.toContainText('Ihre Eingaben bleiben erhalten');
    }
    // The first tab takes it; in the second one nothing waits any more, and its button works all the same.
    for (const tab of [page, other]) {
      await mark(tab);
      await tab.getByRole('button', { name: 'Jetzt aktualisieren' }).click();
      await expect.poll(() => isMarked(tab).catch(() => true)).toBe(false);
    }
  } finally {
    await desk.close();
    await front.close();
    await relay.close();
  }
});

test('a kiosk that is not paired yet takes a new version by itself', async ({ browser }) => {
  const relay = await startRelayProcess();
  const front = await openFront(relay.port);
  const kiosk = await openDevice(browser, front.port, screens.kiosk);
  const { page } = kiosk;
  try {
    await kiosk.open(`/kiosk/${office}`);
    await settleIn(page);
    expect(await pairingCode(page)).toMatch(/^[2-9B-Z]{8}$/);
    await mark(page);
    front.serveNewVersion();
    await askForVersion(page);
    await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
    expect(await pairingCode(page)).toMatch(/^[2-9B-Z]{8}$/);
  } finally {
    await kiosk.close();
    await front.close();
    await relay.close();
  }
});

test('a kiosk takes a new version when its visitor has gone', async ({ browser }) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const front = await openFront(relay.port);
  const kiosk = await openKiosk(browser, front, lead.page, office);
  const { page } = kiosk;
  try {
    await settleIn(page);
    await chooseService(page);
    await mark(page);
    front.serveNewVersion();
    await askForVersion(page);
    const waiting = (): Promise<boolean> =>
      page.evaluate(async () => (await navigator.serviceWorker.ready).waiting !== null);
    await expect.poll(waiting).toBe(true);
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
    expect(await isMarked(page)).toBe(true);
    await page.getByRole('button', { name: 'Fertig' }).click();
    await expect.poll(() => isMarked(page).catch(() => true)).toBe(false);
    await expect(page.getByRole('button', { name: /Ich habe einen Termin/ })).toBeVisible();
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await front.close();
    await relay.close();
  }
});

test('a page that does not fit its files is never kept, and one that is kept heals by itself', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const front = await openFront(relay.port);
  const phone = await openDevice(browser, front.port, screens.phone);
  const { page } = phone;
  const book = page.getByRole('link', { name: 'Termin buchen' });
  try {
    await phone.open(`/${office}`);
    await settleIn(page);
    expect(await missingFiles(page)).toEqual({
      ...{ all: 0, citizen: 0, kiosk: true, staff: true, pictures: true },
    });
    const kept = await takeAway(page);
    // The page and the worker of two builds: the worker is not installed.
    front.servePageOfAnotherBuild(true);
    front.serveNewVersion();
    expect(await installNew(page)).toBe('redundant');
    front.servePageOfAnotherBuild(false);

    // What an earlier version may have kept: a page whose policy forbids its own script.
    await page.evaluate(async ([name, kept]) => {
      const headers = { 'content-type': 'text/html', 'content-security-policy': "script-src 'self'" };
      const html = await (await fetch('/index.html')).text();
      await (await caches.open(name)).put(kept, new Response(html, { headers }));
    }, kept);
    const browserSide = await phone.context.newCDPSession(page);
    await browserSide.send('ServiceWorker.enable');
    await browserSide.send('ServiceWorker.stopAllWorkers');
    await page.reload();
    await expect(book).toBeVisible();
    const policy = await page.evaluate(
      async ([, key]) => (await caches.match(key))?.headers.get('content-security-policy'),
      kept,
    );
    expect(policy).toContain('sha256-');

    // The relay has another build, and this phone lacks files of the staff: what it keeps would reload without end.
    front.servePageOfAnotherBuild(true);
    front.dropFiles();
    await page.goto(`/staff/${office}`);
    expect(await page.content()).toContain('/gone/');
    // The citizen's page is whole as before.
    await page.goto(`/${office}`);
    await expect(book).toBeVisible();
  } finally {
    await phone.close();
    await front.close();
    await relay.close();
  }
});

/** How many files a phone lacks of what it needs, and whether it is spared those of other surfaces. */
const missingFiles = (page: Page): Promise<unknown> =>
  page.evaluate(async () => {
    const worker = await (await fetch('/service-worker.js')).text();
    const surfaces = JSON.parse(/^self\.SURFACES=(.*);$/m.exec(worker)![1]!) as Record<string, string[]>;
    const keys = await Promise.all(
      (await caches.keys()).map(async (name) => (await caches.open(name)).keys()),
    );
    const kept = new Set(keys.flat().map(({ url }) => new URL(url).pathname.slice(1)));
    const lacks = (surface: string): number => surfaces[surface]!.filter((path) => !kept.has(path)).length;
    return {
      all: lacks('all'),
      citizen: lacks('citizen'),
      kiosk: lacks('kiosk') > 5,
      staff: lacks('staff') > 5,
      // Those of the install dialog.
      pictures: ![...kept].some((path) => path.startsWith('screenshots/')),
    };
  });

/** Takes the page out of what the worker keeps, and says in which cache and where it lay. */
const takeAway = (page: Page): Promise<[string, string]> =>
  page.evaluate(async () => {
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys())
        if (new URL(url).pathname === '/index.html') {
          await (await caches.open(name)).delete(url);
          return [name, url] as [string, string];
        }
    throw new Error('no page is kept');
  });

/** Asks for a new worker, and says what became of it. */
const installNew = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    const found = new Promise<ServiceWorker>((resolve) =>
      registration.addEventListener('updatefound', () => resolve(registration.installing!), { once: true }),
    );
    await registration.update().catch(() => {});
    const worker = await found;
    return new Promise<string>((resolve) => {
      const look = (): void => {
        if (worker.state === 'installed' || worker.state === 'redundant') resolve(worker.state);
      };
      worker.addEventListener('statechange', look);
      look();
    });
  });

test('[Q15.2] the worker shows a push message in its language, with number and counter', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const phone = await openDevice(browser, relay.port, screens.phone);
  const { page, context } = phone;
  try {
    await phone.open(`/${office}`);
    const { origin } = new URL(page.url());
    await context.grantPermissions(['notifications'], { origin });
    const browserItself = await context.newCDPSession(page);
    const registered = new Promise<string>((resolve) =>
      browserItself.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
        const own = registrations.find(({ scopeURL }) => scopeURL === `${origin}/`);
        if (own !== undefined) resolve(own.registrationId);
      }),
    );
    await browserItself.send('ServiceWorker.enable');
    await untilInstalled(page);
    const path = `/${office}/nummer/2026-11-23/a001`;
    const told = { title: 'Çağrıldınız: Schalter 3', body: 'Numaranız: A001.', language: 'tr', path };
    const data = JSON.stringify(told);
    const registrationId = await registered;
    // A browser drops in silence what comes before it has stored the worker; a notice of the same tag stands once.
    await expect(async () => {
      await browserItself.send('ServiceWorker.deliverPushMessage', { origin, data, registrationId });
      const shown = await page.evaluate(async () => {
        const notes = await (await navigator.serviceWorker.ready).getNotifications();
        return notes.map(({ title, body, lang, tag }) => [title, body, lang, tag]);
      });
      expect(shown).toEqual([[told.title, told.body, 'tr', path]]);
    }).toPass();
  } finally {
    await phone.close();
    await relay.close();
  }
});
