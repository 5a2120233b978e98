/** Registers the routes of the HTTP contract: who may ask, how often, and what the body is, before a handler runs. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { HttpErrorCode } from '../../src/lib/wire/http/errors.ts';
import type { HttpRoute, ReadBody, RouteError, SentReply } from '../../src/lib/wire/http/route.ts';
import type { NewPause } from '../arbiter/pause.ts';
import type { StoredSession } from '../store/account-store.ts';
import type { Door } from './door.ts';
import { readBody, sendHttpError } from './http-error.ts';
import type { HttpError } from './http-error.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    readonly isForAnyOrigin?: boolean;
    readonly isFromMail?: boolean;
  }
}

/** The reply that says no more than that it is done. */
export const DONE = { ok: true } as const;

/** A handler gives this back when it has sent the reply or the error itself. */
export const SENT = Symbol('sent');

export type Refuse<C extends HttpErrorCode> = (error: C | HttpError<C>) => typeof SENT;

/** One request to a route. */
interface Asked<R extends HttpRoute> {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly body: ReadBody<R>;
  /** The session of the member who asks, where the route is for staff. */
  readonly session: R extends { readonly staff: string } ? StoredSession : null;
  /** Only with a code that the contract names for the route. */
  readonly refuse: Refuse<RouteError<R>>;
}

export interface ServeOptions {
  /** Requests with the same key are counted together for a minute; without it, those of one address are. */
  readonly countedBy?: (request: FastifyRequest) => Promise<string>;
}

type Answer<R extends HttpRoute> = (asked: Asked<R>) => Promise<SentReply<R> | typeof SENT>;

export type ServeRoute = <R extends HttpRoute>(
  route: R,
  answer: Answer<NoInfer<R>>,
  options?: ServeOptions,
) => void;

/** A longer body takes milliseconds to check: one in a turn of the loop, however many come at once. */
const LONG_BODY_BYTES = 4 * 1024;

export interface ServeRouteParts extends Pick<Door, 'staffWho'> {
  readonly newPause: NewPause;
}

export function makeServeRoute(app: FastifyInstance, { staffWho, newPause }: ServeRouteParts): ServeRoute {
  return <R extends HttpRoute>(route: R, answer: Answer<R>, options?: ServeOptions) => {
    const { method, path: url, staff, maxBodyBytes: bodyLimit } = route;
    app.route({
      ...{ method, url },
      ...(bodyLimit === undefined ? {} : { bodyLimit }),
      config: {
        ...limitOf(route, options),
        ...{ isForAnyOrigin: route.anyOrigin === true, isFromMail: route.fromMail === true },
      },
      async handler(request, reply) {
        const session = staff === undefined ? null : await staffWho(staff, request, reply);
        if (staff !== undefined && session === null) return reply;
        if (session !== null && hasLongBody(route, request)) await newPause(session.office).rest();
        const body = route.body === undefined ? undefined : readBody(request, reply, route.body);
        if (body === null) return reply;
        const said = await answer({
          ...{ request, reply },
          body: body as ReadBody<R>,
          session: session as Asked<R>['session'],
          refuse(error) {
            sendHttpError(reply, error);
            return SENT;
          },
        });
        return said === SENT ? reply : said;
      },
    });
  };
}

/** Also one whose length is not told. */
const hasLongBody = ({ body }: HttpRoute, { headers }: FastifyRequest): boolean =>
  body !== undefined && Number(headers['content-length'] ?? Infinity) > LONG_BODY_BYTES;

function limitOf({ perMinute: max }: HttpRoute, { countedBy }: ServeOptions = {}) {
  if (max === undefined) return {};
  const rateLimit = { max, timeWindow: 60_000, ...(countedBy && { keyGenerator: countedBy }) };
  return { rateLimit };
}
