/** Bad input of every form: a message beside its field, in the person's language, and nothing typed is lost. */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { dateOf } from '../../src/lib/domain/time.ts';
import { anna, fillInBooking } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { openKiosk, openLead, startButton } from './support/kiosk.ts';
import { look, speak } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';
import { password } from './support/staff.ts';

const office = 'always-open';

let relay: RelayProcess;
test.beforeAll(async () => {
  relay = await startRelayProcess();
});
test.afterAll(() => relay.close());

const field = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });
const says = (page: Page, text: string | RegExp) => expect(page.getByText(text).last()).toBeVisible();

test('a citizen: every field, and the language in between', async ({ browser }) => {
  const phone = await openDevice(browser, relay.port, screens.phone);
  const { page } = phone;
  await phone.open(`/${office}/buchen/anliegen`);
  await page.getByRole('button', { name: 'Weiter', exact: true }).click();
  await says(page, 'Bitte wählen Sie mindestens ein Anliegen');
  await fillInBooking(page, office, anna, 8);
  await page.getByRole('link', { name: /Ändern.*Person/ }).click();
  const next = page.getByRole('button', { name: 'Weiter zur Übersicht' });

  await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill('  ');
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('anna(at)beispiel');
  await field(page, 'Tag').fill('31');
  await field(page, 'Monat').fill('02');
  await page.getByRole('textbox', { name: /^Telefonnummer/ }).fill('keins');
  // B13: the office's own questions stand among the fields and are wrong like these.
  await page.getByRole('textbox', { name: /^Aktenzeichen/ }).fill('<b>AZ</b> 1234567890');
  await says(page, 'Noch 0 Zeichen');
  await page.getByRole('textbox', { name: /^Aktenzeichen/ }).fill('<b>AZ</b> 1234567890123');
  await says(page, '3 Zeichen zu viel');
  await next.click();
  await expect(page.getByRole('alert')).toBeFocused();
  await says(page, 'Bitte prüfen Sie 5 Angaben');
  await says(page, 'Aktenzeichen: Das ist zu lang. Höchstens 20 Zeichen.');
  await look(page, 'mistakes in the contact and in an own question');
  for (const text of [
    'Bitte geben Sie Ihren Namen ein.',
    'gültige E-Mail-Adresse',
    'Geburtsdatum kann nicht stimmen',
  ])
    await says(page, new RegExp(text));
  await says(page, /gültige Telefonnummer/);
  await expect(page.getByRole('textbox', { name: 'E-Mail-Adresse' })).toHaveAttribute('aria-invalid', 'true');

  // The other language: the same mistakes in other words, the same things typed.
  await speak(page, 'English');
  await says(page, 'Please check 5');
  await says(page, 'File number: this is too long. At most 20 characters.');
  await says(page, /valid e-mail address/);
  await expect(page.locator('#mail')).toHaveValue('anna(at)beispiel');
  await expect(page.locator('#phone')).toHaveValue('keins');
  await expect(field(page, 'Day')).toHaveValue('31');
  // From right to left, too, and where no person has read the translation the page says so.
  await speak(page, 'العربية');
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.locator('#mail')).toHaveValue('anna(at)beispiel');
  await expect(page.getByRole('contentinfo')).toContainText('النص الألماني');
  await look(page, 'contact with mistakes, Arabic');
  await speak(page, 'Deutsch');

  // A reload loses none of it either.
  await page.reload();
  await expect(page.locator('#mail')).toHaveValue('anna(at)beispiel');
  await expect(page.locator('#name')).toHaveValue('  ');
  await expect(page.getByRole('textbox', { name: /^Aktenzeichen/ })).toHaveValue('<b>AZ</b> 1234567890123');
  await page.getByRole('textbox', { name: /^Aktenzeichen/ }).fill('<b>AZ</b> ٤٧');
  await page.getByRole('radio', { name: 'Rollstuhl' }).check();
  await page.getByRole('textbox', { name: 'Vorname und Nachname' }).fill(anna.name);
  await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('anna@web.ed');
  await field(page, 'Tag').fill('24');
  await field(page, 'Monat').fill('12');
  await page.getByRole('textbox', { name: /^Telefonnummer/ }).fill('');
  await next.click();
  const question = page.getByRole('dialog', { name: 'Stimmt die E-Mail-Adresse?' });
  await expect(question).toContainText('anna@web.de');
  await look(page, 'is the address right');
  await question.getByRole('button', { name: 'Nein, meine Eingabe stimmt' }).click();
  await expect(page.getByText('anna@web.ed')).toBeVisible();
  await page.getByRole('link', { name: /Ändern.*Person/ }).click();
  await next.click();
  await question.getByRole('button', { name: 'Ja, so ist es richtig' }).click();
  await expect(page.getByText('anna@web.de')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Ist alles richtig?' })).toBeVisible();
  await expect(page.getByText('<b>AZ</b> ٤٧')).toBeVisible();
  await expect(page.getByText('Rollstuhl')).toBeVisible();
  await look(page, 'answers to own questions before they are sent');

  await page.goto('/termin#kein-link');
  await says(page, 'Dieser Link ist unvollständig');
  await phone.close();
});

