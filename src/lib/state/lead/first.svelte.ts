/** The one-time link that makes the first lead. Its token leaves the address at once, and stays in this tab until used. */
import type { HttpFailure } from '../../wire/http/reply.ts';
import { becomeFirstLead, checkFirstLead } from '../../client/http/session.ts';
import type { OfficeId } from '../../domain/ids.ts';
import { Account, failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export class FirstLead {
  readonly account = new Account();
  readonly #office: OfficeId;
  readonly #key: string;
  #token = '';
  state = $state<'checking' | 'no-token' | 'used' | 'trouble' | 'open' | 'done'>('checking');
  /** For `trouble`: why the link could not be checked. It may be good all the same. */
  trouble = $state<DeskFailure>('unreachable');

  constructor(office: OfficeId) {
    this.#office = office;
    this.#key = `foyer:first:${office}`;
  }

  /** What a link brought; empty: the page was loaded anew. */
  open(token: string): void {
    this.#token = token === '' ? (this.#storage((s) => s.getItem(this.#key)) ?? '') : token;
    if (this.#token === '') {
      this.state = 'no-token';
      return;
    }
    this.#storage((s) => s.setItem(this.#key, this.#token));
    void this.check();
  }

  async check(): Promise<void> {
    const token = this.#token;
    this.state = 'checking';
    const answer = await checkFirstLead(this.#office, token);
    // Another link has been opened meanwhile.
    if (token !== this.#token) return;
    if (answer.ok) this.state = 'open';
    else this.#refused(answer.error);
  }

  async send(): Promise<void> {
    const { account } = this;
    if (account.sending || !account.check(true)) return;
    account.sending = true;
    try {
      const { entered, password } = account;
      const answer = await becomeFirstLead({
        ...{ office: this.#office, token: this.#token, ...entered, password },
      });
      if (answer.ok) this.#end('done');
      else if (answer.error.status === 410) this.#end('used');
      else account.refused(answer.error);
    } finally {
      account.sending = false;
    }
  }

  #refused(failure: HttpFailure): void {
    if (failure.status === 410) return this.#end('used');
    this.trouble = failureOf(failure);
    this.state = 'trouble';
  }

  #end(state: 'used' | 'done'): void {
    this.#storage((s) => s.removeItem(this.#key));
    this.state = state;
  }

  /** Where the browser keeps nothing, the link has to be opened again after a reload. */
  #storage<T>(use: (storage: Storage) => T): T | null {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  }
}
