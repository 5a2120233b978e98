/** Every surface's main screens on its own kind of screen: for everyone who sees, hears or reads differently. */
import { expect, test } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { openPostOffice } from '../support/post-office.ts';
import { anna, bernd, chooseCertificate, fillInBooking, sendBooking, showList } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { chooseService, drawNumber, openKiosk, openLead, startButton } from './support/kiosk.ts';
import { look, lookInBoth, lookInEnglish, smallLaptops } from './support/look.ts';
import { endAcrossCounters, recordWhatWasDone, sendAcrossCounters } from './support/counter-cards.ts';
import { linkIn, mailCodeIn, mailTo, nextMail } from './support/mail.ts';
import { startRelayForPhone } from './support/foyer.ts';
import type { Proxy } from '../support/proxy.ts';
import type { RelayProcess } from './support/relay-process.ts';
import { addClerk, confirmDevice, pairingCode, password, sitDown } from './support/staff.ts';

const office = 'always-open';
const smallPhone = { width: 360, height: 740 };
const tablet = { width: 1280, height: 800 };
const upright = { width: 800, height: 1280 };

async function withRelay(
  browser: Browser,
  run: (relay: RelayProcess, phoneLine: Proxy) => Promise<void>,
  smtp?: string,
): Promise<void> {
  const { relay, phoneLine } = await startRelayForPhone(smtp === undefined ? {} : { smtp });
  try {
    await run(relay, phoneLine);
  } finally {
    for (const context of browser.contexts()) await context.close();
    await phoneLine.close();
    await relay.close();
  }
}

test('the phone, from the first page to the last step', async ({ browser }) => {
  await withRelay(browser, async (relay) => {
    const { page, open } = await openDevice(browser, relay.port, smallPhone);
    await open('/');
    await expect(page.getByRole('link', { name: /Immerda/ })).toBeVisible();
    await lookInBoth(page, 'offices');
    // A phone that is new here loads neither its disk nor live documents to choose an office.
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    await open(`/${office}`);
    await expect(page.getByRole('link', { name: 'Termin buchen' })).toBeVisible();
    await lookInBoth(page, 'office');
    await page.getByRole('link', { name: 'Termin buchen' }).click();
    await page.getByText('Bescheinigungen', { exact: true }).click();
    await page.getByRole('checkbox', { name: /Meldebescheinigung/ }).check();
    await lookInBoth(page, 'services');
    await page.getByRole('button', { name: 'Weiter', exact: true }).click();
    await lookInBoth(page, 'documents');
    await page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    await expect(page.getByRole('button', { name: /Uhrzeiten? frei/ }).first()).toBeVisible();
    await lookInBoth(page, 'day');
    await page
      .getByRole('button', { name: /Uhrzeiten? frei/ })
      .first()
      .click();
    await expect(page.getByRole('button', { name: /^\d\d:\d\d/ }).first()).toBeVisible();
    await look(page, 'time');
    await page
      .getByRole('button', { name: /^\d\d:\d\d/ })
      .nth(4)
      .click();
    await page.getByRole('button', { name: 'Weiter zur Übersicht' }).click();
    await expect(page.getByRole('alert')).toBeVisible();
    await lookInBoth(page, 'contact with mistakes');
  });
});

