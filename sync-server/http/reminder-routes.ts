/** B7.12: declines a reminder for a mail program, which sends neither a session nor a page's origin (RFC 8058). */
import { timingSafeEqual } from 'node:crypto';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { citizenRoutes } from '../../src/lib/wire/http/citizen-routes.ts';
import type { Arbiter } from '../arbiter/arbiter.ts';
import type { MailLinks } from '../mail/mail-links.ts';
import { DONE, SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface ReminderRoutesParts {
  readonly reminders: Pick<Arbiter, 'declineReminder'>;
  readonly mailLinks: Pick<MailLinks, 'reminderKeyOf'>;
  readonly hasOffice: (id: OfficeId) => boolean;
}

export function registerReminderRoutes(
  serve: ServeRoute,
  { reminders, mailLinks, hasOffice }: ReminderRoutesParts,
): void {
  serve(citizenRoutes.declineReminder, async ({ request, refuse }) => {
    const asked = citizenRoutes.declineReminder.query.safeParse(request.query);
    if (!asked.success || !hasOffice(asked.data.office)) return refuse('not-found');
    const { office, key, ...about } = asked.data;
    if (!isSame(key, mailLinks.reminderKeyOf(about.visit))) return refuse('not-found');
    await reminders.declineReminder(office, about);
    return DONE;
  });

  // A scanner of mails opens links: only the post declines.
  serve(citizenRoutes.seeReminder, async ({ reply }) => {
    void reply.redirect('/termin', 303);
    return SENT;
  });
}

function isSame(given: string, right: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
