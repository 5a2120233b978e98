/**
 * What a lead does to a member of staff: asked for twice, then done by the relay. For one's own account it differs.
 * Signing out everywhere ends here, too. One's own password is changed as every member changes it. Only another
 * lead removes one, so that no lead does by a slip of the hand.
 */
import type { HttpOptions, Reply } from '../../client/http/http.ts';
import { changeMember, removeMember, resetPassword, signMemberOut } from '../../client/http/members.ts';
import type { Member } from '../../docs/staff-doc.ts';
import type { StaffRole } from '../../domain/access.ts';
import type { LaneId, StaffId } from '../../domain/ids.ts';
import { assertNever } from '../../domain/result.ts';
import type { PasswordToHandOver } from '../../wire/http/member-routes.ts';
import { HandOver } from './hand-over.svelte.ts';
import { failureOf, nameError, passwordErrorIn } from '../staff/account.svelte.ts';
import type { AccountError, DeskFailure } from '../staff/account.svelte.ts';

export const memberActions = ['change', 'sign-out', 'password', 'remove'] as const;
export type MemberAction = (typeof memberActions)[number];

/** Failures beside those that every form at the desk can meet. */
const memberFailures = ['no-such-member', 'last-lead', 'own-account'] as const;
export type MemberFailure = DeskFailure | (typeof memberFailures)[number];

export interface MemberQuestion {
  readonly action: MemberAction;
  readonly id: StaffId;
  readonly name: string;
  readonly login: string;
  /** The change is about the lead who asks. */
  readonly own: boolean;
  readonly role: StaffRole;
}

type ChangeErrors = Partial<Record<'name' | 'ownPassword', AccountError>>;

type AboutMember = Pick<Member, 'id' | 'name' | 'login' | 'role' | 'lanes'>;

export interface MemberChangeParts {
  /** Who is at the desk; null: the relay has not said yet. */
  readonly self: () => StaffId | null;
  /** The lead has no password, and confirms at the provider who they are. */
  readonly confirmsAtProvider?: () => boolean;
  /** One's own session is over by one's own wish. */
  readonly left: () => void;
  readonly http?: HttpOptions;
}

export class MemberChange {
  readonly #parts: MemberChangeParts;
  question = $state.raw<MemberQuestion | null>(null);
  /** The typed name and the chosen role when a member is changed. */
  name = $state('');
  role = $state<StaffRole>('clerk');
  lanes = $state.raw<readonly LaneId[]>([]);
  #hadLanes: readonly LaneId[] = [];
  /** The asking lead's own. */
  ownPassword = $state('');
  errors = $state.raw<ChangeErrors>({});
  failure = $state<MemberFailure | null>(null);
  sending = $state(false);
  done = $state.raw<MemberQuestion | null>(null);
  /** The one-time password in the place of the old one. */
  readonly handOver = new HandOver();

  constructor(parts: MemberChangeParts) {
    this.#parts = parts;
  }

  isOwn(id: StaffId): boolean {
    return id === this.#parts.self();
  }

  begin(action: MemberAction, { id, name, login, role, lanes = [] }: AboutMember): void {
    const own = this.isOwn(id);
    if (this.sending || (own && action !== 'sign-out' && action !== 'change')) return;
    this.#clear();
    this.done = null;
    this.question = { action, id, name, login, own, role };
    this.name = name;
    this.role = role;
    this.lanes = lanes;
    this.#hadLanes = lanes;
  }

  toggleLane(id: LaneId): void {
    this.lanes = this.lanes.includes(id) ? this.lanes.filter((one) => one !== id) : [...this.lanes, id];
  }

  /** Cancels, but not while the relay is asked: the lead has to see how that ends. */
  cancel(): void {
    if (!this.sending) this.#clear();
  }

  async confirm(): Promise<void> {
    const { question } = this;
    if (question === null || this.sending) return;
    this.failure = null;
    // A stolen laptop is cut off without a password: that is urgent, and undone by signing in.
    const isMissing = question.action !== 'sign-out' && this.#ownPassword === '';
    const isRenamed = question.action === 'change' && this.name.trim() !== question.name;
    const ofName = isRenamed ? nameError(this.name) : null;
    this.errors = {
      ...(ofName === null ? {} : { name: ofName }),
      ...(isMissing ? { ownPassword: 'own-password-missing' as const } : {}),
    };
    if (Object.keys(this.errors).length > 0) return;
    this.sending = true;
    try {
      const answer = await this.#ask(question);
      if (answer.ok) {
        const name = question.action === 'change' ? this.name.trim() : question.name;
        this.#clear();
        this.done = { ...question, name };
        if (answer.value !== null) this.handOver.show({ ...question, ...answer.value });
        if (question.own && question.action === 'sign-out') this.#parts.left();
      } else {
        const { code } = answer.error;
        const errors = passwordErrorIn(answer.error);
        if (errors !== null) this.errors = { ...(errors.ownPassword && { ownPassword: errors.ownPassword }) };
        else this.failure = memberFailures.find((f) => f === code) ?? failureOf(answer.error);
      }
    } finally {
      this.sending = false;
    }
  }

  get #ownPassword(): string | undefined {
    return this.#parts.confirmsAtProvider?.() === true ? undefined : this.ownPassword;
  }

  #ask({ action, id, name: before, role: had }: MemberQuestion): Reply<PasswordToHandOver | null> {
    const { http } = this.#parts;
    switch (action) {
      case 'change': {
        // What stays is not named: another lead may have changed it meanwhile.
        const name = this.name.trim();
        const changed = {
          ...(name !== before && { name }),
          ...(this.role !== had && { role: this.role }),
          ...(this.lanes !== this.#hadLanes && { lanes: [...this.lanes] }),
        };
        return changeMember({ id, ownPassword: this.#ownPassword, ...changed }, http);
      }
      case 'sign-out':
        return signMemberOut(id, http);
      case 'password':
        return resetPassword(id, this.#ownPassword, http);
      case 'remove':
        return removeMember(id, this.#ownPassword, http);
      default:
        return assertNever(action);
    }
  }

  #clear(): void {
    this.question = null;
    this.name = '';
    this.ownPassword = '';
    this.errors = {};
    this.failure = null;
  }
}
