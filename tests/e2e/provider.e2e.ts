/** Staff sign in at the town's provider: a real one, on another site than the relay's. */
import { expect, test } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';
import { aRealProvider } from '../support/provider.ts';
import { screens, untilInstalled } from './support/devices.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';

const office = 'always-open';
const button = (at: Page | Locator, name: string) => at.getByRole('button', { name, exact: true });

async function sayWho(page: Page, login: string): Promise<void> {
  await page.getByPlaceholder('Enter any login').fill(login);
  await page.getByPlaceholder('and password').fill('x');
  await button(page, 'Sign-in').click();
}

test('a lead signs in by the button, changes accounts after having said once more who they are, and signs out', async ({
  browser,
}) => {
  const provider = await aRealProvider();
  const {
    issuer: OIDC_ISSUER,
    clientId: OIDC_CLIENT_ID,
    clientSecret: OIDC_CLIENT_SECRET,
  } = provider.settings;
  const environment: Record<string, string> = { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET };
  const relay = await startRelayProcess({ environment });
  provider.open({ publicUrl: relay.url });
  provider.members.set('erika', { name: 'Erika Leitung', roles: [`${office}:lead`] });
  const context = await browser.newContext({ locale: 'de-DE', viewport: screens.laptop });
  const page = await context.newPage();
  await page.goto(`${relay.url}/staff/${office}/lead`);
  const toProvider = button(page, 'Mit dem Konto der Stadt anmelden');
  await expect(toProvider).toBeVisible();
  await lookInBoth(page, 'staff sign-in with a provider');
  // From now on the worker answers the ways of the browser that are the app's.
  await untilInstalled(page);

  await toProvider.click();
  await sayWho(page, 'karl');
  await expect(page.getByText('Ihr Konto hat in dieser Dienststelle keine Rolle.')).toBeVisible();
  expect(page.url()).toBe(`${relay.url}/staff/${office}/lead`);
  await look(page, 'staff sign-in refused by the provider');

  provider.members.set('karl', { name: 'Karl Schalter', roles: [`${office}:clerk`] });
  await toProvider.click();
  // The provider knows who it was; the account of the clerk is made.
  await expect(page.getByText('Karl Schalter').first()).toBeVisible();
  await button(page, 'Abmelden').click();
  await button(page, 'Yes, sign me out').click();
  await expect(toProvider).toBeVisible();
  expect(page.url()).toBe(`${relay.url}/staff/${office}`);

  await page.goto(`${relay.url}/staff/${office}/lead`);
  await toProvider.click();
  await sayWho(page, 'erika');
  const team = page.getByRole('region', { name: 'Team' });
  await expect(team.getByRole('row', { name: /Erika Leitung \(Sie\)/ })).toContainText('Anmeldedienst');
  await expect(button(team, 'Neues Passwort für Karl Schalter')).toBeHidden();
  await button(team, 'Karl Schalter entfernen').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toContainText('Lassen Sie zuerst beim Anmeldedienst die Rolle wegnehmen.');
  await button(dialog, 'Person entfernen').click();
  await expect(dialog).toContainText('Dafür müssen Sie sich beim Anmeldedienst noch einmal anmelden.');
  await look(page, 'lead confirms at the provider');
  await button(dialog, 'Beim Anmeldedienst anmelden').click();
  await sayWho(page, 'erika');
  await button(team, 'Karl Schalter entfernen').click();
  await button(dialog, 'Person entfernen').click();
  await expect(page.getByText('Karl Schalter ist entfernt')).toBeVisible();
  await expect(button(page, 'Person hinzufügen')).toBeVisible();

  // Without passwords no form asks for one.
  environment['OIDC_ONLY'] = '1';
  await relay.kill();
  await relay.start();
  await page.reload();
  await expect(page.getByText('Dort liegen auch die Passwörter.')).toBeVisible();
  await expect(button(page, 'Person hinzufügen')).toBeHidden();
  await expect(team).toContainText('Passwörter ändert hier niemand');
  await lookInBoth(page, 'lead without passwords');
  await page.goto(`${relay.url}/staff/${office}`);
  await expect(button(page, 'Abmelden')).toBeVisible();
  await expect(button(page, 'Passwort ändern')).toBeHidden();

  await context.close();
  await relay.close();
  await provider.close();
});
