/**
 * The office that asked for all this, as its file says. A citizen books for the same Monday, confirms by mail, says
 * the birth date at the terminal, is called and served. The devices' clocks are days away from the relay's.
 */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anna, codeOn, fillInBooking, numberOn } from './support/citizen.ts';
import { openFoyer, sendAndConfirm } from './support/foyer.ts';
import { look } from './support/look.ts';
import { startButton } from './support/kiosk.ts';
import { groupedCode } from '../../src/lib/i18n/format.ts';

const office = 'dorsten';
const MONDAY = 1;
const counter = 'Schalter 2';

async function findIdentityCard(page: Page): Promise<void> {
  await page.getByRole('searchbox', { name: 'Anliegen suchen' }).fill('perso verlängern');
  await page.getByRole('checkbox', { name: /Personalausweis beantragen/ }).check();
}

/** When the terminal takes a visitor, by the card on the phone: minutes after midnight. */
async function checkInWindow(page: Page): Promise<{ from: number; until: number }> {
  const from = await page.getByText(/Anmelden können Sie sich ab \d\d:\d\d Uhr/).innerText();
  const until = await page.getByText(/bis \d\d:\d\d Uhr am Terminal/).innerText();
  const minutes = (text: string): number => {
    const [, hour, minute] = /(\d\d):(\d\d)/.exec(text)!;
    return Number(hour) * 60 + Number(minute);
  };
  return { from: minutes(from), until: minutes(until) };
}

test('[B1, B3, C9, A1, A5.7, Q3, Q8, M15] Dorsten: booked for the same day, checked in by birth date, served', async ({
  browser,
}) => {
  const foyer = await openFoyer(browser, {
    office,
    counter,
    relay: { offices: 'sync-server/offices', weekday: MONDAY, startsAt: 9 * 60 },
  });
  const { relay, phone, kiosk, counter: desk, monitor, lead, post } = foyer;
  try {
    await fillInBooking(phone.page, office, anna, 3, findIdentityCard);
    await sendAndConfirm({ phone, post }, anna, 0);
    const number = await numberOn(phone.page);
    const code = await codeOn(phone.page);
    const local = Temporal.Instant.fromEpochMilliseconds(relay.now()).toZonedDateTimeISO('Europe/Berlin');
    const { from, until } = await checkInWindow(phone.page);
    expect(until - from).toBe(20);
    await expect(phone.page.getByText('Ihr Geburtsdatum genügt auch')).toBeVisible();
    const [, confirmation] = post.mails;
    expect(confirmation!.text).toContain('Ihr Geburtsdatum genügt auch');
    expect(confirmation!.text).toContain(groupedCode(code));

    await test.step('too early: the terminal helps on', async () => {
      await enterBirthDate(kiosk.page);
      await expect(
        kiosk.page.getByRole('heading', { name: 'Wir konnten Sie damit nicht anmelden' }),
      ).toBeVisible();
      await kiosk.page.getByRole('button', { name: 'Zum Anfang' }).click();
    });

    await test.step('in time: checked in by the birth date alone', async () => {
      await relay.kill();
      relay.moveClock(from + 5 - (local.hour * 60 + local.minute));
      await relay.start();
      for (const { page } of [phone, kiosk, desk, monitor, lead]) await page.reload();
      await expect(kiosk.page.getByText('Verbunden', { exact: true })).toBeVisible();
      await expect(phone.page.getByText('Sie können sich jetzt am Terminal anmelden')).toBeVisible();
      await enterBirthDate(kiosk.page);
      await expect(kiosk.page.getByRole('heading', { name: 'Sie sind angemeldet' })).toBeVisible();
      await expect(kiosk.page.getByText(number)).toBeVisible();
      await expect(phone.page.getByText('angemeldet, bitte warten')).toBeVisible();
      await expect(phone.page.getByText(/^Ihr Termin beginnt um .* Dann kommen Sie dran/)).toBeVisible();
    });

    // As the QR of a ticket leads to it: nothing in the address but the number and its day.
    const follower = await phone.context.newPage();
    await follower.goto(`/${office}/nummer/${local.toPlainDate().toString()}/${number}`);
    await expect(follower.getByRole('heading', { name: `Ihre Nummer: ${number}` })).toBeVisible();

    await expect(desk.page.getByRole('row', { name: new RegExp(`${number}.*${anna.name}`) })).toBeVisible();
    await desk.page.getByRole('button', { name: /Nächsten aufrufen/ }).click();
    await expect(monitor.page.getByText(number).first()).toBeVisible();
    await expect(phone.page.getByText(new RegExp(`Sie sind aufgerufen.*${counter}`))).toBeVisible();
    await expect(follower.getByText(`Sie werden aufgerufen: ${counter}`)).toBeVisible();
    await look(follower, 'a number that is called');
    phone.line.cut();
    await expect(follower.getByText(/Seit \d\d:\d\d Uhr wissen wir nichts Neues/)).toBeVisible();
    await look(follower, 'a number without a connection');
    phone.line.restore();
    await desk.page.getByRole('button', { name: /Starten/ }).click();
    // A visitor being served still sees the number on the phone.
    await expect(phone.page.getByText('in Bearbeitung')).toBeVisible();
    expect(await numberOn(phone.page)).toBe(number);
    await desk.page.getByRole('button', { name: /Abschließen/ }).click();
    await expect(desk.page.getByText('1 abgeschlossen')).toBeVisible();
    await expect(phone.page.getByText('erledigt')).toBeVisible();
    await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
  } finally {
    await foyer.close();
  }
});

async function enterBirthDate(kiosk: Page): Promise<void> {
  await startButton(kiosk).click();
  await kiosk.getByRole('button', { name: /Geburtsdatum/ }).click();
  for (const digit of anna.birth.join(''))
    await kiosk.getByRole('button', { name: digit, exact: true }).click();
  await kiosk.getByRole('button', { name: 'Anmelden', exact: true }).click();
}
