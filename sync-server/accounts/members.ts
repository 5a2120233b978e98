/** The members of an office's staff: taken in, given another password, removed; all by a lead. */
import { randomUUID } from 'node:crypto';
import { isLead, may } from '../../src/lib/domain/access.ts';
import type { StaffRole } from '../../src/lib/domain/access.ts';
import type { LaneId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { isProviderLogin } from '../../src/lib/domain/provider-login.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { LogEntry } from '../../src/lib/domain/requests/staff-log.ts';
import type { Member } from '../../src/lib/docs/staff-doc.ts';
import type { AccountStore, MemberChanges, StaffAccount } from '../store/account-store.ts';
import type { Authority } from './authority.ts';
import { homeAccountOf } from './home-account.ts';
import { looksOf } from './look-alike.ts';
import { membersIn, recordOf } from './member-record.ts';
import { newOneTimePassword } from './one-time-password.ts';
import type { OneTimePassword } from './one-time-password.ts';
import type { PasswordRefusal, PasswordRules } from './password-rules.ts';
import type { Passwords } from './passwords.ts';
import type { Sessions, StaffRecords } from './sessions.ts';

export interface NewMember {
  readonly name: string;
  readonly login: string;
}

/** What has changed: from what to what; null: nothing of it. */
export type ChangedMember = Pick<Extract<LogEntry, { what: 'member-changed' }>, 'name' | 'role' | 'lanes'>;

/** A member who is signed in and has just said their own password. */
export interface Asking {
  readonly account: StaffAccount;
  readonly password: string;
  /** Digest of the session that goes on. */
  readonly digest: string;
}

/**
 * `account-of-authority`: an authority's lead, whom another authority's lead changes, at the office where they sign in.
 * `not-allowed`: only an authority's lead makes another.
 */
type AuthorityRefusal = 'account-of-authority' | 'not-allowed';

export interface Members {
  /** Adds a member, with a password for one sign-in, at which the member chooses another one. */
  addMember(
    office: OfficeId,
    entered: NewMember & { readonly role: StaffRole },
    asking: Asking,
  ): Promise<
    Result<
      OneTimePassword & { readonly id: StaffId },
      'login-taken' | 'login-look-alike' | 'busy' | 'not-signed-in' | 'not-allowed'
    >
  >;
  /** P4: a laptop was stolen. The member signs in anew, with the same password. Of an authority's lead at all offices. */
  endMemberSessions(office: OfficeId, id: StaffId): Promise<Result<null, 'no-such-member'>>;
  /** Ends the sessions of another member, who gets a password that is good for one sign-in. */
  resetPassword(
    office: OfficeId,
    id: StaffId,
    asking: Asking,
  ): Promise<
    Result<
      OneTimePassword,
      | ('no-such-member' | 'own-account' | 'account-of-provider' | 'busy' | 'not-signed-in')
      | 'account-of-authority'
    >
  >;
  /** Another name or role, other lanes. Another role ends all sessions of the member; only another lead gives it. */
  changeMember(
    office: OfficeId,
    id: StaffId,
    asking: Asking,
    to: MemberChanges,
  ): Promise<
    Result<
      ChangedMember,
      'no-such-member' | 'last-lead' | 'own-account' | 'account-of-provider' | AuthorityRefusal
    >
  >;
  /** Ends the member's other sessions. */
  changeOwnPassword(
    asking: Asking,
    password: string,
  ): Promise<
    Result<null, 'no-such-member' | 'account-of-provider' | 'busy' | 'not-signed-in' | PasswordRefusal>
  >;
  /**
   * The staff document keeps who it was (P5); the login is free again. The document does not know yet of a removal that
   * a crash broke off: asked for once more, it is brought to its end.
   */
  removeMember(
    office: OfficeId,
    id: StaffId,
    asking: Asking,
  ): Promise<Result<null, 'no-such-member' | 'last-lead' | 'own-account' | 'account-of-authority'>>;
}

export interface MembersParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly sessions: Sessions;
  readonly clock: () => Instant;
  readonly passwords: Passwords;
  readonly rules: Pick<PasswordRules, 'refusalOf'>;
  readonly authority: Pick<Authority, 'tidy' | 'noteSignedOff'>;
}

