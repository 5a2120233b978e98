/** The one-time link that makes the first lead. Its token leaves the address at once. */
import { becomeFirstLead, checkFirstLead } from '../client/session.ts';
import type { OfficeId } from '../domain/ids.ts';
import { Account } from './lead-account.svelte.ts';

export class FirstLead {
  readonly account = new Account();
  readonly #office: OfficeId;
  readonly #token: string;
  state = $state<'checking' | 'no-token' | 'used' | 'unreachable' | 'open' | 'done'>('checking');

  constructor(office: OfficeId, token: string) {
    this.#office = office;
    this.#token = token;
    if (token === '') this.state = 'no-token';
    else void this.check();
  }

  async check(): Promise<void> {
    this.state = 'checking';
    const answer = await checkFirstLead(this.#office, this.#token);
    if (answer.ok) this.state = 'open';
    else
      this.state =
        answer.error.status !== null && answer.error.code !== 'unreachable' ? 'used' : 'unreachable';
  }

  async send(): Promise<void> {
    const { account } = this;
    if (account.sending || !account.check(true)) return;
    account.sending = true;
    const answer = await becomeFirstLead({ office: this.#office, token: this.#token, ...account.entered });
    account.sending = false;
    if (answer.ok) this.state = 'done';
    else if (answer.error.status === 410) this.state = 'used';
    else account.refused(answer.error);
  }
}
