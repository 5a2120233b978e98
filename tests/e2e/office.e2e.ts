/** C11: a lead changes the office at the desk, sees what it does before it is saved, and takes it back. */
import { expect, test } from '@playwright/test';
import { anna, chooseCertificate, fillInBooking, sendBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { keepsAskedChange } from './support/disk.ts';
import { pressEnter } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';

test('[C11.8, C11.9, C11.10, P5] a lead changes a service and a rule by keyboard, and takes one back', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  try {
    const phone = await openDevice(browser, relay.port, screens.phone);
    await fillInBooking(phone.page, office, anna);
    await sendBooking(phone.page);
    await expect(phone.page.getByRole('heading', { name: /reserviert/ })).toBeVisible();

    const { page } = await openLead(browser, relay, office);
    await page.getByRole('link', { name: 'Dienststelle' }).click();
    const services = page.getByRole('region', { name: 'Anliegen' });
    const first = services.getByRole('row').nth(1);
    const name = await first.getByRole('rowheader').innerText();
    await lookInBoth(page, 'office, services');

    // C11.9: the field says what is wrong, and the form stays open.
    await services.getByRole('button', { name: `${name} ändern` }).press('Enter');
    const dialog = page.getByRole('dialog');
    const minutes = dialog.getByLabel('Minuten', { exact: true });
    await minutes.fill('-5');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter');
    await expect(dialog.getByText('Bitte geben Sie mindestens 1 ein.')).toBeVisible();
    await expect(minutes).toBeFocused();
    await look(page, 'office, a service with a mistake');
    await page.setViewportSize(screens.phone);
    await look(page, 'office, a service with a mistake, narrow');
    await page.setViewportSize(screens.laptop);
    await minutes.fill('7');
    await minutes.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText(/^Minuten: bisher \d+, künftig 7$/)).toBeVisible();
    await expect(page.getByText('Kein Termin ist betroffen.')).toBeVisible();
    await lookInBoth(page, 'office, a preview');
    // One edit at a time. The form holds what was typed.
    const edit = services.getByRole('button', { name: `${name} ändern` });
    await expect(edit).toHaveAttribute('aria-disabled', 'true');
    await page.getByRole('button', { name: 'Weiter bearbeiten' }).press('Enter');
    await expect(minutes).toHaveValue('7');
    await minutes.press('Enter');
    await expect(dialog).toBeHidden();
    await expect(page.getByText('Kein Termin ist betroffen.')).toBeVisible();
    await pressEnter(page.getByRole('button', { name: 'Speichern' }));
    await expect(page.getByText('Gespeichert. Die Änderung gilt sofort.')).toBeVisible();
    await expect(first).toContainText('7 Minuten');
    await expect(page.getByRole('row', { name: /Lena Leitung.*, dann 7/ })).toBeVisible();

    await expect(services.getByRole('heading', { name: 'Anliegen' })).toBeFocused();

    // An order is saved at once, and the button keeps the focus.
    const down = services.getByRole('button', { name: `${name} nach unten` });
    await down.press('Enter');
    await expect(services.getByRole('row').nth(2)).toContainText(name);
    await expect(down).toBeFocused();

    // C11.10: what is booked is not removed.
    await services.getByRole('button', { name: /^(?:.*)Meldebescheinigung.* entfernen$/ }).click();
    await expect(page.getByText(/^Für dieses Anliegen gibt es noch Termine/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Speichern' })).toHaveAttribute('aria-disabled', 'true');
    await look(page, 'office, a service that is booked');
    await page.getByRole('button', { name: 'Verwerfen' }).click();

    await page.getByRole('button', { name: 'Regeln', exact: true }).click();
    await lookInBoth(page, 'office, rules');
    await page.getByRole('button', { name: 'Ankommen und Aufrufen ändern' }).click();
    await dialog.getByLabel('Aufrufe', { exact: true }).fill('5');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /^Aufrufe 5/ })).toBeVisible();

    // A5.2, A5.10: what the kiosk has.
    await page.getByRole('button', { name: 'Terminal', exact: true }).click();
    await page.getByRole('button', { name: 'Terminal im Foyer ändern' }).click();
    await dialog.getByLabel('Bondrucker').selectOption('Papier 58 mm breit');
    await dialog.getByLabel('Text am Fuß des Zettels (Deutsch)').fill('Bis gleich');
    await dialog.getByLabel('Bildschirm abdunkeln nach (Minuten)').fill('30');
    await look(page, 'office, terminal, form');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /^Bondrucker Papier 58 mm breit; Bis gleich/ })).toBeVisible();
    await lookInBoth(page, 'office, terminal');

    // C3.7: the state and an own day off.
    await page.getByRole('button', { name: 'Feiertage', exact: true }).click();
    await page.getByRole('button', { name: 'Feiertage und eigene freie Tage ändern' }).press('Enter');
    await dialog.getByLabel('Bundesland', { exact: true }).selectOption('Bayern: Stadt Augsburg');
    await dialog.getByRole('button', { name: 'Freien Tag hinzufügen' }).press('Enter');
    const dayOff = dialog.getByRole('group', { name: /^Freier Tag/ }).last();
    await expect(dayOff.getByLabel('Wann')).toBeFocused();
    await dayOff.getByLabel('Tag', { exact: true }).fill('31');
    await dayOff.getByLabel('Monat').selectOption('Februar');
    await dayOff.getByLabel('Name (Deutsch)').fill('Stadtfest');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter');
    await expect(
      dialog.getByText('Bitte geben Sie einen Tag ein, den es in diesem Monat gibt.'),
    ).toBeVisible();
    await expect(dayOff.getByLabel('Tag', { exact: true })).toBeFocused();
    await look(page, 'office, holidays, a day that is none');
    await page.setViewportSize(screens.phone);
    await look(page, 'office, holidays, a day that is none, narrow');
    await page.setViewportSize(screens.laptop);
    await dayOff.getByLabel('Tag', { exact: true }).fill('24');
    await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).press('Enter');
    await expect(page.getByText(/: künftig frei \(/).first()).toBeVisible();
    await expect(page.getByText(/künftig .*Stadtfest \(jedes Jahr am 24\.02\.\)$/)).toBeVisible();
    await lookInBoth(page, 'office, holidays, a preview');
    await pressEnter(page.getByRole('button', { name: 'Speichern' }));
    const daysOff = page.getByRole('region', { name: 'Freie Tage der nächsten zwölf Monate' });
    await expect(daysOff.getByRole('row', { name: /^08\.08\..* Augsburger Friedensfest/ })).toBeVisible();
    await expect(daysOff.getByRole('row', { name: /^24\.02\..* Stadtfest/ })).toBeVisible();
    await lookInBoth(page, 'office, holidays');

    // P5: from the list of changes, the older one.
    await page.getByRole('button', { name: /^Rückgängig machen: Anliegen:/ }).click();
    await page.getByRole('button', { name: 'Speichern' }).click();
    await expect(page.getByRole('row', { name: /vorher 7, dann/ })).toBeVisible();
    await page.getByRole('button', { name: 'Angaben und Texte', exact: true }).click();
    await lookInBoth(page, 'office, details');
    await page.setViewportSize(screens.phone);
    await look(page, 'office, details, narrow');
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
  }
});