export function openMembers(parts: MembersParts): Members {
  const { store, staff, sessions, clock, passwords, rules, authority } = parts;
  const listed = (office: OfficeId, id: StaffId): Member | undefined =>
    membersIn(staff, office).find((member) => member.id === id);
  return {
    async addMember(office, { role, ...entered }, asking) {
      if (!mayGive(role, asking)) return err('not-allowed');
      const oneTime = newOneTimePassword(clock());
      const made = await newAccount({ office, role, ...entered }, oneTime.password, parts);
      if (!made.ok) return made;
      if (await isOver(sessions, asking)) return err('not-signed-in');
      const account = { ...made.value, oneTimeUntil: oneTime.expiresAt };
      if (!(await store.addStaff(account))) {
        // A member whom a crash kept off the list could not be removed.
        const before = await store.staffByLogin(office, account.login);
        if (before !== null && listed(office, before.id) === undefined)
          await staff.putStaff(office, recordOf(before));
        return err('login-taken');
      }
      await staff.putStaff(office, recordOf(account));
      return ok({ id: account.id, ...oneTime });
    },
    endMemberSessions: (office, id) => endMemberSessions(parts, office, id),
    async resetPassword(office, id, asking) {
      // A lead who resets their own would be out, with a password on the screen of the session that has ended.
      if (id === asking.account.id) return err('own-account');
      const found = await store.staffById(office, id);
      if (found === null) return err('no-such-member');
      if (!mayChange(found, asking)) return err('account-of-authority');
      if (isProviderLogin(found.login)) return err('account-of-provider');
      const oneTime = newOneTimePassword(clock());
      const hash = await passwords.hash(oneTime.password);
      if (!hash.ok) return hash;
      if (await isOver(sessions, asking)) return err('not-signed-in');
      const isThere = await sessions.endMember(id, null, () =>
        store.setPassword(office, id, hash.value, null, oneTime.expiresAt),
      );
      return isThere ? ok(oneTime) : err('no-such-member');
    },
    async changeMember(office, id, asking, changes) {
      const before = await store.staffById(office, id);
      if (before === null) return err('no-such-member');
      if (!mayChange(before, asking)) return err('account-of-authority');
      if (!mayGive(changes.role ?? before.role, asking)) return err('not-allowed');
      // The provider says both, and would say them again at the next sign-in.
      const isProviders = changes.name !== undefined || changes.role !== undefined;
      if (isProviders && isProviderLogin(before.login)) return err('account-of-provider');
      const { name = before.name, role = before.role } = changes;
      const lanes = knownLanes(staff, office, changes.lanes);
      const hasNewRole = role !== before.role;
      // A lead who gives up the role by a slip of the hand could not take it back.
      if (hasNewRole && id === asking.account.id) return err('own-account');
      const others = (await store.staff(office)).filter((one) => one.id !== id);
      const isLeadNoMore = isLead(before.role) && !isLead(role);
      if (isLeadNoMore && !others.some(isOwnLead)) return err('last-lead');
      // Writes only what is named: another lead may be changing the rest at this moment.
      const write = () => store.changeStaff(office, id, { ...changes, lanes });
      const done = await (hasNewRole ? sessions.endMember(id, null, write) : write());
      if (done !== 'changed') return err(done === 'unknown' ? 'no-such-member' : done);
      // P10: they have no page on which they could take it away.
      if (isLeadNoMore) await store.removeSecondFactor(id);
      const now = await store.staffById(office, id);
      if (now === null) return err('no-such-member');
      // What the role before could read goes from the devices, as when a lead signs a member off (P4).
      const signedOffAt = hasNewRole ? clock() : listed(office, id)?.signedOffAt;
      await staff.putStaff(office, {
        ...recordOf(now),
        ...(signedOffAt === undefined ? {} : { signedOffAt }),
      });
      await authority.tidy(id);
      return ok(changedOf(before, { name, role, lanes: lanes ?? before.lanes ?? [] }));
    },
    async changeOwnPassword(asking, password) {
      const { account, password: old, digest } = asking;
      if (isProviderLogin(account.login)) return err('account-of-provider');
      if (password === old) return err('password-unchanged');
      const refusal = rules.refusalOf(password, account);
      if (refusal !== null) return err(refusal);
      const hash = await passwords.hash(password);
      if (!hash.ok) return hash;
      if (await isOver(sessions, asking)) return err('not-signed-in');
      const { office, id } = account;
      const found = await sessions.endMember(id, digest, () =>
        store.setPassword(office, id, hash.value, digest, null),
      );
      return found ? ok(null) : err('no-such-member');
    },
    async removeMember(office, id, asking) {
      const account = await store.staffById(office, id);
      if (account === null) {
        const left = listed(office, id);
        if (left === undefined || left.removedAt !== undefined) return err('no-such-member');
        await staff.putStaff(office, { ...left, removedAt: clock() });
        return ok(null);
      }
      if (!mayChange(account, asking)) return err('account-of-authority');
      // Looked at before a session is cut off; the store itself makes sure of it once more.
      const others = (await store.staff(office)).filter((one) => one.id !== id);
      if (isLead(account.role) && !others.some(isOwnLead)) return err('last-lead');
      // Only another lead may do that, so that no lead removes themself by mistake.
      if (id === asking.account.id) return err('own-account');
      const done = await sessions.endMember(id, null, () => store.removeStaff(office, id));
      if (done !== 'removed') return err(done === 'unknown' ? 'no-such-member' : done);
      // Last, so that a crash in between leaves no user in who is said to be out.
      await staff.putStaff(office, { ...recordOf(account), removedAt: clock() });
      await authority.tidy(id);
      return ok(null);
    },
  };
}

