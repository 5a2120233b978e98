/**
 * News that comes late, twice, out of order or by a wrong clock: two counters, two kiosks, a phone and a monitor in
 * browsers on one relay. After each scene both counters say the same.
 */
import { expect, test } from '@playwright/test';
import type { Page } from '@playwright/test';
import { anna, bernd, codeOn, fillInBooking, numberOn } from '../e2e/support/citizen.ts';
import { openDevice, screens } from '../e2e/support/devices.ts';
import type { DeviceInBrowser } from '../e2e/support/devices.ts';
import { sendAndConfirm, startRelayForPhone } from '../e2e/support/foyer.ts';
import type { Foyer } from '../e2e/support/foyer.ts';
import { checkInByCode, drawNumber, startButton } from '../e2e/support/kiosk.ts';
import { mailCodeIn } from '../e2e/support/mail.ts';
import { password } from '../e2e/support/staff.ts';
import { openPostOffice } from '../support/post-office.ts';
import type { PostOffice } from '../support/post-office.ts';
import { Clerk } from './clerk.ts';
import type { SharedScreen } from './clerk.ts';
import { openHeldLine } from './held-line.ts';
import type { HeldLine } from './held-line.ts';
import { office, openHouse } from './house.ts';
import type { House } from './house.ts';

const HOUR_MIN = 60;
const DAY_MIN = 24 * HOUR_MIN;
const HOUR_MS = HOUR_MIN * 60_000;
const DAYS_AWAY = 2;

interface Scene {
  readonly house: House;
  readonly clerks: readonly [Clerk, Clerk];
  readonly kiosks: readonly [DeviceInBrowser, DeviceInBrowser];
  /** Anna's and Bernd's. */
  readonly phones: readonly [DeviceInBrowser, DeviceInBrowser];
  readonly post: PostOffice;
  /** The first counter's line. */
  readonly line: HeldLine;
}

const expected = (counter: Page) => counter.getByRole('region', { name: /^Erwartet/ });
const lapsed = (counter: Page) => counter.getByRole('region', { name: /^Verfallen/ });
const cutOff = (page: Page) => page.getByText('Nicht mit der Zentrale verbunden');
const done = (kiosk: Page) => kiosk.getByRole('button', { name: 'Fertig' }).click();

/** Waits until both counters show this line, and nothing is on its way. */
async function expectWaiting({ clerks }: Scene, numbers: readonly string[]): Promise<SharedScreen> {
  for (const clerk of clerks) {
    await clerk.settled();
    await expect.poll(async () => (await clerk.shared()).waiting).toEqual([...numbers].sort());
  }
  const [first, second] = [await clerks[0].shared(), await clerks[1].shared()];
  expect(second).toEqual(first);
  return first;
}

type Booker = Pick<Foyer, 'phone' | 'post'>;
async function book({ phone, post }: Booker, typed: typeof anna): Promise<{ number: string; code: string }> {
  const before = post.mails.length;
  await fillInBooking(phone.page, office, typed);
  await sendAndConfirm({ phone, post }, typed, before);
  return { number: await numberOn(phone.page), code: await codeOn(phone.page) };
}

async function checkInCutOff(kiosk: DeviceInBrowser, code: string): Promise<void> {
  kiosk.line.cut();
  await checkInByCode(kiosk.page, code);
  await expect(kiosk.page.getByRole('heading', { name: 'Sie sind angemeldet' })).toBeVisible();
  await expect(kiosk.page.getByText(/Auf diesem Gerät gespeichert/)).toBeVisible();
  await done(kiosk.page);
}

/** For the relay and for all devices. The relay is away meanwhile. */
async function pass({ house }: Scene, minutes: number): Promise<void> {
  await house.relay.kill();
  house.relay.moveClock(minutes);
  await Promise.all(house.all.map(({ page }) => page.clock.fastForward(minutes * 60_000)));
  await house.relay.start();
}

