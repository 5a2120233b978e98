/** Signing in at a counter. What was typed stays, whatever comes back. */
import type { Failure } from '../client/http.ts';
import { signIn } from '../client/session.ts';
import type { OfficeId } from '../domain/ids.ts';

export const signInFailures = [
  'wrong-credentials',
  'too-many',
  'busy',
  'unreachable',
  'no-such-office',
  'disk-full',
  'not-writable',
  'other',
] as const;
export type SignInFailure = (typeof signInFailures)[number];

export class SignIn {
  readonly #office: OfficeId;
  login = $state('');
  password = $state('');
  missing = $state.raw<{ login: boolean; password: boolean }>({ login: false, password: false });
  failure = $state<SignInFailure | null>(null);
  /** Seconds to wait, when the relay says so. */
  retryAfter = $state<number | null>(null);
  sending = $state(false);

  constructor(office: OfficeId) {
    this.#office = office;
  }

  /** A success is heard of where the surface's session is open. */
  async send(): Promise<void> {
    if (this.sending) return;
    this.failure = null;
    this.retryAfter = null;
    this.missing = { login: this.login.trim() === '', password: this.password === '' };
    if (this.missing.login || this.missing.password) return;
    this.sending = true;
    const entered = { office: this.#office, login: this.login.trim(), password: this.password };
    try {
      const answer = await signIn(entered);
      if (answer.ok) this.password = '';
      else this.#refused(answer.error);
    } catch (problem) {
      console.error('signing in failed', problem);
      this.failure = 'other';
    } finally {
      this.sending = false;
    }
  }

  #refused({ code, retryAfter }: Failure): void {
    this.failure =
      signInFailures.find((f) => f === code) ?? (code === 'unreadable' ? 'unreachable' : 'other');
    this.retryAfter = retryAfter;
  }
}
