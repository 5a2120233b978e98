/** A whole foyer in browsers: relay, post office, phone, kiosk with a camera, counter, monitor and the lead's desk. */
import { expect } from '@playwright/test';
import type { Browser } from '@playwright/test';
import { openPostOffice } from '../../support/post-office.ts';
import type { PostOffice } from '../../support/post-office.ts';
import { launchWithCamera } from './camera.ts';
import type { CameraBrowser } from './camera.ts';
import { fillInBooking, sendBooking } from './citizen.ts';
import type { Typed } from './citizen.ts';
import { openDevice, screens, untilInstalled } from './devices.ts';
import type { DeviceInBrowser } from './devices.ts';
import { linkIn, nextMail } from './mail.ts';
import { openProxy } from '../../support/proxy.ts';
import type { Proxy } from '../../support/proxy.ts';
import { startRelayProcess } from './relay-process.ts';
import type { RelayProcess, RelaySettings } from './relay-process.ts';
import { addClerk, becomeFirstLead, confirmDevice, pairingCode, sitDown } from './staff.ts';

export const office = 'always-open';
/** Serves both lanes of the office. */
export const counterName = 'Schalter 4';
/** Which office it is, and when; the tests' own by default. */
export interface Setting {
  readonly office: string;
  readonly counter: string;
  readonly relay?: Omit<RelaySettings, 'publicUrl' | 'smtp'>;
}
const ours: Setting = { office, counter: counterName };

/** A relay in whose mails stands the address at which the phone reaches it, through the phone's own line. */
export async function startRelayForPhone(
  settings: Omit<RelaySettings, 'publicUrl'> = {},
): Promise<{ relay: RelayProcess; phoneLine: Proxy }> {
  let phoneLine: Proxy | null = null;
  const relay = await startRelayProcess({
    ...settings,
    publicUrl: async (port) => (phoneLine = await openProxy(port)).url,
  });
  return { relay, phoneLine: phoneLine! };
}

export interface Foyer {
  readonly relay: RelayProcess;
  readonly post: PostOffice;
  readonly camera: CameraBrowser;
  readonly phone: DeviceInBrowser;
  readonly kiosk: DeviceInBrowser;
  readonly counter: DeviceInBrowser;
  readonly monitor: DeviceInBrowser;
  readonly lead: DeviceInBrowser;
  close(): Promise<void>;
}

/** Opens everything and sets it up as a lead would: devices paired, a clerk at a counter. */
export async function openFoyer(
  browser: Browser,
  { office, counter: place, relay: settings = {} }: Setting = ours,
): Promise<Foyer> {
  const post = await openPostOffice();
  const { relay, phoneLine } = await startRelayForPhone({ ...settings, smtp: post.url });
  const camera = await launchWithCamera();
  const phone = await openDevice(browser, relay.port, screens.phone, phoneLine);
  const lead = await openDevice(browser, relay.port, screens.laptop);
  const counter = await openDevice(browser, relay.port, screens.laptop);
  const monitor = await openDevice(browser, relay.port, screens.television);
  const kiosk = await openDevice(camera.browser, relay.port, screens.kiosk);

  await becomeFirstLead(lead.page, relay.firstLead(office));
  await kiosk.open(`/kiosk/${office}`);
  await confirmDevice(lead.page, await pairingCode(kiosk.page), 'Kiosk Eingang');
  await expect(kiosk.page.getByRole('button', { name: /Ich habe einen Termin/ })).toBeVisible();
  await monitor.open(`/monitor/${office}`);
  await confirmDevice(lead.page, await pairingCode(monitor.page), 'Monitor Foyer');
  await expect(monitor.page.getByText('Zurzeit wird niemand aufgerufen')).toBeVisible();
  await addClerk(lead.page);
  await sitDown(counter.page, office, 'karl', place);

  return {
    relay,
    post,
    camera,
    phone,
    kiosk,
    counter,
    monitor,
    lead,
    async close() {
      await Promise.all([phone, lead, counter, monitor, kiosk].map((device) => device.close()));
      await camera.close();
      await relay.close();
      await post.close();
    },
  };
}

/** Books on the phone and confirms by the mail; leaves the phone at the appointment with its QR. */
export async function bookAndConfirm({ phone, post }: Foyer, typed: Typed): Promise<void> {
  const before = post.mails.length;
  await fillInBooking(phone.page, office, typed);
  await sendAndConfirm({ phone, post }, typed, before);
}

/** From the last step to the QR, by the link in the mail as it stands there. */
export async function sendAndConfirm(
  { phone, post }: Pick<Foyer, 'phone' | 'post'>,
  typed: Typed,
  before: number,
): Promise<void> {
  await sendBooking(phone.page);
  await expect(phone.page.getByRole('heading', { name: 'Ihr Termin ist reserviert' })).toBeVisible();
  const mail = await nextMail(post, before);
  expect(mail.to?.[0]?.address).toBe(typed.mail);
  await phone.open(linkIn(mail));
  await phone.page.getByRole('button', { name: 'Termin bestätigen' }).click();
  await expect(phone.page.getByRole('img', { name: /QR-Code/ })).toBeVisible();
  await nextMail(post, before + 1);
}

/** Every surface's service worker holds the build, so that it opens with the relay dead. */
export async function untilAllInstalled({ phone, kiosk, counter, monitor, lead }: Foyer): Promise<void> {
  for (const { page } of [phone, kiosk, counter, monitor, lead]) await untilInstalled(page);
}
