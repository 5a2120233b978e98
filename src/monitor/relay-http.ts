/** Asks the relay over HTTP, by the contract. An answer that does not come is a value like any other. */
import { noReply, readReply } from '../lib/wire/http/reply.ts';
import type { HttpFailure, HttpReply } from '../lib/wire/http/reply.ts';
import { pathOf } from '../lib/wire/http/route.ts';
import type { EnteredBody, HttpRoute, PathParts, ReadReply } from '../lib/wire/http/route.ts';
import { backOff } from './back-off.ts';
import { after } from './timers.ts';

const ANSWER_TIMEOUT_MS = 10_000;

/** `body`: of a POST. */
export async function fetchReply<R extends HttpRoute>(
  route: R,
  { body, ...parts }: PathParts & { readonly body?: EnteredBody<R> } = {},
): Promise<HttpReply<ReadReply<R>>> {
  // Chromium 63 has no AbortController: a request that hangs is left to itself.
  let stop = (): void => {};
  const late = new Promise<null>((resolve) => {
    stop = after(ANSWER_TIMEOUT_MS, () => resolve(null));
  });
  try {
    const asked = fetch(pathOf(route, parts), {
      ...(body !== undefined && initOf(body)),
      ...{ credentials: 'same-origin', cache: 'no-store' },
      // Under the relay's `no-referrer` Chromium up to 69 sends `Origin: null` with a POST, which the relay refuses.
      referrerPolicy: 'same-origin',
    });
    const response = await Promise.race([asked, late]);
    if (response === null) return noReply('unreachable');
    return readReply(route, response, await Promise.race([response.json().catch(() => null), late]));
  } catch {
    return noReply('unreachable');
  } finally {
    stop();
  }
}

const initOf = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** How long to wait before the next try, in milliseconds: as the relay says, else longer with each failure. */
export const pauseMsAfter = ({ retryAfterSeconds }: HttpFailure, failures: number): number =>
  retryAfterSeconds !== null && retryAfterSeconds > 0
    ? retryAfterSeconds * 1000
    : backOff(failures, Math.random());

/** The relay refuses what was asked, and would again. */
export const isRefused = ({ status }: HttpFailure): boolean =>
  status !== null && status >= 400 && status < 500 && status !== 429;
