/** A laptop is stolen, a password is forgotten, a member leaves: what a lead does about it (P4). */
import { expect, test } from '@playwright/test';
import type { Browser, Locator, Page } from '@playwright/test';
import { LEAST_BRAKED } from '../../sync-server/arbiter/brake.ts';
import { appCode } from '../support/totp.ts';
import { openPhone } from '../support/attacks/phone.ts';
import { openDevice, screens } from './support/devices.ts';
import type { DeviceInBrowser } from './support/devices.ts';
import { tabTo } from './support/keyboard.ts';
import { openLead } from './support/kiosk.ts';
import { look, lookInBoth } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import type { RelayProcess } from './support/relay-process.ts';
import { addClerk, addMember, addNewClerk, password, sitDown, takeHandedOver } from './support/staff.ts';

const office = 'always-open';
const newPassword = 'ein-ganz-anderes-passwort';
const ownPassword = 'das-dritte-von-karl-gewählte';

let relay: RelayProcess;
/** What it is started with, also when a test starts it anew. */
let environment: Record<string, string>;
test.beforeEach(async () => {
  environment = {};
  relay = await startRelayProcess({ trustProxy: true, environment });
});
test.afterEach(async ({ browser }) => {
  for (const context of browser.contexts()) await context.close();
  await relay.close();
});

const button = (at: Page | Locator, name: string | RegExp) => at.getByRole('button', { name, exact: true });
const team = (page: Page) => page.getByRole('region', { name: 'Team' });
const rowOf = (page: Page, name: string | RegExp) => team(page).getByRole('row', { name });
const says = (page: Page, text: string | RegExp) =>
  expect(page.getByRole('status').filter({ hasText: text })).toBeVisible();

async function signIn(page: Page, login: string, secret: string): Promise<void> {
  // A desk that is signed out in a moment has a field of the same name, for a new member.
  await expect(button(page, 'Anmelden')).toBeVisible();
  await page.getByRole('textbox', { name: 'Benutzername' }).fill(login);
  await page.getByLabel('Passwort').fill(secret);
  await button(page, 'Anmelden').click();
}

async function openClerk(browser: Browser, lead: DeviceInBrowser): Promise<DeviceInBrowser> {
  await addClerk(lead.page);
  const clerk = await openDevice(browser, relay.port, screens.laptop);
  await sitDown(clerk.page, office, 'karl', 'Schalter 4');
  return clerk;
}

/** The first sign-in with what the lead has handed over. */
async function chooseOwn(page: Page, secret: string): Promise<void> {
  await page.getByLabel('Neues Passwort', { exact: true }).fill(secret);
  await page.getByLabel('Neues Passwort wiederholen').fill(secret);
  await button(page, 'Speichern und anmelden').click();
}

const isCutOff = (page: Page) =>
  expect(page.getByText('Ihre Anmeldung ist nicht mehr gültig.')).toBeVisible();