/** By the page's own clock, which goes on from there. */
async function setClock(page: Page, byMs: number): Promise<void> {
  const now = await page.evaluate(() => Date.now());
  await page.clock.setSystemTime(now + byMs);
}

async function serve(clerk: Clerk, number: string): Promise<void> {
  await clerk.callThis(number);
  expect(await clerk.current()).toBe(number);
  await clerk.start();
  await clerk.finish();
}

/** Presence wins; and who checked in in time has checked in in time, whatever has happened to the appointment since. */
async function arriveUnheard(scene: Scene): Promise<void> {
  const { clerks, kiosks, phones, post } = scene;
  const mails = post.mails.length;
  const ofAnna = await book({ phone: phones[0], post }, anna);
  const mail = post.mails[mails]!;
  const ofBernd = await book({ phone: phones[1], post }, bernd);
  for (const { page } of clerks)
    for (const { number } of [ofAnna, ofBernd]) await expect(expected(page).getByText(number)).toBeVisible();
  await checkInCutOff(kiosks[0], ofAnna.code);
  await checkInCutOff(kiosks[1], ofBernd.code);
  await test.step('[M8] cancelled by the link, checked in at a kiosk that nobody hears: presence wins', async () => {
    const [{ page }] = phones;
    const card = page.getByRole('article').filter({ hasText: ofAnna.number });
    await card.getByRole('button', { name: 'Termin absagen' }).click();
    await confirmCancel(page, mailCodeIn(mail));
    for (const clerk of clerks) await expect(expected(clerk.page).getByText(ofAnna.number)).toHaveCount(0);
    kiosks[0].line.restore();
    await expectWaiting(scene, [ofAnna.number]);
  });
  await test.step('[M9] lapsed at the relay, checked in in time meanwhile: in time', async () => {
    await pass(scene, HOUR_MIN);
    for (const { page } of clerks) await expect(lapsed(page).getByText(ofBernd.number)).toBeVisible();
    kiosks[1].line.restore();
    await expectWaiting(scene, [ofAnna.number, ofBernd.number]);
    for (const { page } of clerks) await expect(lapsed(page)).toHaveCount(0);
  });
  await serve(clerks[0], ofAnna.number);
  await serve(clerks[1], ofBernd.number);
  expect((await expectWaiting(scene, [])).finished).toBe(2);
}

async function confirmCancel(phone: Page, mailCode: string): Promise<void> {
  const yes = phone.getByRole('button', { name: 'Ja, Termin absagen' });
  const field = phone.getByRole('dialog').getByRole('textbox');
  await expect(yes).toBeVisible();
  if ((await field.count()) > 0) await field.fill(mailCode);
  await yes.click();
  await expect(phone.getByText('abgesagt').first()).toBeVisible();
}

/** Three steps of one counter arrive twice, and after the later ones of another: the end is the same as ever. */
async function deliverTwice(scene: Scene): Promise<void> {
  const { clerks, kiosks, line } = scene;
  const drawn = [await drawNumber(kiosks[0].page), await drawNumber(kiosks[1].page)];
  const { finished } = await expectWaiting(scene, drawn);
  line.hold();
  await serve(clerks[0], drawn[0]!);
  await expect.poll(async () => (await clerks[0].shared()).finished).toBe(finished + 1);
  await serve(clerks[1], drawn[1]!);
  await clerks[1].settled();
  expect((await clerks[1].shared()).waiting).toContain(drawn[0]);
  expect(line.deliver()).toBeGreaterThanOrEqual(3);
  expect((await expectWaiting(scene, [])).finished).toBe(finished + 2);
}

