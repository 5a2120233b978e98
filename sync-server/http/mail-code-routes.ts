/** Gives the secret of a mail's link for the code beside it, where a link is damaged (B3). */
import type { FastifyRequest } from 'fastify';
import { ownAppointment } from '../../src/lib/domain/requests/answer.ts';
import type { ActorId } from '../../src/lib/domain/ids.ts';
import { DAY_MINUTES, MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { makeName } from '../../src/lib/docs/document-names.ts';
import { citizenRoutes } from '../../src/lib/wire/http/citizen-routes.ts';
import { publicRoutes } from '../../src/lib/wire/http/public-routes.ts';
import { actorOf } from '../accounts/secrets.ts';
import { openFailedTries } from '../guard/failed-tries.ts';
import type { MailLinks } from '../mail/mail-links.ts';
import type { OpenRooms } from '../relay/rooms.ts';
import type { ServeRoute } from './serve-route.ts';

export interface MailCodeRoutesParts {
  readonly rooms: Pick<OpenRooms, 'stored' | 'snapshot'>;
  readonly mailLinks: Pick<MailLinks, 'secretOf'>;
  readonly clock: () => Instant;
}

const inbox = publicRoutes.document.reply;

export function registerMailCodeRoutes(
  serve: ServeRoute,
  { rooms, mailLinks, clock }: MailCodeRoutesParts,
  addressOf: (request: FastifyRequest) => string,
): void {
  const tries = openFailedTries(clock, citizenRoutes.mailCode.wrongPerHour);

  /** A code ends a day after its appointment began, and with the inbox of its link. */
  async function isOpen(actor: ActorId): Promise<boolean> {
    const name = { kind: 'inbox', actor } as const;
    // A guess must not open, and so make, a document.
    if ((await rooms.stored(makeName(name))).length === 0) return false;
    const { records } = inbox.parse(JSON.parse((await rooms.snapshot(name)).body));
    return Object.values(records).some((record) => {
      const own = ownAppointment.safeParse(record);
      return own.success && own.data.start + DAY_MINUTES * MINUTE_MS > clock();
    });
  }

  serve(citizenRoutes.mailCode, async ({ request, body, refuse }) => {
    const attempt = tries.begin(addressOf(request));
    if (attempt === null) return refuse({ code: 'too-many', retryAfterSeconds: tries.secondsLeft() });
    const secret = mailLinks.secretOf(body.code);
    if (!(await isOpen(actorOf(secret)))) return refuse('no-such-code');
    attempt.succeeded();
    return { secret };
  });
}
