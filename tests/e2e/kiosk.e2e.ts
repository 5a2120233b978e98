/** A kiosk stands unattended among strangers: it forgets, it reads anything, it sees midnight, it can be cut off. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { renderSVG } from 'uqr';
import { dateOf, addDays } from '../../src/lib/domain/time.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { citizensLanguages } from '../../src/lib/i18n/languages.ts';
import { chanceOf } from '../support/office/chance.ts';
import { launchWithCamera } from './support/camera.ts';
import { openDevice, screens } from './support/devices.ts';
import { tabTo } from './support/keyboard.ts';
import {
  checkInByCode,
  chooseService,
  drawNumber,
  openKiosk,
  openLead,
  pressDigits,
  startButton,
  takeClock,
} from './support/kiosk.ts';
import { look } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { confirmDevice, pairingCode } from './support/staff.ts';

const office = 'always-open';

/** What a printer gets from now on: the number on each slip. */
async function countSlips(page: Page): Promise<() => Promise<readonly string[]>> {
  const printer = await page.evaluateHandle(() => {
    const slips: string[] = [];
    window.print = () => slips.push(document.querySelector('.slip .number')?.textContent ?? '');
    return slips;
  });
  return () => printer.jsonValue();
}

/** Steps of a swipe or of a list that a long press opens: the next one comes before the page has answered the last. */
async function stepBackAtOnce(page: Page): Promise<void> {
  const opened = await page.evaluate(() => performance.timeOrigin);
  for (const steps of [
    [-1, -1],
    [-1, -1, -1],
    [-2, -3],
  ])
    await page.evaluate(async (deltas) => {
      const before = JSON.stringify(history.state);
      const wentBack = new Promise((resolve) => addEventListener('popstate', resolve, { once: true }));
      const isUpAgain = wentBack.then(
        () =>
          new Promise<void>((resolve) => {
            const look = (): void => {
              if (JSON.stringify(history.state) === before) resolve();
              else setTimeout(look, 10);
            };
            look();
          }),
      );
      for (const delta of deltas) history.go(delta);
      await isUpAgain;
    }, steps);
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);
  await page.goBack();
  await page.goBack();
  expect(await page.evaluate(() => performance.timeOrigin)).toBe(opened);
}

