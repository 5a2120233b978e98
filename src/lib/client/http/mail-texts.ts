/** How a mail would be with other words, as the relay makes it, and one as a test (B7). */
import type { OfficeMail } from '../../domain/office/mail-text.ts';
import type { Language } from '../../domain/office/text.ts';
import { mailTextRoutes } from '../../wire/http/mail-text-routes.ts';
import type { MailPreview, UsualMail } from '../../wire/http/mail-text-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const usualMails = (options: HttpOptions = {}): Reply<readonly UsualMail[]> =>
  askRelay(mailTextRoutes.usualMails, {}, options);

export const askMailServer = (options: HttpOptions = {}): Reply<{ readonly isSet: boolean }> =>
  askRelay(mailTextRoutes.mailServer, {}, options);

export const previewMail = (
  mail: OfficeMail,
  language: Language,
  options: HttpOptions = {},
): Reply<MailPreview> => askRelay(mailTextRoutes.previewMail, { body: { mail, language } }, options);

export const sendTestMail = (
  mail: OfficeMail,
  language: Language,
  to: string,
  options: HttpOptions = {},
): Reply<null> => askRelay(mailTextRoutes.testMail, { body: { mail, language, to } }, options);
