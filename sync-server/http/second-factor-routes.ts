/** The second factor of a member: their own alone; no lead sets or takes away another's. */
import type { FastifyRequest } from 'fastify';
import { secondFactorRoutes } from '../../src/lib/wire/http/second-factor-routes.ts';
import { isProviderLogin } from '../../src/lib/domain/provider-login.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { isAtOtherOffice, isWithoutPasswords } from './account-steps.ts';
import type { AccountSteps } from './account-steps.ts';
import type { CookieReader } from './cookies.ts';
import { DONE, SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface SecondFactorRoutesParts {
  readonly accounts: Accounts;
  readonly cookies: Pick<CookieReader, 'knownBrowserIn'>;
  readonly steps: AccountSteps;
  readonly addressOf: (request: FastifyRequest) => string;
  readonly countedBy: (request: FastifyRequest) => Promise<string>;
}

export function registerSecondFactorRoutes(
  serve: ServeRoute,
  { accounts, cookies, steps, addressOf, countedBy }: SecondFactorRoutesParts,
): void {
  const { secondFactors } = accounts;

  serve(secondFactorRoutes.secondFactor, async ({ session, refuse }) => {
    const account = await accounts.accountOf(session);
    if (account === null) return refuse('not-signed-in');
    return { ...(await secondFactors.state(account.id)), isNeeded: accounts.needsFactor(account) };
  });

  serve(secondFactorRoutes.beginSecondFactor, async (asked) => {
    const { session, body, refuse } = asked;
    if (isAtOtherOffice(session)) return refuse('own-office-only');
    const asking = await steps.confirmPassword(asked, body.password);
    if (asking === null) return SENT;
    if (isProviderLogin(asking.account.login)) return refuse('account-of-provider');
    if ((await secondFactors.state(asking.account.id)).isOn) return refuse('second-factor-on');
    const begun = secondFactors.begin(asking.account);
    return begun.ok ? begun.value : refuse(begun.error);
  });

  serve(secondFactorRoutes.confirmSecondFactor, async ({ session, body, refuse }) => {
    if (isAtOtherOffice(session)) return refuse('own-office-only');
    const account = await accounts.accountOf(session);
    if (account === null) return refuse('not-signed-in');
    if ((await secondFactors.state(account.id)).isOn) return refuse('second-factor-on');
    const result = await secondFactors.confirm(account, body.code, session.digest);
    if (!result.ok) return refuse(result.error);
    steps.noteMember(session, 'second-factor-set', account.id);
    return DONE;
  });

  serve(secondFactorRoutes.removeSecondFactor, async (asked) => {
    const { session, body, refuse } = asked;
    if (isAtOtherOffice(session)) return refuse('own-office-only');
    const asking = await steps.confirmPassword(asked, body.password);
    if (asking === null) return SENT;
    const { id, login } = asking.account;
    if (isProviderLogin(login)) return refuse('account-of-provider');
    const checked = await secondFactors.check(id, body.code, 'signed-in');
    if (!checked.ok) return refuse(checked.error);
    await secondFactors.remove(id);
    steps.noteMember(session, 'second-factor-removed', id);
    return DONE;
  });

  serve(
    secondFactorRoutes.beginSecondFactorAtSignIn,
    async ({ request, body, refuse }) => {
      if (isWithoutPasswords(accounts)) return refuse('passwords-off');
      const browser = cookies.knownBrowserIn(request.headers.cookie);
      const result = await accounts.beginFactor({
        ...{ ...body, browser, address: addressOf(request) },
      });
      return result.ok ? result.value : refuse(result.error);
    },
    { countedBy },
  );
}
