/** Accounts in SQLite. A row that does not read as what it should be counts as absent: it lets no user in. */
import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { staffRoles } from '../../../src/lib/domain/access.ts';
import { actorId, officeId, staffId } from '../../../src/lib/domain/ids.ts';
import { surfaces } from '../../../src/lib/wire/surface.ts';
import type { AccountStore, StaffAccount, StoredPairing, StoredSession } from '../account-store.ts';
import { namingFailures, transact } from './transaction.ts';
import type { Damage } from '../store.ts';

const staffRow = z
  .object({
    id: staffId,
    office: officeId,
    login: z.string(),
    name: z.string(),
    role: z.enum(staffRoles),
    password: z.string(),
    one_time_until: z.number().nullable(),
  })
  .transform(({ one_time_until, ...row }): StaffAccount => ({ ...row, oneTimeUntil: one_time_until }));

const sessionRow = z
  .object({
    digest: z.string(),
    surface: z.enum(surfaces),
    office: officeId,
    actor: actorId,
    role: z.enum(['monitor', 'kiosk', ...staffRoles]),
    name: z.string(),
    expires: z.number(),
    member: staffId.nullable(),
    used: z.number().nullable(),
  })
  .transform(({ expires, used, ...row }): StoredSession => ({ ...row, expiresAt: expires, usedAt: used }));

const pairingRow = z
  .object({
    code: z.string(),
    claim: z.string(),
    office: officeId,
    surface: z.enum(['kiosk', 'monitor']),
    expires: z.number(),
    actor: actorId,
    name: z.string(),
  })
  .transform(({ code, claim, office, surface, expires, actor, name }): StoredPairing => ({
    ...{ code, claimDigest: claim, office, surface, expiresAt: expires },
    confirmed: { actor, name },
  }));

