/** The mails that could not be sent, as the relay tells a lead (B7), and one more try. */
import { z } from 'zod';
import { visitId } from '../../domain/ids.ts';
import { instant, localDate } from '../../domain/time.ts';
import { getJson, postJson } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

const failedMail = z.object({
  id: z.string(),
  kind: z.string(),
  /** Which appointment; null: none. */
  about: z.object({ date: localDate, visit: visitId, number: z.string() }).nullable(),
  /** Time of the last try. */
  at: instant,
  /** A code. */
  problem: z.string().nullable(),
});
export type FailedMail = z.infer<typeof failedMail>;

const done = z.object({}).transform(() => null);

export const failedMails = (options: HttpOptions = {}): Reply<FailedMail[]> =>
  getJson('/api/mails/failed', z.array(failedMail), options);

export const sendMailAgain = (id: string, options: HttpOptions = {}): Reply<null> =>
  postJson('/api/mails/again', { id }, done, options);
