/**
 * Authority's leads at the offices of their town (P12). They sign in with their account at one office, their home. At
 * each other office they work by a visiting account there, which has no password. So a session still belongs to one
 * office, every check of access stays as it is, and the staff document and log of that office name who it was.
 */
import { randomUUID } from 'node:crypto';
import { may } from '../../src/lib/domain/access.ts';
import type { StaffRole } from '../../src/lib/domain/access.ts';
import type { ActorId, OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import type { LoggedChange } from '../../src/lib/domain/requests/staff-log.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount, StoredSession } from '../store/account-store.ts';
import { homeAccountOf, visitingLogin } from './home-account.ts';
import { membersIn, recordOf } from './member-record.ts';
import { NO_PASSWORD } from './passwords.ts';
import type { SignedIn, Sessions, StaffRecords } from './sessions.ts';
import { staffActor } from './storage-secrets.ts';

export interface Authority {
  /** The offices of the town of the session's home account, that office first. */
  officesOf(session: StoredSession): readonly OfficeId[];
  /** Ends the session, and begins one of the same person at another office of the town, for no longer. */
  enter(
    session: StoredSession,
    office: OfficeId,
    device: string,
  ): Promise<Result<SignedIn, 'not-allowed' | 'no-such-office' | 'not-signed-in'>>;
  /** Under which actor the lead of the session does something at another office of the town, without going there. */
  actorAt(
    session: StoredSession,
    office: OfficeId,
    device: string,
  ): Promise<Result<{ readonly actor: ActorId; readonly role: StaffRole }, 'not-allowed' | 'no-such-office'>>;
  /**
   * Brings visiting accounts in line with their home account. They are removed with their sessions where the person is no
   * authority's lead any more, or the office is of another town by now. `home`: of one person; all where it is left out.
   */
  tidy(home?: StaffId): Promise<void>;
  /**
   * P5: an operator's command gives a role without the staff document and the log. Both hear of it at the next sign-in.
   */
  catchUp(account: StaffAccount): Promise<void>;
  /** P4: notes at every office where the person has an account that a lead has ended the sessions. */
  noteSignedOff(home: StaffId): Promise<void>;
}

export interface AuthorityParts {
  readonly store: AccountStore;
  readonly staff: StaffRecords;
  readonly sessions: Sessions;
  readonly clock: () => Instant;
  /** All offices that are served. */
  readonly offices: () => readonly OfficeId[];
  /** The operator's word, as for statistics: a lead who writes another town opens no other town's desk. */
  readonly townInFile: (office: OfficeId) => string | null;
  /** P5: a change that no member of that office has asked for. */
  readonly note: (office: OfficeId, change: LoggedChange) => void;
  readonly noteActor: (session: StoredSession) => void;
  /** What is known of a session beside its row goes on with the next. */
  readonly moveSession: (from: string, to: string) => void;
}

export function openAuthority(parts: AuthorityParts): Authority {
  const { store, staff, sessions, clock, offices, townInFile, note } = parts;

  const isOfTown = (home: OfficeId, office: OfficeId): boolean =>
    office === home || (townInFile(home) !== null && townInFile(home) === townInFile(office));

  const officesFrom = (home: OfficeId): readonly OfficeId[] =>
    [...offices()]
      .filter((office) => isOfTown(home, office))
      .sort((a, b) => Number(b === home) - Number(a === home));

  /** Made at the first visit. Null: it cannot be made, as the office was retired at the same moment. */
  async function visitingAccount(home: StaffAccount, office: OfficeId): Promise<StaffAccount | null> {
    const login = visitingLogin(home.id);
    const known = await store.staffByLogin(office, login);
    const account: StaffAccount = known ?? {
      ...{ id: randomUUID() as string as StaffId, office, login, name: home.name, role: home.role },
      ...{ password: NO_PASSWORD, home: { office: home.office, member: home.id } },
    };
    // Two tabs may come at the same moment.
    if (known === null && !(await store.addStaff(account))) return store.staffByLogin(office, login);
    // Also after a crash between the two.
    if (!membersIn(staff, office).some(({ id }) => id === account.id)) {
      await staff.putStaff(office, recordOf(account));
      note(office, { what: 'member-added', member: account.id, role: account.role });
    }
    return account;
  }

  async function accountAt(
    session: StoredSession,
    office: OfficeId,
  ): Promise<
    Result<{ readonly home: StaffAccount; readonly account: StaffAccount }, 'not-allowed' | 'no-such-office'>
  > {
    const home = await homeAccountOf(store, session);
    if (home === null || !may(home.role, 'authority')) return err('not-allowed');
    if (!officesFrom(home.office).includes(office)) return err('no-such-office');
    const account = office === home.office ? home : await visitingAccount(home, office);
    return account === null ? err('no-such-office') : ok({ home, account });
  }

  async function remove(account: StaffAccount): Promise<void> {
    const { office, id } = account;
    // First: whatever the disk says, the sessions are cut.
    await sessions.endMember(id, null, () => store.endSessionsOfMember(id, null));
    if (offices().includes(office)) {
      await staff.putStaff(office, { ...recordOf(account), removedAt: clock() });
      note(office, { what: 'member-removed', member: id });
    }
    // Last, so that the next start finds one that a crash has left.
    await store.removeStaff(office, id);
  }

  async function tidyOne(account: StaffAccount): Promise<void> {
    const { office, id, name } = account;
    const home = await homeAccountOf(store, { office, member: id });
    const isStray = home === null || !may(home.role, 'authority') || !isOfTown(home.office, office);
    if (isStray) return remove(account);
    if (home.name === name) return;
    await store.changeStaff(office, id, { name: home.name });
    await staff.putStaff(office, recordOf({ ...account, name: home.name }));
  }

  async function tidy(home?: StaffId): Promise<void> {
    // Side by side: a disk that takes no writing keeps no other session from being cut.
    await Promise.all((await store.visitingAccounts(home)).map(tidyOne));
  }

  return {
    tidy,
    officesOf: ({ office, home }) => officesFrom(home ?? office),
    async enter(session, office, device) {
      const found = await accountAt(session, office);
      if (!found.ok) return found;
      const { home, account } = found.value;
      const signedIn = await sessions.begin(
        {
          ...{ surface: 'staff', office, role: account.role, name: home.name },
          ...{ actor: staffActor(account.id, device), member: account.id },
          home: account.home?.office ?? null,
        },
        // Going from office to office makes no session longer.
        session.expiresAt,
      );
      // A lead may have ended it while the account was made.
      if ((await sessions.overAmong([session.digest])).has(session.digest)) {
        await sessions.end(signedIn.session);
        return err('not-signed-in');
      }
      parts.noteActor(signedIn.session);
      parts.moveSession(session.digest, signedIn.session.digest);
      await sessions.end(session);
      return ok(signedIn);
    },
    async actorAt(session, office, device) {
      const { member } = session;
      // The browser's name goes into the actor; another one would speak for another device of the same person.
      if (!member || staffActor(member, device) !== session.actor) return err('not-allowed');
      const found = await accountAt(session, office);
      if (!found.ok) return found;
      const { id, role } = found.value.account;
      const actor = staffActor(id, device);
      await staff.putStaff(office, { type: 'actor', actor, member: id, at: clock() });
      return ok({ actor, role });
    },
    catchUp: (account) => catchUp(parts, account, tidy),
    async noteSignedOff(home) {
      for (const account of await store.visitingAccounts(home))
        await staff.putStaff(account.office, { ...recordOf(account), signedOffAt: clock() });
    },
  };
}

async function catchUp(
  { staff, note }: Pick<AuthorityParts, 'staff' | 'note'>,
  account: StaffAccount,
  tidy: Authority['tidy'],
): Promise<void> {
  const { office, id: member, role } = account;
  const known = membersIn(staff, office).find(({ id }) => id === member);
  if (known === undefined || known.role === role) return;
  const { signedOffAt } = known;
  await staff.putStaff(office, {
    ...recordOf(account),
    ...(signedOffAt !== undefined && { signedOffAt }),
  });
  note(office, { what: 'member-changed', member, name: null, role: { was: known.role, to: role } });
  await tidy(member);
}
