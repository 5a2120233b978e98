/** What a lead does with the accounts of the office's staff. */
import { z } from 'zod';
import type { StaffRole } from '../../domain/access.ts';
import { staffId } from '../../domain/ids.ts';
import type { StaffId } from '../../domain/ids.ts';
import { postJson } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

const added = z.object({ id: staffId });
const done = z.object({}).transform(() => null);

export const addMember = (
  entered: {
    readonly name: string;
    readonly login: string;
    readonly password: string;
    readonly role: StaffRole;
    readonly ownPassword: string;
  },
  options: HttpOptions = {},
): Reply<{ readonly id: StaffId }> => postJson('/api/members', entered, added, options);

/** P4: ends every session of the member, also the one that asks where it is the member's own. */
export const signMemberOut = (id: StaffId, options: HttpOptions = {}): Reply<null> =>
  postJson('/api/members/sign-out', { id }, done, options);

/** Ends every session of the member but the one that asks. `ownPassword`: of the lead who asks. */
export const setMemberPassword = (
  id: StaffId,
  password: string,
  ownPassword: string,
  options: HttpOptions = {},
): Reply<null> => postJson('/api/members/password', { id, password, ownPassword }, done, options);

export const removeMember = (id: StaffId, ownPassword: string, options: HttpOptions = {}): Reply<null> =>
  postJson('/api/members/remove', { id, ownPassword }, done, options);

/** Ends every other session of the member who is signed in. */
export const changeOwnPassword = (
  password: string,
  newPassword: string,
  options: HttpOptions = {},
): Reply<null> => postJson('/api/password', { password, newPassword }, done, options);