test('[C11.6] of two leads who change one field, the later sees the other value first', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  try {
    const one = await openLead(browser, relay, office);
    const other = await one.page.context().newPage();
    await other.setViewportSize(screens.laptop);
    for (const page of [one.page, other]) {
      await page.goto(`${new URL(one.page.url()).origin}/staff/${office}/lead/dienststelle`);
      await page.getByRole('button', { name: 'Regeln', exact: true }).click();
      await page.getByRole('button', { name: 'Ankommen und Aufrufen ändern' }).click();
    }
    for (const [page, calls] of [
      [one.page, '5'],
      [other, '4'],
    ] as const) {
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Aufrufe', { exact: true }).fill(calls);
      await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
      await expect(page.getByText(`künftig ${calls}`)).toBeVisible();
    }
    await one.page.getByRole('button', { name: 'Speichern' }).click();
    await expect(one.page.getByText('Gespeichert. Die Änderung gilt sofort.')).toBeVisible();
    await expect(other.getByText('Jemand anders hat dasselbe inzwischen geändert')).toBeVisible();
    await expect(other.getByText('Aufrufe: jetzt 5')).toBeVisible();
    await look(other, 'office, changed by another lead');
    await other.getByRole('button', { name: 'Mit meinen Werten weiter' }).click();
    await expect(other.getByText('Aufrufe: bisher 5, künftig 4')).toBeVisible();
    await other.getByRole('button', { name: 'Speichern' }).click();
    await expect(one.page.getByRole('row', { name: /^Aufrufe 4/ })).toBeVisible();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
  }
});

