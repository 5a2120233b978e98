/** Accounts in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import type { AccountStore, StaffAccount, StoredPairing, StoredSession } from './account-store.ts';
import { transact } from './sqlite-transaction.ts';

interface PairingRow {
  readonly code: string;
  readonly claim: string;
  readonly office: string;
  readonly surface: string;
  readonly expires: number;
  readonly actor: string | null;
  readonly name: string | null;
}

export function openSqliteAccounts(db: DatabaseSync): AccountStore {
  const addStaff = db.prepare(
    'INSERT OR IGNORE INTO staff (id, office, login, name, role, password) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const staffByLogin = db.prepare('SELECT * FROM staff WHERE office = ? AND login = ?');
  const staff = db.prepare('SELECT * FROM staff WHERE office = ? ORDER BY name, id');
  const lead = db.prepare("SELECT 1 FROM staff WHERE office = ? AND role = 'lead' LIMIT 1");
  const putSession = db.prepare('INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?, ?, ?, ?)');
  const session = db.prepare('SELECT *, expires AS expiresAt FROM sessions WHERE digest = ?');
  const endSession = db.prepare('DELETE FROM sessions WHERE digest = ?');
  const endSessionsOf = db.prepare('DELETE FROM sessions WHERE actor = ?');
  const putToken = db.prepare('INSERT OR REPLACE INTO first_lead_tokens VALUES (?, ?)');
  const token = db.prepare('SELECT 1 FROM first_lead_tokens WHERE office = ? AND digest = ?');
  const useToken = db.prepare('DELETE FROM first_lead_tokens WHERE office = ? AND digest = ?');
  const putPairing = db.prepare('INSERT OR IGNORE INTO pairings VALUES (?, ?, ?, ?, ?, NULL, NULL)');
  const byCode = db.prepare('SELECT * FROM pairings WHERE code = ?');
  const byClaim = db.prepare('SELECT * FROM pairings WHERE claim = ?');
  const confirm = db.prepare('UPDATE pairings SET actor = ?, name = ? WHERE code = ? AND actor IS NULL');
  const oldSessions = db.prepare('DELETE FROM sessions WHERE expires <= ?');
  const oldPairings = db.prepare('DELETE FROM pairings WHERE expires <= ?');

  const add = (a: StaffAccount): boolean =>
    addStaff.run(a.id, a.office, a.login, a.name, a.role, a.password).changes === 1;

  return {
    async addStaff(account) {
      return add(account);
    },
    async staffByLogin(office, login) {
      return (staffByLogin.get(office, login) as unknown as StaffAccount | undefined) ?? null;
    },
    async staff(office) {
      return staff.all(office) as unknown as StaffAccount[];
    },
    async hasLead(office) {
      return lead.get(office) !== undefined;
    },
    async putSession({ digest, surface, office, actor, role, name, expiresAt }) {
      putSession.run(digest, surface, office, actor, role, name, expiresAt);
    },
    async session(digest) {
      return (session.get(digest) as unknown as StoredSession | undefined) ?? null;
    },
    async endSession(digest) {
      endSession.run(digest);
    },
    async endSessionsOf(actor) {
      endSessionsOf.run(actor);
    },
    async putFirstLeadToken(office, digest) {
      putToken.run(office, digest);
    },
    async isFirstLeadToken(office, digest) {
      return token.get(office, digest) !== undefined;
    },
    async addFirstLead(account, digest) {
      return transact(db, () => {
        if (token.get(account.office, digest) === undefined) return 'used-or-unknown';
        if (!add(account)) return 'login-taken';
        useToken.run(account.office, digest);
        return 'added';
      });
    },
    async putPairing({ code, claimDigest, office, surface, expiresAt }) {
      return putPairing.run(code, claimDigest, office, surface, expiresAt).changes === 1;
    },
    async pairingByCode(code) {
      return pairing(byCode.get(code));
    },
    async pairingByClaim(claimDigest) {
      return pairing(byClaim.get(claimDigest));
    },
    async confirmPairing(code, { actor, name }) {
      return confirm.run(actor, name, code).changes === 1;
    },
    async eraseExpired(now) {
      oldSessions.run(now);
      oldPairings.run(now);
    },
  };
}

function pairing(found: unknown): StoredPairing | null {
  if (found === undefined) return null;
  const row = found as PairingRow;
  return {
    code: row.code,
    claimDigest: row.claim,
    office: row.office as StoredPairing['office'],
    surface: row.surface as StoredPairing['surface'],
    expiresAt: row.expires,
    confirmed:
      row.actor === null || row.name === null ? null : { actor: row.actor as ActorId, name: row.name },
  };
}
