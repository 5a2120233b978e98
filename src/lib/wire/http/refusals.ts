/** The codes by which the relay refuses a request over HTTP, each with its status. Sentences for people are elsewhere. */
import * as z from 'zod/mini';

export const refusalStatuses = {
  'malformed-url': 400,
  'malformed-json': 400,
  'invalid-field': 400,
  'password-too-short': 400,
  'password-guessable': 400,
  'password-unchanged': 400,
  'search-too-short': 400,
  'search-too-long': 400,
  'not-signed-in': 401,
  'session-lost': 401,
  'session-idle': 401,
  'signed-off': 401,
  'wrong-credentials': 401,
  'wrong-code': 403,
  'code-needed': 403,
  'second-factor-needed': 403,
  'second-factor-unreadable': 403,
  'not-allowed': 403,
  'wrong-password': 403,
  'own-password-needed': 403,
  'password-expired': 403,
  'passwords-off': 403,
  'confirm-at-provider': 403,
  'foreign-origin': 403,
  'not-found': 404,
  'no-such-office': 404,
  'no-such-code': 404,
  'no-such-device': 404,
  'no-such-mail': 404,
  'no-such-member': 404,
  'no-such-document': 404,
  'no-such-service': 404,
  'no-second-factor': 404,
  'login-taken': 409,
  'login-look-alike': 409,
  'own-account': 409,
  'second-factor-on': 409,
  'account-of-provider': 409,
  'last-lead': 409,
  'no-number-block': 409,
  'no-mail-server': 409,
  'not-bookable': 409,
  'used-or-unknown': 410,
  expired: 410,
  'set-up-expired': 410,
  'too-large': 413,
  'not-json': 415,
  'too-many': 429,
  fault: 500,
  busy: 503,
  'provider-unreachable': 503,
  'not-ready': 503,
  'not-writable': 503,
  'disk-full': 507,
} as const;
export type RefusalCode = keyof typeof refusalStatuses;

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(refusalStatuses, code);

/** The body of a refusal. A relay that is newer than the page may know more codes. */
export const refusalBody = z.object({
  error: z.string().check(z.regex(/^[a-z0-9-]{1,60}$/)),
  /** Names the field that is wrong and why, never what was typed. */
  message: z.optional(z.string()),
});
