/** Every way into the waiting room that needs no camera: code, birth date, the clerk's word, the next free interval. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { book } from './support/booked.ts';
import { anna, bernd } from './support/citizen.ts';
import type { Typed } from './support/citizen.ts';
import { openDevice, openProfile, screens } from './support/devices.ts';
import type { DeviceInBrowser, KeptProfile } from './support/devices.ts';
import { databasesOf } from './support/disk.ts';
import {
  checkInByBirthDate,
  checkInByCode,
  drawNumber,
  openKiosk,
  openLead,
  skipPause,
  startButton,
  takeClock,
} from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, rested, sitDown } from './support/staff.ts';

const office = 'always-open';
const carla: Typed = { name: 'Carla Vierer', mail: 'carla@vierer.example', birth: ['01', '02', '1966'] };
const dora: Typed = { name: 'Dora Probe', mail: 'dora@probe.example', birth: ['30', '06', '1999'] };
const unknown = ['09', '09', '1999'];
/** A2: then staff are told of a visitor whom the relay cannot find. */
const GONE_AFTER_MS = 10_000;
const welcome = (kiosk: Page) => kiosk.getByRole('heading', { name: 'Sie sind angemeldet' });
const done = (kiosk: Page) => kiosk.getByRole('button', { name: 'Fertig' }).click();

/** P6: as a birth date was typed, as it is shown and as it is compared. */
const writtenOut = ({ birth: [day, month, year] }: Typed): string[] => [
  `${year}-${month}-${day}`,
  `${day}.${month}.${year}`,
  `${day}${month}${year}`,
];

/** She comes tomorrow. */
const eva: Typed = { name: 'Eva Übermorgenstern', mail: 'eva@stern.example', birth: ['17', '11', '1971'] };
const visitors = [anna, bernd, carla, dora, eva];

const phone = '02362 9988776';
/** What a clerk notes is about people as well. */
const note = 'Begleitet von Frau Wiesengrund';

/** P7: what a person could be found by. */
const inClear = (typed: Typed): string[] => [typed.name, typed.mail, ...writtenOut(typed)];
const allInClear = [...visitors.flatMap(inClear), phone, note];

/** P7.6: on the phone, for the next opening day. */
async function bookForTomorrow(page: Page, { name, mail }: Typed): Promise<void> {
  await page.keyboard.press('d');
  const booking = page.getByRole('dialog', { name: 'Termin buchen' });
  await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('ausweis');
  await page.keyboard.press('Enter');
  await booking.getByRole('list', { name: 'Tag und Uhrzeit' }).getByRole('button').nth(1).click();
  await booking.getByRole('list', { name: 'Vormittags' }).getByRole('button').first().click();
  await booking.getByLabel('Name').fill(name);
  await booking.getByLabel('Telefon').fill(phone);
  await booking.getByRole('textbox', { name: 'E-Mail' }).fill(mail);
  await page.keyboard.press('Enter');
  await expect(booking.getByText('Gebucht')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(booking).toBeHidden();
}

async function takeNote(page: Page): Promise<void> {
  await page.locator('[data-visit]').first().click();
  const field = page.locator('[data-note]');
  await expect(field).toBeVisible();
  await page.keyboard.press('o');
  await expect(field).toBeFocused();
  await page.keyboard.type(note);
  await page.keyboard.press('Enter');
  await expect(page.getByText(note)).toBeVisible();
  // Out of the field again: the next letter is a key of the counter.
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Tasten' }).waitFor();
  await page.keyboard.press('Escape');
}

async function findOnThisLaptop(page: Page, { name }: Typed): Promise<void> {
  await page.keyboard.press('/');
  const search = page.getByRole('dialog', { name: 'Termin oder Person suchen' });
  await search.getByRole('searchbox').fill(name);
  await expect(search.getByRole('button', { name: new RegExp(name) })).toBeVisible();
  await expect(
    search.getByText('Nur heute und am nächsten Öffnungstag gesucht', { exact: false }),
  ).toBeVisible();
  await search.getByRole('button', { name: 'Suche schließen' }).click();
  await expect(search).toBeHidden();
}

const PIN = '480216';

async function setPin(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'PIN festlegen' }).click();
  await page.getByLabel('PIN (6 bis 12 Ziffern)').fill(PIN);
  await page.getByLabel('PIN wiederholen').fill(PIN);
  await page.getByRole('button', { name: 'PIN speichern' }).click();
  await expect(page.getByRole('button', { name: 'Sperren' })).toBeVisible();
}

