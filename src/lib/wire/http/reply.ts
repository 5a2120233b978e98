/** What a page makes of an answer of the relay. Every failure is a value with a code. */
import { err, ok } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import { isHttpErrorCode, httpErrorBody } from './errors.ts';
import type { HttpErrorCode } from './errors.ts';
import type { HttpRoute, ReadReply } from './route.ts';

/**
 * `unreachable`: no answer. `unreadable`: an answer that is not the relay's, as the page of a hotel's network.
 * `unknown-refusal`: a code that a newer relay has. `unsolved`: the page could not do the proof of work.
 */
export type HttpFailureCode = HttpErrorCode | 'unreachable' | 'unreadable' | 'unknown-refusal' | 'unsolved';

export interface HttpFailure {
  readonly code: HttpFailureCode;
  /** Null: nothing was answered. */
  readonly status: number | null;
  /** After which to try again, when the relay says so. */
  readonly retryAfterSeconds: number | null;
}

export type HttpReply<T> = Result<T, HttpFailure>;

export const noReply = (code: 'unreachable' | 'unsolved'): HttpReply<never> =>
  err({ code, status: null, retryAfterSeconds: null });

/** `body`: the answer's JSON; null: it is none. */
export function readReply<R extends HttpRoute>(
  route: R,
  { ok: isOk, status, headers }: Pick<Response, 'ok' | 'status' | 'headers'>,
  body: unknown,
): HttpReply<ReadReply<R>> {
  const fail = (code: HttpFailureCode): HttpReply<never> =>
    err({ code, status, retryAfterSeconds: secondsIn(headers.get('retry-after')) });
  if (!isOk) {
    const said = httpErrorBody.safeParse(body);
    // A proxy in front of a relay that is down answers 502, 503 or 504 by itself.
    if (!said.success) return fail(status >= 502 && status <= 504 ? 'unreachable' : 'unreadable');
    return fail(isHttpErrorCode(said.data.error) ? said.data.error : 'unknown-refusal');
  }
  const read = route.reply.safeParse(body);
  return read.success ? ok(read.data as ReadReply<R>) : fail('unreadable');
}

function secondsIn(header: string | null): number | null {
  const seconds = Number(header ?? NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds : null;
}
