/** What a citizen's page asks beside its documents. */
import * as z from 'zod/mini';
import { officeId, visitId } from '../../domain/ids.ts';
import { localDate } from '../../domain/time.ts';
import { mailCode } from '../../domain/input/mail-code.ts';
import { httpRoute } from './route.ts';

/** What the page solves; whatever else the relay has signed goes back as it came. */
const challenge = z.object({
  parameters: z.looseObject({
    ...{ algorithm: z.string(), nonce: z.string(), salt: z.string() },
    ...{ cost: z.number(), keyLength: z.number(), keyPrefix: z.string() },
  }),
  signature: z.string(),
});

/** B7.12: the key is for the reminder of this appointment only. */
const reminderLink = z.object({ office: officeId, date: localDate, visit: visitId, key: z.string() });

export const citizenRoutes = {
  challenge: httpRoute({
    ...{ method: 'GET', path: '/api/challenge' },
    about: 'A proof of work to be done (ALTCHA). The further the brake of the office is on, the more work.',
    query: z.object({ office: z.optional(z.string()) }),
    reply: challenge,
    errors: [],
    perMinute: 120,
  }),
  pushKey: httpRoute({
    ...{ method: 'GET', path: '/api/push-key' },
    about: 'The public key with which this relay signs push messages (VAPID).',
    reply: z.object({ key: z.string() }),
    errors: [],
  }),
  /** 40 bits against these: with 5,000 open appointments a guess hits one in a lifetime, and shows no name. */
  mailCode: httpRoute({
    ...{ method: 'POST', path: '/api/mail-code' },
    about: 'The secret of the link beside which the code stands in a mail.',
    body: z.object({ code: mailCode }),
    reply: z.object({ secret: z.string() }),
    errors: ['no-such-code'],
    wrongPerHour: { address: 20, network: 100, everywhere: 2000 },
  }),
  declineReminder: httpRoute({
    ...{ method: 'POST', path: '/api/reminder/decline' },
    about: 'Declines the reminder of an appointment, by one press in a mail program (RFC 8058).',
    query: reminderLink,
    fromMail: true,
    reply: z.object({ ok: z.literal(true) }),
    errors: ['not-found'],
    perMinute: 600,
  }),
  seeReminder: httpRoute({
    ...{ method: 'GET', path: '/api/reminder/decline' },
    about: 'Leads on to the appointments of the browser, where a reminder is declined. It changes nothing.',
    redirects: true,
    reply: z.string(),
    errors: [],
  }),
} as const;
