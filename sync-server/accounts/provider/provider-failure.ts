/** What went wrong at the provider or with its answer, as the page says it and as the log keeps it. */
import {
  AuthorizationResponseError,
  ClientError,
  ResponseBodyError,
  WWWAuthenticateChallengeError,
} from 'openid-client';
import type { ProviderFailure } from '../../../src/lib/wire/http/provider-routes.ts';

/** `detail`: codes alone, never what the provider says of a person. */
export interface ProviderProblem {
  readonly failure: ProviderFailure;
  readonly detail: string;
}

/** Codes of openid-client. */
const OF_THE_LINE = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT']);
const OF_THE_PROVIDER = new Set(['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON']);

/** Throws what is no problem of the provider: a fault of this program. */
export function problemOf(error: unknown): ProviderProblem {
  if (error instanceof AuthorizationResponseError) {
    const isDenied = error.error === 'access_denied';
    return { failure: isDenied ? 'provider-denied' : 'provider-error', detail: wordOf(error.error) };
  }
  if (error instanceof ResponseBodyError) {
    const isCode = error.error === 'invalid_grant';
    return { failure: isCode ? 'code-refused' : 'provider-error', detail: wordOf(error.error) };
  }
  if (error instanceof WWWAuthenticateChallengeError)
    return { failure: 'provider-error', detail: `challenge-${error.status}` };
  const line = error instanceof TypeError ? lineOf(error) : null;
  if (line !== null) return { failure: 'provider-unreachable', detail: line };
  if (!(error instanceof ClientError)) throw error;
  const { code = 'none' } = error;
  const claim = claimOf(error);
  const detail = claim === null ? wordOf(code) : `${wordOf(code)} ${claim}`;
  if (claim === 'auth_time' && code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED')
    return { failure: 'sign-in-again', detail };
  if (OF_THE_LINE.has(code)) return { failure: 'provider-unreachable', detail };
  if (OF_THE_PROVIDER.has(code)) return { failure: 'provider-error', detail };
  if (code === 'OAUTH_JWT_CLAIM_COMPARISON_FAILED' && claim === 'aud')
    return { failure: 'wrong-audience', detail };
  if (code === 'OAUTH_JWT_TIMESTAMP_CHECK_FAILED') return { failure: 'token-expired', detail };
  return { failure: 'answer-not-trusted', detail };
}

/** Which claim is not as it has to be, or is missing; null: it is not about one. */
function claimOf({ cause }: ClientError): string | null {
  const details: unknown = cause instanceof Error ? cause.cause : undefined;
  if (typeof details !== 'object' || details === null) return null;
  if ('claim' in details && typeof details.claim === 'string') return wordOf(details.claim);
  const claims: unknown = 'claims' in details ? details.claims : null;
  if (typeof claims !== 'object' || claims === null) return null;
  const missing = ['sub', 'exp', 'iat', 'auth_time'].find((name) => !Object.hasOwn(claims, name));
  return missing === undefined ? null : `${missing} missing`;
}

/**
 * `ECONNREFUSED`, `SELF_SIGNED_CERT_IN_CHAIN`: `fetch` itself has failed, as the name is unknown, nothing listens, or the
 * certificate is not trusted. Null: it is no matter of the line.
 */
function lineOf({ cause, message }: TypeError): string | null {
  const code: unknown = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : null;
  if (message !== 'fetch failed') return null;
  return typeof code === 'string' ? wordOf(code) : 'no-connection';
}

/** What comes from outside is cut to a word before it is in the log. */
const wordOf = (text: string): string => text.replaceAll(/[^\w.-]/g, '').slice(0, 60) || 'none';
