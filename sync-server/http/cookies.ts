/**
 * One cookie a surface, unreadable for pages, never sent along from another site's page. One more for the minutes of a
 * sign-in at the provider.
 */
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Surface } from '../../src/lib/wire/surface.ts';
import { cookieOf } from '../../src/lib/wire/surface.ts';
import type { SignedIn, StaffSignedIn } from '../accounts/accounts.ts';

const KNOWN_BROWSER = 'foyer_known';
const PROVIDER_SIGN_IN = 'foyer_provider';
const LEFT_PROVIDER = 'foyer_left';
/** No provider is believed for longer about a member who said nothing there. */
const LEFT_MS = 24 * 60 * 60_000;

/** What a `Cookie` header says. */
export interface CookieReader {
  /** The secret of a surface, or null. */
  secretIn(header: string | undefined, surface: Surface): string | null;
  /** The secret by which this browser is known to those who have signed in there, or null. */
  knownBrowserIn(header: string | undefined): string | null;
  /** The secret of the sign-in at the provider that this browser began, or null. */
  providerSignInIn(header: string | undefined): string | null;
  /** The last member here has left, and the provider may still know them: the next one says there who they are. */
  hasLeftProvider(header: string | undefined): boolean;
}

export interface Cookies extends CookieReader {
  set(reply: FastifyReply, signedIn: SignedIn): void;
  /** The cookie of the request lasts as long as its session does now. */
  extend(request: FastifyRequest, reply: FastifyReply, session: SignedIn['session']): void;
  /** Sets the session's cookie, and one by which the browser is known; that one stays when the session ends. */
  setStaff(reply: FastifyReply, signedIn: StaffSignedIn): void;
  /** The provider leads the browser back from its own site: SameSite=Lax lets the cookie come along there. */
  setProviderSignIn(reply: FastifyReply, secret: string, expiresAt: number): void;
  clearProviderSignIn(reply: FastifyReply): void;
  setLeftProvider(reply: FastifyReply): void;
  clearLeftProvider(reply: FastifyReply): void;
  clear(reply: FastifyReply, surface: Surface): void;
}

/** `secure`: people reach the relay by https. Browsers then take the cookie from this very host alone. */
export function makeCookies(secure: boolean, clock: () => number): Cookies {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  const nameOf = (name: string): string => (secure ? `__Host-${name}` : name);
  const valueIn = (header: string | undefined, name: string): string | null =>
    header === undefined ? null : (fastifyCookie.parse(header)[nameOf(name)] ?? null);
  const set = (
    reply: FastifyReply,
    name: string,
    secret: string,
    expiresAt: number,
    sameSite: 'strict' | 'lax' = 'strict',
  ): void => {
    const maxAge = Math.floor((expiresAt - clock()) / 1000);
    void reply.setCookie(nameOf(name), secret, { ...options, sameSite, maxAge });
  };
  const setSession = (reply: FastifyReply, { secret, session }: SignedIn): void =>
    set(reply, cookieOf(session.surface), secret, session.expiresAt);
  return {
    secretIn: (header, surface) => valueIn(header, cookieOf(surface)),
    knownBrowserIn: (header) => valueIn(header, KNOWN_BROWSER),
    providerSignInIn: (header) => valueIn(header, PROVIDER_SIGN_IN),
    setProviderSignIn: (reply, secret, expiresAt) => set(reply, PROVIDER_SIGN_IN, secret, expiresAt, 'lax'),
    clearProviderSignIn: (reply) =>
      void reply.clearCookie(nameOf(PROVIDER_SIGN_IN), { ...options, sameSite: 'lax' }),
    hasLeftProvider: (header) => valueIn(header, LEFT_PROVIDER) !== null,
    setLeftProvider: (reply) => set(reply, LEFT_PROVIDER, '1', clock() + LEFT_MS),
    clearLeftProvider: (reply) => void reply.clearCookie(nameOf(LEFT_PROVIDER), options),
    set: setSession,
    extend(request, reply, session) {
      const secret = valueIn(request.headers.cookie, cookieOf(session.surface));
      if (secret !== null) setSession(reply, { secret, session });
    },
    setStaff(reply, signedIn) {
      setSession(reply, signedIn);
      set(reply, KNOWN_BROWSER, signedIn.browser, signedIn.browserExpiresAt);
    },
    clear: (reply, surface) => void reply.clearCookie(nameOf(cookieOf(surface)), options),
  };
}
