/**
 * The accounts of members who sign in at the provider: made at the first sign-in, renewed at each. Name and role are the
 * provider's. An account with a password is never taken for one of these, whatever its login is.
 */
import { randomUUID } from 'node:crypto';
import type { StaffRole } from '../../../src/lib/domain/access.ts';
import type { OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import { makeProviderLogin } from '../../../src/lib/domain/provider-login.ts';
import type { LoggedChange } from '../../../src/lib/domain/requests/staff-log.ts';
import type { Instant } from '../../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../../store/account-store.ts';
import { memberIn, recordOf } from '../members.ts';
import { NO_PASSWORD } from '../passwords.ts';
import { digestOf } from '../secrets.ts';
import type { Sessions, StaffRecords } from '../sessions.ts';

/** Who the provider says that a member is. */
export interface ProviderMember {
  readonly login: string;
  readonly name: string;
  /** Null: none in this office. */
  readonly role: StaffRole | null;
}

/** An account as it is now, and what of it has changed. */
export interface RenewedAccount {
  readonly account: StaffAccount;
  readonly changes: readonly LoggedChange[];
}

export interface ProviderAccounts {
  /** Null: the member has no role in the office, and every session of theirs there is over. */
  renew(office: OfficeId, member: ProviderMember): Promise<RenewedAccount | null>;
}

export interface ProviderAccountsParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly sessions: Pick<Sessions, 'endMember'>;
  readonly clock: () => Instant;
  /** P5: what no member has asked for. */
  readonly noteByProvider: (office: OfficeId, change: LoggedChange) => void;
}

export const loginOfSubject = (issuer: string, subject: string): string =>
  makeProviderLogin(digestOf(JSON.stringify([issuer, subject])));

export function openProviderAccounts(parts: ProviderAccountsParts): ProviderAccounts {
  const { store, staff, sessions, clock } = parts;

  async function add(
    office: OfficeId,
    login: string,
    name: string,
    role: StaffRole,
  ): Promise<RenewedAccount> {
    const id = randomUUID() as string as StaffId;
    const account: StaffAccount = { id, office, login, name, role, password: NO_PASSWORD };
    if (!(await store.addStaff(account))) {
      // Two sign-ins of one member at the same moment.
      const before = await store.staffByLogin(office, login);
      if (before === null) throw new Error('an account that cannot be added nor found');
      return change(before, name, role);
    }
    await staff.putStaff(office, recordOf(account));
    return { account, changes: [{ what: 'member-added', member: id, role }] };
  }

  async function change(before: StaffAccount, name: string, role: StaffRole): Promise<RenewedAccount> {
    const { office, id } = before;
    const [hasNewName, hasNewRole] = [name !== before.name, role !== before.role];
    const account = { ...before, name, role };
    const record = memberIn(staff, office, id);
    if (!hasNewName && !hasNewRole) {
      // A crash after the account was stored has kept it off the list.
      if (record === undefined) await staff.putStaff(office, recordOf(account));
      return { account, changes: [] };
    }
    const write = () => store.changeStaff(office, id, { name, role }, { mayLeaveNoLead: true });
    await (hasNewRole ? sessions.endMember(id, null, write) : write());
    // What the role before could read goes from the devices, as when a lead gives another role (P4).
    const signedOffAt = hasNewRole ? clock() : record?.signedOffAt;
    await staff.putStaff(office, {
      ...recordOf(account),
      ...(signedOffAt === undefined ? {} : { signedOffAt }),
    });
    const changed: LoggedChange = {
      ...{ what: 'member-changed', member: id },
      name: hasNewName ? { was: before.name, to: name } : null,
      role: hasNewRole ? { was: before.role, to: role } : null,
    };
    return { account, changes: [changed] };
  }

  /** The account stays, so that what waits on its devices can still be sent when the role comes back. */
  async function shutOut(account: StaffAccount): Promise<void> {
    const { office, id } = account;
    const isLead = account.role === 'lead';
    const had = await store.sessionsOfMember(id);
    if (had.length === 0 && !isLead) return;
    await sessions.endMember(id, null, () => store.endSessionsOfMember(id, null));
    // Else a lead who is none any more counted as the office's last one.
    if (isLead) await store.changeStaff(office, id, { role: 'clerk' }, { mayLeaveNoLead: true });
    const now: StaffAccount = isLead ? { ...account, role: 'clerk' } : account;
    await staff.putStaff(office, { ...recordOf(now), signedOffAt: clock() });
    parts.noteByProvider(office, { what: 'sessions-ended', member: id });
    if (isLead)
      parts.noteByProvider(office, {
        ...{ what: 'member-changed', member: id, name: null, role: { was: 'lead', to: 'clerk' } },
      });
  }

  return {
    async renew(office, { login, name, role }) {
      const before = await store.staffByLogin(office, login);
      if (role !== null) return before === null ? add(office, login, name, role) : change(before, name, role);
      if (before !== null) await shutOut(before);
      return null;
    },
  };
}
