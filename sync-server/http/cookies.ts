/** One cookie a surface, unreadable for pages, never sent along from somebody else's page. */
import { fastifyCookie } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { Surface } from '../../src/lib/wire/surface.ts';
import { cookieOf } from '../../src/lib/wire/surface.ts';
import type { SignedIn } from '../accounts/accounts.ts';

/** Of a `Cookie` header: the secret of a surface, or null. */
export function secretIn(header: string | undefined, surface: Surface): string | null {
  if (header === undefined) return null;
  return fastifyCookie.parse(header)[cookieOf(surface)] ?? null;
}

export interface Cookies {
  set(reply: FastifyReply, signedIn: SignedIn): void;
  clear(reply: FastifyReply, surface: Surface): void;
}

export function makeCookies(secure: boolean, clock: () => number): Cookies {
  const options = { path: '/', httpOnly: true, sameSite: 'strict', secure } as const;
  return {
    set(reply, { secret, session }) {
      const maxAge = Math.floor((session.expiresAt - clock()) / 1000);
      void reply.setCookie(cookieOf(session.surface), secret, { ...options, maxAge });
    },
    clear: (reply, surface) => void reply.clearCookie(cookieOf(surface), options),
  };
}
