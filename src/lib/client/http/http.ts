/** Asks the relay over HTTP, by the contract. Every failure is a value with a code. */
import type { HttpReply } from '../../wire/http/reply.ts';
import { noReply, readReply } from '../../wire/http/reply.ts';
import { pathOf } from '../../wire/http/route.ts';
import type { EnteredBody, HttpRoute, PathParts, ReadReply } from '../../wire/http/route.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';

/** An answer that is awaited. */
export type Reply<T> = Promise<HttpReply<T>>;

export interface HttpOptions {
  /** The relay's origin; the page's own by default. */
  readonly origin?: string;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  readonly platform?: Platform;
}

/** What fills a route: its body, where it has one, and the parts of its path. */
export type Filled<R extends HttpRoute> = PathParts &
  (R extends { readonly body: object } ? { readonly body: EnteredBody<R> } : { readonly body?: undefined });

const ANSWER_TIMEOUT_MS = 15_000;

export async function askRelay<R extends HttpRoute>(
  route: R,
  filled: Filled<R>,
  { origin = '', fetch = globalThis.fetch, signal, platform = ownPlatform }: HttpOptions = {},
): Reply<ReadReply<R>> {
  const overdue = new AbortController();
  const stopTimer = platform.after(ANSWER_TIMEOUT_MS, () => overdue.abort());
  try {
    const response = await fetch(origin + pathOf(route, filled), {
      ...initOf(route, filled.body),
      credentials: 'same-origin',
      signal: signal === undefined ? overdue.signal : AbortSignal.any([signal, overdue.signal]),
    });
    const body: unknown = await response.json().catch(() => null);
    return readReply(route, response, body);
  } catch {
    return noReply('unreachable');
  } finally {
    stopTimer();
  }
}

const initOf = ({ method, tagged }: HttpRoute, body: unknown): RequestInit =>
  method === 'GET'
    ? // What the browser has kept is sent anew only where it has changed.
      { cache: tagged === true ? 'no-cache' : 'no-store' }
    : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
