/** A member of staff who is signed in chooses another password; the old one is asked for. */
import type { HttpOptions } from '../../client/http/http.ts';
import { changeOwnPassword } from '../../client/http/members.ts';
import { failureOf, passwordErrorIn, passwordErrors } from './account.svelte.ts';
import type { DeskFailure, PasswordErrors } from './account.svelte.ts';

export class OwnPassword {
  readonly #http: HttpOptions | undefined;
  open = $state(false);
  old = $state('');
  password = $state('');
  repeat = $state('');
  errors = $state.raw<PasswordErrors>({});
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state(false);

  constructor(http?: HttpOptions) {
    this.#http = http;
  }

  begin(): void {
    this.#clear();
    this.done = false;
    this.open = true;
  }

  /** Cancels, but not while the relay is asked: the member has to see how that ends. */
  cancel(): void {
    if (this.sending) return;
    this.#clear();
    this.open = false;
  }

  async send(): Promise<void> {
    if (this.sending) return;
    this.failure = null;
    this.errors = passwordErrors(this.password, this.repeat, this.old);
    if (Object.keys(this.errors).length > 0) return;
    this.sending = true;
    try {
      const answer = await changeOwnPassword(this.old, this.password, this.#http);
      if (answer.ok) {
        this.#clear();
        this.open = false;
        this.done = true;
        return;
      }
      const errors = passwordErrorIn(answer.error);
      // Who signs in at the provider has no password here.
      if (answer.error.code === 'confirm-at-provider') this.failure = 'account-of-provider';
      else if (errors === null) this.failure = failureOf(answer.error);
      else this.errors = errors;
    } finally {
      this.sending = false;
    }
  }

  #clear(): void {
    this.old = '';
    this.password = '';
    this.repeat = '';
    this.errors = {};
    this.failure = null;
  }
}
