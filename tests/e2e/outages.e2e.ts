/** The same visit with every line cut in its turn and the relay killed in between: the same end, nothing asked twice. */
import { expect, test } from '@playwright/test';
import { anna, codeOn, fillInBooking, numberOn, sendBooking } from './support/citizen.ts';
import { bookAndConfirm, counterName, office, openFoyer, untilAllInstalled } from './support/foyer.ts';
import { untilInstalled } from './support/devices.ts';
import { printedPages } from './support/look.ts';
import { checkInByCode, drawNumber } from './support/kiosk.ts';
import { linkIn, nextMail } from './support/mail.ts';

test('[B5, A4, Q6, M17] a visit through cut lines and a killed relay', async ({ browser }) => {
  const foyer = await openFoyer(browser);
  const { relay, phone, kiosk, counter, monitor, camera, post } = foyer;
  try {
    await test.step('the phone is offline from the moment of booking', async () => {
      await phone.open(`/${office}`);
      await untilInstalled(phone.page);
      await fillInBooking(phone.page, office, anna, 2);
      phone.line.cut();
      await sendBooking(phone.page);
      await expect(phone.page.getByText('Noch ist nichts reserviert').first()).toBeVisible();
      await expect(phone.page.getByText('auf diesem Gerät gespeichert').first()).toBeVisible();
      // A reload without a line loses nothing.
      await phone.page.reload();
      await expect(phone.page.getByText('Noch ist nichts reserviert').first()).toBeVisible();
      expect(post.mails).toHaveLength(0);
      phone.line.restore();
      await expect(phone.page.getByRole('heading', { name: 'Ihr Termin ist reserviert' })).toBeVisible();
    });

    await test.step('the relay is killed before the mail is confirmed', async () => {
      const mail = await nextMail(post, 0);
      await phone.open(linkIn(mail));
      await expect(phone.page.getByRole('button', { name: 'Termin bestätigen' })).toBeVisible();
      await relay.kill();
      await phone.page.getByRole('button', { name: 'Termin bestätigen' }).click();
      await expect(phone.page.getByText('Ihre Bestätigung ist auf diesem Gerät gespeichert.')).toBeVisible();
      await relay.start();
      await expect(phone.page.getByRole('img', { name: /QR-Code/ })).toBeVisible();
      await nextMail(post, 1);
    });
    const number = await numberOn(phone.page);
    expect(await codeOn(phone.page)).toMatch(/^\d{6}$/);

    await test.step('the kiosk is cut at check-in', async () => {
      await untilAllInstalled(foyer);
      await expect(counter.page.getByRole('region', { name: /^Erwartet/ }).getByText(number)).toBeVisible();
      await expect(kiosk.page.getByText('Verbunden', { exact: true })).toBeVisible();
      kiosk.line.cut();
      await expect(kiosk.page.getByText('Nicht verbunden')).toBeVisible();
      await camera.show(phone.page.getByRole('img', { name: /QR-Code/ }));
      await kiosk.page.getByRole('button', { name: /Ich habe einen Termin/ }).click();
      await kiosk.page.getByRole('button', { name: /QR-Code/ }).click();
      await expect(kiosk.page.getByRole('heading', { name: 'Sie sind angemeldet' })).toBeVisible();
      await expect(kiosk.page.getByText(number)).toBeVisible();
      await expect(kiosk.page.getByText(/Auf diesem Gerät gespeichert/)).toBeVisible();
      await expect(kiosk.page.getByText(/zeigen Sie Ihre Nummer bitte an einem Schalter/)).toBeVisible();
      await expect(kiosk.page.getByText(/erscheint auf dem Monitor/)).toBeHidden();
      await expect(counter.page.getByRole('region', { name: /^Wartend/ }).getByText(number)).toHaveCount(0);
      kiosk.line.restore();
      await expect(kiosk.page.getByText('Bestätigt.')).toBeVisible();
    });

    await test.step('the counter is cut while it calls and serves, the monitor during the call', async () => {
      await expect(counter.page.getByRole('region', { name: /^Wartend/ }).getByText(number)).toBeVisible();
      counter.line.cut();
      monitor.line.cut();
      await expect(counter.page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
      await counter.page.getByRole('button', { name: /Nächsten aufrufen/ }).click();
      await expect(counter.page.getByText(/Der Monitor zeigt diesen Aufruf nicht/)).toBeVisible();
      await expect(counter.page.getByText('auf diesem Gerät gespeichert').first()).toBeVisible();
      await relay.kill();
      await relay.start();
      counter.line.restore();
      await expect(counter.page.getByRole('listitem').filter({ hasText: `Aufruf ${number}` })).toContainText(
        'bestätigt',
      );
      // The call is confirmed now; the monitor, still cut, says that it is behind.
      await expect(counter.page.getByText(/Der Monitor zeigt diesen Aufruf nicht/)).toHaveCount(0);
      await expect(monitor.page.getByText(/Anzeige nicht aktuell/).first()).toBeVisible();
      await expect(monitor.page.getByText(number)).toHaveCount(0);
      monitor.line.restore();
      await expect(monitor.page.getByText(number).first()).toBeVisible();
      await expect(monitor.page.getByText(counterName).first()).toBeVisible();

      // A line that is dead without having been cut: it has left this device, and no answer came.
      const started = counter.page.getByRole('listitem').filter({ hasText: `Start ${number}` });
      counter.line.stall();
      await counter.page.getByRole('button', { name: /Starten/ }).click();
      await expect(started).toContainText('gesendet');
      counter.line.cut();
      await expect(counter.page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
      await expect(started).not.toContainText('bestätigt');
      await counter.page.getByRole('button', { name: /Abschließen/ }).click();
      await expect(counter.page.getByText('1 abgeschlossen')).toBeVisible();
      // Once the screen says so, a reload loses nothing.
      const finished = counter.page.getByRole('listitem').filter({ hasText: `Abschluss ${number}` });
      await expect(finished).toContainText('auf diesem Gerät gespeichert');
      await counter.page.reload();
      await expect(counter.page.getByText('1 abgeschlossen')).toBeVisible();
      counter.line.restore();
      // What was asked while cut off has reached the relay, and its word is on the screen.
      for (const action of [started, finished]) await expect(action).toContainText('bestätigt');
      await expect(phone.page.getByText('erledigt')).toBeVisible();
      await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
    });

    // Nothing was done twice: one booking, one confirmation, one visit that is finished once.
    expect(post.mails).toHaveLength(2);
    await expect(counter.page.getByText('1 abgeschlossen')).toBeVisible();
    await expect(counter.page.getByText('Niemand wartet.')).toBeVisible();
  } finally {
    await foyer.close();
  }
});

test('[B5] every surface opens again while the relay is dead', async ({ browser }) => {
  const foyer = await openFoyer(browser);
  const { relay, phone, kiosk, counter, monitor, lead } = foyer;
  try {
    await bookAndConfirm(foyer, anna);
    const [number, code] = [await numberOn(phone.page), await codeOn(phone.page)];
    const drawn = await drawNumber(kiosk.page);
    await counter.page.getByRole('button', { name: /Nächsten aufrufen/ }).click();
    await expect(monitor.page.getByText(drawn).first()).toBeVisible();
    await expect(counter.page.getByRole('region', { name: /^Erwartet/ }).getByText(anna.name)).toBeVisible();
    await untilAllInstalled(foyer);
    await relay.kill();
    for (const { page } of [phone, kiosk, counter, monitor, lead]) await page.reload();
    // What a citizen stands there with: the QR, the code, the number, and that they hold without a connection.
    await expect(phone.page.getByRole('img', { name: /QR-Code/ })).toBeVisible();
    expect(await codeOn(phone.page)).toBe(code);
    expect(await numberOn(phone.page)).toBe(number);
    await expect(phone.page.getByText(/Ihr QR-Code gilt trotzdem/)).toBeVisible();
    await phone.open(`/${office}`);
    await expect(phone.page.getByRole('link', { name: 'Termin buchen' })).toBeVisible();
    await expect(kiosk.page.getByRole('button', { name: /Ich habe keinen Termin/ })).toBeVisible();
    await expect(counter.page.getByRole('heading', { name: 'Am Schalter' })).toBeVisible();
    await expect(counter.page.getByText('Nicht mit der Zentrale verbunden')).toBeVisible();
    // P7, P8: with the numbers; without a PIN the names stay closed until the relay is back.
    await expect(counter.page.getByText('Ohne Namen')).toBeVisible();
    await expect(counter.page.getByRole('region', { name: /^Erwartet/ }).getByText(number)).toBeVisible();
    await expect(
      counter.page.getByRole('region', { name: 'Am Schalter' }).getByText(drawn).first(),
    ).toBeVisible();
    await expect(monitor.page.getByText(/Anzeige nicht aktuell/).first()).toBeVisible();
    await expect(monitor.page.getByText(drawn).first()).toBeVisible();
    await expect(monitor.page.getByText(counterName).first()).toBeVisible();
    await expect(lead.page.getByRole('heading', { name: 'Geräte', exact: true })).toBeVisible();
    await expect(lead.page.getByRole('rowheader', { name: 'Kiosk Eingang' })).toBeVisible();

    // The kiosk still knows visitors with a code (A1).
    await checkInByCode(kiosk.page, code);
    await expect(kiosk.page.getByRole('heading', { name: 'Sie sind angemeldet' })).toBeVisible();
    await expect(kiosk.page.getByText(number)).toBeVisible();
    await expect(kiosk.page.getByText(/Auf diesem Gerät gespeichert/)).toBeVisible();
    await kiosk.page.getByRole('button', { name: 'Fertig' }).click();

    // And it still gives out a number of its own block (A7).
    await kiosk.page.getByRole('button', { name: /Ich habe keinen Termin/ }).click();
    await kiosk.page.getByRole('button', { name: /Bescheinigungen/ }).click();
    await kiosk.page.getByRole('button', { name: /Meldebescheinigung/ }).click();
    await kiosk.page.getByRole('button', { name: 'Wartenummer ziehen' }).click();
    await expect(kiosk.page.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
    await expect(kiosk.page.getByText('B002').first()).toBeVisible();
    await expect(
      kiosk.page.getByText(/Ihre Nummer gilt\. Sie ist auf diesem Gerät gespeichert/),
    ).toBeVisible();

    // So does the counter, by the keyboard alone.
    await counter.page.keyboard.press('w');
    const give = counter.page.getByRole('dialog', { name: 'Wartenummer ausgeben' });
    await give.getByRole('searchbox', { name: 'Worum geht es?' }).fill('meldebesch');
    await counter.page.keyboard.press('Enter');
    await expect(counter.page.getByRole('dialog').getByText('B101', { exact: true })).toBeFocused();
    expect(await printedPages(counter.page), 'the number, once').toBe(1);
    await counter.page.keyboard.press('Escape');
    await expect(counter.page.getByRole('dialog')).toBeHidden();
    await expect(counter.page.getByRole('listitem').filter({ hasText: 'Wartenummer B101' })).toContainText(
      'auf diesem Gerät gespeichert',
    );
    await relay.start();
    for (const waiting of ['B002', 'B101', number]) {
      await expect(counter.page.getByRole('region', { name: /^Wartend/ }).getByText(waiting)).toBeVisible();
    }
  } finally {
    await foyer.close();
  }
});
