/** Signing in, the first lead, and a member's own password. */
import * as z from 'zod/mini';
import { officeId } from '../../domain/ids.ts';
import { browserName, done } from './fields.ts';
import { httpRoute } from './route.ts';
import { typedCode } from './second-factor-routes.ts';
import { session } from './session-routes.ts';
import { knownPassword, newLogin, newName, newPassword, typedLogin } from './typed-fields.ts';

const token = z.string().check(z.maxLength(100));

export const signInRoutes = {
  signIn: httpRoute({
    ...{ method: 'POST', path: '/api/sign-in' },
    about:
      'Signs a member in. `newPassword` goes with a password that is good for one sign-in, `code` with a second factor. `busy`: it was not looked at.',
    body: z.object({
      ...{ office: officeId, login: typedLogin, password: knownPassword, device: browserName },
      newPassword: z.optional(newPassword),
      code: z.optional(typedCode),
    }),
    reply: session,
    errors: [
      ...(['code-needed', 'wrong-code', 'second-factor-needed', 'second-factor-unreadable'] as const),
      ...(['wrong-credentials', 'own-password-needed', 'password-expired', 'password-too-short'] as const),
      ...(['password-guessable', 'password-unchanged', 'passwords-off', 'too-many', 'busy'] as const),
    ],
    perMinute: 60,
  }),
  checkFirstLead: httpRoute({
    ...{ method: 'POST', path: '/api/first-lead/check' },
    about: 'Whether the one-time link of an office without a lead is still good.',
    body: z.object({ office: officeId, token }),
    reply: done,
    errors: ['used-or-unknown', 'passwords-off'],
    perMinute: 30,
  }),
  firstLead: httpRoute({
    ...{ method: 'POST', path: '/api/first-lead' },
    about:
      'Makes the first lead by the one-time link and signs them in. `token` stands behind the `#` of the link.',
    body: z.object({
      ...{ office: officeId, token, name: newName, login: newLogin },
      ...{ password: newPassword, device: browserName },
    }),
    reply: session,
    errors: [
      ...(['used-or-unknown', 'login-taken', 'login-look-alike', 'passwords-off', 'busy'] as const),
      ...(['password-too-short', 'password-guessable', 'password-unchanged'] as const),
    ],
    perMinute: 30,
  }),
  ownPassword: httpRoute({
    ...{ method: 'POST', path: '/api/password' },
    about: 'A member changes their own password. Ends their other sessions.',
    staff: 'any',
    body: z.object({ password: knownPassword, newPassword }),
    reply: done,
    errors: [
      ...(['wrong-password', 'no-such-member', 'account-of-provider', 'confirm-at-provider'] as const),
      ...(['own-office-only', 'too-many', 'busy'] as const),
      ...(['password-too-short', 'password-guessable', 'password-unchanged'] as const),
    ],
    perMinute: 30,
  }),
} as const;