export function openSqliteAccounts(db: DatabaseSync, report: (damage: Damage) => void): AccountStore {
  const addStaff = db.prepare(
    'INSERT OR IGNORE INTO staff (id, office, login, name, role, password, one_time_until) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const staffByLogin = db.prepare('SELECT rowid AS row, * FROM staff WHERE office = ? AND login = ?');
  const staffById = db.prepare('SELECT rowid AS row, * FROM staff WHERE office = ? AND id = ?');
  const staff = db.prepare('SELECT rowid AS row, * FROM staff WHERE office = ? ORDER BY name, id');
  const lead = db.prepare("SELECT 1 FROM staff WHERE office = ? AND role = 'lead' LIMIT 1");
  const otherLead = db.prepare("SELECT 1 FROM staff WHERE office = ? AND role = 'lead' AND id <> ? LIMIT 1");
  const removeStaff = db.prepare('DELETE FROM staff WHERE office = ? AND id = ?');
  const setPassword = db.prepare(
    'UPDATE staff SET password = ?, one_time_until = ? WHERE office = ? AND id = ?',
  );
  const swapPassword = db.prepare(
    'UPDATE staff SET password = ? WHERE office = ? AND id = ? AND password = ?',
  );
  const putSession = db.prepare(
    `INSERT OR REPLACE INTO sessions (digest, surface, office, actor, role, name, expires, member)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const session = db.prepare('SELECT rowid AS row, * FROM sessions WHERE digest = ?');
  const noteUse = db.prepare('UPDATE sessions SET used = ? WHERE digest = ?');
  const sessionsOf = db.prepare('SELECT rowid AS row, * FROM sessions WHERE member = ?');
  const ofStaff = db.prepare("SELECT rowid AS row, * FROM sessions WHERE surface = 'staff'");
  const endSession = db.prepare('DELETE FROM sessions WHERE digest = ?');
  const endSessionsOf = db.prepare('DELETE FROM sessions WHERE actor = ?');
  const endOfMember = db.prepare('DELETE FROM sessions WHERE member = ? AND digest IS NOT ?');
  // Not of a member who was removed while they signed in.
  const addKnown = db.prepare(
    `INSERT OR REPLACE INTO known_browsers (digest, member, office, expires)
     SELECT ?, id, office, ? FROM staff WHERE id = ? AND office = ?`,
  );
  const known = db.prepare(
    'SELECT 1 FROM known_browsers WHERE digest = ?1 AND (?2 IS NULL OR member = ?2) LIMIT 1',
  );
  const forgetBrowsers = db.prepare('DELETE FROM known_browsers WHERE member = ?');
  const free = db.prepare('INSERT OR REPLACE INTO freed_logins VALUES (?, ?, ?)');
  const freed = db.prepare('SELECT until FROM freed_logins WHERE office = ? AND login = ?');
  const putToken = db.prepare('INSERT OR REPLACE INTO first_lead_tokens VALUES (?, ?, ?)');
  const token = db.prepare(
    'SELECT 1 FROM first_lead_tokens WHERE office = ? AND digest = ? AND (expires IS NULL OR expires > ?)',
  );
  const useToken = db.prepare('DELETE FROM first_lead_tokens WHERE office = ? AND digest = ?');
  const putPairing = db.prepare('INSERT OR REPLACE INTO pairings VALUES (?, ?, ?, ?, ?, ?, ?)');
  const byClaim = db.prepare('SELECT rowid AS row, * FROM pairings WHERE claim = ? AND actor IS NOT NULL');
  const expired = [
    'sessions WHERE expires',
    'pairings WHERE expires',
    'known_browsers WHERE expires',
    'freed_logins WHERE until',
    'first_lead_tokens WHERE expires',
  ].map((rows) => db.prepare(`DELETE FROM ${rows} <= ?`));
  const reported = new Set<string>();

  const reader =
    <T>(table: 'staff' | 'sessions' | 'pairings', schema: z.ZodType<T>) =>
    (found: unknown): T | null => {
      if (found === undefined) return null;
      const parsed = schema.safeParse(found);
      if (parsed.success) return parsed.data;
      const { row } = found as { row: number };
      if (!reported.has(`${table} ${row}`)) report({ table, row });
      reported.add(`${table} ${row}`);
      return null;
    };
  const readStaff = reader('staff', staffRow);
  const readSession = reader('sessions', sessionRow);
  const readPairing = reader('pairings', pairingRow);

  const add = (a: StaffAccount): boolean =>
    addStaff.run(a.id, a.office, a.login, a.name, a.role, a.password, a.oneTimeUntil ?? null).changes === 1;

  return namingFailures<AccountStore>({
    async addStaff(account) {
      return add(account);
    },
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
    async removeStaff(office, id) {
      return transact(db, () => {
        const found = readStaff(staffById.get(office, id));
        if (found === null) return 'unknown';
        if (found.role === 'lead' && otherLead.get(office, id) === undefined) return 'last-lead';
        endOfMember.run(id, null);
        forgetBrowsers.run(id);
        removeStaff.run(office, id);
        return 'removed';
      });
    },
    async setPassword(office, id, password, except, oneTimeUntil = null) {
      return transact(db, () => {
        if (setPassword.run(password, oneTimeUntil, office, id).changes === 0) return false;
        endOfMember.run(id, except);
        return true;
      });
    },
    async swapPassword(office, id, from, to) {
      return swapPassword.run(to, office, id, from).changes === 1;
    },
    async putSession({ digest, surface, office, actor, role, name, expiresAt, member }) {
      putSession.run(digest, surface, office, actor, role, name, expiresAt, member ?? null);
    },
    async session(digest) {
      return readSession(session.get(digest));
    },
    async noteUse(digest, at) {
      noteUse.run(at, digest);
    },
    async sessionsOfMember(member) {
      return sessionsOf.all(member).flatMap((row) => readSession(row) ?? []);
    },
    async staffSessions() {
      return ofStaff.all().flatMap((row) => readSession(row) ?? []);
    },
    async endSession(digest) {
      endSession.run(digest);
    },
    async endSessionsOf(actor) {
      endSessionsOf.run(actor);
    },
    async endSessionsOfMember(member, except) {
      endOfMember.run(member, except);
    },
    async addKnownBrowser({ digest, member, office, expiresAt }) {
      addKnown.run(digest, expiresAt, member, office);
    },
    async isKnownBrowser(digest, member) {
      return known.get(digest, member) !== undefined;
    },
    async freeLogin(office, login, until) {
      free.run(office, login, until);
    },
    async freedUntil(office, login) {
      return (freed.get(office, login) as { until: number } | undefined)?.until ?? null;
    },
    async putFirstLeadToken(office, digest, expiresAt) {
      putToken.run(office, digest, expiresAt ?? null);
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
    async putPairing({ code, claimDigest, office, surface, expiresAt, confirmed: { actor, name } }) {
      putPairing.run(code, claimDigest, office, surface, expiresAt, actor, name);
    },
    async pairingByClaim(claimDigest) {
      return readPairing(byClaim.get(claimDigest));
    },
    async eraseExpired(now) {
      for (const rows of expired) rows.run(now);
    },
  });
}
