/** Questions to the relay over HTTP. Every answer is read with a schema; every failure is a value with a code. */
import { z } from 'zod';
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { ownPlatform } from '../browser/platform.ts';
import type { Platform } from '../browser/platform.ts';

/**
 * `unreachable`: no answer. `unreadable`: an answer that is not the relay's, for example the page of a hotel's network.
 * Everything else is the relay's own code, as `wrong-credentials`.
 */
export interface Failure {
  readonly code: string;
  readonly status: number | null;
  /** Seconds after which to try again, when the relay says so. */
  readonly retryAfter: number | null;
}

export type Reply<T> = Promise<Result<T, Failure>>;

export interface HttpOptions {
  /** The relay's origin; the page's own by default. */
  readonly origin?: string;
  readonly fetch?: typeof fetch;
  readonly signal?: AbortSignal;
  readonly platform?: Platform;
}

const ANSWER_WITHIN = 15_000;

const refusal = z.object({ error: z.string().regex(/^[a-z0-9-]{1,60}$/) });

export const getJson = <T>(path: string, schema: z.ZodType<T>, options: HttpOptions = {}): Reply<T> =>
  exchange(path, { cache: 'no-store' }, schema, options);

export const postJson = <T>(
  path: string,
  body: unknown,
  schema: z.ZodType<T>,
  options: HttpOptions = {},
): Reply<T> =>
  exchange(
    path,
    { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    schema,
    options,
  );

async function exchange<T>(
  path: string,
  init: RequestInit,
  schema: z.ZodType<T>,
  { origin = '', fetch = globalThis.fetch, signal, platform = ownPlatform }: HttpOptions,
): Reply<T> {
  const overdue = new AbortController();
  const stopTimer = platform.after(ANSWER_WITHIN, () => overdue.abort());
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(origin + path, {
      ...init,
      credentials: 'same-origin',
      signal: signal === undefined ? overdue.signal : AbortSignal.any([signal, overdue.signal]),
    });
    body = await response.json().catch(() => null);
  } catch {
    return err({ code: 'unreachable', status: null, retryAfter: null });
  } finally {
    stopTimer();
  }
  const failure = (code: string): { ok: false; error: Failure } =>
    err({ code, status: response.status, retryAfter: secondsIn(response.headers.get('retry-after')) });
  if (!response.ok) {
    const said = refusal.safeParse(body);
    // A proxy in front of a relay that is down answers 502, 503 or 504 by itself.
    if (!said.success)
      return failure(response.status >= 502 && response.status <= 504 ? 'unreachable' : 'unreadable');
    return failure(said.data.error);
  }
  const value = schema.safeParse(body);
  return value.success ? ok(value.data) : failure('unreadable');
}

function secondsIn(header: string | null): number | null {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
