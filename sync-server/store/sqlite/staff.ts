/** The members of staff in SQLite, and the tokens by which the first lead of an office comes in. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { isLead, staffRoles } from '../../../src/lib/domain/access.ts';
import { laneId, officeId, staffId } from '../../../src/lib/domain/ids.ts';
import type { LaneId, StaffId } from '../../../src/lib/domain/ids.ts';
import type { AccountStore, StaffAccount } from '../account-store.ts';
import type { RowReader } from './rows.ts';
import { transact } from './transaction.ts';

const staffRow = z.pipe(
  z.object({
    id: staffId,
    office: officeId,
    login: z.string(),
    name: z.string(),
    role: z.enum(staffRoles),
    password: z.string(),
    one_time_until: z.nullable(z.number()),
    lanes: z.string(),
    home_office: z.nullable(officeId),
    home_member: z.nullable(staffId),
  }),
  z.transform(({ one_time_until, lanes, home_office, home_member, ...row }): StaffAccount => ({
    ...{ ...row, oneTimeUntil: one_time_until, lanes: lanesIn(lanes) },
    home: home_office === null || home_member === null ? null : { office: home_office, member: home_member },
  })),
);

const storedLanes = z.array(laneId);

/** Lanes that cannot be read are no reason to keep a member out. */
function lanesIn(stored: string): readonly LaneId[] {
  try {
    return storedLanes.parse(JSON.parse(stored));
  } catch {
    return [];
  }
}

const isOwnLead = ({ role, home }: StaffAccount): boolean => isLead(role) && (home ?? null) === null;

type StaffStore = Pick<
  AccountStore,
  | 'addStaff'
  | 'staffByLogin'
  | 'staffById'
  | 'staff'
  | 'hasLead'
  | 'visitingAccounts'
  | 'removeStaff'
  | 'changeStaff'
  | 'setPassword'
  | 'swapPassword'
  | 'putFirstLeadToken'
  | 'putFirstLeadTokens'
  | 'isFirstLeadToken'
  | 'addFirstLead'
>;

/** What ends with a member or with their password, in the same transaction. */
interface EndsWithMember {
  readonly endSessions: (member: StaffId, except: string | null) => void;
  readonly renameSessions: (member: StaffId, name: string) => void;
  readonly forgetBrowsers: (member: StaffId) => void;
  readonly forgetFactor: (member: StaffId) => void;
}

