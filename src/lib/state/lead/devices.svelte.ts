/** Q12: how the devices are, kept fresh while the lead's pages are open. */
import { untrack } from 'svelte';
import { loadDeviceStates, servedVersions } from '../../client/http/device-state.ts';
import type { DeviceStatesReply } from '../../client/http/device-state.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { Device } from '../../docs/staff-doc.ts';
import type { Office } from '../../domain/office/office.ts';
import type { Instant } from '../../domain/time.ts';
import { healthOf } from './device-health.ts';
import type { DeviceHealth, ServedVersions } from './device-health.ts';

export interface LeadDevices {
  /** Null: the relay has not told it yet. After that it is as the relay said last. */
  readonly list: readonly DeviceHealth[] | null;
  /** Devices that a lead has to see to. */
  readonly inTrouble: readonly DeviceHealth[];
  /** A11: when the PIN of the kiosks was set; null: there is none, or the relay has not told it yet. */
  readonly exitPinSetAt: Instant | null;
  /** Asks the relay at once. */
  refresh(): void;
  close(): void;
}

/** What the lead's desk knows. */
export interface KnownDevices {
  readonly office: Office | null;
  readonly devices: readonly Device[];
  readonly isLive: boolean;
}

const POLL_INTERVAL_MS = 15_000;

export function openLeadDevices(known: () => KnownDevices, http: HttpOptions = {}): LeadDevices {
  let told = $state.raw<DeviceStatesReply | null>(null);
  let served = $state.raw<ServedVersions>({ kiosk: null, monitor: null });
  const abort = new AbortController();
  const isLive = $derived(known().isLive);

  const list = $derived.by(() => {
    const { office, devices } = known();
    return told === null || office === null ? null : healthOf(devices, told, office, served);
  });
  const inTrouble = $derived((list ?? []).filter(({ troubles }) => troubles.length > 0));

  async function ask(): Promise<void> {
    const options = { ...http, signal: abort.signal };
    const [answer, versions] = await Promise.all([loadDeviceStates(options), servedVersions(options)]);
    if (abort.signal.aborted || !answer.ok) return;
    served = versions;
    told = answer.value;
  }

  const stopFollowing = $effect.root(() => {
    $effect(() => {
      if (isLive) untrack(() => void ask());
    });
  });
  const timer = setInterval(() => void ask(), POLL_INTERVAL_MS);
  return {
    get list() {
      return list;
    },
    get exitPinSetAt() {
      return told?.exitPinSetAt ?? null;
    },
    refresh: () => void ask(),
    get inTrouble() {
      return inTrouble;
    },
    close() {
      abort.abort();
      clearInterval(timer);
      stopFollowing();
    },
  };
}