test('a kiosk: code and birth date', async ({ browser }) => {
  const lead = await openLead(browser, relay, 'one-place');
  const kiosk = await openKiosk(browser, relay, lead.page, 'one-place');
  const { page } = kiosk;
  const today = dateOf(relay.now(), 'Europe/Berlin');
  const digits = async (text: string): Promise<void> => {
    for (const digit of text) await page.getByRole('button', { name: digit, exact: true }).click();
  };
  const submit = page.getByRole('button', { name: 'Anmelden', exact: true });
  await startButton(page).click();
  await page.getByRole('button', { name: /Code eingeben/ }).click();
  await digits('123');
  await submit.click();
  await says(page, 'Der Code hat sechs Ziffern.');
  await expect(page.getByRole('textbox', { name: /Code/ })).toHaveValue(/1\s?2\s?3/);
  await page.getByRole('button', { name: 'Zurück' }).click();
  await page.getByRole('button', { name: /Geburtsdatum/ }).click();
  await submit.click();
  await says(page, /Tag, Monat und das Jahr mit vier Ziffern/);
  await digits('31021950');
  await submit.click();
  await says(page, 'Dieses Datum gibt es nicht.');
  await expect(page.getByRole('textbox', { name: /Jahr/ })).toHaveValue('1950');

  // A hand scanner, on the screen where digits are awaited.
  await page.getByRole('button', { name: 'Zurück' }).click();
  await page.getByRole('button', { name: /Code eingeben/ }).click();
  await page.evaluate(
    (keys) => {
      for (const key of keys)
        document.activeElement!.dispatchEvent(
          new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
        );
    },
    [...'FOZER1ÖoneßplaceÖ', ...today.replaceAll('-', 'ß'), 'Ö', ...'999999', 'Enter'],
  );
  await expect(
    page.getByRole('heading', { name: 'Zu diesem QR-Code gibt es heute hier keinen Termin' }),
  ).toBeVisible();
  await Promise.all([kiosk.close(), lead.close()]);
});

