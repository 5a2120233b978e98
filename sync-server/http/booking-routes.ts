/** B6: what was booked online of late, for the lead; and taking a wave of false bookings back. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { instant } from '../../src/lib/domain/time.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Arbiter } from '../arbiter/arbiter.ts';
import type { CookieReader } from './cookies.ts';
import { makeDoor } from './door.ts';
import { readBody, sendRefusal } from './refusal.ts';

export interface BookingRoutesParts {
  readonly accounts: Pick<Accounts, 'session' | 'noteUse'>;
  readonly cookies: CookieReader;
  readonly bookings: Pick<Arbiter, 'seeBookings' | 'takeBack'>;
}

const selection = z.object({
  groups: z
    .array(z.object({ hour: instant, origin: z.string().max(16).nullable() }))
    .min(1)
    .max(500),
  until: instant,
});

export function registerBookingRoutes(
  app: FastifyInstance,
  { accounts, cookies, bookings }: BookingRoutesParts,
): void {
  const { staffWho } = makeDoor(accounts, cookies);

  app.get('/api/bookings/recent', async (request, reply) => {
    const session = await staffWho('office', request, reply);
    if (session === null) return reply;
    return bookings.seeBookings(session.office) ?? sendRefusal(reply, 'not-ready');
  });

  app.post('/api/bookings/take-back', async (request, reply) => {
    const session = await staffWho('office', request, reply);
    const body = session && readBody(request, reply, selection);
    if (session === null || body === null) return reply;
    return bookings.takeBack(session.office, body, session.actor);
  });
}