test('[P4] a clerk is signed out everywhere, gets a new password, and is removed', async ({ browser }) => {
  const lead = await openLead(browser, relay, office);
  const clerk = await openClerk(browser, lead);
  const { page } = lead;
  const dialog = page.getByRole('dialog');
  const atWork = clerk.page.getByRole('heading', { name: 'Am Schalter' });

  await button(page, 'Karl Schalter überall abmelden').click();
  await expect(dialog).toContainText('Mit dem bisherigen Passwort kann sich Karl Schalter danach wieder');
  await button(dialog, 'Abbrechen').click();
  await expect(dialog).toBeHidden();
  await expect(atWork).toBeVisible();
  await button(page, 'Karl Schalter überall abmelden').click();
  await button(dialog, 'Überall abmelden').click();
  await isCutOff(clerk.page);
  await says(page, 'Karl Schalter ist überall abgemeldet.');
  await signIn(clerk.page, 'karl', password);
  await expect(atWork).toBeVisible();

  await button(page, 'Neues Passwort für Karl Schalter').click();
  await button(dialog, 'Einmal-Passwort erzeugen').click();
  await expect(dialog.getByText('Bitte geben Sie Ihr eigenes Passwort ein.')).toBeVisible();
  const field = dialog.getByLabel('Ihr eigenes Passwort');
  await expect(field).toBeFocused();
  await field.fill(password);
  // A relay that does not answer loses nothing.
  lead.line.cut();
  await button(dialog, 'Einmal-Passwort erzeugen').click();
  await expect(dialog.getByRole('alert')).toContainText('Die Zentrale antwortet nicht.');
  await expect(field).toHaveValue(password);
  await expect(atWork).toBeVisible();
  lead.line.restore();
  await button(dialog, 'Einmal-Passwort erzeugen').click();
  await isCutOff(clerk.page);
  await expect(dialog).toContainText(/Gültig bis\s*\w+, \d+\. \w+ \d{4}, \d\d:\d\d Uhr/);
  await look(page, 'a one-time password');
  const oneTimePassword = await takeHandedOver(page, 'Karl Schalter');
  await says(page, 'Karl Schalter hat jetzt ein neues Passwort');
  await expect(page.getByText(oneTimePassword)).toHaveCount(0);
  await signIn(clerk.page, 'karl', password);
  await expect(clerk.page.getByText(/Benutzername oder Passwort stimmen nicht/)).toBeVisible();
  await signIn(clerk.page, 'karl', oneTimePassword);
  await chooseOwn(clerk.page, ownPassword);
  await expect(atWork).toBeVisible();

  await button(page, 'Karl Schalter entfernen').click();
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await expect(dialog).toContainText('Was Karl Schalter bisher getan hat, bleibt festgehalten.');
  await button(dialog, 'Person entfernen').click();
  await isCutOff(clerk.page);
  await says(page, 'Karl Schalter ist entfernt');
  await expect(rowOf(page, /Karl Schalter/)).toBeHidden();
  await expect(rowOf(page, /Lena Leitung/)).toBeVisible();
  await signIn(clerk.page, 'karl', ownPassword);
  await expect(clerk.page.getByText(/Benutzername oder Passwort stimmen nicht/)).toBeVisible();
});

