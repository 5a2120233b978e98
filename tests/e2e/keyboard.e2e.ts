/** Without a mouse: a citizen with Tab, Space and Enter, a clerk with one letter for each step. */
import { expect, test } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { anna } from './support/citizen.ts';
import { openDevice, screens } from './support/devices.ts';
import { tabTo } from './support/keyboard.ts';
import { drawNumber, openKiosk, openLead } from './support/kiosk.ts';
import { look } from './support/look.ts';
import { startRelayProcess } from './support/relay-process.ts';
import { addClerk, rested, sitDown } from './support/staff.ts';

const office = 'always-open';

test('a booking with nothing but Tab, Space and Enter', async ({ browser }) => {
  const relay = await startRelayProcess();
  const phone = await openDevice(browser, relay.port, screens.laptop);
  const { page } = phone;
  const press = async (target: Locator, key: 'Enter' | 'Space' = 'Enter'): Promise<void> => {
    await tabTo(page, target);
    await page.keyboard.press(key);
  };
  const type = async (field: Locator, text: string): Promise<void> => {
    await tabTo(page, field);
    await page.keyboard.type(text);
  };
  try {
    await phone.open(`/${office}`);
    await press(page.getByRole('link', { name: 'Termin buchen' }));
    await press(page.locator('summary', { hasText: 'Bescheinigungen' }));
    await press(page.getByRole('checkbox', { name: /Meldebescheinigung/ }), 'Space');
    await press(page.getByRole('button', { name: 'Weiter', exact: true }));
    await press(page.getByRole('button', { name: 'Weiter zur Wahl des Tages' }));
    await press(page.getByRole('button', { name: /Uhrzeiten? frei/ }).first());
    await press(page.getByRole('button', { name: /^\d\d:\d\d/ }).nth(3), 'Space');
    // Sent with a mistake: the message has the focus, and leads to the field.
    await press(page.getByRole('button', { name: 'Weiter zur Übersicht' }));
    await expect(page.getByRole('alert')).toBeFocused();
    await press(page.getByRole('link', { name: 'Bitte geben Sie Ihren Namen ein.' }));
    await expect(page.getByRole('textbox', { name: 'Vorname und Nachname' })).toBeFocused();
    await page.keyboard.type(anna.name);
    await type(page.getByRole('textbox', { name: 'E-Mail-Adresse' }), anna.mail);
    const [day, month, year] = anna.birth;
    await type(page.getByRole('textbox', { name: 'Tag', exact: true }), day);
    await expect(page.getByRole('textbox', { name: 'Tag', exact: true })).toHaveValue(day);
    await type(page.getByRole('textbox', { name: 'Monat', exact: true }), month);
    await type(page.getByRole('textbox', { name: 'Jahr', exact: true }), year);
    await press(page.getByRole('button', { name: 'Weiter zur Übersicht' }));
    await press(page.getByRole('button', { name: 'Termin reservieren' }));
    await expect(page.getByRole('heading', { name: 'Ihr Termin ist reserviert' })).toBeVisible();
    await press(page.getByRole('button', { name: 'Termin absagen' }));
    // The harmless answer has the focus; Escape closes as well.
    await expect(page.getByRole('button', { name: 'Nein, behalten' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
  } finally {
    await phone.close();
    await relay.close();
  }
});

test('[Q2.4, Q3, Q4, Q5, A9.2, B13.5, B13.7] a counter with N, R, S, E, G, I, F, M, H, C and digits', async ({
  browser,
}) => {
  const relay = await startRelayProcess();
  const lead = await openLead(browser, relay, office);
  await addClerk(lead.page);
  const kiosk = await openKiosk(browser, relay, lead.page, office);
  const counter = await openDevice(browser, relay.port, screens.laptop);
  const { page } = counter;
  try {
    const [first, second] = [await drawNumber(kiosk.page), await drawNumber(kiosk.page)];
    await sitDown(page, office, 'karl', 'Schalter 4');
    const waiting = page.getByRole('region', { name: /^Wartend/ });
    const here = page.getByRole('region', { name: 'Am Schalter' });
    await expect(waiting.getByText(second)).toBeVisible();
    const press = async (key: string): Promise<void> => {
      await rested(page);
      await page.keyboard.press(key);
    };
    // Before the call: what a visitor comes for and was to bring.
    await press('ArrowDown');
    await expect(page.getByRole('region', { name: `Zu ${first}` })).toContainText('Personalausweis');
    // A number that is not there: the visit chosen before is not called, and the page says why.
    await page.keyboard.type('999');
    await press('c');
    await expect(page.getByText('Keine Nummer in den Listen beginnt mit 999.')).toBeInViewport();
    await look(page, 'digits of no number');
    await expect(here.getByText(first, { exact: true })).toBeHidden();
    await press('Escape');
    await expect(page.getByText('Keine Nummer in den Listen')).toBeHidden();
    // The clerk has looked at what stands further down: a step brings its visitor in sight.
    await page.setViewportSize({ ...screens.laptop, height: 560 });
    await page.getByRole('button', { name: /^Alle Tasten/ }).scrollIntoViewIfNeeded();
    await expect(here.getByRole('button', { name: /Nächsten aufrufen/ })).not.toBeInViewport();
    await press('n');
    await expect(here.getByText(first, { exact: true })).toBeInViewport();
    await expect(here.getByText(/^1\. Aufruf/)).toBeVisible();
    await page.setViewportSize(screens.laptop);
    // A visitor is here: the next is not called over their head.
    await press('n');
    await expect(waiting.getByText(second)).toBeVisible();
    await press('r');
    await expect(here.getByText(/^2\. Aufruf/)).toBeVisible();
    // A double click starts and does not finish.
    await rested(page);
    await page.getByRole('button', { name: 'Starten' }).dblclick();
    await expect(here.getByText(/In Bearbeitung/)).toBeVisible();
    await press('p');
    const parked = page.getByRole('region', { name: /^Unterbrochen/ });
    await expect(parked.getByText('Schalter 4')).toBeVisible();
    await rested(page);
    await parked.getByRole('button', { name: `${first} fortsetzen` }).click();
    await expect(here.getByText(/In Bearbeitung/)).toBeVisible();
    await press('o');
    await page.keyboard.type('Foto <b>fehlt</b>');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('region', { name: `Zu ${first}` })).toContainText('Foto <b>fehlt</b>');
    await page.keyboard.press('Escape');
    // B13: what the office asks beside the contact, also of a visitor without an appointment.
    await press('i');
    const answers = page.getByRole('dialog', { name: `Angaben zu ${first} ändern` });
    await expect(answers.getByLabel('Aktenzeichen')).toBeFocused();
    await page.keyboard.type('<b>AZ</b> 12');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Roll');
    await look(page, 'answers to own questions');
    await answers.getByRole('button', { name: 'Speichern' }).press('Enter');
    await expect(answers).toBeHidden();
    const tags = page.getByRole('list', { name: 'Angaben' }).getByRole('listitem');
    await expect(tags).toHaveText(['Aktenzeichen: <b>AZ</b> 12', 'Brauchen Sie Hilfe vor Ort? Rollstuhl']);
    await look(page, 'answers as tags');
    await press('f');
    await expect(page.getByText('1 abgeschlossen')).toBeVisible();
    const told = (step: RegExp) => page.getByRole('listitem').filter({ hasText: step });
    await expect(told(/Abschluss.*bestätigt/)).toBeVisible();
    // The next suggestion stands ready.
    await expect(page.getByRole('button', { name: 'Nächsten aufrufen' })).toBeFocused();

    // Without a call: what a visitor comes for has changed, and one who leaves is out of the line, until they are back.
    const missed = page.getByRole('region', { name: /^Nicht erschienen/ });
    await press('ArrowDown');
    await press('e');
    const change = page.getByRole('dialog', { name: `${second}: Anliegen ändern` });
    await expect(change.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('reisepass beantr');
    await page.keyboard.press('Enter');
    await expect(change.getByRole('button', { name: 'Reisepass beantragen entfernen' })).toBeVisible();
    await look(page, 'other services');
    await page.keyboard.press('Enter');
    const details = page.getByRole('region', { name: `Zu ${second}` });
    await expect(details).toContainText('Anliegen geändert');
    await expect(waiting).toContainText('Reisepass beantragen');
    await press('g');
    await expect(page.getByRole('dialog', { name: `Ist ${second} gegangen?` })).toBeVisible();
    await look(page, 'why a visitor leaves');
    await page.keyboard.press('2');
    await expect(missed).toContainText('gegangen');
    const back = missed.getByRole('button', { name: `${second} ist wieder da` });
    // In the dead time rows say that they take no press: by their outline, not by colour or motion.
    // A key within the last step's dead time would begin none; this one has no visitor to repeat the call of.
    await rested(page);
    const restingOutline = await back.evaluate(async (button) => {
      const outline = (): string => getComputedStyle(button).outlineStyle;
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', bubbles: true }));
      for (let turns = 0; turns < 20 && outline() !== 'dashed'; turns++)
        await new Promise((resolve) => setTimeout(resolve));
      return outline();
    });
    expect(restingOutline).toBe('dashed');
    await rested(page);
    await expect(back).not.toHaveCSS('outline-style', 'dashed');
    await back.click();
    await expect(waiting.getByText(second)).toBeVisible();
    await expect(details).toContainText('gegangen: Ist nicht mehr da');
    await press('N');
    await expect(here.getByText(second, { exact: true })).toBeVisible();
    await press('m');
    await expect(missed.getByText(second)).toBeVisible();
    await expect(here.getByText('Niemand ist an diesem Schalter aufgerufen.')).toBeVisible();
    await expect(told(/Nicht erschienen.*bestätigt/)).toBeVisible();

    // A slip is taken back, step by step.
    await rested(page);
    await page.getByRole('button', { name: `Zurücknehmen: Nicht erschienen ${second}` }).click();
    await expect(here.getByText(second, { exact: true })).toBeVisible();
    await page.getByRole('button', { name: `Zurücknehmen: Aufruf ${second}` }).click();
    await expect(waiting.getByText(second)).toBeVisible();
    await expect(
      page
        .getByRole('listitem')
        .filter({ hasText: `Zurückgenommen ${second}` })
        .first(),
    ).toContainText('bestätigt');

    // Turned off, the letters do nothing, also after a new load; the buttons lose their letters.
    const keys = page.getByRole('checkbox', { name: /Kurztasten/ });
    await press('?');
    await keys.uncheck();
    await page.reload();
    await expect(waiting.getByText(second)).toBeVisible();
    await page.keyboard.press('n');
    await expect(here.getByText('Niemand ist an diesem Schalter aufgerufen.')).toBeVisible();
    // With each step the focus goes on to the visitor, whose buttons come next.
    await page.getByRole('button', { name: 'Nächsten aufrufen' }).focus();
    await page.keyboard.press('Enter');
    await expect(here.getByRole('group', { name: second })).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(page.getByRole('button', { name: 'Starten' })).toBeFocused();
    await page.getByRole('button', { name: /^Alle Tasten/ }).click();
    await expect(keys).not.toBeChecked();
    await keys.check();
    await page.keyboard.press('Escape');
    await page.getByRole('heading', { name: 'Am Schalter' }).click();
    await press('m');
    await expect(missed.getByText(second)).toBeVisible();

    // A visitor picks up a document: one key gives out a number and calls it.
    await press('h');
    await expect(here.getByText(/^1\. Aufruf/)).toBeVisible();
    await expect(here.getByText('Abholung')).toBeVisible();
    await press('m');
    // Digits choose a visit in any list, and C does what its row does.
    await page.keyboard.type(second.slice(1));
    await expect(details).toBeVisible();
    await press('c');
    await expect(waiting.getByText(second)).toBeVisible();

    // A5.8: stopped and given out again at one button, which keeps the focus.
    const stop = page.getByRole('button', { name: 'Am Terminal keine Nummern mehr' });
    const question = page.getByRole('dialog', { name: 'Am Terminal keine Nummern mehr ausgeben' });
    const resume = page.getByRole('button', { name: 'Wieder Nummern ausgeben' });
    await stop.press('Enter');
    await question.getByRole('button', { name: 'Am Terminal keine Nummern mehr' }).press('Enter');
    await expect(resume).toBeFocused();
    await expect(page.getByRole('status').filter({ hasText: 'Keine Nummern am Terminal bis' })).toBeVisible();
    await look(page, 'no numbers at the terminal');
    await resume.press('Enter');
    await expect(stop).toBeFocused();
  } finally {
    await Promise.all([counter.close(), kiosk.close(), lead.close()]);
    await relay.close();
  }
});
