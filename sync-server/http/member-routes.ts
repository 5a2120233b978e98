/** What a lead does with the members of staff: their accounts, one-time passwords and sessions. */
import { memberRoutes } from '../../src/lib/wire/http/member-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { isWithoutPasswords } from './account-steps.ts';
import type { AccountSteps } from './account-steps.ts';
import { DONE, SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface MemberRoutesParts {
  readonly accounts: Accounts;
  readonly steps: AccountSteps;
}

export function registerMemberRoutes(serve: ServeRoute, { accounts, steps }: MemberRoutesParts): void {
  serve(memberRoutes.addMember, async (asked) => {
    const { session, body, refuse } = asked;
    if (isWithoutPasswords(accounts)) return refuse('passwords-off');
    const asking = await steps.confirmPassword(asked, body.ownPassword);
    if (asking === null) return SENT;
    const result = await accounts.addMember(session.office, body, asking);
    if (!result.ok) return refuse(result.error);
    accounts.note(session, { what: 'member-added', member: result.value.id, role: body.role });
    return result.value;
  });

  serve(memberRoutes.changeMember, async (asked) => {
    const { session, body, refuse } = asked;
    const asking = await steps.confirmPassword(asked, body.ownPassword);
    if (asking === null) return SENT;
    const { id, name, role, lanes } = body;
    const result = await accounts.changeMember(session.office, id, asking, { name, role, lanes });
    if (!result.ok) return refuse(result.error);
    const changed = result.value;
    if (changed.name !== null || changed.role !== null || changed.lanes !== undefined)
      accounts.note(session, { what: 'member-changed', member: id, ...changed });
    return DONE;
  });

  serve(memberRoutes.signMemberOut, async ({ session, body, refuse }) => {
    const result = await accounts.endMemberSessions(session.office, body.id);
    if (result.ok) steps.noteMember(session, 'sessions-ended', body.id);
    return result.ok ? DONE : refuse(result.error);
  });

  serve(memberRoutes.resetPassword, async (asked) => {
    const { session, body, refuse } = asked;
    if (isWithoutPasswords(accounts)) return refuse('passwords-off');
    const asking = await steps.confirmPassword(asked, body.ownPassword);
    if (asking === null) return SENT;
    const result = await accounts.resetPassword(session.office, body.id, asking);
    if (!result.ok) return refuse(result.error);
    steps.noteMember(session, 'password-set', body.id);
    return result.value;
  });

  serve(memberRoutes.removeMember, async (asked) => {
    const { session, body, refuse } = asked;
    const asking = await steps.confirmPassword(asked, body.ownPassword);
    if (asking === null) return SENT;
    const result = await accounts.removeMember(session.office, body.id, asking);
    if (result.ok) steps.noteMember(session, 'member-removed', body.id);
    return result.ok ? DONE : refuse(result.error);
  });
}
