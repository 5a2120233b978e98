/** The mails that could not be sent, as the relay tells a lead (B7), and one more try. */
import { officeRoutes } from '../../wire/http/office-routes.ts';
import type { FailedMail } from '../../wire/http/office-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const failedMails = (options: HttpOptions = {}): Reply<readonly FailedMail[]> =>
  askRelay(officeRoutes.failedMails, {}, options);

export const dismissMail = (id: string, options: HttpOptions = {}): Reply<null> =>
  askRelay(officeRoutes.dismissMail, { body: { id } }, options);

export const sendMailAgain = (id: string, options: HttpOptions = {}): Reply<null> =>
  askRelay(officeRoutes.sendMailAgain, { body: { id } }, options);