test('[P4, P5] a lead renames a clerk and gives another role, by keyboard', async ({ browser }) => {
  const lead = await openLead(browser, relay, office);
  const clerk = await openClerk(browser, lead);
  const { page } = lead;
  const dialog = page.getByRole('dialog');
  await button(page, 'Karl Schalter ändern').press('Enter');
  const name = dialog.getByLabel('Name', { exact: true });
  await expect(name).toBeFocused();
  await name.fill('');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await button(dialog, 'Speichern').press('Enter');
  await expect(dialog.getByText('Bitte geben Sie einen Namen ein.')).toBeVisible();
  await expect(name).toBeFocused();
  await look(page, 'team, a name that is missing');
  await name.fill('Karla Neu');
  await name.press('Enter');
  await says(page, 'Die Änderung bei Karla Neu ist gespeichert.');
  await expect(clerk.page.getByRole('heading', { name: 'Am Schalter' })).toBeVisible();

  // In which queue she usually works: its counters are offered to her first.
  await button(page, 'Karla Neu ändern').press('Enter');
  await dialog.getByLabel('Abholen und kurze Anliegen').press('Space');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await look(page, 'team, the queues of a member');
  await button(dialog, 'Speichern').press('Enter');
  await expect(
    page.getByText('Warteschlangen von Karla Neu: vorher keine, dann Abholen und kurze Anliegen.'),
  ).toBeVisible();
  await button(clerk.page, 'Schalter wechseln').click();
  const own = clerk.page.getByRole('heading', { name: 'Ihre Schalter' });
  await expect(own).toBeVisible();
  await expect(clerk.page.getByRole('list').nth(0).getByRole('button')).toHaveCount(6);
  await lookInBoth(clerk.page, 'own counters first');

  // P11: her calendar program reads the office's appointments, and the end of the password is the end of it.
  await button(clerk.page, 'Termine im eigenen Kalender').press('Enter');
  const feed = clerk.page.getByRole('dialog');
  await button(feed, 'Kalender-Passwort erzeugen').press('Enter');
  await expect(feed.getByLabel('Ihr eigenes Passwort')).toBeFocused();
  await feed.getByLabel('Ihr eigenes Passwort').fill(password);
  await look(clerk.page, 'the calendar feed, before it is made');
  await feed.getByLabel('Ihr eigenes Passwort').press('Enter');
  const address = await feed.getByText(/\/calendar\.ics$/).innerText();
  const feedPassword = await feed.getByText(/^(?:[a-z2-9]{4}-){5}[a-z2-9]{4}$/).innerText();
  await look(clerk.page, 'the calendar feed');
  const readFeed = () =>
    fetch(address, { headers: { authorization: `Basic ${btoa(`foyer:${feedPassword}`)}` } });
  expect(await (await readFeed()).text()).toContain('BEGIN:VCALENDAR');
  await button(feed, 'Kalender-Passwort beenden').press('Enter');
  await expect(feed.getByText('Das Kalender-Passwort gilt nicht mehr.')).toBeVisible();
  expect((await readFeed()).status).toBe(401);
  await clerk.page.keyboard.press('Escape');

  // Between clerk and lead: the day is hers, the office is not.
  await button(page, 'Karla Neu ändern').press('Enter');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await dialog.getByLabel('Tagesleitung').press('Space');
  await button(dialog, 'Speichern').press('Enter');
  await isCutOff(clerk.page);
  await signIn(clerk.page, 'karl', password);
  await clerk.page.getByRole('link', { name: 'Leitung', exact: true }).click();
  await expect(clerk.page.getByRole('heading', { name: 'Zu erledigen', exact: true })).toBeVisible();
  await expect(clerk.page.getByText('Nichts zu erledigen.')).toBeVisible();
  const pages = clerk.page.getByRole('navigation').getByRole('link');
  await expect(pages).toHaveText([/^Zu erledigen/, 'Öffnungszeiten', 'Belegung', 'Statistik']);
  await look(clerk.page, 'the pages of who leads the day');

  await button(page, 'Karla Neu ändern').press('Enter');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await dialog.getByLabel('Revision').press('Space');
  await look(page, 'team, another role');
  await button(dialog, 'Speichern').press('Enter');
  await isCutOff(clerk.page);
  await expect(rowOf(page, /^Karla Neu karl Revision in den letzten 30 Tagen/)).toBeVisible();
  await expect(page.getByText('Karl Schalter heißt jetzt Karla Neu.')).toBeVisible();
  await expect(page.getByText('Rolle von Karla Neu: vorher Tagesleitung, dann Revision.')).toBeVisible();
  // A lead's own role is another lead's to change.
  await button(page, 'Lena Leitung ändern').press('Enter');
  await expect(dialog.getByText(/^Ihre eigene Rolle/)).toBeVisible();
  await expect(dialog.getByLabel('Revision')).toHaveCount(0);
  await page.keyboard.press('Escape');

  await lookInBoth(page, 'team, renamed');

  const heights = await team(page)
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
  expect(heights.length).toBe(2);
  expect(Math.max(...heights)).toBeLessThanOrEqual(48);
});

test('[P4] a clerk comes by a link, which leaves the address at once, and chooses a password', async ({
  browser,
}) => {
  const lead = await openLead(browser, relay, office);
  await lead.context.grantPermissions(['clipboard-read', 'clipboard-write', 'camera']);
  const { page } = lead;
  await addClerk(page);
  await button(page, 'Neues Passwort für Karl Schalter').click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await button(dialog, 'Einmal-Passwort erzeugen').click();
  // Where the browser refuses its clipboard, the link is there to be copied by hand.
  await page.evaluate(() => {
    const refuse = () => Promise.reject(new Error('refused'));
    Object.defineProperty(navigator.clipboard, 'writeText', { value: refuse, configurable: true });
  });
  await button(dialog, 'Link kopieren').press('Enter');
  await expect(dialog.getByRole('status')).toContainText('kopieren Sie den Link selbst');
  await expect(dialog.getByRole('status')).toContainText(`/staff/${office}#login=karl&password=`);
  await look(page, 'the link of a member, to be copied by hand');
  await page.evaluate(() => Reflect.deleteProperty(navigator.clipboard, 'writeText'));
  await button(dialog, 'Link kopieren').press('Enter');
  await expect(dialog.getByText('Der Link ist kopiert.')).toBeVisible();
  await look(page, 'the link of a member');
  const link = new URL(await page.evaluate(async () => navigator.clipboard.readText()));
  expect(link.pathname).toBe(`/staff/${office}`);

  const clerk = await openDevice(browser, relay.port, screens.laptop);
  await clerk.open(link.pathname + link.hash);
  // Nothing is sent before the user has seen whose account it is.
  await expect(clerk.page.getByRole('textbox', { name: 'Benutzername' })).toHaveValue('karl');
  expect(new URL(clerk.page.url()).hash).toBe('');
  await button(clerk.page, 'Anmelden').press('Enter');
  await chooseOwn(clerk.page, newPassword);
  await expect(button(clerk.page, /^Schalter 4/)).toBeVisible();

  // Opened where a member is signed in: that is said, and nothing waits for the next person.
  const said = clerk.page.getByRole('status').filter({ hasText: 'Sie sind als Karl Schalter angemeldet.' });
  await expect(said).toBeHidden();
  await clerk.page.evaluate(() => (location.hash = '#login=lena&password=geheim'));
  await expect(said).toBeVisible();
  expect(new URL(clerk.page.url()).hash).toBe('');
  await look(clerk.page, 'a link that was not used');
  await clerk.page.reload();
  await expect(button(clerk.page, /^Schalter 4/)).toBeVisible();
  await expect(said).toBeHidden();
  await clerk.page.goto('about:blank');
  await clerk.open(`${link.pathname}#login=lena&password=geheim`);
  await expect(said).toBeVisible();
  await button(clerk.page, 'Abmelden').click();
  await expect(clerk.page.getByRole('textbox', { name: 'Benutzername' })).toHaveValue('');
  await expect(clerk.page.getByLabel('Passwort')).toHaveValue('');
  await expect(said).toBeHidden();
});

