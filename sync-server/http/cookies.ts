/** One cookie a surface, unreadable for pages, never sent along from somebody else's page. */
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Surface } from '../../src/lib/wire/surface.ts';
import { cookieOf } from '../../src/lib/wire/surface.ts';
import type { SignedIn, StaffSignedIn } from '../accounts/accounts.ts';

const KNOWN_BROWSER = 'foyer_known';

/** Of a `Cookie` header: the secret of a surface, or null. */
export function secretIn(header: string | undefined, surface: Surface): string | null {
  if (header === undefined) return null;
  return fastifyCookie.parse(header)[cookieOf(surface)] ?? null;
}

/** The secret by which this browser is known to those who have signed in there, or null. */
export function knownBrowserIn(header: string | undefined): string | null {
  if (header === undefined) return null;
  return fastifyCookie.parse(header)[KNOWN_BROWSER] ?? null;
}

export interface Cookies {
  set(reply: FastifyReply, signedIn: SignedIn): void;
  /** Also that the browser is known from now on; this stays when the session ends. */
  setStaff(reply: FastifyReply, signedIn: StaffSignedIn): void;
  clear(reply: FastifyReply, surface: Surface): void;
}

export function makeCookies(secure: boolean, clock: () => number): Cookies {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  const set = (reply: FastifyReply, name: string, secret: string, expiresAt: number): void => {
    const maxAge = Math.floor((expiresAt - clock()) / 1000);
    void reply.setCookie(name, secret, { ...options, maxAge });
  };
  const setSession = (reply: FastifyReply, { secret, session }: SignedIn): void =>
    set(reply, cookieOf(session.surface), secret, session.expiresAt);
  return {
    set: setSession,
    setStaff(reply, signedIn) {
      setSession(reply, signedIn);
      set(reply, KNOWN_BROWSER, signedIn.browser, signedIn.browserExpiresAt);
    },
    clear: (reply, surface) => void reply.clearCookie(cookieOf(surface), options),
  };
}
