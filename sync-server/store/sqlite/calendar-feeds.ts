/** Feed passwords of members in SQLite, as digests: one for each member who has made one. */
import type { DatabaseSync } from 'node:sqlite';
import type { OfficeId, StaffId } from '../../../src/lib/domain/ids.ts';
import type { CalendarFeedStore } from '../account-store.ts';

export function openSqliteCalendarFeeds(db: DatabaseSync): {
  readonly calendarFeeds: CalendarFeedStore;
  /** Within the transaction of what ends it. */
  readonly forgetFeed: (member: StaffId) => void;
} {
  const ofMember = db.prepare('SELECT 1 FROM calendar_feeds WHERE member = ?');
  const ofDigest = db.prepare('SELECT member, office, until FROM calendar_feeds WHERE digest = ?');
  // Not of a member who was removed meanwhile.
  const put = db.prepare(
    `INSERT OR REPLACE INTO calendar_feeds (digest, member, office, until)
     SELECT ?, id, office, ? FROM staff WHERE id = ? AND office = ?`,
  );
  const extend = db.prepare('UPDATE calendar_feeds SET until = ? WHERE member = ?');
  const remove = db.prepare('DELETE FROM calendar_feeds WHERE member = ?');
  const calendarFeeds: CalendarFeedStore = {
    async hasCalendarFeed(member) {
      return ofMember.get(member) !== undefined;
    },
    async putCalendarFeed({ digest, member, office, until }) {
      return put.run(digest, until, member, office).changes === 1;
    },
    async extendCalendarFeed(member, until) {
      extend.run(until, member);
    },
    async removeCalendarFeed(member) {
      return remove.run(member).changes === 1;
    },
    async calendarFeed(digest) {
      const row = ofDigest.get(digest) as { member: StaffId; office: OfficeId; until: number } | undefined;
      return row === undefined ? null : { member: row.member, office: row.office, until: row.until };
    },
  };
  return { calendarFeeds, forgetFeed: (member) => void remove.run(member) };
}
