/** A provider of OpenID Connect on this machine: a real one, and one whose answers a test forges. */
import { generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import type { ProviderSettings } from '../../sync-server/config-provider.ts';
import type { Relay } from '../../sync-server/start.ts';

const CLIENT_ID = 'foyer';
const CLIENT_SECRET = 'a secret of sixteen characters or more';

export interface ProvidersMember {
  readonly name?: string;
  readonly preferred_username?: string;
  readonly roles?: readonly string[];
}

type Answering = (request: IncomingMessage, response: ServerResponse) => void;

interface Listening {
  readonly issuer: string;
  /** What answers from now on; before, nothing does. */
  answer: Answering | null;
  close(): Promise<void>;
}

async function listening(): Promise<Listening> {
  const held: { answer: Answering | null } = { answer: null };
  const server: Server = createServer((request, response) => {
    if (held.answer === null) response.writeHead(503).end();
    else held.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  return Object.assign(held, {
    // Another site than the relay's for a browser, which compares names.
    issuer: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  });
}

export const settingsFor = (issuer: string, changes: Partial<ProviderSettings> = {}): ProviderSettings => ({
  ...{ issuer, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET, scope: 'openid profile' },
  ...{ rolesClaim: 'roles', grants: null, nameClaim: 'name', label: null, only: false },
  ...changes,
});

function newKey(): { readonly key: KeyObject; readonly jwk: Record<string, unknown> } {
  const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return { key, jwk: { ...key.export({ format: 'jwk' }), kid: 'key-1', alg: 'RS256', use: 'sig' } };
}

export interface RealProvider {
  readonly issuer: string;
  readonly settings: ProviderSettings;
  /** By what they type there; the password does not matter. */
  readonly members: Map<string, ProvidersMember>;
  /** Answers from now on, and sends members back to this relay. */
  open(relay: Pick<Relay, 'publicUrl'>): void;
  /** Nothing answers until it is opened again. */
  shut(): void;
  close(): Promise<void>;
}

/** `idTokenSaysAll`: name and roles stand in the token; else the relay asks for them. */
export async function aRealProvider(
  changes: Partial<ProviderSettings> = {},
  { idTokenSaysAll = true }: { readonly idTokenSaysAll?: boolean } = {},
): Promise<RealProvider> {
  const server = await listening();
  const members = new Map<string, ProvidersMember>();
  const { jwk } = newKey();

  function open({ publicUrl }: Pick<Relay, 'publicUrl'>): void {
    const provider = new Provider(server.issuer, {
      clients: [
        {
          ...{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET },
          redirect_uris: [`${publicUrl}/api/sign-in/return`],
          post_logout_redirect_uris: [`${publicUrl}/api/sign-out/return`],
        },
      ],
      jwks: { keys: [jwk as never] },
      cookies: { keys: ['of a test'] },
      claims: { openid: ['sub'], profile: ['name', 'preferred_username', 'roles'] },
      conformIdTokenClaims: !idTokenSaysAll,
      async findAccount(_context, sub) {
        return { accountId: sub, claims: async () => ({ sub, ...members.get(sub) }) as never };
      },
      // Who has signed in agrees, as in the realm of a town.
      async loadExistingGrant({ oidc }) {
        const grant = new provider.Grant({
          ...{ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! },
        });
        grant.addOIDCScope('openid profile');
        await grant.save();
        return grant;
      },
    });
    server.answer = provider.callback();
  }

  return {
    ...{ issuer: server.issuer, members, open, close: server.close },
    settings: settingsFor(server.issuer, changes),
    shut: () => void (server.answer = null),
  };
}

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export interface ForgingProvider {
  readonly issuer: string;
  readonly settings: ProviderSettings;
  /** Changes of the token's claims; `undefined` takes one out. */
  claims: Readonly<Record<string, unknown>>;
  /** The token is signed by another key than the provider's own. */
  hasForeignKey: boolean;
  /** What the token endpoint answers in the place of a token. */
  refusal: string | null;
  /** The nonce that came with the way there. */
  nonce: string;
  close(): Promise<void>;
}

/** Answers as a provider should, until a test says otherwise. There is no page: the test itself makes the code. */
export async function aForgingProvider(changes: Partial<ProviderSettings> = {}): Promise<ForgingProvider> {
  const server = await listening();
  const { issuer } = server;
  const [own, foreign] = [newKey(), newKey()];
  const provider: ForgingProvider = {
    ...{ issuer, close: server.close, settings: settingsFor(issuer, changes) },
    ...{ claims: {}, hasForeignKey: false, refusal: null, nonce: '' },
  };

  function idToken(): string {
    const now = Math.floor(Date.now() / 1000);
    const payload = {
      ...{ iss: issuer, sub: 'erika', aud: CLIENT_ID, iat: now, exp: now + 300, auth_time: now },
      ...{ nonce: provider.nonce, name: 'Erika Muster', roles: ['dorsten:clerk'] },
      ...provider.claims,
    };
    const signed = `${base64url({ alg: 'RS256', kid: 'key-1' })}.${base64url(payload)}`;
    const { key } = provider.hasForeignKey ? foreign : own;
    return `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
  }

  const { n, e, kty } = own.jwk;
  const replies: Readonly<Record<string, () => unknown>> = {
    '/.well-known/openid-configuration': () => ({
      ...{ issuer, authorization_endpoint: `${issuer}/auth`, token_endpoint: `${issuer}/token` },
      ...{ jwks_uri: `${issuer}/jwks`, authorization_response_iss_parameter_supported: true },
      ...{ id_token_signing_alg_values_supported: ['RS256'], response_types_supported: ['code'] },
    }),
    '/jwks': () => ({ keys: [{ n, e, kty, kid: 'key-1', alg: 'RS256', use: 'sig' }] }),
    '/token': () =>
      provider.refusal === null
        ? { access_token: 'of-a-test', token_type: 'Bearer', expires_in: 300, id_token: idToken() }
        : { error: provider.refusal },
  };
  server.answer = (request, response) => {
    const reply = replies[request.url ?? '']?.();
    const isRefused = request.url === '/token' && provider.refusal !== null;
    response
      .writeHead(reply === undefined ? 404 : isRefused ? 400 : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(reply ?? {}));
  };
  return provider;
}
