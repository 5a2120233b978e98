/** What eases a sign-in, in SQLite: browsers that a member has used, and logins that an operator has freed. */
import type { DatabaseSync } from 'node:sqlite';
import type { StaffId } from '../../../src/lib/domain/ids.ts';
import type { AccountStore } from '../account-store.ts';

type BrowserStore = Pick<AccountStore, 'addKnownBrowser' | 'isKnownBrowser' | 'freeLogin' | 'freedUntil'>;

export function openSqliteBrowsers(db: DatabaseSync): {
  readonly browsers: BrowserStore;
  /** Within the transaction in which the member goes. */
  readonly forgetOfMember: (member: StaffId) => void;
} {
  // Adds nothing for a member who was removed while they signed in.
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

  const browsers: BrowserStore = {
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
  };
  return { browsers, forgetOfMember: (member) => void forgetBrowsers.run(member) };
}
