/** The form by which a lead pairs a device: its code, its name, and the words that both sides compare. */
import { confirmPairing, lookAtDevice } from '../../client/http/pairing.ts';
import { MOST_DEVICE_NAME_LENGTH } from '../../docs/staff-doc.ts';
import { plainName } from '../../domain/input/typed-contact.ts';
import type { PairedSurface } from '../../wire/http/pairing-routes.ts';
import type { HttpFailure } from '../../wire/http/reply.ts';
import { parsePairingCode } from '../../wire/pairing-code.ts';
import type { CheckWords } from '../../wire/pairing-code.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export const pairErrors = [
  'code-missing',
  'code-malformed',
  'name-missing',
  'name-too-long',
  'name-malformed',
  'other-device',
  'no-such-code',
  'no-number-block',
] as const;
export type PairError = (typeof pairErrors)[number];

interface DeviceQuestion {
  readonly code: string;
  readonly name: string;
  readonly surface: PairedSurface;
  readonly words: CheckWords;
}

/** A device that shows a code. */
export class PairForm {
  code = $state('');
  name = $state('');
  errors = $state.raw<{ code?: PairError; name?: PairError }>({});
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state.raw<{ readonly surface: PairedSurface; readonly name: string } | null>(null);
  /** What shows the code, and the words that it shows: the lead compares them. */
  question = $state.raw<DeviceQuestion | null>(null);

  /** Looks which device shows the code. */
  async send(): Promise<void> {
    if (this.sending) return;
    const code = parsePairingCode(this.code);
    const name = this.name.trim();
    const errors: { code?: PairError; name?: PairError } = {};
    if (code === null) errors.code = this.code.trim() === '' ? 'code-missing' : 'code-malformed';
    if (name === '') errors.name = 'name-missing';
    else if (name.length > MOST_DEVICE_NAME_LENGTH) errors.name = 'name-too-long';
    else if (!plainName.safeParse(name).success) errors.name = 'name-malformed';
    this.errors = errors;
    this.failure = null;
    this.done = null;
    if (code === null || errors.name !== undefined) return;
    this.sending = true;
    try {
      const answer = await lookAtDevice(code);
      if (answer.ok) this.question = { code, name, ...answer.value };
      else this.#refused(answer.error);
    } finally {
      this.sending = false;
    }
  }

  /** The device shows the same words. */
  async confirm(): Promise<void> {
    const { question } = this;
    if (question === null || this.sending) return;
    this.sending = true;
    try {
      const answer = await confirmPairing(question.code, question.name);
      this.question = null;
      if (!answer.ok) return this.#refused(answer.error);
      this.done = answer.value;
      this.code = '';
      this.name = '';
    } finally {
      this.sending = false;
    }
  }

  /** The lead says that the device shows other words. */
  decline(): void {
    this.question = null;
    this.code = '';
    this.errors = { code: 'other-device' };
  }

  #refused(failure: HttpFailure): void {
    const known = pairErrors.find((e) => e === failure.code);
    if (known === undefined) this.failure = failureOf(failure);
    else this.errors = { code: known };
  }
}
