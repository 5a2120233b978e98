/** The mails that could not be sent, for the lead (B7): which they are, and one more try. */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Instant } from '../../src/lib/domain/time.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { MailStore } from '../store/mail-store.ts';
import type { CookieReader } from './cookies.ts';
import { makeDoor } from './door.ts';
import { readBody, sendRefusal } from './refusal.ts';

export interface MailRoutesParts {
  readonly accounts: Pick<Accounts, 'session' | 'noteUse'>;
  readonly cookies: CookieReader;
  readonly mails: MailStore;
  readonly clock: () => Instant;
  /** There is something in the queue again. */
  readonly wakeCourier: () => void;
}

const again = z.object({ id: z.string().max(100) });

export function registerMailRoutes(
  app: FastifyInstance,
  { accounts, cookies, mails, clock, wakeCourier }: MailRoutesParts,
): void {
  const { staffWho } = makeDoor(accounts, cookies);

  app.get('/api/mails/failed', async (request, reply) => {
    const session = await staffWho('office', request, reply);
    return session === null ? reply : mails.failed(session.office);
  });

  app.post('/api/mails/again', async (request, reply) => {
    const session = await staffWho('office', request, reply);
    const body = session && readBody(request, reply, again);
    if (session === null || body === null) return reply;
    if (!(await mails.tryAgain(session.office, body.id, clock()))) return sendRefusal(reply, 'no-such-mail');
    wakeCourier();
    return { ok: true };
  });
}
