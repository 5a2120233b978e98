/** How an error is sent over HTTP: `{error: '<code>', message?}` and the status that fits. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { httpErrorStatuses } from '../../src/lib/wire/http/errors.ts';
import type { HttpErrorCode } from '../../src/lib/wire/http/errors.ts';
import { StoreError } from '../store/store.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Why the request was refused, for the log and the metrics; null: it was not. */
    errorCode: HttpErrorCode | null;
  }
}

/** A code, with the fields that some codes have. */
export interface HttpError<C extends HttpErrorCode = HttpErrorCode> {
  readonly code: C;
  /** Names the field that is wrong, and says why. */
  readonly message?: string;
  readonly retryAfterSeconds?: number;
}

export function sendHttpError(reply: FastifyReply, error: HttpErrorCode | HttpError): FastifyReply {
  const { code, message, retryAfterSeconds }: HttpError = typeof error === 'string' ? { code: error } : error;
  reply.errorCode = code;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  return reply.code(httpErrorStatuses[code]).send({ error: code, ...(message !== undefined && { message }) });
}

/** The code for a fault of the store: nothing was changed, and the caller may ask again later. */
export function httpErrorFrom(error: unknown): HttpErrorCode {
  if (!(error instanceof StoreError)) return 'fault';
  switch (error.reason) {
    case 'disk-full':
    case 'not-writable':
      return error.reason;
    case 'in-use':
      return 'not-ready';
    default:
      return 'fault';
  }
}

/** The body, or null after having refused it: the message names the field and what is wrong, never its value. */
export function readBody<T>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodMiniType<T>,
): T | null {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.');
  if (/^(?:newP|p)assword$/.test(field) && issue.code === 'too_small') {
    sendHttpError(reply, 'password-too-short');
  } else {
    const message = field === '' ? issue.message : `${field}: ${issue.message}`;
    sendHttpError(reply, { code: 'invalid-field', message });
  }
  return null;
}
