/** Feed passwords, by which calendar programs read. A member has one at most; the store has its digest. */
import type { OfficeId, StaffId } from '../../src/lib/domain/ids.ts';
import { err, ok } from '../../src/lib/domain/result.ts';
import type { Result } from '../../src/lib/domain/result.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { AccountStore, StaffAccount } from '../store/account-store.ts';
import { MadeToday } from './made-today.ts';
import { digestOf, newGroupedSecret } from './secrets.ts';

export interface CalendarFeeds {
  has(member: StaffId): Promise<boolean>;
  /**
   * The feed password, said this once; the one before ends. `too-many`: the member has made enough today, and each fills
   * the staff log, which has an end.
   */
  renew(member: StaffId, office: OfficeId): Promise<Result<string, 'not-signed-in' | 'too-many'>>;
  /** False: there was none. */
  end(member: StaffId): Promise<boolean>;
  /** The member has signed in: the feed goes on. */
  noteSignIn(member: StaffId): Promise<void>;
  /** Whose feed password it is, as the account is now. Null: of no member, or they have not signed in for long. */
  accountBy(office: OfficeId, password: string): Promise<StaffAccount | null>;
}

/**
 * How long a feed is read after a sign-in of its member. The town's provider does not tell the relay whom it shuts out,
 * so that what was made once would be read for ever.
 */
export const FEED_LASTS_MS = 14 * DAY_MINUTES * MINUTE_MS;

/** 114 bits. */
const GROUPS = 6;

export function openCalendarFeeds(store: AccountStore, clock: () => Instant): CalendarFeeds {
  const made = new MadeToday();
  const readUntil = (): Instant => clock() + FEED_LASTS_MS;
  return {
    has: (member) => store.hasCalendarFeed(member),
    async renew(member, office) {
      if (made.waitFor(member, clock()) > 0) return err('too-many');
      const password = newGroupedSecret(GROUPS);
      const feed = { digest: feedDigest(password), member, office, until: readUntil() };
      if (!(await store.putCalendarFeed(feed))) return err('not-signed-in');
      made.note(member, clock());
      return ok(password);
    },
    end: (member) => store.removeCalendarFeed(member),
    noteSignIn: (member) => store.extendCalendarFeed(member, readUntil()),
    async accountBy(office, password) {
      const feed = await store.calendarFeed(feedDigest(password));
      if (feed === null || feed.office !== office || feed.until <= clock()) return null;
      return store.staffById(office, feed.member);
    },
  };
}

/** Case, and what separates the groups, do not count: some programs take no pasted text. */
const feedDigest = (typed: string): string => digestOf(typed.replace(/[\s\p{Pd}]/gu, '').toLowerCase());
