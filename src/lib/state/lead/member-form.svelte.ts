/** The form by which a lead adds a member, and what of it is handed over. */
import { addMember } from '../../client/http/members.ts';
import { Account } from '../staff/account.svelte.ts';
import { HandOver } from './hand-over.svelte.ts';

export class MemberForm {
  readonly #confirmsAtProvider: () => boolean;
  readonly account = new Account();
  /** The name of the member who was added last. */
  done = $state<string | null>(null);
  readonly handOver = new HandOver();

  /** The lead has no password, and says at the provider who they are. */
  constructor(confirmsAtProvider: () => boolean) {
    this.#confirmsAtProvider = confirmsAtProvider;
  }

  async send(): Promise<void> {
    const { account } = this;
    this.done = null;
    const asksOwnPassword = !this.#confirmsAtProvider();
    if (account.sending || !account.check(false, asksOwnPassword)) return;
    account.sending = true;
    try {
      const answer = await addMember({
        ...{ ...account.entered, role: account.role },
        ...(asksOwnPassword && { ownPassword: account.ownPassword }),
      });
      if (!answer.ok) return account.refused(answer.error);
      const { name, login } = account.entered;
      this.done = name;
      this.handOver.show({ ...answer.value, name, login });
      account.clear();
    } finally {
      account.sending = false;
    }
  }
}