test('[P4] a clerk chooses a password at the first sign-in, and changes it at the counter', async ({
  browser,
}) => {
  const lead = await openLead(browser, relay, office);
  const oneTimePassword = await addNewClerk(lead.page);
  const { page } = await openDevice(browser, relay.port, screens.laptop).then(async (device) => {
    await device.open(`/staff/${office}`);
    return device;
  });
  await signIn(page, 'karl', oneTimePassword);
  await expect(page.getByRole('heading', { name: 'Eigenes Passwort wählen' })).toBeFocused();
  await tabTo(page, page.getByLabel('Neues Passwort', { exact: true }));
  await page.keyboard.type('Karl2026!!');
  await page.keyboard.press('Enter');
  await expect(page.getByText('Die beiden Passwörter stimmen nicht überein.')).toBeVisible();
  await lookInBoth(page, 'choosing a password, with a mistake');
  await chooseOwn(page, 'Karl2026!!');
  await expect(page.getByText('Dieses Passwort ist zu leicht zu erraten.')).toBeVisible();
  await chooseOwn(page, password);

  // Her password and second factor stand beside the choice of a counter, and take no room at one.
  const dialog = page.getByRole('dialog');
  await button(page, /^Schalter 4/).click();
  await expect(button(page, 'Schalter wechseln')).toBeVisible();
  await expect(button(page, 'Passwort ändern')).toBeHidden();
  await button(page, 'Schalter wechseln').click();
  await tabTo(page, button(page, 'Passwort ändern'));
  await page.keyboard.press('Enter');
  await expect(dialog.getByLabel('Bisheriges Passwort')).toBeFocused();
  await page.keyboard.type('nicht das alte');
  await dialog.getByLabel('Neues Passwort', { exact: true }).fill(newPassword);
  await dialog.getByLabel('Neues Passwort wiederholen').fill(newPassword);
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Ihr Passwort stimmt nicht. Bitte prüfen Sie es.')).toBeVisible();
  await expect(dialog.getByLabel('Bisheriges Passwort')).toBeFocused();
  await look(page, 'changing the own password, with a mistake');
  await dialog.getByLabel('Bisheriges Passwort').fill(password);
  await page.keyboard.press('Enter');
  await says(page, 'Ihr neues Passwort gilt jetzt.');

  // P10: a clerk sets up a second factor like a lead.
  await tabTo(page, button(page, 'Zweiten Faktor einrichten'));
  await page.keyboard.press('Enter');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(newPassword);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('img', { name: 'QR-Code für die App' })).toBeVisible();
  const key = (await dialog.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', '');
  await dialog.getByLabel('Code', { exact: true }).fill(appCode(key, Date.now()));
  await page.keyboard.press('Enter');
  await says(page, 'Der zweite Faktor gilt ab jetzt.');
  await look(page, 'the choice of a counter, with a second factor');
  await button(page, 'Abmelden').click();
  await signIn(page, 'karl', newPassword);
  await expect(page.getByRole('heading', { name: 'Code eingeben' })).toBeVisible();
  await page.getByLabel('Code', { exact: true }).fill(appCode(key, Date.now() + 30_000));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: /Schalter/ }).first()).toBeVisible();

  // P5: an auditor is added in the same way, and finds the staff log alone.
  const reading = { name: 'Rita Revision', login: 'rita', role: 'Revision' };
  const first = await addMember(lead.page, reading);
  await button(page, 'Abmelden').click();
  await signIn(page, 'rita', first);
  await chooseOwn(page, password);
  await expect(page.getByRole('heading', { name: 'Protokoll' })).toBeVisible();
  await expect(page.getByRole('row', { name: /Rita Revision als Revision .*Lena Leitung/ })).toBeVisible();
  await expect(button(page, /^Schalter/)).toHaveCount(0);
  await look(page, 'the staff log of an auditor');
  await page.goto(`/staff/${office}/lead`);
  await expect(page.getByText('Diese Seite ist der Leitung vorbehalten.')).toBeVisible();
});

