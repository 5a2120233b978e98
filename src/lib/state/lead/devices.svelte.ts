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

export const openLeadDevices = (known: () => KnownDevices, http: HttpOptions = {}): LeadDevices =>
  new PolledDevices(known, http);

class PolledDevices implements LeadDevices {
  #told = $state.raw<DeviceStatesReply | null>(null);
  #served = $state.raw<ServedVersions>({ kiosk: null, monitor: null });
  readonly #known: () => KnownDevices;
  readonly #http: HttpOptions;
  readonly #abort = new AbortController();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #stopFollowing: () => void;
  readonly #isLive = $derived.by(() => this.#known().isLive);
  readonly list = $derived.by(() => {
    const { office, devices } = this.#known();
    return this.#told === null || office === null
      ? null
      : healthOf(devices, this.#told, office, this.#served);
  });
  readonly inTrouble = $derived((this.list ?? []).filter(({ troubles }) => troubles.length > 0));

  constructor(known: () => KnownDevices, http: HttpOptions) {
    this.#known = known;
    this.#http = http;
    this.#stopFollowing = $effect.root(() => {
      $effect(() => {
        if (this.#isLive) untrack(() => this.refresh());
      });
    });
    this.#timer = setInterval(() => this.refresh(), POLL_INTERVAL_MS);
  }

  get exitPinSetAt(): Instant | null {
    return this.#told?.exitPinSetAt ?? null;
  }

  refresh(): void {
    void this.#ask();
  }

  close(): void {
    this.#abort.abort();
    clearInterval(this.#timer);
    this.#stopFollowing();
  }

  async #ask(): Promise<void> {
    const options = { ...this.#http, signal: this.#abort.signal };
    const [answer, versions] = await Promise.all([loadDeviceStates(options), servedVersions(options)]);
    if (this.#abort.signal.aborted || !answer.ok) return;
    this.#served = versions;
    this.#told = answer.value;
  }
}
