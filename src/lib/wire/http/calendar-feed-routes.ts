/** The feed by which a calendar program of a member shows the appointments of the office. It names no visitor. */
import * as z from 'zod/mini';
import { done } from './fields.ts';
import { httpRoute } from './route.ts';
import { knownPassword } from './typed-fields.ts';

/** Days that a feed shows, from today on. */
export const FEED_DAYS = 28;

/** What a calendar program is given as the user name. The relay looks at the password alone. */
export const FEED_USER = 'foyer';

export const calendarFeedRoutes = {
  calendarFeed: httpRoute({
    ...{ method: 'GET', path: '/api/calendar-feed' },
    about: 'Whether the member has a feed password. The relay keeps its digest alone.',
    staff: 'serve',
    reply: z.object({ isOn: z.boolean() }),
    errors: [],
    perMinute: 60,
  }),
  newFeedPassword: httpRoute({
    ...{ method: 'POST', path: '/api/calendar-feed/new' },
    about:
      'Makes a feed password, said this once; the one before ends. A member without a password has signed in anew at the provider within ten minutes.',
    staff: 'serve',
    body: z.object({ ownPassword: z.optional(knownPassword) }),
    reply: z.object({ url: z.url({ protocol: /^https?$/ }), user: z.string(), password: z.string() }),
    errors: ['wrong-password', 'confirm-at-provider', 'own-office-only', 'too-many', 'busy'],
    perMinute: 30,
  }),
  endCalendarFeed: httpRoute({
    ...{ method: 'POST', path: '/api/calendar-feed/end' },
    about: 'Ends the feed password.',
    staff: 'serve',
    body: z.object({}),
    reply: done,
    errors: [],
    perMinute: 30,
  }),
  calendar: httpRoute({
    ...{ method: 'GET', path: '/api/offices/:id/calendar.ics' },
    about:
      'The appointments of today and the next four weeks as iCalendar, with an ETag: number, services, time and place, no visitor. ' +
      'A calendar program sends the feed password by HTTP Basic; the user name does not count.',
    params: z.object({ id: z.string() }),
    mediaType: 'text/calendar',
    reply: z.string(),
    errors: ['wrong-credentials'],
    perMinute: 120,
  }),
} as const;