async function endMemberSessions(
  { store, staff, sessions, clock, authority }: MembersParts,
  office: OfficeId,
  id: StaffId,
): Promise<Result<null, 'no-such-member'>> {
  const account = await store.staffById(office, id);
  if (account === null) return err('no-such-member');
  const home = account.home ?? { office, member: id };
  await sessions.endMember(home.member, null, () => store.endSessionsOfMember(home.member, null));
  const own = await homeAccountOf(store, { office, member: id });
  if (own !== null) await staff.putStaff(home.office, { ...recordOf(own), signedOffAt: clock() });
  await authority.noteSignedOff(home.member);
  return ok(null);
}

/** A lead of one office who set the password of an authority's lead could sign in as that one, at all offices. */
const mayChange = (account: StaffAccount, { account: asking }: Asking): boolean =>
  (account.home ?? null) === null && (!may(account.role, 'authority') || may(asking.role, 'authority'));

const mayGive = (role: StaffRole, { account: asking }: Asking): boolean =>
  !may(role, 'authority') || may(asking.role, 'authority');

const isOwnLead = ({ role, home }: StaffAccount): boolean => isLead(role) && (home ?? null) === null;

/** The lanes of these that the office has; undefined: the change does not name lanes. */
const knownLanes = (
  staff: Pick<StaffRecords, 'office'>,
  office: OfficeId,
  chosen: readonly LaneId[] | undefined,
): LaneId[] | undefined =>
  chosen?.filter((id) => staff.office(office)?.lanes?.some((lane) => lane.id === id) === true);

function changedOf(
  before: StaffAccount,
  { name, role, lanes }: Required<Pick<StaffAccount, 'name' | 'role' | 'lanes'>>,
): ChangedMember {
  const had = before.lanes ?? [];
  return {
    name: name === before.name ? null : { was: before.name, to: name },
    role: role === before.role ? null : { was: before.role, to: role },
    ...(had.join() !== lanes.join() && { lanes: { was: [...had], to: [...lanes] } }),
  };
}

/** A hash waits its turn: another lead may have ended the session of who asks meanwhile. */
const isOver = async (sessions: Pick<Sessions, 'overAmong'>, { digest }: Asking): Promise<boolean> =>
  (await sessions.overAmong([digest])).has(digest);

export async function newAccount(
  { office, name, login, role }: NewMember & { readonly office: OfficeId; readonly role: StaffRole },
  password: string,
  { store, passwords }: Pick<MembersParts, 'store' | 'passwords'>,
): Promise<Result<StaffAccount, 'login-look-alike' | 'busy'>> {
  const looks = looksOf(normalLogin(login));
  const others = (await store.staff(office)).filter((other) => other.login !== normalLogin(login));
  if (others.some((other) => looksOf(other.login) === looks)) return err('login-look-alike');
  const hash = await passwords.hash(password);
  if (!hash.ok) return hash;
  return ok({
    id: randomUUID() as string as StaffId,
    office,
    name,
    login: normalLogin(login),
    role,
    password: hash.value,
  });
}

export const normalLogin = (login: string): string => login.trim().normalize('NFKC').toLowerCase();
