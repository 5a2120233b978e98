/** What a lead does with the accounts of the office's staff. */
import * as z from 'zod/mini';
import { staffRoles } from '../../domain/access.ts';
import { laneId, staffId } from '../../domain/ids.ts';
import { MOST_LANES } from '../../domain/office/office.ts';
import { instant } from '../../domain/time.ts';
import { done } from './fields.ts';
import { httpRoute } from './route.ts';
import { knownPassword, newLogin, newName } from './typed-fields.ts';

const oneTimePassword = z.object({ password: z.string(), expiresAt: instant });
/** The relay made it for a member: good for one sign-in, and said this once. */
export type PasswordToHandOver = Readonly<z.infer<typeof oneTimePassword>>;

/** The password of the lead who asks. A lead of the provider has none, and has signed in there within ten minutes. */
const ownPassword = z.optional(knownPassword);
const confirmedOfMember = z.object({ id: staffId, ownPassword });
const ofConfirming = [
  ...(['wrong-password', 'confirm-at-provider', 'not-signed-in', 'too-many', 'busy'] as const),
] as const;

export const memberRoutes = {
  addMember: httpRoute({
    ...{ method: 'POST', path: '/api/members' },
    about: 'Adds a member of staff, who gets a one-time password.',
    staff: 'staff',
    body: z.object({
      ...{ name: newName, login: newLogin, role: z.enum(staffRoles), ownPassword },
    }),
    reply: z.extend(oneTimePassword, { id: staffId }),
    errors: ['login-taken', 'login-look-alike', 'passwords-off', ...ofConfirming],
    perMinute: 60,
  }),
  changeMember: httpRoute({
    ...{ method: 'POST', path: '/api/members/change' },
    about:
      'Gives a member another name, role or other lanes; another role ends all sessions of that member. What is not named stays.',
    staff: 'staff',
    body: z.extend(confirmedOfMember, {
      name: z.optional(newName),
      role: z.optional(z.enum(staffRoles)),
      lanes: z.optional(z.array(laneId).check(z.maxLength(MOST_LANES))),
    }),
    reply: done,
    errors: [
      'no-such-member',
      'last-lead',
      'own-account',
      'account-of-provider',
      'account-of-authority',
      ...ofConfirming,
    ],
    perMinute: 60,
  }),
  signMemberOut: httpRoute({
    ...{ method: 'POST', path: '/api/members/sign-out' },
    about: "Ends all sessions of a member, also the lead's own.",
    staff: 'staff',
    body: z.object({ id: staffId }),
    reply: done,
    errors: ['no-such-member'],
  }),
  resetPassword: httpRoute({
    ...{ method: 'POST', path: '/api/members/password' },
    about: 'Gives another member a one-time password, and ends all sessions of that member.',
    staff: 'staff',
    body: confirmedOfMember,
    reply: oneTimePassword,
    errors: [
      ...(['no-such-member', 'own-account', 'account-of-provider', 'account-of-authority'] as const),
      ...(['passwords-off', ...ofConfirming] as const),
    ],
    perMinute: 30,
  }),
  removeMember: httpRoute({
    ...{ method: 'POST', path: '/api/members/remove' },
    about: 'Removes a member.',
    staff: 'staff',
    body: confirmedOfMember,
    reply: done,
    errors: ['no-such-member', 'last-lead', 'own-account', 'account-of-authority', ...ofConfirming],
    perMinute: 60,
  }),
} as const;
