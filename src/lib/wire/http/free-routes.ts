/** What other sites ask: the next free times of a service, for the website of the town. */
import * as z from 'zod/mini';
import { officeId, serviceId } from '../../domain/ids.ts';
import { variantNames } from '../../domain/office/office.ts';
import { officeLanguages, text } from '../../domain/office/text.ts';
import { localDate, localTime } from '../../domain/time.ts';
import { httpRoute } from './route.ts';

/** Days with free times in an answer: how many where the question does not say, and at most. */
export const FREE_DAYS = { usual: 7, most: 31 } as const;

const wholeNumber = (most: number) =>
  z.optional(
    z.string().check(
      z.regex(/^[1-9]\d?$/, { error: `a whole number from 1 to ${most}`, abort: true }),
      z.refine((digits) => Number(digits) <= most, `a whole number from 1 to ${most}`),
    ),
  );

export const freeRoutes = {
  free: httpRoute({
    ...{ method: 'GET', path: '/api/offices/:id/free' },
    about: 'The next free times of a service that can be booked online. Pages of any origin may read it.',
    params: z.object({ id: z.string() }),
    query: z.object({
      /** Its id in the office file, or its key in the federal catalogue (LeiKa). */
      service: z.string('the id of a service, or its LeiKa key').check(z.minLength(1), z.maxLength(40)),
      /** For how many persons, or how many pieces; 1 when not given. */
      count: wholeNumber(20),
      days: wholeNumber(FREE_DAYS.most),
      /** B15: by phone or video; on site when not given. */
      variant: z.optional(z.enum(variantNames, 'phone or video')),
    }),
    reply: z.object({
      office: z.object({
        ...{ id: officeId, name: text, languages: officeLanguages, town: z.string() },
        ...{ phone: z.string(), timeZone: z.string() },
      }),
      service: z.object({ id: serviceId, name: text }),
      ...{ count: z.int(), minutes: z.int() },
      /** The booking of this service behind the relay's address; `&beginn=2026-12-01T09:15` chooses a time as well. */
      path: z.string(),
      /** No place is given away for some minutes, since the relay was put back. */
      isPaused: z.boolean(),
      /** The next days with free times; the times are those of the office's zone. */
      days: z.array(z.object({ date: localDate, times: z.array(localTime) })),
    }),
    errors: ['invalid-field', 'no-such-office', 'no-such-service', 'not-bookable', 'busy'],
    // One address may stand for a whole town hall or a mobile network.
    perMinute: 600,
    anyOrigin: true,
  }),
} as const;
