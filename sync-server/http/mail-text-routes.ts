/** A lead looks how a mail would be with other words, and sends one as a test (B7). */
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { NoticeKind } from '../../src/lib/domain/office/mail-text.ts';
import { mailTextParts, noticeKinds } from '../../src/lib/domain/office/mail-text.ts';
import type { Office } from '../../src/lib/domain/office/office.ts';
import type { MailTextPart } from '../../src/lib/domain/office/mail-text.ts';
import type { Text } from '../../src/lib/domain/office/text.ts';
import { MINUTE_MS } from '../../src/lib/domain/time.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { messagesIn } from '../../src/lib/i18n/index.ts';
import { usualMailText } from '../../src/lib/i18n/usual-mail-texts.ts';
import { mailTextRoutes, TEST_MAILS_PER_HOUR } from '../../src/lib/wire/http/mail-text-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { openHourlyLimit } from '../guard/hourly-limit.ts';
import type { ComposeMail, OutgoingMail } from '../mail/compose.ts';
import { exampleOrder, TEST_MAIL } from '../mail/example-mail.ts';
import { withPictures } from '../mail/mail-content.ts';
import { DONE } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface MailTextRoutesParts {
  readonly accounts: Pick<Accounts, 'note'>;
  readonly clock: () => Instant;
  /** The office as it counts now; null: it cannot be asked. */
  readonly countingOffice: (office: OfficeId) => Promise<Office | null>;
  readonly composeMail: ComposeMail;
  /** Puts a mail into the queue; null: there is no mail server. */
  readonly queueMail: ((mail: OutgoingMail) => Promise<void>) | null;
}

/** A lead waits for it at the screen. */
const TEST_MAIL_EXPIRY_MS = 60 * MINUTE_MS;

export function registerMailTextRoutes(serve: ServeRoute, parts: MailTextRoutesParts): void {
  const { accounts, clock, countingOffice, composeMail, queueMail } = parts;
  const limit = openHourlyLimit(clock);

  serve(mailTextRoutes.usualMails, async ({ session, refuse }) => {
    const office = await countingOffice(session.office);
    if (office === null) return refuse('not-ready');
    return noticeKinds.map((id) => ({ id, ...usualTexts(office, id) }));
  });

  serve(mailTextRoutes.mailServer, async () => ({ isSet: queueMail !== null }));

  serve(mailTextRoutes.previewMail, async ({ session, body, refuse }) => {
    const office = await countingOffice(session.office);
    if (office === null) return refuse('not-ready');
    const { language, mail } = body;
    const { id: kind, ...texts } = mail;
    const composed = await composeMail(exampleOrder(office, { kind, language, texts }, clock(), null));
    const { subject, text } = composed;
    return { subject, text, html: withPictures(composed) };
  });

  serve(mailTextRoutes.testMail, async ({ session, body, refuse }) => {
    if (queueMail === null) return refuse('no-mail-server');
    const office = await countingOffice(session.office);
    if (office === null) return refuse('not-ready');
    const keys = [
      { key: `member ${session.member ?? session.digest}`, most: TEST_MAILS_PER_HOUR.member },
      { key: `office ${session.office}`, most: TEST_MAILS_PER_HOUR.office },
    ];
    const retryAfterSeconds = limit.take(keys);
    if (retryAfterSeconds > 0) return refuse({ code: 'too-many', retryAfterSeconds });
    const { language, mail, to } = body;
    const { id: kind, ...texts } = mail;
    const composed = await composeMail(exampleOrder(office, { kind, language, texts }, clock(), to));
    // Noted first: no test goes out that is on no record.
    accounts.note(session, { what: 'test-mail-sent', kind });
    await queueMail(asTest(composed, clock()));
    return DONE;
  });
}

/** It is about no visit: it overtakes no mail, waits for none, and puts nothing into a calendar. */
const asTest = (mail: OutgoingMail, now: Instant): OutgoingMail => ({
  ...mail,
  kind: TEST_MAIL,
  ...{ about: null, booking: null, overtakes: [], waitMs: 0, until: now + TEST_MAIL_EXPIRY_MS },
  attachments: mail.attachments.filter(({ cid }) => cid !== null),
});

/** What the product says, in the languages of the office. */
const usualTexts = ({ languages }: Office, kind: NoticeKind): Record<MailTextPart, Text> =>
  Object.fromEntries(
    mailTextParts.map((part) => [
      part,
      Object.fromEntries(
        languages.map((language) => [language, usualMailText(messagesIn(language).mail, kind, part)]),
      ),
    ]),
  ) as Record<MailTextPart, Text>;
