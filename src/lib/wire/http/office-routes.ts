/** What a lead sees and does of online bookings and of mails that could not be sent. */
import * as z from 'zod/mini';
import { mailAddress } from '../../domain/day/people.ts';
import { visitId } from '../../domain/ids.ts';
import { instant, localDate } from '../../domain/time.ts';
import { done } from './fields.ts';
import { httpRoute } from './route.ts';

/** Groups of bookings that one request takes back at most. */
export const MAX_GROUPS = 500;

const seenBookings = z.object({
  /** What a lead who looks now has seen: nothing later is taken back with it. */
  until: instant,
  groups: z.array(
    z.object({
      hour: instant,
      /** Digest of the network; null: not known. */
      origin: z.nullable(z.string()),
      reserved: z.int().check(z.minimum(0)),
      confirmed: z.int().check(z.minimum(0)),
    }),
  ),
});
export type SeenBookings = z.infer<typeof seenBookings>;

const failedMail = z.object({
  id: z.string(),
  office: z.string(),
  kind: z.string(),
  /** Which appointment; null: none. */
  about: z.nullable(z.object({ date: localDate, visit: visitId, number: z.string() })),
  /** The time of the last try. */
  at: instant,
  tries: z.int().check(z.minimum(0)),
  /** A code. */
  problem: z.nullable(z.string()),
});
export type FailedMail = Readonly<z.infer<typeof failedMail>>;

/** B6: as they were typed, in the order of the alphabet. */
const exemptMails = z.object({ mails: z.array(z.string()) });

export const officeRoutes = {
  exemptMails: httpRoute({
    ...{ method: 'GET', path: '/api/bookings/exempt-mails' },
    about: 'The mail addresses that the office has exempted from its limit of open appointments (B6).',
    staff: 'office',
    reply: exemptMails,
    errors: [],
    perMinute: 120,
  }),
  exemptMail: httpRoute({
    ...{ method: 'POST', path: '/api/bookings/exempt-mails' },
    about:
      'Exempts a mail address from the limit, or does not any more. The staff log says that it was done.',
    staff: 'office',
    body: z.object({ mail: mailAddress, isExempt: z.boolean() }),
    reply: exemptMails,
    errors: ['too-many-exempt'],
    perMinute: 120,
  }),
  recentBookings: httpRoute({
    ...{ method: 'GET', path: '/api/bookings/recent' },
    about: 'The online bookings of the last seven days whose appointment is ahead, by hour and network.',
    staff: 'office',
    reply: seenBookings,
    errors: ['not-ready'],
    perMinute: 60,
  }),
  takeBackBookings: httpRoute({
    ...{ method: 'POST', path: '/api/bookings/take-back' },
    about: 'Cancels a portion of the groups; to be repeated while `left` is not 0.',
    staff: 'office',
    body: z.object({
      groups: z
        .array(z.object({ hour: instant, origin: z.nullable(z.string().check(z.maxLength(16))) }))
        .check(z.minLength(1), z.maxLength(MAX_GROUPS)),
      until: instant,
    }),
    reply: z.object({ cancelled: z.int().check(z.minimum(0)), left: z.int().check(z.minimum(0)) }),
    errors: [],
    perMinute: 600,
  }),
  failedMails: httpRoute({
    ...{ method: 'GET', path: '/api/mails/failed' },
    about: 'Which mails could not be sent.',
    staff: 'office',
    reply: z.array(failedMail),
    errors: [],
    perMinute: 120,
  }),
  sendMailAgain: httpRoute({
    ...{ method: 'POST', path: '/api/mails/again' },
    about: 'Has a mail that could not be sent tried again.',
    staff: 'office',
    body: z.object({ id: z.string().check(z.maxLength(100)) }),
    reply: done,
    errors: ['no-such-mail'],
    perMinute: 120,
  }),
  dismissMail: httpRoute({
    ...{ method: 'POST', path: '/api/mails/done' },
    about: 'Takes a mail that could not be sent off the list: a person has dealt with it.',
    staff: 'office',
    body: z.object({ id: z.string().check(z.maxLength(100)) }),
    reply: done,
    errors: ['no-such-mail'],
    perMinute: 120,
  }),
} as const;