test('[C11.8, B13, P3] a lead adds a form and a question by keyboard, and agrees to what is erased', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  try {
    const { page } = await openLead(browser, relay, office);
    await page.getByRole('link', { name: 'Dienststelle' }).click();
    const dialog = page.getByRole('dialog');
    const next = dialog.getByRole('button', { name: 'Weiter zur Vorschau' });
    const save = page.getByRole('button', { name: 'Speichern' });
    const saved = page.getByText('Gespeichert. Die Änderung gilt sofort.');

    const services = page.getByRole('region', { name: 'Anliegen' });
    await services.getByRole('button', { name: /Meldebescheinigung.* ändern$/ }).press('Enter');
    const forms = dialog.getByRole('group', { name: 'Formulare' });
    await forms.getByRole('button', { name: 'Link hinzufügen' }).press('Enter');
    await expect(forms.getByLabel('Name des Links (Deutsch)')).toBeFocused();
    await page.keyboard.type('Antrag');
    await forms.getByLabel('Internetadresse').fill('antrag.pdf');
    await next.press('Enter');
    await expect(forms.getByText(/^Bitte prüfen Sie die Schreibweise/)).toBeVisible();
    await expect(forms.getByLabel('Internetadresse')).toBeFocused();
    await look(page, 'office, a form with a mistake');
    await page.setViewportSize(screens.phone);
    await look(page, 'office, a form with a mistake, narrow');
    await page.setViewportSize(screens.laptop);
    await forms.getByLabel('Internetadresse').fill('https://example.org/antrag.pdf');
    await next.press('Enter');
    await expect(
      page.getByText(/künftig Antrag \(https:\/\/example.org\/antrag.pdf\)/).first(),
    ).toBeVisible();
    await pressEnter(save);
    await expect(saved).toBeVisible();

    // [B15, C14] By phone with other minutes, and booked with no other service.
    await services.getByRole('button', { name: /Meldebescheinigung.* ändern$/ }).press('Enter');
    await dialog.getByRole('checkbox', { name: 'Immer allein' }).check();
    const variants = dialog.getByRole('group', { name: 'Am Telefon oder per Video' });
    await variants.getByRole('checkbox', { name: 'Am Telefon' }).check();
    await variants.getByLabel('Minuten', { exact: false }).first().fill('vier');
    await next.press('Enter');
    await expect(variants.getByText('Bitte geben Sie eine ganze Zahl ein.')).toBeVisible();
    await look(page, 'office, a service by phone with a mistake');
    await variants.getByLabel('Minuten', { exact: false }).first().fill('4');
    await next.press('Enter');
    await expect(page.getByText(/künftig Am Telefon \(4 Minuten\)/).first()).toBeVisible();
    await pressEnter(save);
    await expect(saved).toBeVisible();

    await page.getByRole('button', { name: 'Eigene Fragen', exact: true }).press('Enter');
    await expect(
      page.getByRole('row', { name: /^Aktenzeichen Text · freiwillig · bei jedem/ }),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Frage hinzufügen' }).press('Enter');
    await dialog.getByLabel('Frage (Deutsch)', { exact: true }).fill('Welcher Hund?');
    await dialog.getByLabel('Art der Antwort').selectOption({ label: 'Auswahl' });
    const answers = dialog.getByRole('group', { name: 'Antworten zur Auswahl' });
    await answers.getByRole('button', { name: 'Antwort hinzufügen' }).press('Enter');
    await page.keyboard.type('Klein');
    await next.press('Enter');
    await expect(answers.getByText('Es müssen mindestens 2 sein.')).toBeVisible();
    await answers.getByRole('button', { name: 'Antwort hinzufügen' }).press('Enter');
    await page.keyboard.type('Groß');
    await look(page, 'office, a question');
    await next.press('Enter');
    await pressEnter(save);
    await expect(saved).toBeVisible();
    await expect(page.getByRole('row', { name: /^Welcher Hund\? Auswahl/ })).toBeVisible();
    await expect(page.getByText('Mehr als 3 eigene Fragen sind nicht möglich.')).toBeVisible();
    await lookInBoth(page, 'office, questions');

    // B7: a mail in the office's own words.
    await page.getByRole('button', { name: 'E-Mails', exact: true }).press('Enter');
    const mails = page.getByRole('region', { name: 'E-Mails' });
    await expect(mails.getByRole('row', { name: /^Erinnerung .*wir erinnern Sie/ })).toBeVisible();
    await lookInBoth(page, 'office, mails');
    await mails.getByRole('button', { name: 'Erinnerung ändern' }).press('Enter');
    const intro = dialog.getByLabel('Erste Worte (Deutsch)', { exact: true });
    await dialog
      .getByRole('button', { name: 'Üblichen Text übernehmen: Erste Worte (Deutsch)' })
      .press('Enter');
    await expect(intro).toBeFocused();
    await expect(intro).toHaveValue(/^wir erinnern Sie/);
    await intro.fill('bitte denken Sie an {dya}.');
    await next.press('Enter');
    await expect(dialog.getByText('Den Platzhalter {dya} gibt es in dieser E-Mail nicht.')).toBeVisible();
    await expect(intro).toBeFocused();
    await look(page, 'office, a mail with a mistake');
    await intro.fill('bitte denken Sie an {day}.');
    await next.press('Enter');
    const formatted = page.frameLocator('iframe');
    await expect(formatted.getByText(/^bitte denken Sie an .*, \d+\. .* \d{4}\.$/)).toBeVisible();
    await expect(page.getByRole('region', { name: 'Als reiner Text' })).toContainText('Erika Mustermann');
    await page.getByRole('button', { name: 'English', exact: true }).last().press('Enter');
    // No English of its own: the usual one stands there.
    await expect(formatted.getByText(/^this is a reminder of your appointment/)).toBeVisible();
    await page.getByLabel('Ihre E-Mail-Adresse').fill('leitung@stadt.example');
    await page.getByLabel('Ihre E-Mail-Adresse').press('Enter');
    await expect(page.getByText('Hier ist kein Mailserver eingestellt.')).toBeVisible();
    await page.setViewportSize(screens.phone);
    await look(page, 'office, preview of a mail, narrow');
    await page.setViewportSize(screens.laptop);
    await pressEnter(save);
    await expect(saved).toBeVisible();
    await expect(mails.getByRole('row', { name: /^Erinnerung .*bitte denken Sie an \{day\}/ })).toBeVisible();
    // The heading has the focus after a save: it would take it from a button that is pressed before.
    await expect(page.getByRole('heading', { name: 'E-Mails', level: 2 })).toBeFocused();
    await mails.getByRole('button', { name: 'Erinnerung auf den üblichen Text zurücksetzen' }).press('Enter');
    await expect(page.getByText(/^Erste Worte .*künftig der übliche Text$/)).toBeVisible();
    await pressEnter(save);
    await expect(mails.getByRole('row', { name: /^Erinnerung .*wir erinnern Sie/ })).toBeVisible();

    // What citizens read and are asked.
    const phone = (await openDevice(browser, relay.port, screens.phone)).page;
    await phone.goto(`/${office}`);
    await phone.getByRole('link', { name: 'Termin buchen' }).click();
    await chooseCertificate(phone);
    await phone.getByRole('button', { name: 'Weiter', exact: true }).click();
    await expect(phone.getByRole('link', { name: 'Antrag' })).toBeVisible();
    await phone.getByRole('button', { name: 'Weiter zur Wahl des Tages' }).click();
    await phone
      .getByRole('button', { name: /Uhrzeiten? frei/ })
      .first()
      .click();
    await phone
      .getByRole('button', { name: /^\d\d:\d\d/ })
      .nth(1)
      .click();
    await expect(phone.getByText('Welcher Hund?')).toBeVisible();

    await page.getByRole('button', { name: 'Regeln', exact: true }).press('Enter');
    await page.getByRole('button', { name: 'Löschen ändern' }).press('Enter');
    await dialog.getByLabel('Personendaten löschen').fill('2');
    await next.press('Enter');
    await expect(page.getByText('Vergangene Tage werden gelöscht')).toBeVisible();
    await expect(save).toHaveAttribute('aria-disabled', 'true');
    await expect(
      page.getByText(
        /^In der nächsten Nacht werden Namen, Kontakte und Notizen der Tage .*\d{4} bis .*\d{4} gelöscht\.$/,
      ),
    ).toBeVisible();
    await lookInBoth(page, 'office, days that are erased');
    await page.getByLabel('Ja, diese Tage löschen').press('Space');
    await pressEnter(save);
    await expect(page.getByRole('row', { name: /^Personendaten löschen 2/ })).toBeVisible();
    await page.getByRole('button', { name: 'Angaben und Texte', exact: true }).click();
    await expect(page.getByRole('region', { name: 'In der Datei der Dienststelle' })).toBeVisible();
    await lookInBoth(page, 'office, what its file says');
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
  }
});

