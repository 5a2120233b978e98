/** Accounts in SQLite. A row that does not read as what it should be counts as absent: it lets no user in. */
import type { DatabaseSync } from 'node:sqlite';
import type { AccountStore } from '../account-store.ts';
import type { Damage } from '../store.ts';
import { openSqliteBrowsers } from './browsers.ts';
import { openSqliteCalendarFeeds } from './calendar-feeds.ts';
import { openSqliteExemptMails } from './exempt-mails.ts';
import { openSqliteKioskExits } from './kiosk-exits.ts';
import { openSqlitePairings } from './pairings.ts';
import { openRowReader } from './rows.ts';
import { openSqliteSecondFactors } from './second-factors.ts';
import { openSqliteSessions } from './sessions.ts';
import { openSqliteStaff } from './staff.ts';
import { namingFailures } from './transaction.ts';

export function openSqliteAccounts(db: DatabaseSync, report: (damage: Damage) => void): AccountStore {
  const expired = [
    'sessions WHERE expires',
    'pairings WHERE expires',
    'known_browsers WHERE expires',
    'freed_logins WHERE until',
    'first_lead_tokens WHERE expires',
  ].map((rows) => db.prepare(`DELETE FROM ${rows} <= ?`));
  const reader = openRowReader(report);
  const { calendarFeeds, forgetFeed } = openSqliteCalendarFeeds(db);
  const { sessions, endOfMember, renameSessions } = openSqliteSessions(db, reader, forgetFeed);
  const { browsers, forgetOfMember } = openSqliteBrowsers(db);
  const { secondFactors, forgetFactor } = openSqliteSecondFactors(db, endOfMember);
  const staff = openSqliteStaff(db, reader, {
    ...{ endSessions: endOfMember, renameSessions, forgetBrowsers: forgetOfMember, forgetFactor },
  });

  return namingFailures<AccountStore>({
    ...staff,
    ...sessions,
    ...browsers,
    ...secondFactors,
    ...calendarFeeds,
    ...openSqlitePairings(db, reader),
    ...openSqliteKioskExits(db),
    ...openSqliteExemptMails(db),
    async eraseExpired(now) {
      for (const rows of expired) rows.run(now);
    },
  });
}
