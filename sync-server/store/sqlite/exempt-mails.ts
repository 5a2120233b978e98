/** Mail addresses that offices have exempted from their limit (B6), in SQLite. A row that does not read exempts none. */
import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod/mini';
import { officeId } from '../../../src/lib/domain/ids.ts';
import { instant } from '../../../src/lib/domain/time.ts';
import type { AccountStore } from '../account-store.ts';

const exemptMailRow = z.object({ office: officeId, form: z.string(), mail: z.string(), at: instant });

export function openSqliteExemptMails(
  db: DatabaseSync,
): Pick<AccountStore, 'exemptMails' | 'putExemptMail' | 'removeExemptMail'> {
  const all = db.prepare('SELECT office, form, mail, at FROM exempt_mails ORDER BY office, mail');
  const put = db.prepare('INSERT OR REPLACE INTO exempt_mails VALUES (?, ?, ?, ?)');
  const remove = db.prepare('DELETE FROM exempt_mails WHERE office = ? AND form = ?');

  return {
    async exemptMails() {
      return all.all().flatMap((row) => {
        const read = exemptMailRow.safeParse(row);
        return read.success ? [read.data] : [];
      });
    },
    async putExemptMail({ office, form, mail, at }) {
      put.run(office, form, mail, at);
    },
    async removeExemptMail(office, form) {
      remove.run(office, form);
    },
  };
}
