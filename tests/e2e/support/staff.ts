/** What the office's staff do to set up: the first lead, a clerk, and the pairing of devices. */
import { expect, request } from '@playwright/test';
import type { Page } from '@playwright/test';

export const password = 'ein-sehr-gutes-passwort';

export async function becomeFirstLead(page: Page, link: string): Promise<void> {
  const { pathname, hash } = new URL(link);
  await page.goto(`${pathname}${hash}`);
  await page.getByRole('textbox', { name: 'Ihr Name' }).fill('Lena Leitung');
  await page.getByRole('textbox', { name: 'Benutzername' }).fill('lena');
  await page.getByLabel('Passwort', { exact: true }).fill(password);
  await page.getByLabel('Passwort wiederholen').fill(password);
  await page.getByRole('button', { name: 'Konto anlegen' }).click();
  await expect(page.getByRole('heading', { name: 'Gerät hinzufügen' })).toBeVisible();
}

/** At the lead's desk: lets in the device that shows this code. */
export async function confirmDevice(lead: Page, code: string, name: string): Promise<void> {
  await lead.getByRole('textbox', { name: 'Code des Geräts' }).fill(code);
  await lead.getByRole('textbox', { name: 'Name des Geräts' }).fill(name);
  await lead.getByRole('button', { name: 'Weiter', exact: true }).click();
  await lead.getByRole('button', { name: 'Ja, Gerät bestätigen' }).click();
  await expect(lead.getByText(`„${name}“ ist eingerichtet.`)).toBeVisible();
}

/** The code that an unpaired kiosk or monitor shows. */
export async function pairingCode(page: Page): Promise<string> {
  const shown = page.getByLabel(/Code dieses (Geräts|Monitors)/);
  await expect(shown).toContainText(/[2-9B-Z]{4}\s?[2-9B-Z]{4}/);
  // Shown once in two groups, and once for screen readers.
  return (await shown.innerText()).replace(/[^2-9B-Z]/g, '').slice(0, 8);
}

/** The clerk has signed in once and chosen `password`. */
export const addClerk = async (lead: Page): Promise<void> =>
  choosePassword(lead, 'karl', await addNewClerk(lead));

/** A new member signs in at another device and chooses `password`. */
export async function choosePassword(lead: Page, login: string, oneTimePassword: string): Promise<void> {
  const { origin, pathname } = new URL(lead.url());
  const [, , office] = pathname.split('/');
  const elsewhere = await request.newContext({ baseURL: origin, extraHTTPHeaders: { origin } });
  const credentials = { office, login, password: oneTimePassword, newPassword: password };
  const reply = await elsewhere.post('/api/sign-in', { data: { ...credentials, device: 'first-device' } });
  expect(reply.status()).toBe(200);
  await elsewhere.dispose();
}

/** The clerk has not signed in yet. Gives back the one-time password. */
export const addNewClerk = (lead: Page): Promise<string> =>
  addMember(lead, { name: 'Karl Schalter', login: 'karl', role: 'Sachbearbeitung' });

/** Gives back the one-time password. */
export async function addMember(
  lead: Page,
  { name, login, role }: { readonly name: string; readonly login: string; readonly role: string },
): Promise<string> {
  const form = lead.getByRole('form', { name: 'Person hinzufügen' });
  await form.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await form.getByRole('textbox', { name: 'Benutzername' }).fill(login);
  await form.getByRole('radio', { name: role, exact: true }).check();
  await form.getByLabel('Ihr eigenes Passwort').fill(password);
  await form.getByRole('button', { name: 'Person hinzufügen' }).click();
  const oneTimePassword = await takeHandedOver(lead, name);
  await expect(lead.getByText(`${name} kann sich jetzt anmelden.`)).toBeVisible();
  return oneTimePassword;
}

/** Reads the one-time password that is shown once, and closes it. */
export async function takeHandedOver(lead: Page, name: string): Promise<string> {
  const dialog = lead.getByRole('dialog', { name: `Einmal-Passwort für ${name}` });
  const shown = await dialog.getByText(/^(?:[2-9b-z]{4}-){3}[2-9b-z]{4}$/).innerText();
  await dialog.getByRole('button', { name: 'Fertig' }).click();
  await expect(dialog).toBeHidden();
  return shown;
}

/** Signs in and sits down at a counter. */
export async function sitDown(page: Page, office: string, login: string, counter: string): Promise<void> {
  await page.goto(`/staff/${office}`);
  await page.getByRole('textbox', { name: 'Benutzername' }).fill(login);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await page.getByRole('button', { name: new RegExp(`^${counter}`) }).click();
  await expect(page.getByRole('heading', { name: 'Am Schalter' })).toBeVisible();
}

/** The dead time after a step at the counter is over: a press before it is the second half of a double click. */
export const rested = (counter: Page): Promise<void> =>
  expect(counter.getByRole('region', { name: 'Am Schalter' })).toHaveAttribute('data-resting', 'false');
