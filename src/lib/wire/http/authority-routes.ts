/** P12: an authority's lead at the offices of the town. */
import * as z from 'zod/mini';
import { officeId } from '../../domain/ids.ts';
import { text } from '../../domain/office/text.ts';
import { browserName } from './fields.ts';
import { httpRoute } from './route.ts';
import { session } from './session-routes.ts';

const count = z.int().check(z.minimum(0));

const officeNow = z.object({
  waiting: count,
  longestWait: z.nullable(z.object({ minutes: count, level: z.enum(['green', 'amber', 'red']) })),
  countersOpen: count,
  counters: count,
  toDos: count,
});

const officeOfAuthority = z.object({
  id: officeId,
  name: text,
  /** Null: the office cannot be asked now. */
  now: z.nullable(officeNow),
});
export type OfficeOfAuthority = Readonly<z.infer<typeof officeOfAuthority>>;

/** More offices of one town are not listed. */
export const MOST_OF_AUTHORITY = 50;

export const authorityRoutes = {
  authorityOffices: httpRoute({
    ...{ method: 'GET', path: '/api/authority/offices' },
    about:
      'P12: the offices of the town of an authority’s lead, the one where they sign in first, each with counts of this moment.',
    staff: 'authority',
    reply: z.array(officeOfAuthority),
    errors: [],
    perMinute: 60,
  }),
  enterOffice: httpRoute({
    ...{ method: 'POST', path: '/api/authority/enter' },
    about:
      'P12: the session of an authority’s lead ends, and one of the same person at another office of the town begins.',
    staff: 'authority',
    body: z.object({ office: officeId, device: browserName }),
    reply: session,
    errors: ['no-such-office'],
    perMinute: 60,
  }),
} as const;