/** False: the login is taken in this office. */
function openAddStaff(db: DatabaseSync): (account: StaffAccount) => boolean {
  const addStaff = db.prepare(
    `INSERT OR IGNORE INTO staff
       (id, office, login, name, role, password, one_time_until, lanes, home_office, home_member)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return (a) =>
    addStaff.run(
      ...[a.id, a.office, a.login, a.name, a.role, a.password, a.oneTimeUntil ?? null],
      ...[JSON.stringify(a.lanes ?? []), a.home?.office ?? null, a.home?.member ?? null],
    ).changes === 1;
}

function openFirstLeadTokens(
  db: DatabaseSync,
  add: (account: StaffAccount) => boolean,
): Pick<AccountStore, 'putFirstLeadToken' | 'putFirstLeadTokens' | 'isFirstLeadToken' | 'addFirstLead'> {
  const putToken = db.prepare('INSERT OR REPLACE INTO first_lead_tokens VALUES (?, ?, ?)');
  const token = db.prepare(
    'SELECT 1 FROM first_lead_tokens WHERE office = ? AND digest = ? AND (expires IS NULL OR expires > ?)',
  );
  const useToken = db.prepare('DELETE FROM first_lead_tokens WHERE office = ? AND digest = ?');
  return {
    async putFirstLeadToken(office, digest, expiresAt) {
      putToken.run(office, digest, expiresAt ?? null);
    },
    async putFirstLeadTokens(tokens) {
      if (tokens.length === 0) return;
      transact(db, () => {
        for (const { office, digest } of tokens) putToken.run(office, digest, null);
      });
    },
    async isFirstLeadToken(office, digest, now = 0) {
      return token.get(office, digest, now) !== undefined;
    },
    async addFirstLead(account, digest) {
      return transact(db, () => {
        if (token.get(account.office, digest, 0) === undefined) return 'used-or-unknown';
        if (!add(account)) return 'login-taken';
        useToken.run(account.office, digest);
        return 'added';
      });
    },
  };
}

export function openSqliteStaff(
  db: DatabaseSync,
  reader: RowReader,
  { endSessions, renameSessions, forgetBrowsers, forgetFactor }: EndsWithMember,
): StaffStore {
  const staffByLogin = db.prepare('SELECT rowid AS row, * FROM staff WHERE office = ? AND login = ?');
  const staffById = db.prepare('SELECT rowid AS row, * FROM staff WHERE office = ? AND id = ?');
  const staff = db.prepare('SELECT rowid AS row, * FROM staff WHERE office = ? ORDER BY name, id');
  // An authority's lead who works here by the account of another office is none of the office's own.
  const leads = `SELECT 1 FROM staff
    WHERE office = ? AND role IN ('lead', 'authority-lead') AND home_member IS NULL`;
  const lead = db.prepare(`${leads} LIMIT 1`);
  const otherLead = db.prepare(`${leads} AND id <> ? LIMIT 1`);
  const visiting = db.prepare('SELECT rowid AS row, * FROM staff WHERE home_member IS NOT NULL');
  const visitingOf = db.prepare('SELECT rowid AS row, * FROM staff WHERE home_member = ?');
  const removeStaff = db.prepare('DELETE FROM staff WHERE office = ? AND id = ?');
  const changeStaff = db.prepare(
    'UPDATE staff SET name = ?, role = ?, lanes = ? WHERE office = ? AND id = ?',
  );
  const setPassword = db.prepare(
    'UPDATE staff SET password = ?, one_time_until = ? WHERE office = ? AND id = ?',
  );
  const swapPassword = db.prepare(
    'UPDATE staff SET password = ? WHERE office = ? AND id = ? AND password = ?',
  );
  const readStaff = reader('staff', staffRow);

  const add = openAddStaff(db);

  return {
    addStaff: async (account) => add(account),
    async staffByLogin(office, login) {
      return readStaff(staffByLogin.get(office, login));
    },
    async staffById(office, id) {
      return readStaff(staffById.get(office, id));
    },
    async staff(office) {
      return staff.all(office).flatMap((row) => readStaff(row) ?? []);
    },
    async hasLead(office) {
      return lead.get(office) !== undefined;
    },
    async visitingAccounts(home) {
      const rows = home === undefined ? visiting.all() : visitingOf.all(home);
      return rows.flatMap((row) => readStaff(row) ?? []);
    },
    async removeStaff(office, id) {
      return transact(db, () => {
        const found = readStaff(staffById.get(office, id));
        if (found === null) return 'unknown';
        if (isOwnLead(found) && otherLead.get(office, id) === undefined) return 'last-lead';
        endSessions(id, null);
        forgetBrowsers(id);
        forgetFactor(id);
        removeStaff.run(office, id);
        return 'removed';
      });
    },
    async changeStaff(office, id, changes, { mayLeaveNoLead } = { mayLeaveNoLead: false }) {
      return transact(db, () => {
        const found = readStaff(staffById.get(office, id));
        if (found === null) return 'unknown';
        const { name = found.name, role = found.role, lanes = found.lanes ?? [] } = changes;
        const isLeadNoMore = isOwnLead(found) && !isLead(role) && !mayLeaveNoLead;
        if (isLeadNoMore && otherLead.get(office, id) === undefined) return 'last-lead';
        changeStaff.run(name, role, JSON.stringify(lanes), office, id);
        if (found.role === role) renameSessions(id, name);
        else endSessions(id, null);
        return 'changed';
      });
    },
    async setPassword(office, id, password, except, oneTimeUntil = null) {
      return transact(db, () => {
        if (setPassword.run(password, oneTimeUntil, office, id).changes === 0) return false;
        endSessions(id, except);
        return true;
      });
    },
    async swapPassword(office, id, from, to) {
      return swapPassword.run(to, office, id, from).changes === 1;
    },
    ...openFirstLeadTokens(db, add),
  };
}
