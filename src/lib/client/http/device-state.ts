/** A device tells the relay how it is, and a lead's page reads that of all devices. */
import * as z from 'zod/mini';
import type { ActorId } from '../../domain/ids.ts';
import type { MonitorSetting } from '../../domain/office/monitor-setting.ts';
import { MINUTE_MS } from '../../domain/time.ts';
import { deviceRoutes } from '../../wire/http/device-routes.ts';
import { deviceStateRoutes } from '../../wire/http/device-state-routes.ts';
import type { DeviceState } from '../../wire/http/device-state-routes.ts';
import { httpRoute } from '../../wire/http/route.ts';
import type { ReadReply } from '../../wire/http/route.ts';
import { ownPlatform } from '../browser/platform.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export type DeviceStatesReply = ReadReply<typeof deviceRoutes.deviceStates>;

/** How often a device tells its state, in milliseconds. */
export const TELL_EVERY_MS = 2 * MINUTE_MS;

export interface StateTelling {
  /** The state has changed: tells it at once. */
  tell(): void;
  close(): void;
}

export type ToldReply = ReadReply<typeof deviceStateRoutes.tellState>;

/**
 * Tells the relay the state of a kiosk, now and every two minutes. If the relay is out of reach, it is told the next
 * time. `onTold`: called with the reply of the relay.
 */
export function keepTellingState(
  read: () => Promise<DeviceState>,
  onTold: (reply: ToldReply) => void,
  options: HttpOptions = {},
): StateTelling {
  const { platform = ownPlatform } = options;
  let stopTimer = (): void => {};
  let isClosed = false;

  async function tell(): Promise<void> {
    stopTimer();
    stopTimer = platform.after(TELL_EVERY_MS, () => void tell());
    const state = await read();
    if (isClosed) return;
    const body = { ...state, surface: 'kiosk' } as const;
    const told = await askRelay(deviceStateRoutes.tellState, { body }, options);
    if (told.ok && !isClosed) onTold(told.value);
  }

  void tell();
  return {
    tell: () => void tell(),
    close() {
      isClosed = true;
      stopTimer();
    },
  };
}

/** The bytes that the browser still grants this page on the disk; null: it does not say. */
export async function freeBytes(
  storage: StorageManager | undefined = navigator.storage,
): Promise<number | null> {
  const { quota, usage } = (await storage?.estimate?.().catch(() => null)) ?? {};
  return quota === undefined || usage === undefined ? null : Math.max(0, Math.floor(quota - usage));
}

/** A11: the PIN that opens the kiosks of the lead's office to staff; null: none from now on. */
export const setExitPin = (pin: string | null, options: HttpOptions = {}): Reply<null> =>
  askRelay(deviceRoutes.setExitPin, { body: { pin } }, options);

/** Q14: how a monitor is laid out, and which lanes it shows. */
export const setMonitor = (
  actor: ActorId,
  setting: MonitorSetting,
  options: HttpOptions = {},
): Reply<null> => {
  const body = { actor, setting: { ...setting, lanes: [...setting.lanes] } };
  return askRelay(deviceRoutes.setMonitor, { body }, options);
};

/** The states that all devices of the lead's office told last. */
export const loadDeviceStates = (options: HttpOptions = {}): Reply<DeviceStatesReply> =>
  askRelay(deviceRoutes.deviceStates, {}, options);

/** Files of the builds, so they are no part of the contract. */
const versionFiles = {
  kiosk: httpRoute({
    ...{ method: 'GET', path: '/_app/version.json', about: 'The version of the app that was built last.' },
    reply: z.object({ version: z.string() }),
    errors: [],
  }),
  monitor: httpRoute({
    ...{
      method: 'GET',
      path: '/monitor/version.json',
      about: 'The version of the monitor that was built last.',
    },
    reply: z.object({ version: z.string() }),
    errors: [],
  }),
} as const;

/** The builds that the relay serves; null where it does not say. */
export async function servedVersions(
  options: HttpOptions = {},
): Promise<{ readonly kiosk: string | null; readonly monitor: string | null }> {
  const [kiosk, monitor] = await Promise.all([
    askRelay(versionFiles.kiosk, {}, options),
    askRelay(versionFiles.monitor, {}, options),
  ]);
  const versionIn = (answer: typeof kiosk): string | null => (answer.ok ? answer.value.version : null);
  return { kiosk: versionIn(kiosk), monitor: versionIn(monitor) };
}
