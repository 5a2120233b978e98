/** The second factor of the member who is signed in: set up in two steps, or taken away by password and code. */
import type { HttpOptions } from '../../client/http/http.ts';
import {
  beginSecondFactor,
  confirmSecondFactor,
  removeSecondFactor,
  secondFactor,
} from '../../client/http/second-factor.ts';
import type { SecondFactorState } from '../../client/http/second-factor.ts';
import type { HttpFailure } from '../../wire/http/reply.ts';
import type { SecondFactorSetUp } from '../../wire/http/second-factor-routes.ts';
import { failureOf, passwordErrorIn } from './account.svelte.ts';
import type { AccountError, DeskFailure } from './account.svelte.ts';

export const codeErrors = ['code-missing', 'wrong-code'] as const;
export type CodeError = (typeof codeErrors)[number];

export const factorFailures = [
  'set-up-expired',
  'second-factor-on',
  'no-second-factor',
  'second-factor-unreadable',
] as const;
export type FactorFailure = DeskFailure | (typeof factorFailures)[number];

/** `password`: before the secret is shown. `code`: it is shown, and a code is to confirm it. */
export type FactorStep = 'password' | 'code' | 'remove';

export class SecondFactor {
  readonly #http: HttpOptions | undefined;
  /** Null: not known yet, or the relay does not answer. */
  state = $state.raw<SecondFactorState | null>(null);
  /** Null: nothing is asked. */
  step = $state<FactorStep | null>(null);
  setUp = $state.raw<SecondFactorSetUp | null>(null);
  password = $state('');
  code = $state('');
  errors = $state.raw<{ ownPassword?: AccountError; code?: CodeError }>({});
  failure = $state<FactorFailure | null>(null);
  sending = $state(false);
  done = $state<'set' | 'removed' | null>(null);
  /** The state could not be asked. */
  unknown = $state(false);

  constructor(http?: HttpOptions) {
    this.#http = http;
  }

  async ask(): Promise<void> {
    const answer = await secondFactor(this.#http);
    this.unknown = !answer.ok;
    if (answer.ok) this.state = answer.value;
  }

  begin(step: 'password' | 'remove'): void {
    if (this.sending) return;
    this.#clear();
    this.done = null;
    this.step = step;
  }

  /** Cancels, but not while the relay is asked: the member has to see how that ends. */
  cancel(): void {
    if (!this.sending) this.#clear();
  }

  async send(): Promise<void> {
    const { step, password, code } = this;
    if (step === null || this.sending) return;
    this.failure = null;
    this.errors = {
      ...(step !== 'code' && password === '' && { ownPassword: 'own-password-missing' as const }),
      ...(step !== 'password' && code.trim() === '' && { code: 'code-missing' as const }),
    };
    if (Object.keys(this.errors).length > 0) return;
    this.sending = true;
    try {
      if (step === 'password') await this.#show(password);
      else if (step === 'code') await this.#end('set', confirmSecondFactor(code, this.#http));
      else await this.#end('removed', removeSecondFactor(password, code, this.#http));
    } finally {
      this.sending = false;
    }
  }

  async #show(password: string): Promise<void> {
    const answer = await beginSecondFactor(password, this.#http);
    if (!answer.ok) return this.#refused(answer.error);
    this.#clear();
    this.setUp = answer.value;
    this.step = 'code';
  }

  async #end(done: 'set' | 'removed', asked: ReturnType<typeof confirmSecondFactor>): Promise<void> {
    const answer = await asked;
    if (!answer.ok) return this.#refused(answer.error);
    this.#clear();
    this.done = done;
    await this.ask();
  }

  #refused(failure: HttpFailure): void {
    const ofPassword = passwordErrorIn(failure)?.ownPassword;
    if (failure.code === 'wrong-code') this.errors = { code: 'wrong-code' };
    else if (ofPassword !== undefined) this.errors = { ownPassword: ofPassword };
    else this.failure = factorFailures.find((one) => one === failure.code) ?? failureOf(failure);
    // A code counts once: the next try needs another.
    this.code = '';
  }

  #clear(): void {
    this.step = null;
    this.setUp = null;
    this.password = '';
    this.code = '';
    this.errors = {};
    this.failure = null;
  }
}
