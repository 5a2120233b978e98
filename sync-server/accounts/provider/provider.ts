/**
 * The town's provider of OpenID Connect: its metadata, the way there, and what its answers are worth. The checks of the
 * protocol are those of openid-client; the signature of each token is checked, too.
 */
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientSecretBasic,
  ClientSecretPost,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
} from 'openid-client';
import type { ClientAuth, Configuration } from 'openid-client';
import { err, ok } from '../../../src/lib/domain/result.ts';
import type { Result } from '../../../src/lib/domain/result.ts';
import { MINUTE_MS } from '../../../src/lib/domain/time.ts';
import type { ProviderSettings } from '../../config-provider.ts';
import type { PendingSignIn } from './pending-sign-ins.ts';
import { problemOf } from './provider-failure.ts';
import type { ProviderProblem } from './provider-failure.ts';
import { hasName, hasRoles } from './role-in.ts';
import type { ProviderClaims } from './role-in.ts';

export interface ProviderAnswer {
  readonly issuer: string;
  readonly subject: string;
  readonly claims: ProviderClaims;
  readonly idToken: string;
}

export interface Provider {
  /** Where the browser goes to sign in. */
  signInUrl(
    begun: Pick<PendingSignIn, 'state' | 'nonce' | 'codeVerifier' | 'maxAgeSeconds' | 'again'>,
  ): Promise<Result<string, ProviderProblem>>;
  /** What the provider says of the member, by the address to which the browser came back. */
  answerTo(pending: PendingSignIn, query: URLSearchParams): Promise<Result<ProviderAnswer, ProviderProblem>>;
  /** Where the browser goes to sign out; null: the provider has no page for that, or does not answer. */
  signOutUrl(idToken: string | null, state: string): Promise<string | null>;
}

export interface ProviderParts {
  readonly settings: ProviderSettings;
  /** To which the provider sends the browser back. */
  readonly returnUrl: string;
  readonly leftUrl: string;
  /** Milliseconds that only go forward. */
  readonly monotonic: () => number;
}

const ANSWER_TIMEOUT_SECONDS = 10;
/** A provider that does not answer is not asked again sooner, however many members press the button. */
export const RETRY_AFTER_MS = 5_000;
/** A provider may move its pages. */
const RENEW_AFTER_MS = 60 * MINUTE_MS;

export function openProvider({ settings, returnUrl, leftUrl, monotonic }: ProviderParts): Provider {
  const { issuer, clientId, clientSecret, scope } = settings;
  const isInsecure = issuer.startsWith('http:');
  let known: { readonly configuration: Configuration; readonly at: number } | null = null;
  let asked: Promise<Configuration> | null = null;
  let failed: { readonly problem: ProviderProblem; readonly at: number } | null = null;

  /** Asked once at a time. While it does not answer, what was known before goes on. */
  async function configure(): Promise<Result<Configuration, ProviderProblem>> {
    if (known !== null && monotonic() - known.at < RENEW_AFTER_MS) return ok(known.configuration);
    if (failed === null || monotonic() - failed.at >= RETRY_AFTER_MS) {
      try {
        const configuration = await (asked ??= discover());
        known = { configuration, at: monotonic() };
        failed = null;
      } catch (error) {
        failed = { problem: problemOf(error), at: monotonic() };
      } finally {
        asked = null;
      }
    }
    if (known !== null) return ok(known.configuration);
    return err({ failure: 'provider-unreachable', detail: failed?.problem.detail ?? 'none' });
  }

  function discover(): Promise<Configuration> {
    return discovery(new URL(issuer), clientId, undefined, clientAuthentication(clientSecret), {
      timeout: ANSWER_TIMEOUT_SECONDS,
      // Over TLS the protocol lets a client trust the token without it.
      execute: [enableNonRepudiationChecks, ...(isInsecure ? [allowInsecureRequests] : [])],
    });
  }

  /** Many providers put roles and names into the token only where they are told to. */
  async function moreClaims(
    configuration: Configuration,
    accessToken: string,
    claims: ProviderClaims,
  ): Promise<ProviderClaims> {
    const isComplete = hasRoles(claims, settings) && hasName(claims, settings);
    if (isComplete || configuration.serverMetadata().userinfo_endpoint === undefined) return {};
    try {
      return { ...(await fetchUserInfo(configuration, accessToken, claims.sub as string)) };
    } catch (error) {
      // A name alone is no reason to keep a member out.
      if (hasRoles(claims, settings)) return {};
      throw error;
    }
  }

  return {
    async signInUrl({ state, nonce, codeVerifier, maxAgeSeconds, again }) {
      const configured = await configure();
      if (!configured.ok) return configured;
      const parameters = {
        ...{ redirect_uri: returnUrl, scope, state, nonce, max_age: String(maxAgeSeconds) },
        code_challenge: await calculatePKCECodeChallenge(codeVerifier),
        code_challenge_method: 'S256',
        ...(again && { prompt: 'login' }),
      };
      try {
        return ok(buildAuthorizationUrl(configured.value, parameters).href);
      } catch (error) {
        // For example, the provider names a page without https.
        return err(problemOf(error));
      }
    },
    async answerTo({ state, nonce, codeVerifier, maxAgeSeconds }, query) {
      const configured = await configure();
      if (!configured.ok) return configured;
      try {
        const tokens = await authorizationCodeGrant(configured.value, new URL(`${returnUrl}?${query}`), {
          ...{ expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier },
          ...{ maxAge: maxAgeSeconds, idTokenExpected: true },
        });
        const claims: ProviderClaims = { ...tokens.claims() };
        const { iss, sub } = claims as { iss: string; sub: string };
        const more = await moreClaims(configured.value, tokens.access_token, claims);
        return ok({
          ...{ issuer: iss, subject: sub, idToken: tokens.id_token! },
          claims: { ...more, ...claims },
        });
      } catch (error) {
        return err(problemOf(error));
      }
    },
    async signOutUrl(idToken, state) {
      const configured = await configure();
      if (!configured.ok || configured.value.serverMetadata().end_session_endpoint === undefined) return null;
      return buildEndSessionUrl(configured.value, {
        ...{ post_logout_redirect_uri: leftUrl, state },
        ...(idToken !== null && { id_token_hint: idToken }),
      }).href;
    },
  };
}

/** The kind of authentication that the provider wants; without a word of it, the protocol's default. */
function clientAuthentication(secret: string): ClientAuth {
  const [basic, post] = [ClientSecretBasic(secret), ClientSecretPost(secret)];
  return (server, ...rest) =>
    (server.token_endpoint_auth_methods_supported?.includes('client_secret_post') ? post : basic)(
      server,
      ...rest,
    );
}
