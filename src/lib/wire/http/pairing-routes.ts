/** A device asks for a code, and waits until a lead has confirmed it. */
import * as z from 'zod/mini';
import { actorId, officeId } from '../../domain/ids.ts';
import { instant } from '../../domain/time.ts';
import { checkWords, pairingCode } from '../pairing-code.ts';
import { httpRoute } from './route.ts';
import { session } from './session-routes.ts';

export const pairedSurface = z.enum(['kiosk', 'monitor']);
export type PairedSurface = z.infer<typeof pairedSurface>;

export const pairingRoutes = {
  startPairing: httpRoute({
    ...{ method: 'POST', path: '/api/pairing' },
    about:
      'A device asks for a code and two words. `pairingSecret` is for the device alone, and is not shown. `former`: the device that ' +
      'this browser was, which it is again once a lead confirms it.',
    body: z.object({
      office: officeId,
      surface: pairedSurface,
      former: z._default(z.nullable(actorId), null),
    }),
    reply: z.object({
      code: pairingCode,
      words: checkWords,
      pairingSecret: z.string().check(z.minLength(16)),
      expiresAt: instant,
    }),
    errors: ['no-such-office', 'too-many'],
    perMinute: 30,
  }),
  /** Each device that waits asks every two seconds. */
  collectPairing: httpRoute({
    ...{ method: 'POST', path: '/api/pairing/collect' },
    about: 'A device asks whether its code was confirmed.',
    body: z.object({ pairingSecret: z.string().check(z.maxLength(100)) }),
    reply: z.discriminatedUnion('state', [
      z.object({ state: z.literal('waiting') }),
      z.object({ state: z.literal('paired'), session }),
    ]),
    errors: ['expired'],
    perMinute: 600,
  }),
} as const;
