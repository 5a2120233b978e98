/** How a request over HTTP is refused: `{error: '<code>', message?}` and the status that fits. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type * as z from 'zod/mini';
import { refusalStatuses } from '../../src/lib/wire/http/refusals.ts';
import type { RefusalCode } from '../../src/lib/wire/http/refusals.ts';
import { StoreError } from '../store/store.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Why the request was refused, for the log and the metrics; null: it was not. */
    refusal: RefusalCode | null;
  }
}

/** A code, with the fields that some codes have. */
export interface HttpRefusal<C extends RefusalCode = RefusalCode> {
  readonly code: C;
  /** Names the field that is wrong, and says why. */
  readonly message?: string;
  readonly retryAfterSeconds?: number;
}

export function sendRefusal(reply: FastifyReply, refusal: RefusalCode | HttpRefusal): FastifyReply {
  const { code, message, retryAfterSeconds }: HttpRefusal =
    typeof refusal === 'string' ? { code: refusal } : refusal;
  reply.refusal = code;
  if (retryAfterSeconds !== undefined) void reply.header('retry-after', String(retryAfterSeconds));
  return reply.code(refusalStatuses[code]).send({ error: code, ...(message !== undefined && { message }) });
}

/** The code for a fault of the store: nothing was changed, and the caller may ask again later. */
export function refusalFrom(error: unknown): RefusalCode {
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
    sendRefusal(reply, 'password-too-short');
  } else {
    const message = field === '' ? issue.message : `${field}: ${issue.message}`;
    sendRefusal(reply, { code: 'invalid-field', message });
  }
  return null;
}