test('the staff: first lead, sign-in, pairing, a new colleague', async ({ browser }) => {
  const desk = await openDevice(browser, relay.port, screens.laptop);
  const { page } = desk;
  const { pathname, hash } = new URL(relay.firstLead(office));
  await desk.open(`/staff/${office}/first#nicht-der-schluessel-der-gilt`);
  await says(page, 'Dieser Link gilt nicht mehr');
  // The right one in the same tab differs in nothing but what stands behind the #.
  await desk.open(`${pathname}${hash}`);
  await expect(page.getByRole('textbox', { name: 'Ihr Name' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe('');
  // The relay's trouble is not the link's, and a new load does not lose it.
  await page.route('**/api/first-lead/check', (route) =>
    route.fulfill({ status: 429, json: { error: 'too-many' } }),
  );
  await page.reload();
  await says(page, 'Zu viele Versuche. Bitte warten Sie einen Moment.');
  await page.unroute('**/api/first-lead/check');
  await page.reload();
  await page.getByRole('textbox', { name: 'Ihr Name' }).fill('Lena Leitung');
  await page.getByRole('textbox', { name: 'Benutzername' }).fill('lena leitung');
  await page.getByLabel('Passwort', { exact: true }).fill('kurz');
  await page.getByLabel('Passwort wiederholen').fill('anders');
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await says(page, /Der Benutzername darf keine Leerzeichen/);
  await says(page, 'Das Passwort braucht mindestens 10 Zeichen.');
  await says(page, 'Die beiden Passwörter stimmen nicht überein.');
  await expect(page.getByRole('textbox', { name: 'Benutzername' })).toBeFocused();
  await expect(page.getByRole('textbox', { name: 'Ihr Name' })).toHaveValue('Lena Leitung');
  await page.getByRole('textbox', { name: 'Benutzername' }).fill('lena');
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByLabel('Passwort wiederholen').fill(password);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();

  const confirm = page.getByRole('button', { name: 'Weiter', exact: true });
  const code = page.getByRole('textbox', { name: 'Code des Geräts' });
  await confirm.click();
  await says(page, 'Bitte geben Sie den Code ein.');
  await says(page, 'Bitte geben Sie dem Gerät einen Namen.');
  await expect(code).toBeFocused();
  await code.fill('12 34');
  await page.getByRole('textbox', { name: 'Name des Geräts' }).fill('Kiosk Eingang');
  await confirm.click();
  await says(page, /Der Code hat acht Zeichen/);
  await code.fill('b2c4 x7kt');
  await confirm.click();
  await says(page, /Diesen Code gibt es nicht oder er ist abgelaufen/);
  await expect(code).toHaveValue('b2c4 x7kt');
  await expect(page.getByRole('textbox', { name: 'Name des Geräts' })).toHaveValue('Kiosk Eingang');

  const form = page.getByRole('form', { name: 'Person hinzufügen' });
  const add = form.getByRole('button', { name: 'Person hinzufügen' });
  await add.click();
  for (const text of ['Bitte geben Sie einen Namen ein.', 'Bitte geben Sie einen Benutzernamen ein.'])
    await expect(form.getByText(text)).toBeVisible();
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Karl Schalter');
  await form.getByRole('textbox', { name: 'Benutzername' }).fill('lena');
  await add.click();
  await expect(form.getByText('Bitte geben Sie Ihr eigenes Passwort ein.')).toBeVisible();
  await form.getByLabel('Ihr eigenes Passwort').fill('nicht das eigene');
  await add.click();
  await expect(form.getByText('Ihr Passwort stimmt nicht. Bitte prüfen Sie es.')).toBeVisible();
  await form.getByLabel('Ihr eigenes Passwort').fill(password);
  await add.click();
  await expect(form.getByText('Diesen Benutzernamen gibt es schon.')).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Benutzername' })).toBeFocused();
  await expect(form.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Karl Schalter');

  // A relay that does not answer loses nothing either.
  desk.line.cut();
  await form.getByRole('textbox', { name: 'Benutzername' }).fill('karl');
  await add.click();
  await expect(form.getByText(/Die Zentrale antwortet nicht\. Ihre Eingaben bleiben stehen/)).toBeVisible();
  await expect(form.getByRole('textbox', { name: 'Benutzername' })).toHaveValue('karl');
  desk.line.restore();

  await page.getByRole('button', { name: 'Abmelden', exact: true }).click();
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await says(page, 'Bitte geben Sie Ihren Benutzernamen ein.');
  await says(page, 'Bitte geben Sie Ihr Passwort ein.');
  await expect(page.getByRole('textbox', { name: 'Benutzername' })).toBeFocused();
  await page.getByRole('textbox', { name: 'Benutzername' }).fill('lena');
  await page.getByLabel('Passwort').fill('ein-falsches-passwort');
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await says(page, /Benutzername oder Passwort stimmen nicht/);
  await expect(page.getByRole('textbox', { name: 'Benutzername' })).toHaveValue('lena');
  await speak(page, 'English');
  await expect(page.getByRole('textbox', { name: 'User name' })).toHaveValue('lena');
  await desk.close();
});
