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
export function openLeadMails(isLive: () => boolean, http: HttpOptions = {}): LeadMails {
  let list = $state.raw<readonly FailedMail[] | null>(null);
  let trouble = $state<LeadMails['trouble']>(null);
  const abort = new AbortController();

  async function ask(): Promise<void> {
    const answer = await failedMails({ ...http, signal: abort.signal });
    if (abort.signal.aborted) return;
    trouble = answer.ok ? null : 'not-loaded';
    if (answer.ok) list = answer.value;
  }

  async function change(how: typeof sendMailAgain, id: string): Promise<void> {
    const answer = await how(id, { ...http, signal: abort.signal });
    // Another lead may have dealt with it: then it is gone from the list all the same.
    if (answer.ok || answer.error.code === 'no-such-mail') await ask();
    else if (!abort.signal.aborted) trouble = 'not-done';
  }

  const stopFollowing = $effect.root(() => {
    $effect(() => {
      if (isLive()) untrack(() => void ask());
    });
  });
  const timer = setInterval(() => void ask(), POLL_INTERVAL_MS);
  void ask();
  return {
    get list() {
      return list;
    },
    get trouble() {
      return trouble;
    },
    again: (id) => change(sendMailAgain, id),
    dismiss: (id) => change(dismissMail, id),
    close() {
      abort.abort();
      clearInterval(timer);
      stopFollowing();
    },
  };
}
