/**
 * The shape of the HTTP contract: one entry a route. The relay parses bodies and types its replies by it, the pages
 * send bodies and parse replies by it, and docs/openapi.json is made from it.
 */
import type * as z from 'zod/mini';
import type { Permission } from '../../domain/access.ts';
import { httpErrorStatuses } from './errors.ts';
import type { HttpErrorCode } from './errors.ts';

/** The longest body that the relay reads where a route names no other, in bytes. */
export const MAX_BODY_BYTES = 64 * 1024;

export interface HttpRoute {
  readonly method: 'GET' | 'POST';
  /** `:name` stands for a part that differs. */
  readonly path: `/${string}`;
  /** One sentence for the OpenAPI file. */
  readonly about: string;
  /** Which permission the member of staff needs; `any`: every member who is signed in. Not given: everyone may ask. */
  readonly staff?: Permission | 'any';
  readonly params?: z.ZodMiniObject;
  readonly query?: z.ZodMiniObject;
  readonly body?: z.ZodMiniType;
  /** The longest body that it reads, in bytes; `MAX_BODY_BYTES` when not given. */
  readonly maxBodyBytes?: number;
  /** Media type of the reply; JSON when not given. */
  readonly mediaType?: string;
  /** It answers 303 with a `Location` of the relay's own, and no body. */
  readonly redirects?: true;
  readonly reply: z.ZodMiniType;
  /** Its answers have an ETag: a page keeps the last one and asks whether it still holds. */
  readonly tagged?: true;
  /** Codes beside those that follow from the route's method, `staff` and limits. */
  readonly errors: readonly HttpErrorCode[];
  /** Requests a minute. Counted by address, for some routes by browser or account. */
  readonly perMinute?: number;
  /** Pages of any origin may read the answer, errors included: it says the same to everyone. */
  readonly anyOrigin?: true;
  /** Mail programs ask it: they send no `Origin`, and a form as the body, which is not read (RFC 8058). */
  readonly fromMail?: true;
  /** Wrong tries an hour: from one address, from its network, from everywhere. */
  readonly wrongPerHour?: { readonly address: number; readonly network: number; readonly everywhere: number };
}

type Unchanged<T> = T extends object ? { readonly [K in keyof T]: Unchanged<T[K]> } : T;

/** What the page sends. */
export type EnteredBody<R extends HttpRoute> = R extends { readonly body: infer B extends z.ZodMiniType }
  ? Unchanged<z.input<B>>
  : undefined;
/** What the relay has read. */
export type ReadBody<R extends HttpRoute> = R extends { readonly body: infer B extends z.ZodMiniType }
  ? z.output<B>
  : undefined;
/** What the relay sends. */
export type SentReply<R extends HttpRoute> = Unchanged<z.input<R['reply']>>;
/** What the page has read. */
export type ReadReply<R extends HttpRoute> = z.output<R['reply']>;

const ofEveryRoute = ['malformed-url', 'fault', 'not-ready', 'not-writable', 'disk-full'] as const;
const ofEveryBody = ['foreign-origin', 'malformed-json', 'invalid-field', 'too-large', 'not-json'] as const;
const ofStaff = ['not-signed-in', 'not-allowed'] as const;
const ofLimits = ['too-many'] as const;

/** The codes that a handler of the route may answer. */
export type RouteError<R extends HttpRoute> =
  | R['errors'][number]
  | (typeof ofEveryRoute)[number]
  | (R extends { readonly staff: string } ? (typeof ofStaff)[number] : never)
  | (R extends { readonly wrongPerHour: object } ? (typeof ofLimits)[number] : never);

/** Every code that a request to the route may get, each once, the lowest status first. */
export function routeErrors(route: HttpRoute): HttpErrorCode[] {
  const codes = new Set<HttpErrorCode>([
    ...route.errors,
    ...ofEveryRoute,
    ...(route.body === undefined ? [] : ofEveryBody),
    ...(route.staff === undefined ? [] : ofStaff),
    ...(route.perMinute === undefined && route.wrongPerHour === undefined ? [] : ofLimits),
  ]);
  return [...codes].sort((a, b) => httpErrorStatuses[a] - httpErrorStatuses[b] || (a < b ? -1 : 1));
}

/** One entry of the contract, with the types of its own parts. */
/* @__NO_SIDE_EFFECTS__ */
export const httpRoute = <const R extends HttpRoute>(route: R): R => route;

/** What a page fills into the path of a route. */
export interface PathParts {
  readonly params?: Readonly<Record<string, string>> | undefined;
  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, string | undefined>> | undefined;
}

/** The path with its parts and the query. */
export function pathOf({ path }: HttpRoute, { params = {}, query = {} }: PathParts): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? filled : `${filled}?${new URLSearchParams(given).toString()}`;
}
