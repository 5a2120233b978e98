/** Signing in and out at the town's provider: the way there, and where its answers lead the browser. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { officeId } from '../../src/lib/domain/ids.ts';
import type { OfficeId } from '../../src/lib/domain/ids.ts';
import { PROVIDER_FRAGMENT, providerRoutes } from '../../src/lib/wire/http/provider-routes.ts';
import type { Desk } from '../../src/lib/wire/http/provider-routes.ts';
import type { Accounts } from '../accounts/accounts.ts';
import type { Cookies } from './cookies.ts';
import type { Door } from './door.ts';
import { SENT } from './serve-route.ts';
import type { ServeOptions, ServeRoute } from './serve-route.ts';

export interface ProviderRoutesParts {
  readonly accounts: Accounts;
  readonly cookies: Cookies;
  readonly door: Pick<Door, 'sessionOf'>;
  readonly hasOffice: (id: OfficeId) => boolean;
  readonly addressOf: (request: FastifyRequest) => string;
  readonly countedBy: NonNullable<ServeOptions['countedBy']>;
}

/** The only places to which the browser is led on. */
const pathOf = (office: OfficeId, desk: Desk): string =>
  desk === 'lead' ? `/staff/${office}/lead` : `/staff/${office}`;

export function registerProviderRoutes(serve: ServeRoute, parts: ProviderRoutesParts): void {
  const { accounts, cookies, door, hasOffice, addressOf, countedBy } = parts;
  const { provider } = accounts;

  serve(providerRoutes.signInWays, async () => ({
    passwords: provider?.settings.only !== true,
    provider: provider && { label: provider.settings.label },
  }));

  serve(
    providerRoutes.beginAtProvider,
    async ({ request, reply, body, refuse }) => {
      if (provider === null) return refuse('not-found');
      if (!hasOffice(body.office)) return refuse('no-such-office');
      const { cookie } = request.headers;
      const begun = await provider.begin({
        ...{ ...body, address: addressOf(request), secret: cookies.providerSignInIn(cookie) },
        again: body.again === true || cookies.hasLeftProvider(cookie),
        confirms: body.again === true,
        knownBrowser: cookies.knownBrowserIn(cookie),
        // The cookie of the session does not come along from the provider's site.
        earlier: await door.sessionOf(request, 'staff'),
      });
      if (!begun.ok) return refuse(begun.error);
      cookies.setProviderSignIn(reply, begun.value.secret, begun.value.expiresAt);
      return { url: begun.value.url };
    },
    { countedBy },
  );

  serve(providerRoutes.returnFromProvider, async ({ request, reply }) => {
    if (provider === null) return leadOn(reply, '/');
    const secret = cookies.providerSignInIn(request.headers.cookie);
    const returned = await provider.finish(queryOf(request), secret, addressOf(request));
    const { office, desk, result } = returned;
    if (!returned.isWaiting) cookies.clearProviderSignIn(reply);
    if (!result.ok) {
      if (result.error === 'sign-in-again') cookies.setLeftProvider(reply);
      const fragment = `#${PROVIDER_FRAGMENT}=${result.error}`;
      return leadOn(reply, office === null ? '/' : pathOf(office, desk) + fragment);
    }
    cookies.clearLeftProvider(reply);
    cookies.setStaff(reply, result.value);
    return leadOn(reply, pathOf(result.value.session.office, desk));
  });

  serve(providerRoutes.leftProvider, async ({ request, reply }) => {
    const office = officeId.safeParse(queryOf(request).get('state'));
    const isKnown = office.success && hasOffice(office.data);
    return leadOn(reply, isKnown ? pathOf(office.data, 'counter') : '/');
  });
}

function leadOn(reply: FastifyReply, path: string): typeof SENT {
  void reply.redirect(path, 303);
  return SENT;
}

/** The query as it came: the protocol has to see a parameter that stands there twice. */
const queryOf = ({ url }: FastifyRequest): URLSearchParams =>
  new URLSearchParams(url.includes('?') ? url.slice(url.indexOf('?') + 1) : '');
