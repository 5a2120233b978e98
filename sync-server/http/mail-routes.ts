/** The mails that could not be sent, for the lead (B7): which they are, one more try, and that one was dealt with. */
import type { Instant } from '../../src/lib/domain/time.ts';
import { visitNumber } from '../../src/lib/domain/day/appointment.ts';
import { officeRoutes } from '../../src/lib/wire/http/office-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { MailStore } from '../store/mail-store.ts';
import { DONE } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface MailRoutesParts {
  readonly mails: MailStore;
  readonly accounts: Pick<Accounts, 'note'>;
  readonly clock: () => Instant;
  /** There is something in the queue again. */
  readonly wakeMailQueue: () => void;
}

export function registerMailRoutes(
  serve: ServeRoute,
  { mails, accounts, clock, wakeMailQueue }: MailRoutesParts,
): void {
  serve(officeRoutes.failedMails, ({ session }) => mails.failed(session.office));

  serve(officeRoutes.sendMailAgain, async ({ session, body, refuse }) => {
    if (!(await mails.tryAgain(session.office, body.id, clock()))) return refuse('no-such-mail');
    wakeMailQueue();
    return DONE;
  });

  serve(officeRoutes.dismissMail, async ({ session, body, refuse }) => {
    const mail = (await mails.failed(session.office)).find(({ id }) => id === body.id);
    if (mail === undefined || !(await mails.dismiss(session.office, body.id))) return refuse('no-such-mail');
    const number = visitNumber.safeParse(mail.about?.number);
    accounts.note(session, { what: 'mail-dismissed', number: number.data ?? null });
    return DONE;
  });
}