/** One clock is three hours fast and one three hours slow, and one is put right before the requests leave. */
async function workByWrongClocks(scene: Scene): Promise<void> {
  const { clerks, house, kiosks } = scene;
  const drawn = [await drawNumber(kiosks[0].page), await drawNumber(kiosks[0].page)];
  const { finished } = await expectWaiting(scene, drawn);
  for (const { line } of [...house.counters, kiosks[0]]) line.cut();
  for (const { page } of clerks) await expect(cutOff(page)).toBeVisible();
  await setClock(clerks[0].page, 3 * HOUR_MS);
  await setClock(clerks[1].page, -3 * HOUR_MS);
  await setClock(kiosks[0].page, -3 * HOUR_MS);
  await Promise.all([serve(clerks[0], drawn[0]!), serve(clerks[1], drawn[1]!)]);
  const late = await drawNumber(kiosks[0].page);
  await setClock(clerks[0].page, -3 * HOUR_MS);
  for (const { line } of [...house.counters, kiosks[0]]) line.restore();
  expect((await expectWaiting(scene, [late])).finished).toBe(finished + 2);
  await setClock(clerks[1].page, 3 * HOUR_MS);
  await setClock(kiosks[0].page, 3 * HOUR_MS);
  await serve(clerks[1], late);
  expect((await expectWaiting(scene, [])).finished).toBe(finished + 3);
}

/** A kiosk gives a number and is away for two days: the number counts for its own day alone. */
async function comeBackAfterDays(scene: Scene): Promise<void> {
  const { clerks, house, kiosks } = scene;
  const [near, away] = kiosks;
  away.line.cut();
  const late = await drawNumber(away.page);
  await pass(scene, DAYS_AWAY * DAY_MIN);
  for (const [nth, { page }] of house.counters.entries()) await signInAnew(page, `clerk-${nth}`);
  await expect(startButton(near.page)).toBeVisible();
  const today = await drawNumber(near.page);
  const before = await expectWaiting(scene, [today]);
  expect(before.finished).toBe(0);
  away.line.restore();
  // Answers come in the order of the requests: with this number at the counters, the one of that day is answered.
  const next = await drawNumber(away.page);
  const after = await expectWaiting(scene, [today, next]);
  expect(after).toEqual({ ...before, waiting: [today, next].sort() });
  expect(after.waiting.filter((number) => number === late)).toEqual(
    [today, next].filter((number) => number === late),
  );
  for (const clerk of clerks) expect(await clerk.current()).toBeNull();
}

/** P9: the session of two days ago is over. */
async function signInAnew(page: Page, login: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Benutzername' }).fill(login);
  await page.getByLabel('Passwort').fill(password);
  await page.getByRole('button', { name: 'Anmelden' }).click();
  await expect(page.getByRole('heading', { name: 'Am Schalter' })).toBeVisible();
}

test('[M8, M9, M14, M15, M16] news that is late, doubled, out of order or by a wrong clock', async ({
  browser,
}) => {
  const post = await openPostOffice();
  const { relay, phoneLine } = await startRelayForPhone({ smtp: post.url });
  let line: HeldLine | null = null;
  const house = await openHouse(browser, {
    relay,
    counters: 2,
    monitors: 1,
    onCounter: async (page, nth) => {
      if (nth === 0) line = await openHeldLine(page);
    },
  });
  const phones = [
    await openDevice(browser, relay.port, screens.phone, phoneLine),
    await openDevice(browser, relay.port, screens.phone),
  ] as const;
  try {
    const clerks = [new Clerk(house.counters[0]!.page), new Clerk(house.counters[1]!.page)] as const;
    const kiosks = [house.kiosks[0]!, house.kiosks[1]!] as const;
    const scene: Scene = { house, clerks, kiosks, phones, post, line: line! };
    await test.step('arrivals that are heard of late', () => arriveUnheard(scene));
    await test.step('[M16] every message twice, and later than newer ones', () => deliverTwice(scene));
    await test.step('[M15] clocks that are wrong by hours', () => workByWrongClocks(scene));
    await test.step('[M14] a kiosk that comes back after days', () => comeBackAfterDays(scene));
    for (const { page } of house.monitors)
      await expect(page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
  } finally {
    await Promise.all(phones.map((phone) => phone.close()));
    await house.close();
    await post.close();
  }
});
