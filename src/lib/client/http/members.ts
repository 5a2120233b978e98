/** What a lead does with the accounts of the office's staff. */
import type { StaffId } from '../../domain/ids.ts';
import { memberRoutes } from '../../wire/http/member-routes.ts';
import type { PasswordToHandOver } from '../../wire/http/member-routes.ts';
import type { EnteredBody } from '../../wire/http/route.ts';
import { signInRoutes } from '../../wire/http/sign-in-routes.ts';
import { askRelay } from './http.ts';
import type { HttpOptions, Reply } from './http.ts';

export const addMember = (
  entered: EnteredBody<typeof memberRoutes.addMember>,
  options: HttpOptions = {},
): Reply<PasswordToHandOver & { readonly id: StaffId }> =>
  askRelay(memberRoutes.addMember, { body: entered }, options);

/** Another name or role; what is not named stays. `ownPassword`: of the lead who asks. */
export const changeMember = (
  changed: EnteredBody<typeof memberRoutes.changeMember>,
  options: HttpOptions = {},
): Reply<null> => askRelay(memberRoutes.changeMember, { body: changed }, options);

/** P4: ends every session of the member, also the one that asks where it is the member's own. */
export const signMemberOut = (id: StaffId, options: HttpOptions = {}): Reply<null> =>
  askRelay(memberRoutes.signMemberOut, { body: { id } }, options);

/** Ends every session of another member, who gets a one-time password. `ownPassword`: of the lead who asks. */
export const resetPassword = (
  id: StaffId,
  ownPassword: string | undefined,
  options: HttpOptions = {},
): Reply<PasswordToHandOver> => askRelay(memberRoutes.resetPassword, { body: { id, ownPassword } }, options);

export const removeMember = (
  id: StaffId,
  ownPassword: string | undefined,
  options: HttpOptions = {},
): Reply<null> => askRelay(memberRoutes.removeMember, { body: { id, ownPassword } }, options);

/** Ends every other session of the member who is signed in. */
export const changeOwnPassword = (
  password: string,
  newPassword: string,
  options: HttpOptions = {},
): Reply<null> => askRelay(signInRoutes.ownPassword, { body: { password, newPassword } }, options);
