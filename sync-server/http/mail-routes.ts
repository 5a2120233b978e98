/** The mails that could not be sent, for the lead (B7): which they are, and one more try. */
import type { Instant } from '../../src/lib/domain/time.ts';
import { officeRoutes } from '../../src/lib/wire/http/office-routes.ts';
import type { MailStore } from '../store/mail-store.ts';
import { DONE } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface MailRoutesParts {
  readonly mails: MailStore;
  readonly clock: () => Instant;
  /** There is something in the queue again. */
  readonly wakeMailQueue: () => void;
}

export function registerMailRoutes(
  serve: ServeRoute,
  { mails, clock, wakeMailQueue }: MailRoutesParts,
): void {
  serve(officeRoutes.failedMails, ({ session }) => mails.failed(session.office));

  serve(officeRoutes.sendMailAgain, async ({ session, body, refuse }) => {
    if (!(await mails.tryAgain(session.office, body.id, clock()))) return refuse('no-such-mail');
    wakeMailQueue();
    return DONE;
  });
}