test('[P6, A5.9] a kiosk that is left alone warns, then forgets its visitor, also one who played with it', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  try {
    await takeClock(page);
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: /I have an appointment/ }).click();
    await page.getByRole('button', { name: /Enter (a|the|your) code/ }).click();
    for (const digit of '482') await page.getByRole('button', { name: digit, exact: true }).click();
    const warning = page.getByRole('dialog');
    await page.clock.runFor(44_000);
    await expect(warning).toBeHidden();
    await page.clock.runFor(2_000);
    await expect(warning).toBeVisible();
    // A visitor who is still there goes on where they were.
    await warning.getByRole('button', { name: /continue/i }).click();
    await expect(warning).toBeHidden();
    await expect(page.getByRole('textbox', { name: /Code/ })).toHaveValue(/4\s?8\s?2/);
    await page.clock.runFor(46_000);
    await expect(warning).toBeVisible();
    await page.clock.runFor(15_000);
    await expect(startButton(page)).toBeVisible();
    await startButton(page).click();
    await page.getByRole('button', { name: /Code eingeben/ }).click();
    await expect(page.getByRole('textbox', { name: /Code/ })).toHaveValue('');
    // The camera is off once its screen is left.
    await page.getByRole('button', { name: 'Zum Anfang' }).click();
    await expect(page.locator('video')).toHaveCount(0);

    await test.step('an outcome goes sooner, and is prolonged by a touch', async () => {
      await checkInByCode(page, '000000');
      const outcome = page.getByRole('heading', { name: 'Diesen Code gibt es heute hier nicht' });
      await expect(outcome).toBeVisible();
      await page.clock.runFor(15_000);
      await expect(page.getByText(/^Noch \d+ Sekunden, dann erscheint die Startseite/)).toBeVisible();
      await outcome.click();
      await page.clock.runFor(15_000);
      await expect(outcome).toBeVisible();
      await page.clock.runFor(6_000);
      await expect(startButton(page)).toBeVisible();
    });
    await test.step('no menu, zoom, file or key of the browser is taken', () => expectGuarded(page));
    await test.step('ten minutes of taps at random give no number without a press', () => playMonkey(page));
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[C1, M20, A5.1, A5.2, A7.12, A7.14] at midnight a kiosk goes on with the next day; its numbers begin anew, and a slip is printed again as it was', async ({
  browser,
}) => {
  const relay = await startRelayProcess({ startsAt: 23 * 60 + 40 });
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  try {
    await takeClock(page);
    expect(await drawNumber(page)).toBe('B001');
    expect(await drawNumber(page)).toBe('B002');
    await relay.kill();
    relay.moveClock(25);
    await relay.start();
    // The kiosk measures the relay's time every few minutes.
    await page.clock.runFor(5 * 60_000);
    await expect(page.getByText(/^00:\d\d/)).toBeVisible();
    expect(await drawNumber(page)).toBe('B001');
    await chooseService(page);
    await expect(page.getByRole('heading', { name: 'Das brauchen Sie dafür' })).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Personalausweis' })).toBeVisible();
    await expect(page.getByText('Am Schalter dauert es etwa 5 Minuten.')).toBeVisible();
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(page.getByText('Ihre Nummer gilt. Sie ist bestätigt.')).toBeVisible();

    // A printer without paper says nothing to the page.
    const slips = await countSlips(page);
    await page.getByRole('button', { name: 'Nummer drucken' }).click();
    await expect(page.getByText('B002', { exact: true }).first()).toBeVisible();
    // The page's clock is the test's own.
    await page.clock.runFor(5_000);
    await page.getByRole('button', { name: 'Noch einmal drucken' }).click();
    expect(await slips()).toEqual(['B002', 'B002']);
    await page.getByRole('button', { name: 'Fertig' }).click();
    expect(await drawNumber(page)).toBe('B003');

    await test.step('[A7.12] suspended over a night with its page open, and the relay out of reach: a person says the date', async () => {
      await relay.kill();
      // The device's clock goes on while it sleeps, the page's own does not.
      await page.clock.setSystemTime((await page.evaluate(() => Date.now())) + 24 * 60 * 60_000);
      await page.clock.runFor(60_000);
      const question = page.getByRole('heading', { name: 'Bitte Datum und Uhrzeit prüfen' });
      await expect(question).toBeVisible();
      await expect(startButton(page)).toHaveCount(0);
      await look(page, 'kiosk-after-a-night');
      await page.getByLabel('Datum von heute').fill(addDays(dateOf(Date.now(), 'Europe/Berlin'), 2));
      await page.getByLabel('Uhrzeit jetzt').fill('08:00');
      await page.getByRole('button', { name: 'Datum und Uhrzeit stimmen' }).click();
      await expect(startButton(page)).toBeVisible();
      await expect(page.getByText(/^08:0\d/)).toBeVisible();
    });
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[P4.2] a device that a lead has signed off is cut off and keeps nothing', async ({ browser }) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  try {
    await expect.poll(() => documentsOn(kiosk.page)).toContain('day');
    await lead.page.getByRole('button', { name: 'Kiosk Eingang abmelden' }).click();
    await lead.page.getByRole('dialog').getByRole('button', { name: 'Gerät abmelden' }).click();
    await expect(kiosk.page.getByText('Dieses Gerät wurde von der Leitung abgemeldet.')).toBeVisible();
    await expect(lead.page.getByText('„Kiosk Eingang“ ist abgemeldet.')).toBeVisible();
    await expect(lead.page.getByText(/^Abgemeldet am/)).toBeVisible();
    await expect.poll(() => documentsOn(kiosk.page)).not.toContain('day');
    await kiosk.page.reload();
    expect(await pairingCode(kiosk.page)).toMatch(/^[2-9B-Z]{8}$/);
    await expect(startButton(kiosk.page)).toHaveCount(0);
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[A11.2, A11.3, A5.11] the PIN of a lead opens a kiosk that is cut off to staff; nothing else leads off its page', async ({
  browser,
}, info) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  const forStaff = page.getByRole('button', { name: 'Für Mitarbeitende' });
  const enter = async (pin: string): Promise<void> => {
    await pressDigits(page, pin);
    await page.getByRole('button', { name: 'Öffnen' }).click();
  };
  try {
    await expect(forStaff).toHaveCount(0);
    await lead.page.getByLabel('PIN für die Terminals').fill('123456');
    await lead.page.getByRole('button', { name: 'Für die Terminals festlegen' }).click();
    await expect(lead.page.getByText('Diese PIN wird zuerst geraten.')).toBeVisible();
    await lead.page.getByLabel('PIN für die Terminals').fill('482915');
    await lead.page.getByRole('button', { name: 'Für die Terminals festlegen' }).click();
    await expect(lead.page.getByText('Die PIN ist festgelegt.')).toBeVisible();
    await expect(lead.page.getByRole('button', { name: 'Von den Terminals entfernen' })).toBeVisible();
    await look(lead.page, 'lead-kiosk-pin');
    await page.reload();
    await expect(forStaff).toBeVisible();

    const number = await drawNumber(page);
    // Of what a visitor sees nothing leads elsewhere, and Back stays here.
    await expect(page.locator('a[href], form[action], iframe')).toHaveCount(0);
    await test.step('two steps back and a jump over several, none of them waited for', () =>
      stepBackAtOnce(page));
    await expect(startButton(page)).toBeVisible();

    kiosk.line.cut();
    await expect(page.getByText(/^Nicht verbunden/)).toBeVisible();
    await forStaff.click();
    await enter('482916');
    await expect(page.getByText('Diese PIN ist falsch.')).toBeVisible();
    await look(page, 'kiosk-staff-pin');
    await page.screenshot({ path: info.outputPath('staff-pin.png') });
    await enter('482915');
    await expect(page.getByRole('heading', { name: 'Dieses Terminal' })).toBeVisible();
    await expect(page.getByText('nichts', { exact: true })).toBeVisible();
    for (const size of [screens.kiosk, { width: 800, height: 1280 }]) {
      await page.setViewportSize(size);
      await look(page, `kiosk-staff-panel-${size.width}`);
      await page.screenshot({ path: info.outputPath(`staff-panel-${size.width}.png`) });
    }
    await page.getByRole('button', { name: 'Zurück zum Betrieb' }).click();
    await expect(startButton(page)).toBeVisible();
    kiosk.line.restore();
    await expect(page.getByText('Verbunden', { exact: true })).toBeVisible();

    // A favourite that a lead sets stands on the kiosk at once, one press from the summary.
    await lead.page.getByRole('link', { name: 'Dienststelle' }).click();
    await lead.page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await lead.page.getByRole('button', { name: 'Terminal im Foyer ändern' }).click();
    await lead.page.getByRole('checkbox', { name: 'Meldebescheinigung' }).check();
    await lead.page.getByRole('button', { name: 'Weiter' }).click();
    await lead.page.getByRole('button', { name: 'Speichern' }).click();
    await page.getByRole('button', { name: /Ich habe keinen Termin/ }).click();
    const favourites = page.getByRole('group', { name: 'Häufige Anliegen' });
    await look(page, 'kiosk-favourites');
    await page.screenshot({ path: info.outputPath('favourites.png') });
    await favourites.getByRole('button', { name: /Meldebescheinigung/ }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Anliegen' })).toBeVisible();
    await page.getByRole('button', { name: 'Zum Anfang' }).click();

    await forStaff.click();
    await enter('482915');
    await page.getByRole('button', { name: 'Gerät abmelden' }).click();
    await page.getByRole('button', { name: 'Ja, abmelden' }).click();
    expect(await pairingCode(page)).toMatch(/^[2-9B-Z]{8}$/);
    expect(number).toMatch(/^[A-Z]/);
    await expect(forStaff).toHaveCount(0);
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[A1.3] a QR code that is no appointment of today here says why', async ({ browser }) => {
  const relay = await startRelayProcess();
  const camera = await launchWithCamera();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(camera.browser, relay, lead.page, office);
  const { page } = kiosk;
  const paper = await lead.context.newPage();
  const today = dateOf(relay.now(), 'Europe/Berlin');
  const strangers = [
    ['https://example.org/', 'Das ist nicht der QR-Code eines Termins'],
    [`FOYER1:one-place:${today}:123456`, 'Dieser Termin ist an einem anderen Ort'],
    [`FOYER1:${office}:${addDays(today, 1)}:123456`, 'Dieser Termin ist nicht heute'],
    [`FOYER1:${office}:${today}:999999`, 'Zu diesem QR-Code gibt es heute hier keinen Termin'],
  ] as const;
  try {
    for (const [text, heading] of strangers) {
      await paper.setContent(`<div style="width:400px">${renderSVG(text, { border: 4 })}</div>`);
      await camera.show(paper.locator('svg'));
      await startButton(page).click();
      await page.getByRole('button', { name: /QR-Code/ }).click();
      await expect(page.getByRole('heading', { name: heading })).toBeVisible();
      await page.getByRole('button', { name: 'Zum Anfang' }).click();
    }
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await camera.close();
    await relay.close();
  }
});

