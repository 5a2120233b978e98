/** A lead words the mails of the office: what the product says, how a mail would look, and one as a test. */
import * as z from 'zod/mini';
import { mailAddress } from '../../domain/day/people.ts';
import { noticeKinds, officeMail } from '../../domain/office/mail-text.ts';
import { language, text } from '../../domain/office/text.ts';
import { done } from './fields.ts';
import { httpRoute } from './route.ts';

const worded = {
  language,
  /** What is to be tried, by the rules of the office file. `id`: the kind of mail. */
  mail: officeMail,
};
/** The texts of one kind in twenty languages. */
const MAX_TEXTS_BYTES = 128 * 1024;

/** Test mails within an hour: of one member, of an office. */
export const TEST_MAILS_PER_HOUR = { member: 5, office: 20 } as const;

const mailPreview = z.object({ subject: z.string(), html: z.string(), text: z.string() });
export type MailPreview = Readonly<z.infer<typeof mailPreview>>;

const usualMail = z.object({ id: z.enum(noticeKinds), subject: text, intro: text, closing: text });
export type UsualMail = Readonly<z.infer<typeof usualMail>>;

export const mailTextRoutes = {
  usualMails: httpRoute({
    ...{ method: 'GET', path: '/api/office/mails/usual' },
    about: 'What the product says in each kind of mail, in the languages of the office, with named fields.',
    staff: 'office',
    reply: z.array(usualMail),
    errors: ['not-ready'],
    perMinute: 120,
  }),
  mailServer: httpRoute({
    ...{ method: 'GET', path: '/api/office/mails/server' },
    about: 'Whether the relay has a mail server. Nothing is said of which one.',
    staff: 'office',
    reply: z.object({ isSet: z.boolean() }),
    errors: [],
    perMinute: 120,
  }),
  previewMail: httpRoute({
    ...{ method: 'POST', path: '/api/office/mails/preview' },
    about: 'A mail with these texts about an appointment that does not exist. Nothing is sent or changed.',
    staff: 'office',
    body: z.strictObject(worded),
    maxBodyBytes: MAX_TEXTS_BYTES,
    reply: mailPreview,
    errors: ['not-ready'],
    perMinute: 120,
  }),
  testMail: httpRoute({
    ...{ method: 'POST', path: '/api/office/mails/test' },
    about: 'Sends such a mail, marked as a test, to the address that the lead names; a few an hour.',
    staff: 'office',
    body: z.strictObject({ ...worded, to: mailAddress }),
    maxBodyBytes: MAX_TEXTS_BYTES,
    reply: done,
    errors: ['not-ready', 'no-mail-server', 'too-many'],
    perMinute: 30,
  }),
} as const;