test('the phone, from the booking to the QR code', async ({ browser }) => {
  const post = await openPostOffice();
  await withRelay(
    browser,
    async (relay, phoneLine) => {
      const { page, open } = await openDevice(browser, relay.port, smallPhone, phoneLine);
      await fillInBooking(page, office, anna, 5);
      await lookInBoth(page, 'check');
      await sendBooking(page);
      await expect(page.getByRole('heading', { name: 'Ihr Termin ist reserviert' })).toBeVisible();
      await lookInBoth(page, 'reserved');
      await nextMail(post, 0);
      // The address was mistyped: the phone that booked puts it right.
      await page.getByText('Keine E-Mail bekommen, oder die Adresse stimmt nicht?').click();
      const address = page.getByRole('textbox', { name: 'E-Mail-Adresse' });
      await expect(address).toHaveValue(anna.mail);
      await address.fill('anna.neu@beispiel.example');
      await page.getByRole('button', { name: 'E-Mail noch einmal senden' }).click();
      await expect(page.getByText('Die E-Mail ist unterwegs')).toBeVisible();
      await look(page, 'address put right');
      const mail = await mailTo(post, 'anna.neu@beispiel.example');
      const link = linkIn(mail);
      const other = await openDevice(browser, relay.port, smallPhone, phoneLine);
      await other.open(link.slice(0, -3).replace('/termin', '/Termin'));
      await expect(other.page.getByText('Dieser Link ist unvollständig')).toBeVisible();
      await lookInBoth(other.page, 'a link that was cut off');
      // This is like an app on a home screen, and behind a gateway that removes what stands behind the `#`.
      await other.open('/');
      await other.page.getByRole('link', { name: 'Meine Termine' }).click();
      const field = other.page.getByRole('textbox', { name: 'E-Mail-Code' });
      await field.fill('482 913');
      await field.press('Enter');
      await expect(other.page.getByText('Das ist der Code für die Anmeldung vor Ort')).toBeVisible();
      await lookInBoth(other.page, 'a wrong code');
      await field.fill(mailCodeIn(mail));
      await field.press('Enter');
      await other.page.getByRole('button', { name: 'Termin bestätigen' }).click();
      await expect(page.getByRole('img', { name: /QR-Code/ })).toBeVisible();
      await lookInBoth(page, 'appointment');
      await moveByMail(other.page, mailCodeIn(mail));
      await expect(page.getByText(/^Verschoben. Bisher: /)).toBeVisible();
      await expect(page.getByRole('article')).toHaveCount(1);
      await takeEarlierPlace(page);
      // [B4] One press of Back leaves the steps of a move that is done.
      await expect(other.page.getByRole('link', { name: 'Zu meinen Terminen' })).toBeVisible();
      await other.page.goBack();
      await expect(other.page).toHaveURL(/\/termin$/);
      await other.page.getByRole('button', { name: 'Termin absagen' }).click();
      const yes = other.page.getByRole('button', { name: 'Ja, Termin absagen' });
      await yes.click();
      await expect(other.page.getByText('Bitte geben Sie den E-Mail-Code ein.')).toBeVisible();
      await look(other.page, 'cancelling');
      await other.page.getByRole('dialog').getByRole('textbox').fill(mailCodeIn(mail));
      await yes.click();
      await expect(other.page.getByText('Der Termin ist abgesagt')).toBeVisible();
      await lookInBoth(other.page, 'cancelled');
      await open('/gibt/es/nicht/hier');
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await look(page, 'no such page');
    },
    post.url,
  );
  await post.close();
});

/** [B8.2, B8.4] By the link of a mail, with its code; over a reload in the middle. */
async function moveByMail(page: Page, code: string): Promise<void> {
  await page.getByRole('button', { name: 'Termin verschieben' }).click();
  await showList(page);
  await page
    .getByRole('button', { name: /Uhrzeiten? frei/ })
    .last()
    .click();
  await expect(page.getByRole('button', { name: /^\d\d:\d\d/ }).first()).toBeVisible();
  await page.reload();
  await expect(page.getByText(/^Ihr bisheriger Termin .* gilt, bis Sie den neuen haben/)).toBeVisible();
  await lookInBoth(page, 'moving: time');
  await page
    .getByRole('button', { name: /^\d\d:\d\d/ })
    .last()
    .click();
  const yes = page.getByRole('button', { name: 'Ja, Termin verschieben' });
  await yes.click();
  await expect(page.getByText('Bitte geben Sie den E-Mail-Code ein.')).toBeVisible();
  await lookInBoth(page, 'moving: check');
  await page.getByRole('textbox', { name: 'E-Mail-Code' }).fill(code);
  await yes.click();
  await expect(page.getByRole('heading', { name: 'Ihr Termin ist verschoben' })).toBeVisible();
  await lookInBoth(page, 'moved');
}

/** [B11] Asks for an earlier place, is offered one that another booking gives up, and takes it. */
async function takeEarlierPlace(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Auf die Warteliste setzen' }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('combobox', { name: 'Ab wann können Sie kommen?' })).toBeVisible();
  await look(page, 'asking for an earlier place');
  await dialog.getByRole('button', { name: 'Auf die Warteliste setzen' }).click();
  await expect(page.getByRole('heading', { name: 'Sie stehen auf der Warteliste' })).toBeVisible();
  await fillInBooking(page, office, bernd, 1, chooseCertificate, 'last-day');
  await sendBooking(page);
  await page.getByRole('button', { name: 'Termin absagen' }).click();
  await page.getByRole('button', { name: 'Ja, Termin absagen' }).click();
  await page.goto('/termin');
  await expect(page.getByText('Ein früherer Platz ist für Sie frei')).toBeVisible();
  await lookInBoth(page, 'an earlier place');
  await page.getByRole('button', { name: 'Diesen Platz nehmen' }).click();
  await expect(page.getByText(/^Dieser Platz ist für Sie frei bis /)).toBeVisible();
  await page.getByRole('button', { name: 'Ja, Termin verschieben' }).click();
  await expect(page.getByRole('heading', { name: 'Ihr Termin ist verschoben' })).toBeVisible();
}

