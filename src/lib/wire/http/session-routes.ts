/** Routes that tell whose session a browser holds, extend it and end it. */
import * as z from 'zod/mini';
import { staffRoles } from '../../domain/access.ts';
import { actorId, officeId, staffId } from '../../domain/ids.ts';
import { instant } from '../../domain/time.ts';
import { surfaces } from '../surface.ts';
import { browserName } from './fields.ts';
import { httpRoute } from './route.ts';

/** A staff member or device that is signed in at a browser. */
export const session = z.object({
  office: officeId,
  actor: actorId,
  role: z.enum(['monitor', 'kiosk', ...staffRoles]),
  name: z.string(),
  /** Who of the staff it is, on whatever device. */
  member: z.optional(staffId),
  /** P12: an authority's lead works here and has signed in at this other office of the town; missing: here. */
  home: z.optional(officeId),
  /** P9: when a session of staff is over, unless it is extended. */
  endsAt: z.optional(instant),
  /** Milliseconds until then: a device counts them by its own clock, whatever that shows. */
  lastsMs: z.optional(z.int()),
});
export type Session = Readonly<z.infer<typeof session>>;

/** 256 bits in base64url. */
const storageSecret = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** Who a device remembers that it was. */
export const rememberedSession = z.object({ office: officeId, actor: actorId, member: z.optional(staffId) });

export const sessionRoutes = {
  session: httpRoute({
    ...{ method: 'GET', path: '/api/session/:surface' },
    about:
      'Who is signed in. A device that remembers who it was says so in the query, and 401 says why it ended.',
    params: z.object({ surface: z.enum(surfaces) }),
    query: z.partial(rememberedSession),
    reply: session,
    errors: ['not-found', 'not-signed-in', 'session-lost', 'session-idle', 'signed-off'],
  }),
  storageSecrets: httpRoute({
    ...{ method: 'GET', path: '/api/storage-secrets' },
    about:
      'P7: what a signed-in laptop wraps the keys of people’s data with. `session`: of this session alone. `laptop`: of the office on this device.',
    staff: 'any',
    query: z.object({ device: browserName }),
    reply: z.object({ actor: actorId, session: storageSecret, laptop: storageSecret }),
    errors: [],
    perMinute: 60,
  }),
  extend: httpRoute({
    ...{ method: 'POST', path: '/api/session/extend' },
    about: 'P9: the member goes on working. The session lasts two hours from now, at most until the night.',
    staff: 'any',
    body: z.object({}),
    reply: session,
    errors: [],
    perMinute: 30,
  }),
  signOut: httpRoute({
    ...{ method: 'POST', path: '/api/sign-out' },
    about:
      'Ends the session of a surface. `providerUrl`: where the browser goes next, so that the member is signed out at the provider, too.',
    body: z.object({ surface: z.enum(surfaces) }),
    reply: z.object({
      ok: z.literal(true),
      providerUrl: z.optional(z.string().check(z.regex(/^https?:/))),
    }),
    errors: [],
  }),
} as const;
