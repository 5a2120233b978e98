/**
 * What a lead does to a member of staff: asked for twice, then done by the relay. Of oneself it means something else:
 * one's own new password is typed twice, since a mistake would lock out whoever is the only lead; signing out
 * everywhere ends here, too; and only another lead removes one, so that nobody does by a slip of the hand.
 */
import type { HttpOptions, Reply } from '../client/http.ts';
import { removeMember, setMemberPassword, signMemberOut } from '../client/members.ts';
import type { Member } from '../docs/staff-doc.ts';
import type { StaffId } from '../domain/ids.ts';
import { assertNever } from '../domain/result.ts';
import { failureOf, passwordErrors } from './lead-account.svelte.ts';
import type { DeskFailure, PasswordErrors } from './lead-account.svelte.ts';

export const memberDeeds = ['sign-out', 'password', 'remove'] as const;
export type MemberDeed = (typeof memberDeeds)[number];

export type MemberFailure = DeskFailure | 'no-such-member' | 'last-lead';

export interface MemberQuestion {
  readonly deed: MemberDeed;
  readonly id: StaffId;
  readonly name: string;
  /** It is about whoever asks. */
  readonly own: boolean;
}

export interface MemberChangeParts {
  /** Who is at the desk; null: the relay has not said yet. */
  readonly self: () => StaffId | null;
  /** One's own session is over by one's own wish. */
  readonly left: () => void;
  readonly http?: HttpOptions;
}

export class MemberChange {
  readonly #parts: MemberChangeParts;
  question = $state.raw<MemberQuestion | null>(null);
  password = $state('');
  repeat = $state('');
  errors = $state.raw<PasswordErrors>({});
  failure = $state<MemberFailure | null>(null);
  sending = $state(false);
  done = $state.raw<MemberQuestion | null>(null);

  constructor(parts: MemberChangeParts) {
    this.#parts = parts;
  }

  isOwn(id: StaffId): boolean {
    return id === this.#parts.self();
  }

  begin(deed: MemberDeed, { id, name }: Pick<Member, 'id' | 'name'>): void {
    const own = this.isOwn(id);
    if (this.sending || (own && deed === 'remove')) return;
    this.#clear();
    this.done = null;
    this.question = { deed, id, name, own };
  }

  /** Not while the relay is asked: how that ends has to be seen. */
  cancel(): void {
    if (!this.sending) this.#clear();
  }

  async confirm(): Promise<void> {
    const { question } = this;
    if (question === null || this.sending) return;
    this.failure = null;
    this.errors =
      question.deed === 'password' ? passwordErrors(this.password, question.own ? this.repeat : null) : {};
    if (Object.keys(this.errors).length > 0) return;
    this.sending = true;
    try {
      const answer = await this.#ask(question);
      if (answer.ok) {
        this.#clear();
        this.done = question;
        if (question.own && question.deed === 'sign-out') this.#parts.left();
      } else if (answer.error.code === 'password-too-short') {
        this.errors = { password: answer.error.code };
      } else {
        const { code } = answer.error;
        this.failure = code === 'no-such-member' || code === 'last-lead' ? code : failureOf(answer.error);
      }
    } finally {
      this.sending = false;
    }
  }

  #ask({ deed, id }: MemberQuestion): Reply<null> {
    const { http } = this.#parts;
    switch (deed) {
      case 'sign-out':
        return signMemberOut(id, http);
      case 'password':
        return setMemberPassword(id, this.password, http);
      case 'remove':
        return removeMember(id, http);
      default:
        return assertNever(deed);
    }
  }

  #clear(): void {
    this.question = null;
    this.password = '';
    this.repeat = '';
    this.errors = {};
    this.failure = null;
  }
}
