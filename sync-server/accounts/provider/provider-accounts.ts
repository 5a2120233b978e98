/**
 * The accounts of members who sign in at the provider: made at the first sign-in, renewed at each. Name and role are
 * the provider's. An account with a password is never taken for one of these, whatever its login is.
 */
import { randomUUID } from 'node:crypto';
import { isLead } from '../../../src/lib/domain/access.ts';
import type { StaffRole } from '../../../src/lib/domain/access.ts';
import type { OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import { makeProviderLogin } from '../../../src/lib/domain/provider-login.ts';
import type { Member } from '../../../src/lib/docs/staff-doc.ts';
import { err, ok } from '../../../src/lib/domain/result.ts';
import type { Result } from '../../../src/lib/domain/result.ts';
import type { LoggedChange } from '../../../src/lib/domain/requests/staff-log.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../../store/account-store.ts';
import type { Authority } from '../authority.ts';
import { membersIn, recordOf } from '../member-record.ts';
import { NO_PASSWORD } from '../passwords.ts';
import { digestOf } from '../secrets.ts';
import type { Sessions, StaffRecords } from '../sessions.ts';

/** A member as the provider describes them. */
export interface ProviderMember {
  readonly login: string;
  readonly name: string;
  /** Null: the member has no role in this office. */
  readonly role: StaffRole | null;
}

export interface ProviderAccounts {
  /**
   * Makes or renews the account, and gives it. `no-role`: the member has none, and all their sessions in the office
   * are ended. `sign-in-expired`: the account was removed at the same moment.
   */
  renew(
    office: OfficeId,
    member: ProviderMember,
  ): Promise<Result<StaffAccount, 'no-role' | 'sign-in-expired'>>;
  /** P4: when a lead last signed the member off or removed them. A sign-in at the provider from before is refused. */
  cutOffAt(office: OfficeId, login: string): Instant;
}

export interface ProviderAccountsParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly sessions: Pick<Sessions, 'endMember'>;
  readonly authority: Pick<Authority, 'tidy'>;
  readonly clock: () => Instant;
  /** P5: notes a change in the staff log that no member of the office has asked for. */
  readonly noteByProvider: (office: OfficeId, change: LoggedChange) => void;
}

export const loginOfSubject = (issuer: string, subject: string): string =>
  makeProviderLogin(digestOf(JSON.stringify([issuer, subject])));

export function openProviderAccounts(parts: ProviderAccountsParts): ProviderAccounts {
  const { store, staff, sessions, authority, clock, noteByProvider } = parts;

  const listed = (office: OfficeId, id: StaffId): Member | undefined =>
    membersIn(staff, office).find((member) => member.id === id);

  async function add(
    office: OfficeId,
    login: string,
    name: string,
    role: StaffRole,
  ): Promise<StaffAccount | null> {
    const id = randomUUID() as string as StaffId;
    const account: StaffAccount = { id, office, login, name, role, password: NO_PASSWORD };
    if (!(await store.addStaff(account))) {
      // The member signs in twice at the same moment.
      const before = await store.staffByLogin(office, login);
      return before === null ? null : change(before, name, role);
    }
    await staff.putStaff(office, recordOf(account));
    noteByProvider(office, { what: 'member-added', member: id, role });
    return account;
  }

  /** Null: the account was removed at the same moment. */
  async function change(before: StaffAccount, name: string, role: StaffRole): Promise<StaffAccount | null> {
    const { office, id } = before;
    const [hasNewName, hasNewRole] = [name !== before.name, role !== before.role];
    if (hasNewName || hasNewRole) {
      const write = () => store.changeStaff(office, id, { name, role }, { mayLeaveNoLead: true });
      const done = await (hasNewRole ? sessions.endMember(id, null, write) : write());
      if (done !== 'changed') return null;
      noteByProvider(office, {
        ...{ what: 'member-changed', member: id },
        name: hasNewName ? { was: before.name, to: name } : null,
        role: hasNewRole ? { was: before.role, to: role } : null,
      });
    }
    const account = { ...before, name, role };
    await bringUpToDate(account);
    if (hasNewName || hasNewRole) await authority.tidy(id);
    return account;
  }

  /**
   * Makes the staff document say what the account says, also after a crash between the two. If the role is another one,
   * the devices drop what only the old role could read, as when a lead changes it (P4).
   */
  async function bringUpToDate(account: StaffAccount, isSignedOff = false): Promise<void> {
    const { office, id, name, role } = account;
    const record = listed(office, id);
    const isOtherRole = record !== undefined && record.role !== role;
    if (record !== undefined && record.name === name && !isOtherRole && !isSignedOff) return;
    const signedOffAt = isOtherRole || isSignedOff ? clock() : record?.signedOffAt;
    await staff.putStaff(office, {
      ...recordOf(account),
      ...(signedOffAt === undefined ? {} : { signedOffAt }),
    });
  }

  /** Keeps the account, so that its devices can still send what waits on them when the role comes back. */
  async function shutOut({ office, id, role }: StaffAccount): Promise<void> {
    const had = await store.sessionsOfMember(id);
    if (had.length > 0) {
      await sessions.endMember(id, null, () => store.endSessionsOfMember(id, null));
      noteByProvider(office, { what: 'sessions-ended', member: id });
    } else {
      // P11: it is read without a session.
      await store.removeCalendarFeed(id);
    }
    // Else a former lead would count as the last lead of the office.
    if (isLead(role)) {
      const done = await store.changeStaff(office, id, { role: 'clerk' }, { mayLeaveNoLead: true });
      if (done === 'changed')
        noteByProvider(office, {
          ...{ what: 'member-changed', member: id, name: null, role: { was: role, to: 'clerk' } },
        });
    }
    const now = await store.staffById(office, id);
    if (now !== null) await bringUpToDate(now, had.length > 0);
    await authority.tidy(id);
  }

  return {
    async renew(office, { login, name, role }) {
      const before = await store.staffByLogin(office, login);
      if (role === null) {
        if (before !== null) await shutOut(before);
        return err('no-role');
      }
      const account = await (before === null ? add(office, login, name, role) : change(before, name, role));
      return account === null ? err('sign-in-expired') : ok(account);
    },
    cutOffAt(office, login) {
      const own = membersIn(staff, office).filter((member) => member.login === login);
      return Math.max(
        -Infinity,
        ...own.flatMap(({ removedAt, signedOffAt }) =>
          [removedAt, signedOffAt].filter((at) => at !== undefined),
        ),
      );
    },
  };
}