async function unlock(page: Page): Promise<void> {
  await page.getByLabel('PIN', { exact: true }).fill(PIN);
  await page.getByRole('button', { name: 'Entsperren' }).click();
  await expect(page.getByRole('heading', { name: 'Bildschirm gesperrt' })).toBeHidden();
}

/** P7: that the disk holds people encrypted alone, or none any more. */
async function expectNoPeople(
  page: Page,
  profile: KeptProfile,
  sealed: 'there' | 'gone' = 'there',
): Promise<void> {
  // The page says at once that it is signed out, and clears the disk behind it.
  await expect.poll(async () => /"k":"people:/.test(await databasesOf(page))).toBe(sealed === 'there');
  const held = await databasesOf(page);
  for (const text of allInClear) expect(held).not.toContain(text);
  expect(await profile.filesWith(allInClear)).toEqual([]);
}

/** As a power cut ends it: nothing is tidied up. */
async function killBrowser({ context, page }: DeviceInBrowser): Promise<void> {
  const session = await context.newCDPSession(page);
  const closed = new Promise((resolve) => context.once('close', resolve));
  await session.send('Browser.crash').catch(() => {});
  await closed;
}

/** P6: that the disk holds a check-in by birth date, sealed, and nowhere a birth date in clear. */
async function expectSealed(page: Page, profile: KeptProfile): Promise<void> {
  const clear = [anna, carla].flatMap(writtenOut);
  const held = await databasesOf(page);
  for (const text of clear) expect(held).not.toContain(text);
  const sealed = /[\w-]{122}/.exec(held)?.[0];
  expect(sealed).toBeDefined();
  await expect.poll(() => profile.filesWith([sealed!])).not.toEqual([]);
  expect(await profile.filesWith(clear)).toEqual([]);
}

test('[A1, A2, A3, P6, P7.1, P7.4, P7.6, P8.1, P8.3, P8.4, Q4] by code, by birth date, by the time of it, by the clerk; and back after having been missed', async ({
  browser,
}) => {
  const post = await openPostOffice();
  const relay = await startRelayProcess({ smtp: post.url });
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  const profile = await openProfile();
  const kiosk = await openKiosk(profile, relay, lead.page, office);
  const laptop = await openProfile();
  let counter = await openDevice(laptop, relay.port, screens.laptop);
  const { page } = kiosk;
  let notedAt = 0;
  try {
    await sitDown(counter.page, office, 'karl', 'Schalter 4');
    const waiting = counter.page.getByRole('region', { name: /^Wartend/ });
    const expected = counter.page.getByRole('region', { name: /^Erwartet/ });
    // Anna comes twice; the others have birth dates of their own.
    const booked = (typed: Typed, place: number) => book(relay, post, office, typed, place);
    const ofBernd = await booked(bernd, 1);
    const ofCarla = await booked(carla, 1);
    const first = await booked(anna, 1);
    const second = await booked(anna, 2);
    const ofDora = await booked(dora, 2);

    await test.step('by code, and once more', async () => {
      await checkInByCode(page, ofBernd.code);
      await expect(welcome(page)).toBeVisible();
      await expect(page.getByText(ofBernd.number)).toBeVisible();
      await expect(page.getByText('Bestätigt.')).toBeVisible();
      await done(page);
      await checkInByCode(page, ofBernd.code);
      // Within the same moment it is one check-in.
      const again = page.getByRole('heading', { name: /^Sie sind (schon )?angemeldet$/ });
      await expect(again).toBeVisible();
      await expect(page.getByText(ofBernd.number)).toBeVisible();
      await done(page);
      await expect(waiting.getByText(ofBernd.number)).toHaveCount(1);
    });

    await test.step('by birth date', async () => {
      await checkInByBirthDate(page, carla.birth);
      await expect(welcome(page)).toBeVisible();
      await expect(page.getByText(ofCarla.number)).toBeVisible();
      await done(page);
      await expect(waiting.getByText(ofCarla.number)).toBeVisible();
    });

    await test.step('by birth date, which two appointments share: the time decides, no name is shown', async () => {
      await checkInByBirthDate(page, anna.birth);
      await expect(page.getByRole('heading', { name: 'Um wie viel Uhr ist Ihr Termin?' })).toBeVisible();
      await expect(page.getByText(/Anna/)).toHaveCount(0);
      const times = page.getByRole('button', { name: /^\d\d:\d\d Uhr/ });
      await expect(times).toHaveCount(2);
      await times.nth(1).click();
      await expect(welcome(page)).toBeVisible();
      await expect(page.getByText(second.number)).toBeVisible();
      await done(page);
      await expect(waiting.getByText(second.number)).toBeVisible();
      await expect(expected.getByText(first.number)).toBeVisible();
    });

    await test.step('by the word of the clerk who sees them', async () => {
      await rested(counter.page);
      await counter.page.getByRole('button', { name: `${ofDora.number} ist anwesend` }).click();
      await expect(waiting.getByText(ofDora.number)).toBeVisible();
      // A row that has gone keeps its place while the pointer is in its list.
      await counter.page.mouse.move(0, 0);
      await expect(expected.getByText(ofDora.number)).toHaveCount(0);
      await expect(
        counter.page.getByRole('listitem').filter({ hasText: `Anwesend ${ofDora.number}` }),
      ).toContainText('bestätigt');
    });

    await test.step('a follow-up for the person shown; too early for it, they are taken in with a reason', async () => {
      const desk = counter.page;
      await waiting.getByRole('button', { name: ofBernd.number, exact: true }).click();
      await desk.keyboard.press('d');
      const booking = desk.getByRole('dialog', { name: `Folgetermin zu ${ofBernd.number}` });
      await expect(booking.getByLabel('Name')).toHaveValue(bernd.name);
      await booking.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('reisepass beantr');
      await desk.keyboard.press('Enter');
      await booking.getByRole('list', { name: 'Tag und Uhrzeit' }).getByRole('button').first().click();
      await booking.getByRole('list', { name: 'Nachmittags' }).getByRole('button').last().click();
      await look(desk, 'a follow-up');
      await booking.getByRole('button', { name: /^Buchen: / }).click();
      const number = (await booking.getByText(/^Nummer [A-Z]\d{3}$/).innerText()).slice(-4);
      await desk.keyboard.press('Escape');
      await expected.getByRole('button', { name: `${number} ist anwesend` }).click();
      await expect(desk.getByRole('dialog', { name: `${number} trotzdem anmelden?` })).toBeVisible();
      await look(desk, 'why a visitor is taken in too early');
      await rested(desk);
      await desk.keyboard.press('2');
      await expect(waiting.getByText(number)).toBeVisible();
      await desk.keyboard.press('Escape');
    });

    await test.step('missed, and back again', async () => {
      await rested(counter.page);
      await counter.page.getByRole('button', { name: `${ofDora.number} aufrufen` }).click();
      await counter.page.getByRole('button', { name: /^Nicht erschienen/ }).click();
      const missed = counter.page.getByRole('region', { name: /^Nicht erschienen/ });
      await expect(missed.getByText(ofDora.number)).toBeVisible();
      await rested(counter.page);
      await counter.page.getByRole('button', { name: `${ofDora.number} ist wieder da` }).click();
      await expect(waiting.getByText(ofDora.number)).toBeVisible();
      await counter.page.mouse.move(0, 0);
      await expect(missed.getByText(ofDora.number)).toHaveCount(0);
    });

    await test.step('cut off, by birth date: the time is taken down too, and a visitor without one gets a number', async () => {
      const which = page.getByRole('heading', { name: 'Um wie viel Uhr ist Ihr Termin?' });
      kiosk.line.cut();
      await expect(page.getByText('Nicht verbunden')).toBeVisible();
      await checkInByBirthDate(page, unknown);
      await page
        .getByRole('button', { name: /^\d\d:\d\d Uhr/ })
        .first()
        .click();
      await expect(page.getByRole('heading', { name: 'Ihre Ankunft ist vermerkt' })).toBeVisible();
      notedAt = Date.now();
      await done(page);
      await checkInByBirthDate(page, anna.birth);
      await expect(which).toBeVisible();
      await expect(page.getByText(/kann Ihr Geburtsdatum gerade nicht prüfen/)).toBeVisible();
      await expect(page.getByText(/Anna|Bernd|Carla|Dora/)).toHaveCount(0);
      await page
        .getByRole('button', { name: /^\d\d:\d\d Uhr/ })
        .first()
        .click();
      await expect(page.getByRole('heading', { name: 'Ihre Ankunft ist vermerkt' })).toBeVisible();
      await expectSealed(page, profile);
      await done(page);
      await checkInByBirthDate(page, anna.birth);
      await expect(which).toBeVisible();
      await page.getByRole('button', { name: 'Keine dieser Uhrzeiten' }).click();
      await expect(page.getByRole('button', { name: 'Wartenummer ziehen' })).toBeVisible();
      await expectSealed(page, profile);
    });

    await test.step('who was noted and cannot be found stands with what is to be addressed', async () => {
      // A visitor who is answered sooner than this still stands at the kiosk.
      await expect.poll(() => Date.now() - notedAt).toBeGreaterThan(GONE_AFTER_MS);
      kiosk.line.restore();
      const toAddress = counter.page.getByRole('region', { name: /^Zu klären/ });
      const row = toAddress.getByRole('listitem');
      await expect(row).toContainText('Geburtsdatum 09.09.1999');
      await expect(row).toContainText('aufgenommen: Kiosk Eingang');
      await lookInBoth(counter.page, 'something to address');
      await counter.page.getByRole('link', { name: 'Zu klären: 1' }).click();
      counter.line.cut();
      await expect(counter.page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
      await row.getByRole('button', { name: /^Geklärt/ }).focus();
      await counter.page.keyboard.press('Enter');
      await expect(row).toBeFocused();
      await expect(row).toContainText('auf diesem Gerät gespeichert');
      counter.line.restore();
      await expect(row).toContainText('bestätigt');
      await counter.page.getByRole('button', { name: 'Wartenummer ausgeben' }).focus();
      await expect(toAddress.getByText('Nichts offen.')).toBeVisible();
    });

    await test.step('nothing of it stays in the files of the browser when it is closed', async () => {
      await kiosk.close();
      expect(await profile.filesWith([anna, carla].flatMap(writtenOut))).toEqual([]);
    });

    await test.step('at the counter people lie encrypted, while it is at work', async () => {
      await expect(counter.page.getByText(bernd.name).first()).toBeVisible();
      await bookForTomorrow(counter.page, eva);
      await takeNote(counter.page);
      await expectNoPeople(counter.page, laptop);
    });

    await test.step('a PIN locks it by a key, and no name is left in the page', async () => {
      await setPin(counter.page);
      await counter.page.getByRole('button', { name: 'Wartenummer ausgeben' }).click();
      await counter.page.keyboard.press('Control+Alt+L');
      await expect(counter.page.getByRole('heading', { name: 'Bildschirm gesperrt' })).toBeVisible();
      await expect(counter.page.getByText('Karl Schalter')).toBeVisible();
      await expect(counter.page.getByLabel('PIN', { exact: true })).toBeFocused();
      const locked = await counter.page.content();
      for (const { name } of visitors) expect(locked).not.toContain(name);
      await lookInBoth(counter.page, 'locked');
      await counter.page.keyboard.press('n');
      await unlock(counter.page);
      // What was open is open again, and the key that was pressed meanwhile has called no visitor.
      await expect(counter.page.getByRole('dialog')).toBeVisible();
      await counter.page.keyboard.press('Escape');
      await expect(counter.page.getByText(bernd.name).first()).toBeVisible();
    });

    await test.step('cut off and killed, it opens with the PIN where it was, and with its names', async () => {
      counter.line.cut();
      await killBrowser(counter);
      expect(await laptop.filesWith(allInClear)).toEqual([]);
      counter = await openDevice(laptop, relay.port, screens.laptop, counter.line);
      await counter.open(`/staff/${office}`);
      await expect(counter.page.getByLabel('PIN', { exact: true })).toBeFocused();
      await unlock(counter.page);
      await expect(counter.page.getByRole('heading', { name: 'Am Schalter' })).toBeVisible();
      await expect(counter.page.getByText(bernd.name).first()).toBeVisible();
      await findOnThisLaptop(counter.page, eva);
      await expectNoPeople(counter.page, laptop);
    });

    await test.step('signed out, nothing is left that could be read', async () => {
      counter.line.restore();
      await counter.page.getByRole('button', { name: 'Abmelden' }).click();
      await expect(counter.page.getByRole('heading', { name: 'Anmelden' })).toBeVisible();
      await expectNoPeople(counter.page, laptop, 'gone');
      await counter.close();
      expect(await laptop.filesWith(allInClear)).toEqual([]);
    });
  } finally {
    await Promise.all([counter.close(), kiosk.close(), lead.close()]);
    profile.drop();
    laptop.drop();
    await relay.close();
    await post.close();
  }
});

test('[A6, A7] short services get the next free interval, and a number when none is left or the relay is away', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, 'short-services');
  const kiosk = await openKiosk(browser, relay, lead.page, 'short-services');
  const { page } = kiosk;
  const choose = async (service: RegExp): Promise<void> => {
    await skipPause(page);
    await page.getByRole('button', { name: /Ich habe keinen Termin/ }).click();
    await page.getByRole('button', { name: /Bescheinigungen/ }).click();
    await page.getByRole('button', { name: service }).click();
  };
  const take = page.getByRole('button', { name: 'Nächste freie Zeit nehmen' });
  const due = page.getByRole('heading', { name: /^Ihr Termin ist heute um/ });
  try {
    await takeClock(page);
    await expect(page.getByText('Heute geöffnet: 10:00–10:20 und 12:00–12:05 Uhr')).toBeVisible();
    // Without birth dates no visitor is asked for one.
    await startButton(page).click();
    await expect(page.getByRole('button', { name: /Code eingeben/ })).toBeVisible();
    await expect(page.getByText(/Geburtsdatum/)).toHaveCount(0);
    await page.getByRole('button', { name: 'Zum Anfang' }).click();
    // Longer services get a number as ever.
    await choose(/Beglaubigung/);
    await expect(take).toHaveCount(0);
    await page.getByRole('button', { name: 'Zum Anfang' }).click();

    let here = 0;
    for (;;) {
      await choose(/Meldebescheinigung/);
      await take.click();
      await expect(due).toBeVisible();
      await expect(page.getByText(/^A6\d\d$/).first()).toBeVisible();
      if ((await due.innerText()).includes('12:00')) break;
      await expect(page.getByText('Sie sind schon angemeldet.')).toBeVisible();
      here++;
      await done(page);
    }
    expect(here).toBeGreaterThan(0);
    await expect(
      page.getByText('Bitte melden Sie sich ab 11:45 Uhr hier mit diesem Code an.').first(),
    ).toBeVisible();
    expect(await page.locator('[data-code]').getAttribute('data-code')).toMatch(/^\d{6}$/);
    await done(page);

    // Nothing is left today: a place in the queue.
    await choose(/Meldebescheinigung/);
    await take.click();
    await expect(page.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
    await expect(page.getByText('A001').first()).toBeVisible();
    await done(page);

    kiosk.line.cut();
    await expect(page.getByText('Nicht verbunden')).toBeVisible();
    await skipPause(page);
    expect(await drawNumber(page)).toBe('A002');
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});

test('[P4] a kiosk says why its connection has ended for good, and asks no visitor in', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const { page } = kiosk;
  try {
    await expect(page.getByText('Verbunden', { exact: true })).toBeVisible();
    await page.routeWebSocket(/\/sync\/outbox/, (socket) => socket.close({ code: 4403 }));
    await page.reload();
    await expect(page.getByText('Dafür fehlt diesem Gerät die Berechtigung.')).toBeVisible();
    await expect(page.getByText('Verbindung beendet')).toBeVisible();
    await expect(page.getByText(/Nicht verbunden/)).toHaveCount(0);
    await expect(startButton(page)).toHaveCount(0);
    await page.unrouteAll();
    await page.getByRole('button', { name: 'Seite neu laden' }).click();
  } finally {
    await Promise.all([kiosk.close(), lead.close()]);
    await relay.close();
  }
});
