/** Calendar feeds of staff: a member makes and ends the feed password; a calendar program reads by it. */
import type { FastifyRequest } from 'fastify';
import { may } from '../../src/lib/domain/access.ts';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { calendarFeedRoutes, FEED_USER } from '../../src/lib/wire/http/calendar-feed-routes.ts';
import { pathOf } from '../../src/lib/wire/http/route.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { OfficeCalendar } from '../people/office-calendar.ts';
import { isAtOtherOffice } from './account-steps.ts';
import type { AccountSteps } from './account-steps.ts';
import { isKnownTag } from './etag.ts';
import { DONE, SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface CalendarFeedRoutesParts {
  readonly accounts: Pick<Accounts, 'calendarFeeds' | 'note'>;
  readonly publicUrl: string;
  readonly officeCalendar: (id: OfficeId) => Promise<OfficeCalendar> | null;
  readonly steps: Pick<AccountSteps, 'confirmPassword'>;
}

export function registerCalendarFeedRoutes(
  serve: ServeRoute,
  { accounts, publicUrl, officeCalendar, steps }: CalendarFeedRoutesParts,
): void {
  const { calendarFeeds } = accounts;

  serve(calendarFeedRoutes.calendarFeed, async ({ session: { member } }) => ({
    isOn: member ? await calendarFeeds.has(member) : false,
  }));

  serve(calendarFeedRoutes.newFeedPassword, async (asked) => {
    const { session, body, refuse } = asked;
    if (isAtOtherOffice(session)) return refuse('own-office-only');
    const asking = await steps.confirmPassword(asked, body.ownPassword);
    if (asking === null) return SENT;
    const { id: member, office } = asking.account;
    const password = await calendarFeeds.renew(member, office);
    if (!password.ok) return refuse(password.error);
    accounts.note(session, { what: 'feed-password-made', member });
    const path = pathOf(calendarFeedRoutes.calendar, { params: { id: office } });
    return { url: publicUrl + path, user: FEED_USER, password: password.value };
  });

  serve(calendarFeedRoutes.endCalendarFeed, async ({ session }) => {
    const { member } = session;
    if (member && (await calendarFeeds.end(member)))
      accounts.note(session, { what: 'feed-password-ended', member });
    return DONE;
  });

  // The secret stands in a header, where the logs of proxies do not keep it as they keep paths and queries.
  serve(calendarFeedRoutes.calendar, async ({ request, reply, refuse }) => {
    const id = officeId.safeParse((request.params as { id: string }).id);
    const password = passwordIn(request);
    const account = id.success && password !== null ? await calendarFeeds.accountBy(id.data, password) : null;
    const calendar = account !== null && may(account.role, 'serve') ? officeCalendar(account.office) : null;
    void reply.header('cache-control', 'private, no-cache');
    if (calendar === null) {
      void reply.header('www-authenticate', 'Basic realm="Foyer", charset="UTF-8"');
      return refuse('wrong-credentials');
    }
    const { etag, content } = await calendar;
    void reply.header('etag', etag);
    if (isKnownTag(request, etag)) void reply.code(304).send();
    else void reply.type('text/calendar; charset=utf-8').send(content);
    return SENT;
  });
}

/** By HTTP Basic (RFC 7617), which calendar programs can do; null: none was sent. */
function passwordIn({ headers: { authorization } }: FastifyRequest): string | null {
  const [, encoded] = /^basic ([\w+/=-]{1,400})$/i.exec(authorization ?? '') ?? [];
  if (encoded === undefined) return null;
  const sent = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = sent.indexOf(':');
  return colon === -1 ? null : sent.slice(colon + 1);
}
