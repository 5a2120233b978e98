/** Tells the relay how this monitor is, for the lead's page: its version, its disk, and whether it may sound. */
import type { ToldMonitor } from '../lib/domain/office/monitor-setting.ts';
import { MINUTE_MS } from '../lib/domain/time.ts';
import { deviceStateRoutes } from '../lib/wire/http/device-state-routes.ts';
import type { DeviceState } from '../lib/wire/http/device-state-routes.ts';
import { fetchReply } from './relay-http.ts';
import { after, every } from './timers.ts';
import type { Dispose } from './timers.ts';

const TELL_EVERY_MS = 2 * MINUTE_MS;
/** Browsers decide on sound within this time of the start. Until it is paired a monitor looks as often whether it is. */
const FIRST_MS = 3_000;

export interface MonitorNow {
  readonly sound: DeviceState['sound'];
  readonly isPaired: boolean;
}

/** Once it is paired, every two minutes, and when the sound changes. Gives back its disposer. */
export function keepTellingMonitor(
  version: string,
  read: () => MonitorNow,
  onSound: (listener: () => void) => Dispose,
  onTold: (told: ToldMonitor) => void,
): Dispose {
  let stopSoon: Dispose = () => undefined;
  let last: DeviceState['sound'] = null;

  async function tell(): Promise<void> {
    const { sound, isPaired } = read();
    if (!isPaired) {
      tellSoon();
      return;
    }
    last = sound;
    const body = {
      surface: 'monitor',
      version,
      camera: null,
      printer: null,
      sound,
    } as const;
    const asked = { body: { ...body, freeBytes: await freeBytes() } };
    const told = await fetchReply(deviceStateRoutes.tellState, asked);
    if (told.ok && told.value.monitor !== undefined) onTold(told.value.monitor);
  }

  const telling = (): void => void tell().catch(() => undefined);
  function tellSoon(): void {
    stopSoon();
    stopSoon = after(FIRST_MS, telling);
  }

  const stopListening = onSound(() => read().sound !== last && tellSoon());
  const stopTelling = every(TELL_EVERY_MS, telling);
  tellSoon();
  return () => {
    stopListening();
    stopTelling();
    stopSoon();
  };
}

/** Televisions without this question give null. */
async function freeBytes(): Promise<number | null> {
  const storage = navigator.storage as StorageManager | undefined;
  if (storage?.estimate === undefined) return null;
  const { quota, usage } = await storage.estimate();
  return quota === undefined || usage === undefined ? null : Math.max(0, Math.floor(quota - usage));
}
