/** A full house in browsers: six counters, two kiosks and three monitors, each behind a line of its own. */
import { expect } from '@playwright/test';
import type { Browser, Page } from '@playwright/test';
import { openDevice, screens } from '../e2e/support/devices.ts';
import type { DeviceInBrowser } from '../e2e/support/devices.ts';
import { openKiosk, openLead } from '../e2e/support/kiosk.ts';
import { startRelayProcess } from '../e2e/support/relay-process.ts';
import type { RelayProcess } from '../e2e/support/relay-process.ts';
import { addMember, choosePassword, confirmDevice, pairingCode, sitDown } from '../e2e/support/staff.ts';

export const office = 'always-open';
/** All of them serve both lanes, so that they show the same line. */
const counterNames = ['Schalter 4', 'Platz 14', 'Platz 15', 'Platz 16', 'Platz 17', 'Platz 18'];

export interface House {
  readonly relay: RelayProcess;
  readonly counters: readonly DeviceInBrowser[];
  readonly kiosks: readonly DeviceInBrowser[];
  readonly monitors: readonly DeviceInBrowser[];
  readonly all: readonly DeviceInBrowser[];
  close(): Promise<void>;
}

export interface HouseSettings {
  /** A relay that runs already; a new one by default. The house ends it. */
  readonly relay?: RelayProcess;
  /** How many of them; all by default. */
  readonly counters?: number;
  readonly monitors?: number;
  /** Runs before a counter's page is opened: its place in the house, counted from 0. */
  readonly onCounter?: (page: Page, nth: number) => Promise<void>;
}

export async function openHouse(browser: Browser, settings: HouseSettings = {}): Promise<House> {
  const relay = settings.relay ?? (await startRelayProcess());
  const lead = await openLead(browser, relay, office);
  const counters: DeviceInBrowser[] = [];
  for (const [nth, counter] of counterNames.slice(0, settings.counters).entries()) {
    const login = `clerk-${nth}`;
    const member = { name: `Clerk ${nth}`, login, role: 'Sachbearbeitung' };
    await choosePassword(lead.page, login, await addMember(lead.page, member));
    const device = await openDevice(browser, relay.port, screens.laptop);
    await settings.onCounter?.(device.page, nth);
    await sitDown(device.page, office, login, counter);
    counters.push(device);
  }
  const kiosks: DeviceInBrowser[] = [];
  for (const name of ['Kiosk Eingang', 'Kiosk Flur'])
    kiosks.push(await openKiosk(browser, relay, lead.page, office, name));
  const monitors: DeviceInBrowser[] = [];
  for (const name of ['Monitor Foyer', 'Monitor Flur', 'Monitor Treppe'].slice(0, settings.monitors)) {
    const monitor = await openDevice(browser, relay.port, screens.television);
    await monitor.open(`/monitor/${office}`);
    await confirmDevice(lead.page, await pairingCode(monitor.page), name);
    await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
    monitors.push(monitor);
  }
  await lead.close();
  const all = [...counters, ...kiosks, ...monitors];
  // Their clocks go on as ever, and an hour can be let pass.
  await Promise.all(all.map(({ page }) => page.clock.install()));
  return {
    ...{ relay, counters, kiosks, monitors, all },
    async close() {
      await Promise.all(all.map((device) => device.close()));
      await relay.close();
    },
  };
}
