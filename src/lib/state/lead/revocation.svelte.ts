/** How a lead cuts off a device. */
import { revokeDevice } from '../../client/http/pairing.ts';
import type { Device } from '../../docs/staff-doc.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

/** A device that is to be cut off (P4): asked for twice. */
export class Revocation {
  device = $state.raw<Device | null>(null);
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state<string | null>(null);

  begin(device: Device): void {
    this.device = device;
    this.failure = null;
    this.done = null;
  }

  cancel(): void {
    this.device = null;
  }

  async confirm(): Promise<void> {
    const { device } = this;
    if (device === null || this.sending) return;
    this.sending = true;
    try {
      const answer = await revokeDevice(device.actor);
      if (answer.ok) {
        this.done = device.name;
        this.device = null;
      } else {
        this.failure = failureOf(answer.error);
      }
    } finally {
      this.sending = false;
    }
  }
}
