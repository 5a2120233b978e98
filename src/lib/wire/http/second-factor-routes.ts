/** The second factor of a member with a password: what is set, setting one up, taking it away. */
import * as z from 'zod/mini';
import { officeId } from '../../domain/ids.ts';
import { done } from './fields.ts';
import { httpRoute } from './route.ts';
import { knownPassword, typedLogin } from './typed-fields.ts';

/** Six digits of an app, or a recovery code; blanks and hyphens do not count. */
export const typedCode = z.string().check(z.minLength(1), z.maxLength(40));

const setUp = z.object({
  /** Base32, for an app without a camera. */
  key: z.string(),
  /** For the QR code. */
  uri: z.string().check(z.startsWith('otpauth://')),
  /** Each good for one sign-in, once the set-up is confirmed. */
  recoveryCodes: z.array(z.string()),
});
export type SecondFactorSetUp = Readonly<z.infer<typeof setUp>>;

const ofConfirming = [
  ...(['wrong-password', 'confirm-at-provider', 'account-of-provider', 'too-many', 'busy'] as const),
  'own-office-only',
] as const;

export const secondFactorRoutes = {
  secondFactor: httpRoute({
    ...{ method: 'GET', path: '/api/second-factor' },
    about:
      'Whether the member signs in with a second factor. `isNeeded`: they have to, from the next sign-in on.',
    staff: 'any',
    reply: z.object({
      isOn: z.boolean(),
      recoveryCodesLeft: z.int().check(z.minimum(0)),
      isNeeded: z.boolean(),
    }),
    errors: [],
    perMinute: 60,
  }),
  beginSecondFactor: httpRoute({
    ...{ method: 'POST', path: '/api/second-factor/begin' },
    about:
      'Makes a secret and recovery codes, and shows them this once. They count when a code of the app has confirmed them, within 15 minutes.',
    staff: 'any',
    body: z.object({ password: knownPassword }),
    reply: setUp,
    errors: ['second-factor-on', ...ofConfirming],
    perMinute: 30,
  }),
  confirmSecondFactor: httpRoute({
    ...{ method: 'POST', path: '/api/second-factor/confirm' },
    about:
      'Confirms what was begun by a code of the app. Ends the other sessions of the member: from now on a code is asked for.',
    staff: 'any',
    body: z.object({ code: typedCode }),
    reply: done,
    errors: ['wrong-code', 'set-up-expired', 'second-factor-on', 'own-office-only'],
    perMinute: 30,
  }),
  removeSecondFactor: httpRoute({
    ...{ method: 'POST', path: '/api/second-factor/remove' },
    about: 'Takes the second factor away, with its recovery codes: by the password and a code.',
    staff: 'any',
    body: z.object({ password: knownPassword, code: typedCode }),
    reply: done,
    errors: ['no-second-factor', 'wrong-code', 'second-factor-unreadable', ...ofConfirming],
    perMinute: 30,
  }),
  beginSecondFactorAtSignIn: httpRoute({
    ...{ method: 'POST', path: '/api/sign-in/second-factor' },
    about:
      'The same for a member who has to have one and cannot sign in without; the sign-in with a code confirms it.',
    body: z.object({ office: officeId, login: typedLogin, password: knownPassword }),
    reply: setUp,
    errors: [
      ...(['wrong-credentials', 'password-expired', 'second-factor-on', 'passwords-off'] as const),
      ...(['too-many', 'busy'] as const),
    ],
    perMinute: 60,
  }),
} as const;
