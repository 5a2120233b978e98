/** The feed of the member who is signed in, for their calendar program. */
import { calendarFeedRoutes } from '../../wire/http/calendar-feed-routes.ts';
import type { ReadReply } from '../../wire/http/route.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

/** What a calendar program is given. */
export type FeedAccess = ReadReply<typeof calendarFeedRoutes.newFeedPassword>;

export const calendarFeed = (
  options: HttpOptions = {},
): Reply<ReadReply<typeof calendarFeedRoutes.calendarFeed>> =>
  askRelay(calendarFeedRoutes.calendarFeed, {}, options);

/** Said this once; the password before ends. `ownPassword`: undefined where the member has none. */
export const newFeedPassword = (
  ownPassword: string | undefined,
  options: HttpOptions = {},
): Reply<FeedAccess> => askRelay(calendarFeedRoutes.newFeedPassword, { body: { ownPassword } }, options);

export const endCalendarFeed = (options: HttpOptions = {}): Reply<null> =>
  askRelay(calendarFeedRoutes.endCalendarFeed, { body: {} }, options);
