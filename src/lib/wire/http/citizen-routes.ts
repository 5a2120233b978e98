/** What a citizen's page asks beside its documents. */
import * as z from 'zod/mini';
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
} as const;
