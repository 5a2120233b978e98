/** From the code that stands in a mail to the secret of its link, where the link itself has lost it (B3). */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { ownAppointment } from '../../src/lib/domain/requests/answer.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { mailCode } from '../../src/lib/domain/input/mail-code.ts';
import { DAY_MINUTES, MINUTE } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeName } from '../../src/lib/docs/catalog.ts';
import { actorOf } from '../accounts/secrets.ts';
import { openFailedTries } from '../guard/failed-tries.ts';
import type { MailLinks } from '../mail/mail-links.ts';
import type { OpenRooms } from '../relay/rooms.ts';
import { readBody, sendRefusal } from './refusal.ts';

export interface MailCodeRoutesParts {
  readonly rooms: Pick<OpenRooms, 'stored' | 'snapshot'>;
  readonly mailLinks: Pick<MailLinks, 'secretOf'>;
  readonly clock: () => Instant;
}

const body = z.object({ code: mailCode });
const inbox = z.object({ records: z.record(z.string(), z.unknown()) });

export function registerMailCodeRoutes(
  app: FastifyInstance,
  { rooms, mailLinks, clock }: MailCodeRoutesParts,
  addressOf: (request: FastifyRequest) => string,
): void {
  const tries = openFailedTries(clock);

  /** A code ends a day after its appointment began, and with the inbox of its link. */
  async function isOpen(actor: ActorId): Promise<boolean> {
    const name = { kind: 'inbox', actor } as const;
    // A guess must not open, and so make, a document.
    if ((await rooms.stored(makeName(name))).length === 0) return false;
    const { records } = inbox.parse(JSON.parse((await rooms.snapshot(name)).body));
    return Object.values(records).some((record) => {
      const own = ownAppointment.safeParse(record);
      return own.success && own.data.start + DAY_MINUTES * MINUTE > clock();
    });
  }

  app.post('/api/mail-code', async (request, reply) => {
    const asked = readBody(request, reply, body);
    if (asked === null) return reply;
    const attempt = tries.begin(addressOf(request));
    if (attempt === null)
      return sendRefusal(reply.header('retry-after', String(tries.secondsLeft())), 'too-many');
    const secret = mailLinks.secretOf(asked.code);
    if (!(await isOpen(actorOf(secret)))) return sendRefusal(reply, 'no-such-code');
    attempt.succeeded();
    return { secret };
  });
}