test('[P4] the only lead cannot be removed; her own password, and her own end everywhere', async ({
  browser,
}) => {
  const lead = await openLead(browser, relay, office);
  const elsewhere = await openDevice(browser, relay.port, screens.laptop);
  await elsewhere.open(`/staff/${office}/lead`);
  await signIn(elsewhere.page, 'lena', password);
  await expect(team(elsewhere.page)).toBeVisible();
  await addClerk(lead.page);
  const { page } = lead;
  const dialog = page.getByRole('dialog');
  const own = rowOf(page, /Lena Leitung \(Sie\)/);
  await expect(own).toBeVisible();
  await expect(team(page)).toContainText(
    'Ihr eigenes Konto kann nur eine andere Person der Leitung entfernen.',
  );
  await expect(button(own, /entfernen/)).toHaveCount(0);

  // The desk does not offer that button: the relay's answer is heard by asking in its place.
  const id = (await (await page.request.get(`${lead.line.url}/api/session/staff`)).json()).member as string;
  await page.route('**/api/members/remove', (route) =>
    route.continue({ postData: JSON.stringify({ id, ownPassword: password }) }),
  );
  await button(page, 'Karl Schalter entfernen').click();
  await dialog.getByLabel('Ihr eigenes Passwort').fill(password);
  await button(dialog, 'Person entfernen').click();
  await expect(dialog.getByRole('alert')).toContainText('Diese Person ist die einzige Leitung');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(own).toBeVisible();

  await button(own, 'Neues Passwort für Lena Leitung').click();
  await dialog.getByLabel('Neues Passwort', { exact: true }).fill(newPassword);
  await dialog.getByLabel('Neues Passwort wiederholen').fill('etwas-anderes');
  await dialog.getByLabel('Bisheriges Passwort').fill(password);
  await button(dialog, 'Passwort ändern').click();
  await expect(dialog.getByText('Die beiden Passwörter stimmen nicht überein.')).toBeVisible();
  await dialog.getByLabel('Neues Passwort wiederholen').fill(newPassword);
  await button(dialog, 'Passwort ändern').click();
  await isCutOff(elsewhere.page);
  await says(page, 'Ihr neues Passwort gilt jetzt.');
  await page.reload();
  await expect(own).toBeVisible();
  await signIn(elsewhere.page, 'lena', password);
  await expect(elsewhere.page.getByText(/Benutzername oder Passwort stimmen nicht/)).toBeVisible();
  await signIn(elsewhere.page, 'lena', newPassword);
  await expect(team(elsewhere.page)).toBeVisible();

  await button(own, 'Lena Leitung überall abmelden').click();
  await expect(dialog).toContainText('auch an diesem hier');
  await button(dialog, 'Überall abmelden').click();
  await isCutOff(elsewhere.page);
  // She wished it: nothing has to be explained to her.
  await expect(button(page, 'Anmelden')).toBeVisible();
  await expect(page.getByText('Ihre Anmeldung ist nicht mehr gültig.')).toBeHidden();
  await signIn(page, 'lena', newPassword);
  await expect(own).toBeVisible();

  // P10: her second factor.
  await button(page, 'Zweiten Faktor einrichten').press('Enter');
  await dialog.getByLabel('Ihr eigenes Passwort').fill(newPassword);
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('img', { name: 'QR-Code für die App' })).toBeVisible();
  const key = (await dialog.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', '');
  const [recoveryCode = ''] = await dialog.getByRole('listitem').allInnerTexts();
  await look(page, 'a second factor that is set up');
  await dialog.getByLabel('Code', { exact: true }).fill('000000');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('Dieser Code stimmt nicht oder wurde schon verwendet.')).toBeVisible();
  await dialog.getByLabel('Code', { exact: true }).fill(appCode(key, Date.now()));
  await page.keyboard.press('Enter');
  await says(page, 'Der zweite Faktor gilt ab jetzt.');
  await expect(page.getByText('8 Wiederherstellungscodes sind noch übrig.')).toBeVisible();
  await expect(page.getByText('Zweiten Faktor für Lena Leitung eingerichtet.')).toBeVisible();
  await look(page, 'the lead with a second factor');

  await button(page, 'Abmelden').click();
  await signIn(page, 'lena', newPassword);
  await expect(page.getByRole('heading', { name: 'Code eingeben' })).toBeVisible();
  await expect(page.getByLabel('Code', { exact: true })).toBeFocused();
  await lookInBoth(page, 'a code is asked for');
  await page.getByLabel('Code', { exact: true }).fill(recoveryCode);
  await page.keyboard.press('Enter');
  await expect(own).toBeVisible();
  await expect(page.getByText('7 Wiederherstellungscodes sind noch übrig.')).toBeVisible();

  await button(page, 'Zweiten Faktor entfernen').click();
  await dialog.getByLabel('Ihr eigenes Passwort').fill(newPassword);
  await dialog.getByLabel('Code', { exact: true }).fill(recoveryCode);
  await button(dialog, 'Zweiten Faktor entfernen').click();
  await expect(dialog.getByText('Dieser Code stimmt nicht oder wurde schon verwendet.')).toBeVisible();
  await look(page, 'a second factor is taken away, with a mistake');
  // The step after: the one that confirmed it is used up.
  await dialog.getByLabel('Code', { exact: true }).fill(appCode(key, Date.now() + 30_000));
  await button(dialog, 'Zweiten Faktor entfernen').click();
  await says(page, 'Der zweite Faktor ist entfernt.');

  // P10.5: where leads need one, it is set up at the door.
  environment['LEADS_NEED_SECOND_FACTOR'] = '1';
  await relay.kill();
  await relay.start();
  await page.reload();
  await expect(page.getByText('Ab Ihrer nächsten Anmeldung wird er hier verlangt.')).toBeVisible();
  await button(page, 'Abmelden').click();
  await signIn(page, 'lena', newPassword);
  await expect(page.getByRole('heading', { name: 'Zweiten Faktor einrichten' })).toBeVisible();
  await lookInBoth(page, 'a second factor is set up at the sign-in');
  const next = (await page.getByText(/^(?:[A-Z2-7]{4} ){7}[A-Z2-7]{4}$/).innerText()).replaceAll(' ', '');
  await page.getByLabel('Code', { exact: true }).fill(appCode(next, Date.now()));
  await page.keyboard.press('Enter');
  await expect(own).toBeVisible();
});

