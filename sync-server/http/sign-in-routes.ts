/** Routes for the session of a browser, signing in and out, the first lead, and a member's own password. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { rememberedSession, sessionRoutes } from '../../src/lib/wire/http/session-routes.ts';
import { signInRoutes } from '../../src/lib/wire/http/sign-in-routes.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import type { Instant } from '../../src/lib/domain/time.ts';
import { surfaces } from '../../src/lib/wire/surface.ts';
import type { Accounts } from '../accounts/accounts.ts';
import { digestOf } from '../accounts/secrets.ts';
import type { StoredSession } from '../store/account-store.ts';
import type { StorageSecrets } from '../accounts/storage-secrets.ts';
import { isAtOtherOffice, isWithoutPasswords, publicPart } from './account-steps.ts';
import type { AccountSteps } from './account-steps.ts';
import type { Cookies } from './cookies.ts';
import type { Door } from './door.ts';
import { registerSecondFactorRoutes } from './second-factor-routes.ts';
import { registerProviderRoutes } from './provider-routes.ts';
import { DONE, SENT } from './serve-route.ts';
import type { ServeRoute } from './serve-route.ts';

export interface SignInRoutesParts {
  readonly accounts: Accounts;
  readonly cookies: Cookies;
  readonly door: Pick<Door, 'sessionOf'>;
  readonly steps: AccountSteps;
  readonly storageSecrets: StorageSecrets;
  readonly clock: () => Instant;
  readonly hasOffice: (id: OfficeId) => boolean;
  readonly addressOf: (request: FastifyRequest) => string;
}

export function registerSignInRoutes(serve: ServeRoute, parts: SignInRoutesParts): void {
  registerSessionRoutes(serve, parts);
  registerFirstLeadRoutes(serve, parts);
  const { accounts, clock, cookies, door, hasOffice, steps, addressOf } = parts;
  const { knownBrowserIn } = cookies;

  /** A browser in which a member has signed in before does not share the limit of its address. */
  async function browserOrAddress(request: FastifyRequest): Promise<string> {
    const browser = knownBrowserIn(request.headers.cookie);
    const isKnown = browser !== null && (await accounts.isKnownBrowser(browser));
    return isKnown ? `browser ${digestOf(browser)}` : addressOf(request);
  }

  registerProviderRoutes(serve, {
    ...{ accounts, cookies, door, hasOffice, addressOf, countedBy: browserOrAddress },
  });
  registerSecondFactorRoutes(serve, {
    ...{ accounts, cookies, steps, addressOf, countedBy: browserOrAddress },
  });

  serve(
    signInRoutes.signIn,
    async ({ request, reply, body, refuse }) => {
      if (isWithoutPasswords(accounts)) return refuse('passwords-off');
      const browser = knownBrowserIn(request.headers.cookie);
      const result = await accounts.signIn({
        ...{ ...body, newPassword: body.newPassword ?? null, code: body.code ?? null },
        ...{ browser, address: addressOf(request) },
      });
      if (!result.ok) return refuse(result.error);
      await steps.endEarlier(request, 'staff');
      const { session, hasNewPassword } = result.value;
      if (hasNewPassword) steps.noteMember(session, 'password-set', session.member);
      cookies.setStaff(reply, result.value);
      const secret = cookies.providerSignInIn(request.headers.cookie);
      if (secret !== null) accounts.provider?.noteSession(secret, session);
      return publicPart(session, clock());
    },
    { countedBy: browserOrAddress },
  );

  serve(signInRoutes.ownPassword, async (asked) => {
    const { session, body, refuse } = asked;
    if (isAtOtherOffice(session)) return refuse('own-office-only');
    const asking = await steps.confirmPassword(asked, body.password);
    if (asking === null) return SENT;
    const result = await accounts.changeOwnPassword(asking, body.newPassword);
    if (result.ok) steps.noteMember(session, 'password-set', asking.account.id);
    return result.ok ? DONE : refuse(result.error);
  });
}

function registerSessionRoutes(serve: ServeRoute, parts: SignInRoutesParts): void {
  const { accounts, clock, cookies, door, storageSecrets } = parts;
  const { secretIn } = cookies;

  serve(sessionRoutes.session, async ({ request, reply, refuse }) => {
    const surface = surfaces.find((s) => s === (request.params as { surface: string }).surface);
    if (surface === undefined) return refuse('not-found');
    const session = await door.sessionOf(request, surface);
    if (session !== null) return publicPart((await renewed(request, reply, session)) ?? session, clock());
    const secret = secretIn(request.headers.cookie, surface);
    const named = rememberedSession.safeParse(request.query);
    if (secret === null || !named.success) return refuse('not-signed-in');
    const { office, actor, member = null } = named.data;
    return refuse(await accounts.whyNoSession(secret, { surface, office, actor, member }));
  });

  /** A full disk takes no renewal, and costs no device its session. */
  async function renewed(
    request: FastifyRequest,
    reply: FastifyReply,
    session: StoredSession,
  ): Promise<StoredSession | null> {
    const longer = await accounts.renew(session).catch(() => null);
    if (longer !== null) cookies.extend(request, reply, longer);
    return longer;
  }

  serve(sessionRoutes.storageSecrets, async ({ request, session, refuse }) => {
    const query = sessionRoutes.storageSecrets.query.safeParse(request.query);
    const secrets = query.success ? storageSecrets.of(session, query.data.device) : null;
    return secrets === null ? refuse('not-allowed') : { actor: session.actor, ...secrets };
  });

  serve(sessionRoutes.extend, async ({ request, reply, session }) => {
    const extended = await accounts.extend(session);
    cookies.extend(request, reply, extended);
    return publicPart(extended, clock());
  });

  serve(sessionRoutes.signOut, async ({ request, reply, body }) => {
    const secret = secretIn(request.headers.cookie, body.surface);
    cookies.clear(reply, body.surface);
    const session = secret === null ? null : await accounts.session(body.surface, secret);
    if (secret !== null) await accounts.signOut(body.surface, secret);
    // Last: what goes wrong here ends no less.
    const left = session === null ? null : await accounts.provider?.leave(session);
    // However late this was told, and whether or not the browser gets there.
    if (left) cookies.setLeftProvider(reply);
    return { ...DONE, ...(left?.url && { providerUrl: left.url }) };
  });
}

function registerFirstLeadRoutes(serve: ServeRoute, parts: SignInRoutesParts): void {
  const { accounts, clock, cookies, steps } = parts;
  serve(signInRoutes.checkFirstLead, async ({ body, refuse }) => {
    if (isWithoutPasswords(accounts)) return refuse('passwords-off');
    return (await accounts.isFirstLeadToken(body.office, body.token)) ? DONE : refuse('used-or-unknown');
  });

  serve(signInRoutes.firstLead, async ({ request, reply, body, refuse }) => {
    if (isWithoutPasswords(accounts)) return refuse('passwords-off');
    const browser = cookies.knownBrowserIn(request.headers.cookie);
    const result = await accounts.addFirstLead({ ...body, browser });
    if (!result.ok) return refuse(result.error);
    await steps.endEarlier(request, 'staff');
    const { session } = result.value;
    const { member } = session;
    if (member) accounts.note(session, { what: 'member-added', member, role: 'lead' });
    cookies.setStaff(reply, result.value);
    return publicPart(session, clock());
  });
}
