/** Asks the relay over HTTP. An answer that does not come is a value like any other. */
import type { z } from 'zod';
import { after } from './timers.ts';

const LONGEST = 10_000;

export type Reply<T> =
  | { readonly ok: true; readonly value: T }
  /** `status` 0: nobody answered. `retryAfter`: milliseconds, where the relay named a time. */
  | { readonly ok: false; readonly status: number; readonly retryAfter: number | null };

export const getJson = <T>(path: string, shape: z.ZodType<T>): Promise<Reply<T>> => ask(path, shape, {});

export const postJson = <T>(path: string, body: unknown, shape: z.ZodType<T>): Promise<Reply<T>> =>
  ask(path, shape, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

async function ask<T>(path: string, shape: z.ZodType<T>, init: RequestInit): Promise<Reply<T>> {
  const nobody: Reply<T> = { ok: false, status: 0, retryAfter: null };
  // Chromium 63 has no AbortController: a request that hangs is left to itself.
  let stop = (): void => {};
  const late = new Promise<null>((resolve) => {
    stop = after(LONGEST, () => resolve(null));
  });
  try {
    const response = await Promise.race([
      fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' }),
      late,
    ]);
    if (response === null) return nobody;
    if (!response.ok) {
      const seconds = Number(response.headers.get('retry-after') ?? NaN);
      return { ok: false, status: response.status, retryAfter: seconds > 0 ? seconds * 1000 : null };
    }
    const read = shape.safeParse(await Promise.race([response.json(), late]));
    return read.success ? { ok: true, value: read.data } : nobody;
  } catch {
    return nobody;
  } finally {
    stop();
  }
}