test('[P4] with nothing but Tab, Space, Enter and Escape', async ({ browser }) => {
  const { page } = await openLead(browser, relay, office);
  await addClerk(page);
  const dialog = page.getByRole('dialog');
  const press = async (target: Locator): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  };
  await press(button(page, 'Karl Schalter überall abmelden'));
  // The harmless answer has the focus; Escape says the same, and leads back.
  await expect(button(dialog, 'Abbrechen')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(button(page, 'Karl Schalter überall abmelden')).toBeFocused();

  await press(button(page, 'Neues Passwort für Karl Schalter'));
  await expect(button(dialog, 'Abbrechen')).toBeFocused();
  await tabTo(page, dialog.getByLabel('Ihr eigenes Passwort'));
  await page.keyboard.type(password);
  await page.keyboard.press('Enter');
  await expect(button(dialog, 'Kopieren')).toBeFocused();
  await press(button(dialog, 'Fertig'));
  await expect(dialog).toBeHidden();
  await says(page, 'Karl Schalter hat jetzt ein neues Passwort');
  await expect(button(page, 'Neues Passwort für Karl Schalter')).toBeFocused();

  // While the relay is asked, the question stays open: how it ends has to be seen.
  let answer: () => void = () => {};
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/api/members/remove', async (route) => {
    await held;
    await route.continue();
  });
  await press(button(page, 'Karl Schalter entfernen'));
  await expect(button(dialog, 'Abbrechen')).toBeFocused();
  await tabTo(page, dialog.getByLabel('Ihr eigenes Passwort'));
  await page.keyboard.type(password);
  await press(button(dialog, 'Person entfernen'));
  await expect(button(dialog, 'Bitte warten …')).toBeVisible();
  for (let presses = 0; presses < 3; presses++) await page.keyboard.press('Escape');
  await expect(dialog).toBeVisible();
  answer();
  await says(page, 'Karl Schalter ist entfernt');
  await expect(dialog).toBeHidden();
  await expect(rowOf(page, /Karl Schalter/)).toBeHidden();
  await expect(page.getByRole('heading', { name: 'Team', exact: true })).toBeFocused();
});

