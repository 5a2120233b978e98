/** A11: the lead sets the PIN that opens the office's kiosks to staff, or takes it away. */
import { setExitPin } from '../../client/http/device-state.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { pinError } from '../../domain/input/pin.ts';
import type { PinError } from '../../domain/input/pin.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export class ExitPinForm {
  pin = $state('');
  problem = $state<PinError | null>(null);
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state<'set' | 'removed' | null>(null);
  readonly #onDone: () => void;
  readonly #http: HttpOptions;

  constructor(onDone: () => void, http: HttpOptions = {}) {
    this.#onDone = onDone;
    this.#http = http;
  }

  type(pin: string): void {
    this.pin = pin;
    this.problem = null;
    this.done = null;
  }

  async set(): Promise<void> {
    this.problem = pinError(this.pin.trim());
    if (this.problem === null) await this.#send(this.pin.trim(), 'set');
  }

  async remove(): Promise<void> {
    this.problem = null;
    await this.#send(null, 'removed');
  }

  async #send(pin: string | null, done: 'set' | 'removed'): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.failure = null;
    this.done = null;
    const answer = await setExitPin(pin, this.#http).finally(() => (this.sending = false));
    if (!answer.ok) {
      this.failure = failureOf(answer.error);
      return;
    }
    this.pin = '';
    this.done = done;
    this.#onDone();
  }
}
