/** Second factors of members in SQLite. A code is used up by one statement, so that it counts once. */
import type { DatabaseSync } from 'node:sqlite';
import type { OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import type { SecondFactorStore } from '../account-store.ts';
import { transact } from './transaction.ts';

export function openSqliteSecondFactors(
  db: DatabaseSync,
  endSessions: (member: StaffId, except: string | null) => void,
): {
  readonly secondFactors: SecondFactorStore;
  /** Within the transaction in which the member goes. */
  readonly forgetFactor: (member: StaffId) => void;
} {
  const factor = db.prepare('SELECT office, sealed, last_step FROM second_factors WHERE member = ?');
  // Adds nothing for a member who was removed meanwhile.
  const put = db.prepare(
    `INSERT OR REPLACE INTO second_factors (member, office, sealed, last_step)
     SELECT id, office, ?, ? FROM staff WHERE id = ? AND office = ?`,
  );
  const addCode = db.prepare('INSERT INTO recovery_codes (digest, member, office) VALUES (?, ?, ?)');
  const useStep = db.prepare(
    'UPDATE second_factors SET last_step = ?1 WHERE member = ?2 AND last_step < ?1 AND sealed IS NOT NULL',
  );
  const useCode = db.prepare('DELETE FROM recovery_codes WHERE digest = ? AND member = ?');
  const codesLeft = db.prepare('SELECT count(*) AS count FROM recovery_codes WHERE member = ?');
  const remove = db.prepare('DELETE FROM second_factors WHERE member = ?');
  const removeCodes = db.prepare('DELETE FROM recovery_codes WHERE member = ?');
  const free = db.prepare('UPDATE second_factors SET sealed = NULL WHERE member = ? AND sealed IS NOT NULL');

  function forgetFactor(member: StaffId): boolean {
    removeCodes.run(member);
    return remove.run(member).changes === 1;
  }

  const secondFactors: SecondFactorStore = {
    async secondFactor(member) {
      const row = factor.get(member) as
        { office: OfficeId; sealed: string | null; last_step: number } | undefined;
      return row === undefined ? null : { office: row.office, sealed: row.sealed, lastStep: row.last_step };
    },
    async putSecondFactor({ office, member, sealed, lastStep }, recoveryDigests, except) {
      return transact(db, () => {
        forgetFactor(member);
        if (put.run(sealed, lastStep, member, office).changes === 0) return false;
        for (const digest of recoveryDigests) addCode.run(digest, member, office);
        endSessions(member, except);
        return true;
      });
    },
    async useFactorStep(member, step) {
      return useStep.run(step, member).changes === 1;
    },
    async useRecoveryCode(member, digest) {
      return useCode.run(digest, member).changes === 1;
    },
    async recoveryCodesLeft(member) {
      return (codesLeft.get(member) as { count: number }).count;
    },
    async removeSecondFactor(member) {
      return transact(db, () => forgetFactor(member));
    },
    async freeSecondFactor(member) {
      return transact(db, () => {
        removeCodes.run(member);
        return free.run(member).changes === 1;
      });
    },
  };
  return { secondFactors, forgetFactor: (member) => void forgetFactor(member) };
}