test('[A2.5] repeated tries slow down', async ({ browser }) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  try {
    await takeClock(page);
    await startButton(page).click();
    await page.getByRole('button', { name: /Code eingeben/ }).click();
    const again = page.getByRole('button', { name: 'Noch einmal versuchen' });
    for (const [index, wait] of [0, 0, 5, 10].entries()) {
      for (const digit of `00000${index}`)
        await page.getByRole('button', { name: digit, exact: true }).click();
      await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
      await expect(page.getByRole('heading', { name: 'Diesen Code gibt es heute hier nicht' })).toBeVisible();
      if (wait > 0) {
        await expect(page.getByText(/In \d+ Sekunden können Sie es wieder versuchen/)).toBeVisible();
        await page.clock.runFor(wait * 1000);
      }
      await expect(page.getByText(/können Sie es wieder versuchen/)).toHaveCount(0);
      await again.click();
    }
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

/** P6: that what a browser does by itself is refused, and that two fingers do not zoom. */
async function expectGuarded(page: Page): Promise<void> {
  const taken = await page.evaluate(() => {
    const init = { bubbles: true, cancelable: true };
    const keys = [
      { key: 'p', ctrlKey: true },
      { key: '+', ctrlKey: true },
      { key: 'ArrowLeft', altKey: true },
      { key: 'F12' },
      { key: 'BrowserBack' },
    ].map((key) => new KeyboardEvent('keydown', { ...init, ...key }));
    const others = [
      new MouseEvent('contextmenu', init),
      new MouseEvent('mouseup', { ...init, button: 3 }),
      new WheelEvent('wheel', { ...init, ctrlKey: true }),
      new DragEvent('drop', init),
    ];
    const isTaken = (event: Event): boolean => document.body.dispatchEvent(event);
    const digit = new KeyboardEvent('keydown', { ...init, key: '5' });
    return { refused: [...keys, ...others].map(isTaken), digit: isTaken(digit) };
  });
  expect(taken).toEqual({ refused: taken.refused.map(() => false), digit: true });
  const session = await page.context().newCDPSession(page);
  await session.send('Input.synthesizePinchGesture', { x: 400, y: 400, scaleFactor: 3 });
  expect(await page.evaluate(() => visualViewport?.scale)).toBe(1);
}

/** Ten minutes on the page's own clock. A tap, or now and then a key, every two seconds. */
const MONKEY_TAPS = 300;
const MONKEY_EVERY_MS = 2_000;
const KEYS = ['Tab', 'Tab', 'Enter', 'Escape', ' ', '7'];

/** A5.9: a child who plays at a kiosk gets no number without a press for it, and leaves the kiosk as it was. */
async function playMonkey(page: Page): Promise<void> {
  const chance = chanceOf(15);
  const address = page.url();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  const takes = citizensLanguages.map((language) => messagesIn(language).kiosk.summary.take);
  await page.evaluate((names) => {
    const seen = { presses: 0 };
    Object.assign(window, { monkey: seen });
    const isTake = ({ target }: Event): boolean =>
      names.some((name) => (target as Element).closest('button')?.textContent?.includes(name) === true);
    addEventListener('click', (event) => void (isTake(event) && seen.presses++), true);
  }, takes);
  const before = await numbersWaiting(page);
  for (let tap = 0; tap < MONKEY_TAPS; tap++) {
    // What leads on stands in the middle of the page; a child also presses what stands around it.
    const within = chance.weighted([
      [6, 'main button'],
      [2, 'button'],
      [2, null],
    ] as const);
    const buttons = within === null ? [] : await page.evaluate(centresOf, within);
    const { width, height } = screens.kiosk;
    if (chance.yes(0.05)) await page.keyboard.press(chance.pick(KEYS));
    else {
      const spot =
        buttons.length > 0
          ? chance.pick(buttons)
          : { x: chance.between(0, width), y: chance.between(0, height) };
      await page.mouse.click(spot.x, spot.y);
    }
    await page.clock.runFor(MONKEY_EVERY_MS);
  }
  const presses = await page.evaluate(
    () => (window as unknown as { monkey: { presses: number } }).monkey.presses,
  );
  const given = (await numbersWaiting(page)) - before;
  expect(presses, 'it came so far as to press for a number').toBeGreaterThan(0);
  expect(given, 'and got one').toBeGreaterThan(0);
  expect(given).toBeLessThanOrEqual(presses);
  expect([page.url(), faults]).toEqual([address, []]);
  // The next visitor finds the start page, in German, and gets a number.
  await page.clock.runFor(2 * 60_000);
  await expect(startButton(page)).toBeVisible();
  expect(await drawNumber(page)).toMatch(/^B\d{3}$/);
  await expect.poll(() => numbersWaiting(page)).toBe(before + given + 1);
}

/** Runs in the page. */
const centresOf = (which: string): { x: number; y: number }[] =>
  [...document.querySelectorAll(which)]
    .map((button) => button.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map(({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 }));

/** As the monitors say it. */
const numbersWaiting = (page: Page): Promise<number> =>
  page.evaluate(async (name) => {
    const answer = await fetch(`/api/docs/${name}`);
    const { records } = (await answer.json()) as {
      records: { board: { waiting: { count: number }[] } };
    };
    return records.board.waiting.reduce((sum, { count }) => sum + count, 0);
  }, `board:${office}`);

/** The kinds of documents that this browser keeps on its disk. */
const documentsOn = (page: Page): Promise<string[]> =>
  page.evaluate(
    () =>
      new Promise<string[]>((done, failed) => {
        const opening = indexedDB.open('foyer');
        opening.onerror = () => failed(opening.error);
        opening.onsuccess = () => {
          const rows = opening.result.transaction('docs').objectStore('docs').getAll();
          rows.onsuccess = () => {
            opening.result.close();
            done(rows.result.map((row: { name: string }) => row.name.split(':')[0]!));
          };
        };
      }),
  );

test('[A5.10] outside the hours the screen goes dark, and a key or a touch shows more', async ({
  browser,
}) => {
  const offices = mkdtempSync(join(tmpdir(), 'foyer-offices-'));
  const file = readFileSync('sync-server/offices/bergkamen.yaml', 'utf8');
  writeFileSync(join(offices, 'bergkamen.yaml'), `${file}\nkiosk:\n  printer: null\n  lockAfter: 30\n`);
  const relay = await startRelayProcess({ offices, weekday: 1, startsAt: 19 * 60 });
  const lead = await openLead(browser, relay, 'bergkamen');
  const kiosk = await openDevice(browser, relay.port, screens.kiosk);
  const { page } = kiosk;
  try {
    await kiosk.open('/kiosk/bergkamen');
    await confirmDevice(lead.page, await pairingCode(page), 'Kiosk Eingang');
    const wake = page.getByRole('button', { name: 'Mehr anzeigen' });
    await expect(wake).toBeVisible();
    await expect(page.getByText(/^Wir öffnen wieder: .* Uhr\.$/)).toBeVisible();
    await look(page, 'kiosk, dark');
    // A finger that goes down must not lift on what comes below.
    await page.getByRole('main').dispatchEvent('pointerdown');
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    expect(await wake.isVisible()).toBe(true);
    await tabTo(page, wake);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('button', { name: 'Bedienhilfen' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Zurzeit geschlossen' })).toBeVisible();
    await expect(wake).toBeHidden();
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
    rmSync(offices, { recursive: true, force: true });
  }
});
