/** Whose session a browser holds, and the end of one. */
import { z } from 'zod';
import { staffRoles } from '../../domain/access.ts';
import { actorId, officeId, staffId } from '../../domain/ids.ts';
import { surfaces } from '../surface.ts';
import { done } from './fields.ts';
import { httpRoute } from './route.ts';

/** A staff member or device that is signed in at a browser. */
export const session = z.object({
  office: officeId,
  actor: actorId,
  role: z.enum(['monitor', 'kiosk', ...staffRoles]),
  name: z.string(),
  /** Who of the staff it is, on whatever device. */
  member: staffId.optional(),
});
export type Session = Readonly<z.infer<typeof session>>;

/** Who a device remembers that it was. */
export const rememberedSession = z.object({ office: officeId, actor: actorId, member: staffId.optional() });

export const sessionRoutes = {
  session: httpRoute({
    ...{ method: 'GET', path: '/api/session/:surface' },
    about:
      'Who is signed in. A device that remembers who it was says so in the query, and 401 says why it ended.',
    params: z.object({ surface: z.enum(surfaces) }),
    query: rememberedSession.partial(),
    reply: session,
    refusals: ['not-found', 'not-signed-in', 'session-lost', 'session-idle', 'signed-off'],
  }),
  signOut: httpRoute({
    ...{ method: 'POST', path: '/api/sign-out' },
    about: 'Ends the session of a surface.',
    body: z.object({ surface: z.enum(surfaces) }),
    reply: done,
    refusals: [],
  }),
} as const;
