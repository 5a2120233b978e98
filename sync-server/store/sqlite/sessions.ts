/** Sessions of staff and devices in SQLite. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { staffRoles } from '../../../src/lib/domain/access.ts';
import { actorId, officeId, staffId } from '../../../src/lib/domain/ids.ts';
import type { StaffId } from '../../../src/lib/domain/ids.ts';
import { surfaces } from '../../../src/lib/wire/surface.ts';
import type { AccountStore, StoredSession } from '../account-store.ts';
import type { RowReader } from './rows.ts';
import { transact } from './transaction.ts';

const sessionRow = z.pipe(
  z.object({
    digest: z.string(),
    surface: z.enum(surfaces),
    office: officeId,
    actor: actorId,
    role: z.enum(['monitor', 'kiosk', ...staffRoles]),
    name: z.string(),
    expires: z.number(),
    member: z.nullable(staffId),
    used: z.nullable(z.number()),
    home: z.nullable(officeId),
  }),
  z.transform(({ expires, used, ...row }): StoredSession => ({ ...row, expiresAt: expires, usedAt: used })),
);

type SessionStore = Pick<
  AccountStore,
  | 'putSession'
  | 'session'
  | 'noteUses'
  | 'extendSession'
  | 'sessionsOfMember'
  | 'staffSessions'
  | 'deviceSessions'
  | 'endSession'
  | 'endSessionsOf'
  | 'endSessionsOfMember'
>;

export function openSqliteSessions(
  db: DatabaseSync,
  reader: RowReader,
  forgetFeed: (member: StaffId) => void,
): {
  readonly sessions: SessionStore;
  /** Within the transaction of what ends them and the calendar feed; `except`: the digest of one that goes on. */
  readonly endOfMember: (member: StaffId, except: string | null) => void;
  /** Within the transaction of what renames the member. */
  readonly renameSessions: (member: StaffId, name: string) => void;
} {
  const putSession = db.prepare(
    `INSERT OR REPLACE INTO sessions (digest, surface, office, actor, role, name, expires, member, used, home)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const session = db.prepare('SELECT rowid AS row, * FROM sessions WHERE digest = ?');
  const noteUse = db.prepare('UPDATE sessions SET used = ? WHERE digest = ?');
  const extend = db.prepare('UPDATE sessions SET expires = ? WHERE digest = ?');
  // Also those at other offices, of an authority's lead.
  const ofMember = '(member = ?1 OR member IN (SELECT id FROM staff WHERE home_member = ?1))';
  const sessionsOf = db.prepare(`SELECT rowid AS row, * FROM sessions WHERE ${ofMember}`);
  const ofStaff = db.prepare("SELECT rowid AS row, * FROM sessions WHERE surface = 'staff'");
  const ofDevices = db.prepare(
    "SELECT rowid AS row, * FROM sessions WHERE office = ? AND surface IN ('kiosk', 'monitor')",
  );
  const endSession = db.prepare('DELETE FROM sessions WHERE digest = ?');
  const endSessionsOf = db.prepare('DELETE FROM sessions WHERE actor = ?');
  const endAllOfMember = db.prepare(`DELETE FROM sessions WHERE ${ofMember} AND digest IS NOT ?2`);
  const renameOfMember = db.prepare('UPDATE sessions SET name = ? WHERE member = ?');
  const readSession = reader('sessions', sessionRow);

  /** P11: a calendar feed ends with the sessions. What ends those on other devices is a reason to trust none of them. */
  function endOfMember(member: StaffId, except: string | null): void {
    endAllOfMember.run(member, except);
    forgetFeed(member);
  }

  const sessions: SessionStore = {
    async putSession({ digest, surface, office, actor, role, name, expiresAt, member, usedAt, home }) {
      putSession.run(
        ...[digest, surface, office, actor, role, name, expiresAt],
        ...[member ?? null, usedAt ?? null, home ?? null],
      );
    },
    async session(digest) {
      return readSession(session.get(digest));
    },
    async noteUses(uses) {
      transact(db, () => {
        for (const [digest, at] of uses) noteUse.run(at, digest);
      });
    },
    async extendSession(digest, expiresAt) {
      extend.run(expiresAt, digest);
    },
    async sessionsOfMember(member) {
      return sessionsOf.all(member).flatMap((row) => readSession(row) ?? []);
    },
    async staffSessions() {
      return ofStaff.all().flatMap((row) => readSession(row) ?? []);
    },
    async deviceSessions(office) {
      return ofDevices.all(office).flatMap((row) => readSession(row) ?? []);
    },
    async endSession(digest) {
      endSession.run(digest);
    },
    async endSessionsOf(actor) {
      endSessionsOf.run(actor);
    },
    async endSessionsOfMember(member, except) {
      transact(db, () => endOfMember(member, except));
    },
  };
  const renameSessions = (member: StaffId, name: string): void => void renameOfMember.run(name, member);
  return { sessions, endOfMember, renameSessions };
}