test('[C11.8] a save while cut off is refused in words, or kept and sent later, also by a later page', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  try {
    const { page } = await openLead(browser, relay, office);
    /** What the page asks does not leave it: the line breaks between the press and the relay. */
    let isCut = false;
    const silent: { close(): void }[] = [];
    await page.routeWebSocket(/\/sync\/outbox/, (socket) => {
      if (isCut) silent.push({ close: () => void socket.close() });
      else socket.connectToServer();
    });
    await page.getByRole('link', { name: 'Dienststelle' }).click();
    await page.getByRole('button', { name: 'Regeln', exact: true }).click();
    const dialog = page.getByRole('dialog');
    const save = page.getByRole('button', { name: 'Speichern' });
    const begin = async (calls: string): Promise<void> => {
      await page.getByRole('button', { name: 'Ankommen und Aufrufen ändern' }).click();
      await dialog.getByLabel('Aufrufe', { exact: true }).fill(calls);
      await dialog.getByRole('button', { name: 'Weiter zur Vorschau' }).click();
      await expect(page.getByText(`künftig ${calls}`)).toBeVisible();
    };

    await begin('5');
    await relay.kill();
    await expect(page.getByText(/Speichern können Sie, sobald die Verbindung steht/)).toBeVisible();
    await expect(save).toHaveAttribute('aria-disabled', 'true');
    await look(page, 'office, cut off before saving');
    await relay.start();
    await expect(save).toHaveAttribute('aria-disabled', 'false');
    await save.click();
    await expect(page.getByRole('row', { name: /^Aufrufe 5/ })).toBeVisible();

    await begin('4');
    isCut = true;
    // A new page, whose requests do not leave it from the beginning.
    await page.reload();
    await page.getByRole('button', { name: 'Regeln', exact: true }).click();
    await begin('4');
    await save.click();
    await expect(page.getByRole('button', { name: 'Wird gespeichert …' })).toBeVisible();
    // A page that is left before promises nothing.
    await expect.poll(() => keepsAskedChange(page)).toBe(true);
    await page.reload();
    await expect(page.getByText(/^Eine Änderung von Ihnen wartet noch/)).toBeVisible();
    await lookInBoth(page, 'office, a change that waits');
    isCut = false;
    for (const socket of silent) socket.close();
    await expect(
      page.getByText('Ihre Änderung, die noch gewartet hat, ist jetzt gespeichert.'),
    ).toBeVisible();
    await page.getByRole('button', { name: 'Regeln', exact: true }).click();
    await expect(page.getByRole('row', { name: /^Aufrufe 4/ })).toBeVisible();
  } finally {
    for (const context of browser.contexts()) await context.close();
    await relay.close();
  }
});