/** From one address, one after the other, and each to be confirmed by mail. */
async function bookOften(count: number): Promise<void> {
  const phone = await openPhone(relay.url, '192.0.2.7');
  const tomorrow = Temporal.Instant.fromEpochMilliseconds(relay.now())
    .toZonedDateTimeISO('Europe/Berlin')
    .add({ days: 1 });
  for (let nth = 0; nth < count; nth++) {
    const start = tomorrow.with({ hour: 8, minute: 5 * (nth % 12), second: 0, millisecond: 0 });
    const answer = await phone.ask({
      ...{ kind: 'book', office, date: start.toPlainDate().toString(), start: start.epochMilliseconds },
      services: [{ service: 'residence-certificate', quantity: 1 }],
      contact: { name: 'Erika', mail: `erika@stadt-${nth}.example`, birthDate: '1964-08-12', phone: null },
      ...{ language: 'de', reminder: false },
    });
    expect(answer, `booking ${nth}`).toMatchObject({ ok: true });
  }
  phone.close();
}

test('[B6.8] with the warning of a wave of bookings it can be read, heard and hit on a laptop and on a phone', async ({
  browser,
}) => {
  const { page } = await openLead(browser, relay, office);
  await addClerk(page);
  const brake = page.getByRole('status').filter({ hasText: 'Ungewöhnlich viele Online-Buchungen' });
  await expect(page.getByRole('region', { name: 'Protokoll' }).or(team(page)).first()).toBeVisible();
  await expect(brake).toHaveCount(0);
  await bookOften(LEAST_BRAKED);
  await expect(brake).toContainText(/gebremst bis 10:\d\d Uhr/);
  await expect(page.getByRole('row', { name: /30 Online-Buchungen.*Foyer/ })).toBeVisible();
  await page.route('**/api/password', (route) =>
    route.fulfill({ status: 507, json: { error: 'disk-full' } }),
  );
  const dialog = page.getByRole('dialog');
  for (const size of [screens.laptop, { width: 360, height: 740 }]) {
    await page.setViewportSize(size);
    const at = `${size.width} wide`;
    await lookInBoth(page, `team, ${at}`);
    for (const name of [/überall abmelden/, /^Neues Passwort für/, /entfernen$/]) {
      const box = (await button(rowOf(page, /Karl Schalter/), name).boundingBox())!;
      expect(Math.min(box.width, box.height), `${name}, ${at}`).toBeGreaterThanOrEqual(44);
    }
    for (const name of ['Karl Schalter überall abmelden', 'Karl Schalter entfernen']) {
      await button(page, name).click();
      await look(page, `${name}, ${at}`);
      await page.keyboard.press('Escape');
    }
    await button(page, 'Neues Passwort für Lena Leitung').click();
    await button(dialog, 'Passwort ändern').click();
    await look(page, `a password with mistakes, ${at}`);
    for (const label of ['Neues Passwort', 'Neues Passwort wiederholen'])
      await dialog.getByLabel(label, { exact: true }).fill(newPassword);
    await dialog.getByLabel('Bisheriges Passwort').fill(password);
    await button(dialog, 'Passwort ändern').click();
    await expect(dialog.getByRole('alert')).toContainText('ihr Datenträger voll ist');
    await look(page, `a password that was not saved, ${at}`);
    await button(dialog, 'Abbrechen').click();
  }
});