test('the kiosk, lying and upright', async ({ browser }) => {
  await withRelay(browser, async (relay) => {
    const lead = await openLead(browser, relay, office);
    const unpaired = await openDevice(browser, relay.port, tablet);
    await unpaired.open(`/kiosk/${office}`);
    await pairingCode(unpaired.page);
    await lookInBoth(unpaired.page, 'pairing');
    const { page } = await openKiosk(browser, relay, lead.page, office);
    const both = async (what: string): Promise<void> => {
      await look(page, `${what}, lying`);
      await page.setViewportSize(upright);
      await lookInEnglish(page, `${what}, upright`);
      await page.setViewportSize(tablet);
    };
    await both('start');
    await startButton(page).click();
    await both('ways');
    await page.getByRole('button', { name: /Code eingeben/ }).click();
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await both('code, incomplete');
    for (const digit of '000000') await page.getByRole('button', { name: digit, exact: true }).click();
    await page.getByRole('button', { name: 'Anmelden', exact: true }).click();
    await expect(page.getByRole('heading', { name: 'Diesen Code gibt es heute hier nicht' })).toBeVisible();
    await both('unknown code');
    await page.getByRole('button', { name: 'Zum Anfang' }).click();
    await chooseService(page);
    await both('summary');
    await page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(page.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
    await both('ticket');
  });
});

test('the lead’s desk, the sign-in, a monitor that is not let in yet', async ({ browser }) => {
  await withRelay(browser, async (relay) => {
    const signIn = await openDevice(browser, relay.port, screens.laptop);
    await signIn.open(`/staff/${office}`);
    await signIn.page.getByRole('button', { name: 'Anmelden' }).click();
    await lookInBoth(signIn.page, 'sign-in with mistakes');
    await signIn.page.route('**/api/sign-in', (route) =>
      route.fulfill({ status: 503, headers: { 'retry-after': '5' }, json: { error: 'busy' } }),
    );
    await signIn.page.getByRole('textbox', { name: 'Benutzername' }).fill('lena');
    await signIn.page.getByLabel('Passwort').fill(password);
    await signIn.page.getByRole('button', { name: 'Anmelden' }).click();
    await expect(signIn.page.getByRole('alert')).toContainText(
      'Gerade melden sich sehr viele gleichzeitig an. Ihr Passwort wurde deshalb noch nicht geprüft. Bitte warten Sie 5 Sekunden.',
    );
    await expect(signIn.page.getByLabel('Passwort')).toHaveValue(password);
    await lookInBoth(signIn.page, 'sign-in while very many sign in');
    await signIn.close();
    const lead = await openLead(browser, relay, office);
    const monitor = await openDevice(browser, relay.port, screens.television);
    await monitor.open(`/monitor/${office}`);
    await look(monitor.page, 'monitor, pairing');
    await confirmDevice(lead.page, await pairingCode(monitor.page), 'Monitor Foyer');
    await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
    await look(monitor.page, 'monitor, nobody');
    await lookInBoth(lead.page, 'lead');
    await lead.page.getByRole('button', { name: 'Monitor Foyer abmelden' }).click();
    await look(lead.page, 'revoking');
    await lead.page.getByRole('button', { name: 'Behalten' }).click();

    const phone = await openDevice(browser, relay.port, screens.phone);
    await fillInBooking(phone.page, office, anna);
    await sendBooking(phone.page);
    await expect(phone.page.getByRole('heading', { name: /reserviert/ })).toBeVisible();
    await lead.page.getByRole('link', { name: 'Neue Online-Buchungen' }).click();
    await lead.page.getByRole('checkbox', { name: /^Auswählen ?: .* ab \d\d:\d\d Uhr$/ }).check();
    await expect(lead.page.getByText('Ein Termin ist ausgewählt, davon 0 fest gebucht.')).toBeVisible();
    await lookInBoth(lead.page, 'online bookings');
    await lead.page.getByRole('button', { name: 'Ausgewählte Termine absagen' }).click();
    await look(lead.page, 'taking bookings back');
    await lead.page.getByRole('button', { name: 'Termine absagen', exact: true }).click();
    await expect(lead.page.getByText('Ein Termin ist abgesagt.')).toBeVisible();
    await expect(
      lead.page.getByText(
        'Es steht kein Termin bevor, der in den letzten sieben Tagen online gebucht wurde.',
      ),
    ).toBeVisible();
    // B6.11.
    const exempt = lead.page.getByRole('textbox', { name: 'E-Mail-Adresse' });
    await exempt.fill('info@');
    await exempt.press('Enter');
    await expect(exempt).toBeFocused();
    await expect(exempt).toHaveAccessibleDescription(/keine vollständige E-Mail-Adresse/);
    await exempt.fill('info@haus-am-see.example');
    await exempt.press('Enter');
    await expect(
      lead.page.getByText('Für info@haus-am-see.example gilt die Grenze nicht mehr.'),
    ).toBeVisible();
    await lookInBoth(lead.page, 'online bookings, an address without a limit');
    await lead.page.getByRole('button', { name: 'info@haus-am-see.example entfernen' }).press('Enter');
    await expect(lead.page.getByText('Für alle Adressen gilt die Grenze.')).toBeVisible();
    await expect(lead.page.getByRole('heading', { name: 'E-Mail-Adressen ohne Grenze' })).toBeFocused();
    await phone.open('/termin');
    await expect(phone.page.getByRole('article')).toContainText('abgesagt');
  });
});

test('the counter and the monitor, with a call', async ({ browser }) => {
  await withRelay(browser, async (relay) => {
    const lead = await openLead(browser, relay, office);
    await addClerk(lead.page);
    const monitor = await openDevice(browser, relay.port, screens.television);
    await monitor.open(`/monitor/${office}`);
    await confirmDevice(lead.page, await pairingCode(monitor.page), 'Monitor Foyer');
    const kiosk = await openKiosk(browser, relay, lead.page, office);
    const numbers = [await drawNumber(kiosk.page), await drawNumber(kiosk.page)];
    await kiosk.close();
    const { page } = await openDevice(browser, relay.port, screens.laptop);
    await sitDown(page, office, 'karl', 'Schalter 4');
    for (const number of numbers)
      await expect(page.getByRole('region', { name: /^Wartend/ }).getByText(number)).toBeVisible();
    await lookInBoth(page, 'counter, two wait');
    await page.getByRole('button', { name: /Nächsten aufrufen/ }).click();
    await expect(page.getByRole('button', { name: /Starten/ })).toBeVisible();
    await lookInBoth(page, 'counter, called');
    await page.getByRole('button', { name: /Starten/ }).click();
    await expect(page.getByRole('button', { name: /Abschließen/ })).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await lookInBoth(page, 'counter, serving, with the details of the next');
    for (const key of ['?', 'w', 't', 'a']) {
      await page.keyboard.press(key);
      await expect(page.getByRole('dialog')).toBeVisible();
      await look(page, `counter, dialog ${key}`);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
    await recordWhatWasDone(page);
    await lead.open(`/staff/${office}`);
    await lead.page.getByRole('button', { name: /^Schalter 1/ }).click();
    await sendAcrossCounters(page, lead.page);
    for (const size of smallLaptops) {
      await lead.page.setViewportSize(size);
      await look(lead.page, `all counters and a call for help, ${size.width} wide`);
      await page.setViewportSize(size);
      await look(page, `counter on a break with a message, ${size.width} wide`);
    }
    await endAcrossCounters(page, lead.page);
    await giveNumbers(page, 3);
    // 200 % zoom of 1366×768: one column, one scrollbar, and the steps in sight.
    await page.evaluate(() => scrollTo(0, 0));
    await look(page, 'counter at 200 % zoom');
    await expect(page.getByRole('button', { name: /Abschließen/ })).toBeInViewport();
    expect(await page.evaluate(scrollersIn), 'no part scrolls by itself').toEqual([]);
    // Nothing covers the last of those who wait.
    await page
      .getByRole('region', { name: /^Wartend/ })
      .getByRole('row')
      .last()
      .getByRole('button')
      .first()
      .click({ trial: true });
    await expect(monitor.page.getByText(numbers[0]!).first()).toBeVisible();
    await look(monitor.page, 'monitor, a call');
  });
});

/** At the counter, for visitors who cannot use the kiosk. */
async function giveNumbers(page: Page, count: number): Promise<void> {
  const dialog = page.getByRole('dialog');
  for (let nth = 0; nth < count; nth++) {
    await page.keyboard.press('w');
    await dialog.getByRole('searchbox').fill('meldebesch');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(/^[A-Z]\d{3}$/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  }
}

/** Runs in the page: the boxes that scroll upright by themselves. */
function scrollersIn(): string[] {
  return [...document.querySelectorAll('main *')]
    .filter(
      (box) => box.scrollHeight > box.clientHeight + 1 && /auto|scroll/.test(getComputedStyle(box).overflowY),
    )
    .map((box) => box.className);
}
