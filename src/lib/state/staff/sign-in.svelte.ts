/** Signing in at a counter. What was typed stays, whatever comes back. */
import type { HttpOptions } from '../../client/http/http.ts';
import { beginSecondFactorAtSignIn } from '../../client/http/second-factor.ts';
import { signIn } from '../../client/http/session.ts';
import type { OfficeId } from '../../domain/ids.ts';
import type { HttpFailure } from '../../wire/http/reply.ts';
import type { SecondFactorSetUp } from '../../wire/http/second-factor-routes.ts';
import { passwordErrorIn, passwordErrors } from './account.svelte.ts';
import type { PasswordErrors } from './account.svelte.ts';
import type { Invitation } from './invitation.ts';
import type { CodeError } from './second-factor.svelte.ts';

export const signInFailures = [
  'wrong-credentials',
  'password-expired',
  'passwords-off',
  'second-factor-unreadable',
  'set-up-expired',
  'too-many',
  'busy',
  'unreachable',
  'no-such-office',
  'disk-full',
  'not-writable',
  'other',
] as const;
export type SignInFailure = (typeof signInFailures)[number];

export class StaffSignIn {
  readonly #office: OfficeId;
  readonly #http: HttpOptions | undefined;
  login = $state('');
  password = $state('');
  missing = $state.raw<{ login: boolean; password: boolean }>({ login: false, password: false });
  /** The password was right and is good for this one sign-in: an own one is to be chosen. */
  choosing = $state(false);
  newPassword = $state('');
  repeat = $state('');
  /** The password was right, and a code of the second factor is asked for. */
  asksCode = $state(false);
  /** One is to be set up; the code confirms it. */
  setUp = $state.raw<SecondFactorSetUp | null>(null);
  code = $state('');
  codeError = $state<CodeError | null>(null);
  errors = $state.raw<PasswordErrors>({});
  failure = $state<SignInFailure | null>(null);
  /** Seconds to wait, when the relay says so. */
  retryAfterSeconds = $state<number | null>(null);
  sending = $state(false);
  /** A link was opened that could not be used, as a member is signed in. */
  hasUnusedInvitation = $state(false);
  #isInvited = $state(false);

  constructor(office: OfficeId, http?: HttpOptions) {
    this.#office = office;
    this.#http = http;
  }

  /** A success is heard of where the surface's session is open. */
  async send(): Promise<void> {
    if (this.sending) return;
    this.failure = null;
    this.retryAfterSeconds = null;
    this.missing = { login: this.login.trim() === '', password: this.password === '' };
    if (this.missing.login || this.missing.password) return;
    this.errors = this.choosing ? passwordErrors(this.newPassword, this.repeat) : {};
    this.codeError = this.asksCode && this.code.trim() === '' ? 'code-missing' : null;
    if (Object.keys(this.errors).length > 0 || this.codeError !== null) return;
    this.sending = true;
    try {
      const answer = await signIn(this.#entered, this.#http);
      if (answer.ok) this.#empty();
      else if (answer.error.code === 'second-factor-needed') await this.#beginSetUp();
      else this.#refused(answer.error);
    } catch (problem) {
      console.error('signing in failed', problem);
      this.failure = 'other';
    } finally {
      this.sending = false;
    }
  }

  /** What a lead's link brought is typed already. A sign-in that is being sent goes on with what it has. */
  takeInvitation({ login, password }: Invitation): void {
    if (this.sending) return;
    this.back();
    this.login = login;
    this.password = password;
    this.#isInvited = true;
  }

  /** A member is signed in: what was typed does not wait for the next person. */
  noteSession(): void {
    if (this.sending) return;
    if (this.#isInvited) this.hasUnusedInvitation = true;
    this.#empty();
  }

  noteSessionEnd(): void {
    this.hasUnusedInvitation = false;
  }

  #empty(): void {
    this.back();
    this.login = '';
  }

  /** Returns to the first form; secrets go. */
  back(): void {
    this.#isInvited = false;
    this.choosing = false;
    this.asksCode = false;
    this.setUp = null;
    this.code = '';
    this.codeError = null;
    this.password = '';
    this.newPassword = '';
    this.repeat = '';
    this.errors = {};
    this.failure = null;
    this.retryAfterSeconds = null;
  }

  get #entered() {
    return {
      ...{ office: this.#office, login: this.login.trim(), password: this.password },
      ...(this.choosing && { newPassword: this.newPassword }),
      ...(this.asksCode && { code: this.code }),
    };
  }

  /** Begins the set-up of a second factor, also after an earlier one has expired: each has another secret. */
  async #beginSetUp(): Promise<void> {
    const { office, login, password } = this.#entered;
    const answer = await beginSecondFactorAtSignIn({ office, login, password }, this.#http);
    if (!answer.ok) return this.#refused(answer.error);
    // What was scanned before does not count any more.
    if (this.setUp !== null) this.failure = 'set-up-expired';
    this.code = '';
    this.asksCode = true;
    this.setUp = answer.value;
  }

  #refused(failure: HttpFailure): void {
    const { code, retryAfterSeconds } = failure;
    const errors = passwordErrorIn(failure);
    // A code counts once: the next try needs another.
    if (this.asksCode) this.code = '';
    if (code === 'own-password-needed') this.choosing = true;
    else if (code === 'code-needed') this.asksCode = true;
    else if (code === 'wrong-code') this.codeError = 'wrong-code';
    else if (errors !== null) this.errors = errors;
    else {
      this.failure =
        signInFailures.find((f) => f === code) ?? (code === 'unreadable' ? 'unreachable' : 'other');
      this.retryAfterSeconds = retryAfterSeconds;
      // The password has been changed meanwhile, or is over: what was chosen cannot be sent any more.
      if (code !== 'wrong-credentials' && code !== 'password-expired') return;
      this.choosing = false;
      this.asksCode = false;
      this.setUp = null;
    }
  }
}
