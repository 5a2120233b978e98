/** P12, C3: an authority's lead closes days at several offices of the town in one step. */
import * as z from 'zod/mini';
import { changedDay, hitAppointment } from '../../domain/decide/hours-preview.ts';
import { officeId, visitId } from '../../domain/ids.ts';
import { shortText } from '../../domain/office/text.ts';
import { MOST_SEEN_AHEAD } from '../../domain/requests/request-fields.ts';
import { localDate } from '../../domain/time.ts';
import { MOST_OF_AUTHORITY } from './authority-routes.ts';
import { browserName } from './fields.ts';
import { httpRoute } from './route.ts';

/** Days from the first to the last: as many as one office closes at once. */
export const MOST_DAYS_CLOSED = 92;

const period = { from: localDate, until: localDate };

const closingPreview = z.object({
  id: officeId,
  /** Days of the period on which the office has hours; empty: there is nothing to close. */
  dates: z.array(localDate),
  /** Without names: who it is stands at the desk of the office. */
  hit: z.array(z.extend(hitAppointment, { hasMail: z.boolean() })),
  days: z.array(changedDay),
});
export type ClosingPreview = Readonly<z.infer<typeof closingPreview>>;

/** `booked-meanwhile`: there is a booking that the preview did not show. `not-possible`: the office has too many closures. */
export const closingRefusals = ['booked-meanwhile', 'nothing-to-close', 'not-possible', 'not-ready'] as const;
export type ClosingRefusal = (typeof closingRefusals)[number];

const closed = z.object({
  id: officeId,
  /** Null: it is closed. */
  refusal: z.nullable(z.enum(closingRefusals)),
});
export type ClosedOffice = Readonly<z.infer<typeof closed>>;

const errors = ['no-such-office', 'not-ready'] as const;

export const authorityClosingRoutes = {
  previewClosing: httpRoute({
    ...{ method: 'POST', path: '/api/authority/closing/preview' },
    about:
      'P12: what it would do to close these days at some offices of the town: open days, appointments that are hit, places. Nothing is changed.',
    staff: 'authority',
    body: z.object({
      ...period,
      offices: z.array(officeId).check(z.minLength(1), z.maxLength(MOST_OF_AUTHORITY)),
    }),
    reply: z.array(closingPreview),
    errors: [...errors, 'invalid-field'],
    perMinute: 60,
  }),
  closeDays: httpRoute({
    ...{ method: 'POST', path: '/api/authority/closing' },
    about:
      'P12: closes these days, each office by itself: one that refuses keeps no other open. `seen`: the appointments that the preview showed.',
    staff: 'authority',
    // A visit's id has up to 64 characters.
    maxBodyBytes: 512 * 1024,
    body: z.object({
      ...period,
      reason: shortText,
      device: browserName,
      offices: z
        .array(z.object({ id: officeId, seen: z.array(visitId).check(z.maxLength(MOST_SEEN_AHEAD)) }))
        .check(z.minLength(1), z.maxLength(MOST_OF_AUTHORITY)),
    }),
    reply: z.array(closed),
    errors: [...errors, 'invalid-field'],
    perMinute: 30,
  }),
} as const;
