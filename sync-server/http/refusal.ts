/** How a request over HTTP is refused: `{error: '<code>', message?}` and the status that fits. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { z } from 'zod';
import { StoreError } from '../store/store.ts';

declare module 'fastify' {
  interface FastifyReply {
    /** Why it was refused, for the log and the metrics; null: it was not. */
    refusal: RefusalCode | null;
  }
}

const statuses = {
  'malformed-url': 400,
  'malformed-json': 400,
  'invalid-field': 400,
  'password-too-short': 400,
  'password-guessable': 400,
  'password-unchanged': 400,
  'not-signed-in': 401,
  'session-lost': 401,
  'session-idle': 401,
  'signed-off': 401,
  'wrong-credentials': 401,
  'not-allowed': 403,
  'wrong-password': 403,
  'own-password-needed': 403,
  'password-expired': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'no-such-office': 404,
  'no-such-code': 404,
  'no-such-device': 404,
  'no-such-mail': 404,
  'no-such-member': 404,
  'no-such-document': 404,
  'login-taken': 409,
  'login-look-alike': 409,
  'own-account': 409,
  'last-lead': 409,
  'no-number-block': 409,
  'used-or-unknown': 410,
  expired: 410,
  'too-large': 413,
  'not-json': 415,
  'too-many': 429,
  fault: 500,
  busy: 503,
  'not-ready': 503,
  'not-writable': 503,
  'disk-full': 507,
} as const;
export type RefusalCode = keyof typeof statuses;

export function sendRefusal(reply: FastifyReply, error: RefusalCode, message?: string): FastifyReply {
  reply.refusal = error;
  return reply.code(statuses[error]).send(message === undefined ? { error } : { error, message });
}

/** With the seconds to wait, where there are some. */
export function refuseFor(
  reply: FastifyReply,
  refusal: { readonly code: RefusalCode; readonly seconds?: number },
): FastifyReply {
  if (refusal.seconds !== undefined) void reply.header('retry-after', String(refusal.seconds));
  return sendRefusal(reply, refusal.code);
}

/** What is said when the store could not do it: nothing was changed, and the caller may ask again later. */
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
export function readBody<T>(request: FastifyRequest, reply: FastifyReply, schema: z.ZodType<T>): T | null {
  const parsed = schema.safeParse(request.body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0]!;
  const field = issue.path.join('.');
  if (/^(?:newP|p)assword$/.test(field) && issue.code === 'too_small')
    sendRefusal(reply, 'password-too-short');
  else sendRefusal(reply, 'invalid-field', field === '' ? issue.message : `${field}: ${issue.message}`);
  return null;
}
