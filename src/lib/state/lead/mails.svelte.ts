/** B7: the mails that could not be sent, kept fresh while the lead's desk is open. */
import { untrack } from 'svelte';
import { dismissMail, failedMails, sendMailAgain } from '../../client/http/failed-mails.ts';
import type { HttpOptions } from '../../client/http/http.ts';
import type { FailedMail } from '../../wire/http/office-routes.ts';

export interface LeadMails {
  /** Null: the relay has not told it yet. */
  readonly list: readonly FailedMail[] | null;
  /** `not-loaded`: the relay could not be asked. `not-done`: a press came to nothing. */
  readonly trouble: 'not-loaded' | 'not-done' | null;
  again(id: string): Promise<void>;
  /** A person has dealt with it. */
  dismiss(id: string): Promise<void>;
  close(): void;
}

const POLL_INTERVAL_MS = 60_000;

/** `isLive`: whether the desk is connected. Once it is again, the list is asked for at once. */
export const openLeadMails = (isLive: () => boolean, http: HttpOptions = {}): LeadMails =>
  new PolledMails(isLive, http);

class PolledMails implements LeadMails {
  list = $state.raw<readonly FailedMail[] | null>(null);
  trouble = $state<LeadMails['trouble']>(null);
  readonly #http: HttpOptions;
  readonly #abort = new AbortController();
  readonly #timer: ReturnType<typeof setInterval>;
  readonly #stopFollowing: () => void;

  constructor(isLive: () => boolean, http: HttpOptions) {
    this.#http = { ...http, signal: this.#abort.signal };
    this.#stopFollowing = $effect.root(() => {
      $effect(() => {
        if (isLive()) untrack(() => void this.#ask());
      });
    });
    this.#timer = setInterval(() => void this.#ask(), POLL_INTERVAL_MS);
    void this.#ask();
  }

  again(id: string): Promise<void> {
    return this.#change(sendMailAgain, id);
  }

  dismiss(id: string): Promise<void> {
    return this.#change(dismissMail, id);
  }

  close(): void {
    this.#abort.abort();
    clearInterval(this.#timer);
    this.#stopFollowing();
  }

  async #ask(): Promise<void> {
    const answer = await failedMails(this.#http);
    if (this.#abort.signal.aborted) return;
    this.trouble = answer.ok ? null : 'not-loaded';
    if (answer.ok) this.list = answer.value;
  }

  async #change(how: typeof sendMailAgain, id: string): Promise<void> {
    const answer = await how(id, this.#http);
    // Another lead may have dealt with it: then it is gone from the list all the same.
    if (answer.ok || answer.error.code === 'no-such-mail') await this.#ask();
    else if (!this.#abort.signal.aborted) this.trouble = 'not-done';
  }
}
