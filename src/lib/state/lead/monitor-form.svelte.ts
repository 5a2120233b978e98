/** Q14: how a monitor is laid out and which queues it shows, while a lead sets it. */
import { setMonitor } from '../../client/http/device-state.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { Device } from '../../docs/staff-doc.ts';
import { USUAL_MONITOR } from '../../domain/office/monitor-setting.ts';
import type { MonitorLayout } from '../../domain/office/monitor-setting.ts';
import type { Lane } from '../../domain/office/office.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export class MonitorForm {
  /** Null: no monitor is being set. */
  device = $state.raw<Device | null>(null);
  layout = $state<MonitorLayout>('full');
  lanes = $state.raw<readonly string[]>([]);
  failure = $state<DeskFailure | 'gone' | null>(null);
  sending = $state(false);
  /** The name of the monitor that was set last. */
  done = $state<string | null>(null);
  readonly #http: HttpOptions;

  constructor(http: HttpOptions = {}) {
    this.#http = http;
  }

  begin(device: Device): void {
    const { layout, lanes } = device.monitor ?? USUAL_MONITOR;
    this.device = device;
    this.layout = layout;
    this.lanes = lanes;
    this.failure = null;
    this.done = null;
  }

  toggle(lane: string, isOn: boolean): void {
    this.lanes = isOn ? [...this.lanes, lane] : this.lanes.filter((one) => one !== lane);
  }

  cancel(): void {
    this.device = null;
  }

  /** `all`: a queue that has gone from the office is let go of; empty: they are not known now, and stay as they are. */
  async save(all: readonly Lane[]): Promise<void> {
    const { device } = this;
    if (device === null || this.sending) return;
    this.sending = true;
    this.failure = null;
    const known = all.map(({ id }) => id).filter((id) => this.lanes.includes(id));
    const lanes = all.length === 0 ? (device.monitor ?? USUAL_MONITOR).lanes : known;
    const setting = { layout: this.layout, lanes };
    const answer = await setMonitor(device.actor, setting, this.#http).finally(() => (this.sending = false));
    if (!answer.ok) {
      this.failure = answer.error.code === 'no-such-device' ? 'gone' : failureOf(answer.error);
      return;
    }
    this.done = device.name;
    this.device = null;
  }
}
