/** B6: the mail addresses that the office has exempted from its limit of open appointments. */
import { exemptMail, exemptMails } from '../../client/http/recent-bookings.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import { mailAddress } from '../../domain/day/people.ts';
import { tidyMail } from '../../domain/input/typed-contact.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

export const exemptMailErrors = ['missing', 'malformed', 'there-already', 'too-many-exempt'] as const;
export type ExemptMailError = (typeof exemptMailErrors)[number];

export class ExemptMailsForm {
  readonly #http: HttpOptions;
  /** Null: not known yet, or the relay does not answer. */
  mails = $state.raw<readonly string[] | null>(null);
  typed = $state('');
  error = $state<ExemptMailError | null>(null);
  failure = $state<DeskFailure | null>(null);
  sending = $state(false);
  done = $state.raw<{ readonly mail: string; readonly isExempt: boolean } | null>(null);

  constructor(http: HttpOptions = {}) {
    this.#http = http;
  }

  async load(): Promise<void> {
    const answer = await exemptMails(this.#http);
    this.failure = answer.ok ? null : failureOf(answer.error);
    if (answer.ok) this.mails = answer.value.mails;
  }

  type(mail: string): void {
    this.typed = mail;
    this.error = null;
    this.done = null;
  }

  async add(): Promise<void> {
    const mail = tidyMail(this.typed);
    if (mail === '') this.error = 'missing';
    else if (!mailAddress.safeParse(mail).success) this.error = 'malformed';
    else if (this.mails?.includes(mail) === true) this.error = 'there-already';
    else await this.#send(mail, true);
  }

  async remove(mail: string): Promise<void> {
    await this.#send(mail, false);
  }

  async #send(mail: string, isExempt: boolean): Promise<void> {
    if (this.sending) return;
    this.sending = true;
    this.failure = null;
    this.done = null;
    const answer = await exemptMail(mail, isExempt, this.#http).finally(() => (this.sending = false));
    if (!answer.ok) {
      if (answer.error.code === 'too-many-exempt') this.error = 'too-many-exempt';
      else this.failure = failureOf(answer.error);
      return;
    }
    const before = this.mails?.length ?? 0;
    this.mails = answer.value.mails;
    if (!isExempt) this.done = { mail, isExempt };
    // The same mailbox, written otherwise.
    else if (this.mails.length === before && !this.mails.includes(mail)) this.error = 'there-already';
    else {
      this.typed = '';
      this.done = { mail, isExempt };
    }
  }
}
