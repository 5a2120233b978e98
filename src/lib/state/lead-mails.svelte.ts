/** B7: the mails that could not be sent, kept fresh while the lead's desk is open. */
import { failedMails, sendMailAgain } from '../client/failed-mails.ts';
import type { FailedMail } from '../client/failed-mails.ts';

export interface LeadMails {
  readonly list: readonly FailedMail[];
  /** The relay could not be asked, or said no to another try. */
  readonly trouble: boolean;
  again(id: string): Promise<void>;
  close(): void;
}

const ASK_EVERY = 60_000;

export function openLeadMails(): LeadMails {
  let list = $state.raw<readonly FailedMail[]>([]);
  let trouble = $state(false);
  const abort = new AbortController();

  async function ask(): Promise<void> {
    const answer = await failedMails({ signal: abort.signal });
    if (abort.signal.aborted) return;
    trouble = !answer.ok;
    if (answer.ok) list = answer.value;
  }

  const timer = setInterval(() => void ask(), ASK_EVERY);
  void ask();
  return {
    get list() {
      return list;
    },
    get trouble() {
      return trouble;
    },
    async again(id) {
      const answer = await sendMailAgain(id, { signal: abort.signal });
      // Somebody else may have had it tried again: then it is gone from the list all the same.
      if (answer.ok || answer.error.code === 'no-such-mail') await ask();
      else if (!abort.signal.aborted) trouble = true;
    },
    close() {
      abort.abort();
      clearInterval(timer);
    },
  };
}
