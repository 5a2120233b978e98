/** What a lead does with the accounts of the office's staff. */
import { z } from 'zod';
import type { StaffRole } from '../../domain/access.ts';
import { staffId } from '../../domain/ids.ts';
import type { StaffId } from '../../domain/ids.ts';
import { instant } from '../../domain/time.ts';
import { postJson } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

const oneTime = z.object({ password: z.string(), expiresAt: instant });
/** The relay made it for a member: good for one sign-in, and said this once. */
export type OneTimePassword = z.infer<typeof oneTime>;

const added = oneTime.extend({ id: staffId });
const done = z.object({}).transform(() => null);

export const addMember = (
  entered: {
    readonly name: string;
    readonly login: string;
    readonly role: StaffRole;
    readonly ownPassword: string;
  },
  options: HttpOptions = {},
): Reply<OneTimePassword & { readonly id: StaffId }> => postJson('/api/members', entered, added, options);

/** P4: ends every session of the member, also the one that asks where it is the member's own. */
export const signMemberOut = (id: StaffId, options: HttpOptions = {}): Reply<null> =>
  postJson('/api/members/sign-out', { id }, done, options);

/** Ends every session of another member, who gets a one-time password. `ownPassword`: of the lead who asks. */
export const resetPassword = (
  id: StaffId,
  ownPassword: string,
  options: HttpOptions = {},
): Reply<OneTimePassword> => postJson('/api/members/password', { id, ownPassword }, oneTime, options);

export const removeMember = (id: StaffId, ownPassword: string, options: HttpOptions = {}): Reply<null> =>
  postJson('/api/members/remove', { id, ownPassword }, done, options);

/** Ends every other session of the member who is signed in. */
export const changeOwnPassword = (
  password: string,
  newPassword: string,
  options: HttpOptions = {},
): Reply<null> => postJson('/api/password', { password, newPassword }, done, options);
