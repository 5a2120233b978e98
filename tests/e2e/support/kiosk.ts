/** A kiosk alone with the lead who lets it in, for tests that need no whole foyer. */
import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { openDevice, screens } from './devices.ts';
import type { Contexts, DeviceInBrowser } from './devices.ts';
import { MAX_NUMBER_PAUSE_MS } from '../../../src/lib/state/kiosk/number-pause.svelte.ts';
import type { RelayProcess } from './relay-process.ts';
import { becomeFirstLead, confirmDevice, pairingCode } from './staff.ts';

export async function openLead(
  browser: Browser,
  relay: RelayProcess,
  office: string,
): Promise<DeviceInBrowser> {
  const lead = await openDevice(browser, relay.port, screens.laptop);
  await becomeFirstLead(lead.page, relay.firstLead(office));
  return lead;
}

export async function openKiosk(
  browser: Contexts,
  relay: Pick<RelayProcess, 'port'>,
  lead: Page,
  office: string,
  name = 'Kiosk Eingang',
): Promise<DeviceInBrowser> {
  const kiosk = await openDevice(browser, relay.port, screens.kiosk);
  await kiosk.open(`/kiosk/${office}`);
  await confirmDevice(lead, await pairingCode(kiosk.page), name);
  await expect(startButton(kiosk.page)).toBeVisible();
  return kiosk;
}

export const startButton = (kiosk: Page) => kiosk.getByRole('button', { name: /Ich habe einen Termin/ });

/** The page's own clock, from its next load on. It goes on by itself, and as far as a test says. */
export async function takeClock(page: Page): Promise<void> {
  await page.clock.install();
  await page.reload();
  await expect(startButton(page)).toBeVisible();
}

/** A5.9: at the start of a kiosk whose clock was taken, the pause before the next number is over. */
export const skipPause = (kiosk: Page): Promise<void> => kiosk.clock.runFor(MAX_NUMBER_PAUSE_MS);

/** Without an appointment, to the summary of one short service. */
export async function chooseService(kiosk: Page): Promise<void> {
  await kiosk.getByRole('button', { name: /Ich habe keinen Termin/ }).click();
  await kiosk.getByRole('button', { name: /Bescheinigungen/ }).click();
  await kiosk.getByRole('button', { name: /Meldebescheinigung/ }).click();
  await expect(kiosk.getByRole('heading', { name: 'Ihre Anliegen' })).toBeVisible();
}

/** Draws a number and leaves the kiosk at its start. */
export async function drawNumber(kiosk: Page): Promise<string> {
  await chooseService(kiosk);
  await kiosk.getByRole('button', { name: 'Wartenummer ziehen' }).click();
  await expect(kiosk.getByRole('heading', { name: 'Ihre Wartenummer' })).toBeVisible();
  const number = (
    await kiosk
      .getByText(/^[A-Z]\d{3}$/)
      .first()
      .innerText()
  ).trim();
  await kiosk.getByRole('button', { name: 'Fertig' }).click();
  await expect(startButton(kiosk)).toBeVisible();
  return number;
}

/** From the start page; leaves the kiosk at what came of it. */
export async function checkInByCode(kiosk: Page, code: string): Promise<void> {
  await startButton(kiosk).click();
  await kiosk.getByRole('button', { name: /Code eingeben/ }).click();
  await pressDigits(kiosk, code);
  await kiosk.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

export async function checkInByBirthDate(kiosk: Page, birth: readonly string[]): Promise<void> {
  await startButton(kiosk).click();
  await kiosk.getByRole('button', { name: /Geburtsdatum/ }).click();
  await pressDigits(kiosk, birth.join(''));
  await kiosk.getByRole('button', { name: 'Anmelden', exact: true }).click();
}

export async function pressDigits(kiosk: Page, digits: string): Promise<void> {
  for (const digit of digits) await kiosk.getByRole('button', { name: digit, exact: true }).click();
}
