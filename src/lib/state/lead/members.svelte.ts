/**
 * What a lead does to a member of staff: asked for twice, then done by the relay. Of oneself it means something else:
 * one's own new password is typed twice, since a mistake would lock out whoever is the only lead; signing out
 * everywhere ends here, too; and only another lead removes one, so that nobody does by a slip of the hand.
 */
import type { HttpOptions, Reply } from '../../client/http/http.ts';
import { removeMember, setMemberPassword, signMemberOut } from '../../client/http/members.ts';
import type { Member } from '../../docs/staff-doc.ts';
import type { StaffId } from '../../domain/ids.ts';
import { assertNever } from '../../domain/result.ts';
import { failureOf, passwordErrorIn, passwordErrors } from '../staff/account.svelte.ts';
import type { DeskFailure, PasswordErrors } from '../staff/account.svelte.ts';

export const memberDeeds = ['sign-out', 'password', 'remove'] as const;
export type MemberDeed = (typeof memberDeeds)[number];

/** Beside those of every form at the desk. */
const memberFailures = ['no-such-member', 'last-lead', 'own-account'] as const;
export type MemberFailure = DeskFailure | (typeof memberFailures)[number];

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
  /** Of the lead who asks. */
  ownPassword = $state('');
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
    this.errors = this.#errorsOf(question);
    if (Object.keys(this.errors).length > 0) return;
    this.sending = true;
    try {
      const answer = await this.#ask(question);
      if (answer.ok) {
        this.#clear();
        this.done = question;
        if (question.own && question.deed === 'sign-out') this.#parts.left();
      } else {
        const { code } = answer.error;
        const errors = passwordErrorIn(answer.error);
        if (errors !== null) this.errors = errors;
        else this.failure = memberFailures.find((f) => f === code) ?? failureOf(answer.error);
      }
    } finally {
      this.sending = false;
    }
  }

  /** A stolen laptop is cut off without a password: that is urgent, and undone by signing in. */
  #errorsOf({ deed, own }: MemberQuestion): PasswordErrors {
    if (deed === 'password') return passwordErrors(this.password, own ? this.repeat : null, this.ownPassword);
    return deed === 'remove' && this.ownPassword === '' ? { ownPassword: 'own-password-missing' } : {};
  }

  #ask({ deed, id }: MemberQuestion): Reply<null> {
    const { http } = this.#parts;
    switch (deed) {
      case 'sign-out':
        return signMemberOut(id, http);
      case 'password':
        return setMemberPassword(id, this.password, this.ownPassword, http);
      case 'remove':
        return removeMember(id, this.ownPassword, http);
      default:
        return assertNever(deed);
    }
  }

  #clear(): void {
    this.question = null;
    this.password = '';
    this.repeat = '';
    this.ownPassword = '';
    this.errors = {};
    this.failure = null;
  }
}
