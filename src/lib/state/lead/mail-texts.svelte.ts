/** B7: what the product says in mails, how one looks with the office's words, and one as a test. */
import type { HttpOptions } from '../../client/http/http.ts';
import { askMailServer, previewMail, sendTestMail, usualMails } from '../../client/http/mail-texts.ts';
import { mailAddress } from '../../domain/day/people.ts';
import type { OfficeMail } from '../../domain/office/mail-text.ts';
import type { Language } from '../../domain/office/text.ts';
import type { MailPreview, UsualMail } from '../../wire/http/mail-text-routes.ts';
import { failureOf } from '../staff/account.svelte.ts';
import type { DeskFailure } from '../staff/account.svelte.ts';

/** What became of a test mail. */
export type TestMailOutcome =
  | { readonly kind: 'sent'; readonly to: string }
  | { readonly kind: 'no-address' | 'no-mail-server' | 'too-many' }
  | { readonly kind: 'failed'; readonly failure: DeskFailure };

export class MailTexts {
  /** Null: the relay has not told it yet. */
  usual = $state.raw<readonly UsualMail[] | null>(null);
  /** The relay could not be asked for them. */
  hasFailed = $state(false);
  /** Whether the relay has a mail server; null: it has not said so yet. */
  hasServer = $state<boolean | null>(null);
  readonly #http: HttpOptions;

  constructor(http: HttpOptions = {}) {
    this.#http = http;
  }

  /** Asked once; where it failed, again. */
  async load(): Promise<void> {
    if (this.usual !== null) return;
    const answer = await usualMails(this.#http);
    this.hasFailed = !answer.ok;
    if (answer.ok) this.usual = answer.value;
  }

  /** IT may have set one meanwhile, so it is asked anew each time. */
  async askServer(): Promise<void> {
    const answer = await askMailServer(this.#http);
    if (answer.ok) this.hasServer = answer.value.isSet;
  }

  /** Null: the relay could not be asked, or has been asked for another one meanwhile. */
  async preview(mail: OfficeMail, language: Language, signal: AbortSignal): Promise<MailPreview | null> {
    const answer = await previewMail(mail, language, { ...this.#http, signal });
    return answer.ok ? answer.value : null;
  }

  async sendTest(mail: OfficeMail, language: Language, typed: string): Promise<TestMailOutcome> {
    const to = mailAddress.safeParse(typed.trim());
    if (!to.success) return { kind: 'no-address' };
    const answer = await sendTestMail(mail, language, to.data, this.#http);
    if (answer.ok) return { kind: 'sent', to: to.data };
    const { code } = answer.error;
    return code === 'no-mail-server' || code === 'too-many'
      ? { kind: code }
      : { kind: 'failed', failure: failureOf(answer.error) };
  }
}
